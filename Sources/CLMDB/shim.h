#include <lmdb.h>
#include <signal.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/types.h>

/* Swift does not import functions with variable arguments. */
static inline int die_with_parent(void) {
  return prctl(PR_SET_PDEATHSIG, SIGKILL);
}

/* glibc shows these to _GNU_SOURCE only, which Swift's import of glibc does not define. */
int pipe_with_flags(int ends[2], int flags) __asm__("pipe2");
int limit_process(pid_t process, int resource, const struct rlimit *limit, struct rlimit *former)
    __asm__("prlimit");
int close_descriptors_from(posix_spawn_file_actions_t *actions, int first)
    __asm__("posix_spawn_file_actions_addclosefrom_np");

// Of Linux, and hidden from Swift by the feature macros that it reads the C library with.
int syncfs(int descriptor);
int renameat2(
    int from, const char *old_path, int to, const char *new_path, unsigned int flags);
