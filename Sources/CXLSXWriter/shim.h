#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* A file in a folder that has no name there, so that nothing of it is left whatever ends the process;
   -1, and errno, where there is none. Where the file system has no such files (NFS), its name is taken
   away at once. In C: the flag is a macro that is no constant for Swift. */
static inline int entente_open_nameless(const char *folder) {
  int file = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (file >= 0 || (errno != EOPNOTSUPP && errno != EISDIR)) return file;
  char path[4096];
  if (snprintf(path, sizeof path, "%s/.XXXXXX", folder) >= (int)sizeof path) {
    errno = ENAMETOOLONG;
    return -1;
  }
  file = mkostemp(path, O_CLOEXEC);
  if (file >= 0) unlink(path);
  return file;
}

/* What the last call of the system failed with: a macro too. */
static inline int entente_last_error(void) { return errno; }
