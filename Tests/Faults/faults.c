// Calls of the C library that fail when they are told to, for files under one folder: LD_PRELOAD puts them before the real ones.
//
//   DRAG_FAULT_FOLDER  files whose names begin like this are watched, all others are left alone
//   DRAG_FAULT_CALL    which call fails: open, write, pwrite, fsync, fdatasync, ftruncate, rename, unlink, close, mmap, read, pread
//   DRAG_FAULT_NUMBER  the first one that fails, counted from 1
//   DRAG_FAULT_ERRNO   with which number
//   DRAG_FAULT_MODE    once | always (from that one on) | hidden (nothing is done, and success is told)
//   DRAG_FAULT_COUNTS  a file that gets the number of calls of each kind when the program ends
//
// A synchronization that fails loses what was written since the last one, as a disk may: the file is cut there.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { OPEN, WRITE, PWRITE, FSYNC, FDATASYNC, FTRUNCATE, RENAME, UNLINK, CLOSE, MMAP, READ, PREAD, KINDS };
static const char *const names[KINDS] = {"open",   "write",  "pwrite", "fsync", "fdatasync", "ftruncate",
                                         "rename", "unlink", "close",  "mmap",  "read",      "pread"};
static long counts[KINDS];
enum { LARGEST = 65536 };
// For each open file whether it is watched, and its length when it was last synchronized.
static char watched[LARGEST];
static off_t synchronized[LARGEST];
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

static int is_ours(const char *path) {
  const char *folder = getenv("DRAG_FAULT_FOLDER");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

static int is_watched(int file) { return file >= 0 && file < LARGEST && watched[file]; }

enum { GO_ON, FAIL, PRETEND };

// What becomes of this call.
static int verdict(int kind) {
  static const char *call, *mode;
  static long number = -1;
  pthread_mutex_lock(&lock);
  if (number < 0) {
    call = getenv("DRAG_FAULT_CALL");
    mode = getenv("DRAG_FAULT_MODE");
    number = getenv("DRAG_FAULT_NUMBER") ? atol(getenv("DRAG_FAULT_NUMBER")) : 0;
  }
  long count = ++counts[kind];
  pthread_mutex_unlock(&lock);
  if (!call || strcmp(call, names[kind]) != 0) return GO_ON;
  int is_always = mode && strcmp(mode, "always") == 0;
  if (is_always ? count < number : count != number) return GO_ON;
  errno = atoi(getenv("DRAG_FAULT_ERRNO"));
  return mode && strcmp(mode, "hidden") == 0 ? PRETEND : FAIL;
}

static void *real(const char *name) { return dlsym(RTLD_NEXT, name); }

static int watch(int file, const char *path) {
  if (file >= 0 && file < LARGEST) {
    struct stat status;
    watched[file] = is_ours(path);
    synchronized[file] = fstat(file, &status) == 0 ? status.st_size : 0;
  }
  return file;
}

#define MODE(flags) \
  mode_t mode = 0; \
  if ((flags) & (O_CREAT | O_TMPFILE)) { \
    va_list list; \
    va_start(list, flags); \
    mode = va_arg(list, mode_t); \
    va_end(list); \
  }

#define OPENS(name) \
  int name(const char *path, int flags, ...) { \
    MODE(flags) \
    if (is_ours(path) && verdict(OPEN) != GO_ON) return -1; \
    return watch(((int (*)(const char *, int, mode_t))real(#name))(path, flags, mode), path); \
  }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name) \
  int name(int folder, const char *path, int flags, ...) { \
    MODE(flags) \
    if (is_ours(path) && verdict(OPEN) != GO_ON) return -1; \
    return watch(((int (*)(int, const char *, int, mode_t))real(#name))(folder, path, flags, mode), path); \
  }
OPENS_AT(openat)
OPENS_AT(openat64)

ssize_t write(int file, const void *bytes, size_t count) {
  if (is_watched(file)) {
    int fate = verdict(WRITE);
    if (fate != GO_ON) return fate == FAIL ? -1 : (ssize_t)count;
  }
  return ((ssize_t(*)(int, const void *, size_t))real("write"))(file, bytes, count);
}

#define WRITES_AT(name) \
  ssize_t name(int file, const void *bytes, size_t count, off_t place) { \
    if (is_watched(file)) { \
      int fate = verdict(PWRITE); \
      if (fate != GO_ON) return fate == FAIL ? -1 : (ssize_t)count; \
    } \
    return ((ssize_t(*)(int, const void *, size_t, off_t))real(#name))(file, bytes, count, place); \
  }
WRITES_AT(pwrite)
WRITES_AT(pwrite64)

ssize_t read(int file, void *bytes, size_t count) {
  if (is_watched(file) && verdict(READ) != GO_ON) return -1;
  return ((ssize_t(*)(int, void *, size_t))real("read"))(file, bytes, count);
}

#define READS_AT(name) \
  ssize_t name(int file, void *bytes, size_t count, off_t place) { \
    if (is_watched(file) && verdict(PREAD) != GO_ON) return -1; \
    return ((ssize_t(*)(int, void *, size_t, off_t))real(#name))(file, bytes, count, place); \
  }
READS_AT(pread)
READS_AT(pread64)

static int synchronize(int kind, int file) {
  struct stat status;
  if (is_watched(file) && fstat(file, &status) == 0 && S_ISREG(status.st_mode)) {
    int fate = verdict(kind);
    int code = errno;
    if (fate != GO_ON) {
      // Interrupted, it may be asked again; else what was written is lost.
      if (code != EINTR) {
        int (*cut)(int, off_t) = real("ftruncate");
        (void)!cut(file, synchronized[file]);
      }
      errno = code;
      return fate == FAIL ? -1 : 0;
    }
    synchronized[file] = status.st_size;
  }
  return ((int (*)(int))real(names[kind]))(file);
}

int fsync(int file) { return synchronize(FSYNC, file); }
int fdatasync(int file) { return synchronize(FDATASYNC, file); }

#define CUTS(name) \
  int name(int file, off_t length) { \
    if (is_watched(file)) { \
      int fate = verdict(FTRUNCATE); \
      if (fate != GO_ON) return fate == FAIL ? -1 : 0; \
    } \
    if (file >= 0 && file < LARGEST && synchronized[file] > length) synchronized[file] = length; \
    return ((int (*)(int, off_t))real(#name))(file, length); \
  }
CUTS(ftruncate)
CUTS(ftruncate64)

int rename(const char *from, const char *to) {
  if (is_ours(to)) {
    int fate = verdict(RENAME);
    if (fate != GO_ON) return fate == FAIL ? -1 : 0;
  }
  return ((int (*)(const char *, const char *))real("rename"))(from, to);
}

int unlink(const char *path) {
  if (is_ours(path)) {
    int fate = verdict(UNLINK);
    if (fate != GO_ON) return fate == FAIL ? -1 : 0;
  }
  return ((int (*)(const char *))real("unlink"))(path);
}

int close(int file) {
  int fate = is_watched(file) ? verdict(CLOSE) : GO_ON;
  int code = errno;
  if (file >= 0 && file < LARGEST) watched[file] = 0;
  // Linux closes the file whatever it says.
  int result = ((int (*)(int))real("close"))(file);
  if (fate != FAIL) return result;
  errno = code;
  return -1;
}

#define MAPS(name) \
  void *name(void *place, size_t length, int protection, int flags, int file, off_t offset) { \
    if (is_watched(file) && verdict(MMAP) != GO_ON) return MAP_FAILED; \
    return ((void *(*)(void *, size_t, int, int, int, off_t))real(#name))( \
        place, length, protection, flags, file, offset); \
  }
MAPS(mmap)
MAPS(mmap64)

__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("DRAG_FAULT_COUNTS");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  for (int kind = 0; kind < KINDS; kind++) fprintf(file, "%s %ld\n", names[kind], counts[kind]);
  fclose(file);
}
