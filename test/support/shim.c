/*
 * Stands between a server and libc (LD_PRELOAD) for the durability tests: fails chosen file operations, and writes
 * down the order of what the disk and the clients were told.
 *
 *   SHIM_FOLDER   only files below this folder are touched or logged
 *   SHIM_CONTROL  a file of four int32: countdown, errno, kinds, hits. When countdown reaches 0 the operation fails
 *                 with errno; a negative countdown -1 fails all of them; 0 none. `hits` counts the failures.
 *                 kinds: 1 write, 2 sync, 4 truncate or allocate, 8 rename
 *   SHIM_LOG      one line an event, in their true order:
 *                 sync PATH (after it returned) · write PATH · heard FD N (after) · said FD TEXT (before)
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum kind { WRITE = 1, SYNC = 2, SIZE = 4, RENAME = 8 };
enum { COUNTDOWN, ERRNO, KINDS, HITS };

static const char *folder;
static int *control;
static int journal = -1;
static pthread_once_t once = PTHREAD_ONCE_INIT;

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static void prepare(void) {
  folder = getenv("SHIM_FOLDER");
  const char *path = getenv("SHIM_CONTROL");
  int file = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
  if (file >= 0) {
    control = mmap(NULL, 16, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (control == MAP_FAILED) control = NULL;
    close(file);
  }
  path = getenv("SHIM_LOG");
  if (path) journal = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
}

/* The file's path when it is one of the store's, else NULL. */
static const char *ours(int fd, char *path) {
  pthread_once(&once, prepare);
  if (!folder) return NULL;
  char link[32];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t n = readlink(link, path, PATH_MAX - 1);
  if (n < 0) return NULL;
  path[n] = 0;
  return strncmp(path, folder, strlen(folder)) == 0 ? path : NULL;
}

static int is_socket(int fd) {
  struct stat facts;
  return journal >= 0 && fd != journal && fstat(fd, &facts) == 0 && S_ISSOCK(facts.st_mode);
}

/* One write to a file opened with O_APPEND: events of all threads stand in the order in which they got here. */
static void note(const char *what, const char *text) {
  if (journal < 0) return;
  char line[PATH_MAX + 64];
  int n = snprintf(line, sizeof line, "%s %s\n", what, text), kept = errno;
  if (REAL(write)(journal, line, n) < 0) abort();
  errno = kept;
}

static int fails(enum kind kind) {
  if (!control || !(control[KINDS] & kind)) return 0;
  int left = __atomic_load_n(&control[COUNTDOWN], __ATOMIC_SEQ_CST);
  if (left == 0) return 0;
  if (left > 0 && __atomic_sub_fetch(&control[COUNTDOWN], 1, __ATOMIC_SEQ_CST) != 0) return 0;
  __atomic_add_fetch(&control[HITS], 1, __ATOMIC_SEQ_CST);
  errno = control[ERRNO];
  return 1;
}

static int fails_on(int fd, enum kind kind) {
  char path[PATH_MAX];
  const char *name = ours(fd, path);
  if (!name) return 0;
  if (kind == WRITE) note("write", name);
  return fails(kind);
}

static void said(int fd, const void *text, size_t length) {
  if (!is_socket(fd)) return;
  char line[96];
  int n = snprintf(line, sizeof line, "%d %.*s", fd, (int)(length < 60 ? length : 60), (const char *)text);
  for (int i = 0; i < n && i < (int)sizeof line; i++)
    if (line[i] < ' ') line[i] = ' ';
  note("said", line);
}

static ssize_t heard(int fd, ssize_t n) {
  if (n > 0 && is_socket(fd)) {
    char line[48];
    snprintf(line, sizeof line, "%d %zd", fd, n);
    note("heard", line);
  }
  return n;
}

static int synced(int fd, int result) {
  char path[PATH_MAX];
  int kept = errno;
  if (result == 0 && ours(fd, path)) note("sync", path);
  errno = kept;
  return result;
}

ssize_t write(int fd, const void *buffer, size_t length) {
  if (fails_on(fd, WRITE)) return -1;
  said(fd, buffer, length);
  return REAL(write)(fd, buffer, length);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
  if (fails_on(fd, WRITE)) return -1;
  if (count > 0) said(fd, parts[0].iov_base, parts[0].iov_len);
  return REAL(writev)(fd, parts, count);
}

ssize_t pwrite(int fd, const void *buffer, size_t length, off_t at) {
  return fails_on(fd, WRITE) ? -1 : REAL(pwrite)(fd, buffer, length, at);
}

ssize_t pwrite64(int fd, const void *buffer, size_t length, off64_t at) {
  return fails_on(fd, WRITE) ? -1 : REAL(pwrite64)(fd, buffer, length, at);
}

ssize_t pwritev(int fd, const struct iovec *parts, int count, off_t at) {
  return fails_on(fd, WRITE) ? -1 : REAL(pwritev)(fd, parts, count, at);
}

ssize_t pwritev64(int fd, const struct iovec *parts, int count, off64_t at) {
  return fails_on(fd, WRITE) ? -1 : REAL(pwritev64)(fd, parts, count, at);
}

int fsync(int fd) {
  return fails_on(fd, SYNC) ? -1 : synced(fd, REAL(fsync)(fd));
}

int fdatasync(int fd) {
  return fails_on(fd, SYNC) ? -1 : synced(fd, REAL(fdatasync)(fd));
}

int ftruncate(int fd, off_t length) {
  return fails_on(fd, SIZE) ? -1 : REAL(ftruncate)(fd, length);
}

int ftruncate64(int fd, off64_t length) {
  return fails_on(fd, SIZE) ? -1 : REAL(ftruncate64)(fd, length);
}

int rename(const char *from, const char *to) {
  pthread_once(&once, prepare);
  if (folder && strncmp(to, folder, strlen(folder)) == 0 && fails(RENAME)) return -1;
  return REAL(rename)(from, to);
}

ssize_t read(int fd, void *buffer, size_t length) {
  return heard(fd, REAL(read)(fd, buffer, length));
}
