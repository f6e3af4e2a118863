// What a bad machine does to a program, for tests: it stops between any two changes of the disk, with
// what was not synced perhaps lost, and its clock is wrong.
//
//     cc -shared -fPIC -o bad-machine.so Tools/bad-machine.c
//     STOP_AT=7 LOSE=1 LD_PRELOAD=./bad-machine.so entente checkpoint
//
//   STOP_AT=N   SIGKILL in the place of the N-th call that changes or syncs a file, counted from 1
//   LOSE=1      before that, what was written or renamed and not synced since is put back as it was
//   SAVE=PATH   beginning of the paths under which what a rename replaces is kept until it is synced;
//               on the same disk
//   SHIFT=S     the clock of the day is S seconds off
//
// Lost with LOSE are renames whose folder was not synced, and bytes whose file was not; what is written
// through a descriptor that is open with O_DSYNC is never lost. Linux.

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) ((typeof(&name))dlsym(RTLD_NEXT, #name))

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static long done;

// What is to be put back: newest first.
struct change {
  struct change *earlier;
  dev_t device;  // Of the file that was written, or of the folder of a rename.
  ino_t inode;
  int descriptor;  // Of bytes; -1 for a rename.
  off_t offset, length;
  char *bytes;
  size_t count;
  char *from, *to, *saved;  // Of a rename.
};
static struct change *changes;

static int number(const char *name) {
  const char *text = getenv(name);
  return text ? atoi(text) : 0;
}

static void put_back(void) {
  for (struct change *change = changes; change; change = change->earlier) {
    if (change->descriptor < 0) {
      REAL(rename)(change->to, change->from);
      if (change->saved) REAL(rename)(change->saved, change->to);
      continue;
    }
    if (change->count > 0)
      REAL(pwrite64)(change->descriptor, change->bytes, change->count, change->offset);
    if (REAL(ftruncate64)(change->descriptor, change->length)) _exit(99);
  }
}

// Every call that is counted begins here.
static void begin(void) {
  pthread_mutex_lock(&lock);
  int at = number("STOP_AT");
  done += 1;
  if (at == 0 || done != at) return;
  if (number("LOSE")) put_back();
  kill(getpid(), SIGKILL);
  pause();
}

static void end(void) { pthread_mutex_unlock(&lock); }

static void remember(struct change change) {
  struct change *kept = malloc(sizeof change);
  *kept = change;
  kept->earlier = changes;
  changes = kept;
}

static void remember_bytes(int descriptor, size_t count, off_t offset) {
  struct stat status;
  // What was said is not unsaid.
  if (descriptor <= STDERR_FILENO) return;
  if (!number("LOSE") || fcntl(descriptor, F_GETFL) & O_DSYNC) return;
  if (fstat(descriptor, &status) || !S_ISREG(status.st_mode)) return;
  struct change change = {
    .device = status.st_dev, .inode = status.st_ino, .offset = offset, .length = status.st_size};
  char name[64];
  snprintf(name, sizeof name, "/proc/self/fd/%d", descriptor);
  // The program may close its own before it stops.
  change.descriptor = open(name, O_RDWR);
  if (change.descriptor < 0) return;
  change.bytes = malloc(count);
  ssize_t before = pread(change.descriptor, change.bytes, count, offset);
  change.count = before > 0 ? (size_t)before : 0;
  remember(change);
}

// What is on the disk from here on is not lost.
static void synced(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status)) return;
  struct change **place = &changes;
  while (*place) {
    struct change *change = *place;
    if (change->device != status.st_dev || change->inode != status.st_ino) {
      place = &change->earlier;
      continue;
    }
    *place = change->earlier;
    if (change->descriptor >= 0) close(change->descriptor);
    if (change->saved) REAL(unlink)(change->saved);
  }
}

int rename(const char *from, const char *to) {
  begin();
  if (number("LOSE")) {
    char *folder = strdup(to);
    char *slash = strrchr(folder, '/');
    if (slash) *slash = 0;
    struct stat status;
    if (stat(slash ? folder : ".", &status) == 0) {
      struct change change = {
        .device = status.st_dev, .inode = status.st_ino, .descriptor = -1, .from = strdup(from),
        .to = strdup(to)};
      char saved[4096];
      snprintf(saved, sizeof saved, "%s.%d.%ld", getenv("SAVE"), getpid(), done);
      if (getenv("SAVE") && REAL(link)(to, saved) == 0) change.saved = strdup(saved);
      remember(change);
    }
    free(folder);
  }
  int code = REAL(rename)(from, to);
  int error = errno;
  end();
  errno = error;
  return code;
}

int link(const char *from, const char *to) {
  begin();
  int code = REAL(link)(from, to);
  int error = errno;
  end();
  errno = error;
  return code;
}

int unlink(const char *path) {
  begin();
  int code = REAL(unlink)(path);
  int error = errno;
  end();
  errno = error;
  return code;
}

#define SYNCS(name)                   \
  int name(int descriptor) {          \
    begin();                          \
    int code = REAL(name)(descriptor); \
    int error = errno;                \
    if (code == 0) synced(descriptor); \
    end();                            \
    errno = error;                    \
    return code;                      \
  }
SYNCS(fsync)
SYNCS(fdatasync)

#define WRITES(name, offset_type)                                                        \
  ssize_t name(int descriptor, const void *bytes, size_t count, offset_type offset) {    \
    begin();                                                                             \
    remember_bytes(descriptor, count, offset);                                           \
    ssize_t written = REAL(name)(descriptor, bytes, count, offset);                      \
    int error = errno;                                                                   \
    end();                                                                               \
    errno = error;                                                                       \
    return written;                                                                      \
  }
WRITES(pwrite, off_t)
WRITES(pwrite64, off64_t)

#define WRITES_MANY(name, offset_type)                                                            \
  ssize_t name(int descriptor, const struct iovec *parts, int count, offset_type offset) {        \
    begin();                                                                                      \
    size_t bytes = 0;                                                                             \
    for (int part = 0; part < count; part += 1) bytes += parts[part].iov_len;                     \
    remember_bytes(descriptor, bytes, offset);                                                    \
    ssize_t written = REAL(name)(descriptor, parts, count, offset);                               \
    int error = errno;                                                                            \
    end();                                                                                        \
    errno = error;                                                                                \
    return written;                                                                               \
  }
WRITES_MANY(pwritev, off_t)
WRITES_MANY(pwritev64, off64_t)

static int is_file(int descriptor) {
  struct stat status;
  return fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode);
}

ssize_t write(int descriptor, const void *bytes, size_t count) {
  if (!is_file(descriptor)) return REAL(write)(descriptor, bytes, count);
  begin();
  remember_bytes(descriptor, count, lseek(descriptor, 0, SEEK_CUR));
  ssize_t written = REAL(write)(descriptor, bytes, count);
  int error = errno;
  end();
  errno = error;
  return written;
}

ssize_t writev(int descriptor, const struct iovec *parts, int count) {
  if (!is_file(descriptor)) return REAL(writev)(descriptor, parts, count);
  begin();
  size_t bytes = 0;
  for (int part = 0; part < count; part += 1) bytes += parts[part].iov_len;
  remember_bytes(descriptor, bytes, lseek(descriptor, 0, SEEK_CUR));
  ssize_t written = REAL(writev)(descriptor, parts, count);
  int error = errno;
  end();
  errno = error;
  return written;
}

#define LENGTHENS(name, length_type)                  \
  int name(int descriptor, length_type length) {      \
    begin();                                          \
    remember_bytes(descriptor, 0, 0);                 \
    int code = REAL(name)(descriptor, length);        \
    int error = errno;                                \
    end();                                            \
    errno = error;                                    \
    return code;                                      \
  }
LENGTHENS(ftruncate, off_t)
LENGTHENS(ftruncate64, off64_t)

int clock_gettime(clockid_t clock, struct timespec *time) {
  int code = REAL(clock_gettime)(clock, time);
  if (code == 0 && clock == CLOCK_REALTIME) time->tv_sec += number("SHIFT");
  return code;
}
