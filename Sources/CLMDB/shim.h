#include <lmdb.h>
#include <sys/random.h>
#include <sys/prctl.h>
#include <signal.h>

/* Swift does not import C functions with variable arguments. */
static inline int die_with_parent(void) {
  return prctl(PR_SET_PDEATHSIG, SIGKILL);
}
