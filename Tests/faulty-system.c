// A system as it seldom is, for a command that is run with it in LD_PRELOAD.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

// Not every file system says what the entries of a folder are.
struct dirent *readdir(DIR *folder) {
  struct dirent *(*next)(DIR *) = (struct dirent * (*)(DIR *)) dlsym(RTLD_NEXT, "readdir");
  struct dirent *entry = next(folder);
  if (entry && getenv("WITHOUT_TYPES")) entry->d_type = DT_UNKNOWN;
  return entry;
}

// Somebody ends the command while the disk takes its time.
int fsync(int descriptor) {
  if (getenv("INTERRUPTED")) kill(getpid(), SIGTERM);
  return 0;
}
