#include "driver/scan/TemporaryFolder.h"

#include "driver/scan/Folders.h"

#include <llvm/ADT/SmallString.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;

namespace comsec::scan {

static constexpr const char *Prefix = "comsec-tidy-run";
static constexpr const char *LockName = "/.lock";

/// Whether \p Folder is one of ours that nobody uses: of this user, no link, and its lock is free.
static bool isLeft(const std::string &Folder) {
  struct stat Info;
  if (::lstat(Folder.c_str(), &Info) != 0 || !S_ISDIR(Info.st_mode) || Info.st_uid != ::geteuid())
    return false;
  const int File = ::open((Folder + LockName).c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC);
  const bool IsFree = File >= 0 && ::flock(File, LOCK_EX | LOCK_NB) == 0;
  if (File >= 0)
    ::close(File);
  return IsFree;
}

static void removeLeftOnes() {
  SmallString<64> Where;
  sys::path::system_temp_directory(/*ErasedOnReboot=*/true, Where);
  std::error_code Failure;
  for (sys::fs::directory_iterator It(Where, Failure, /*follow_symlinks=*/false), End;
       It != End && !Failure; It.increment(Failure))
    if (sys::path::filename(It->path()).starts_with(Prefix) && isLeft(It->path()))
      sys::fs::remove_directories(It->path());
}

/// Makes the lock of \p Folder and holds it; -1 when that fails. It gets its name when it is held:
/// else another run could find it free and take the folder for one that is left.
static int lock(const std::string &Folder) {
  const std::string Unnamed = Folder + LockName + ".new";
  const int File = ::open(Unnamed.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (File >= 0 && (::flock(File, LOCK_EX) != 0 || sys::fs::rename(Unnamed, Folder + LockName))) {
    ::close(File);
    return -1;
  }
  return File;
}

bool TemporaryFolder::make(std::string &Error) {
  removeLeftOnes();
  SmallString<128> Made;
  std::error_code Failure = sys::fs::createUniqueDirectory(Prefix, Made);
  if (!Failure) {
    Path = realPath(Made);
    Failure = sys::fs::setPermissions(Path, sys::fs::owner_all); // it may hold others' code
    Lock = lock(Path); // without one it is only never removed by others
  }
  if (Failure)
    Error = "cannot create a temporary folder: " + Failure.message();
  return !Failure;
}

TemporaryFolder::~TemporaryFolder() {
  if (!Path.empty())
    sys::fs::remove_directories(Path);
  if (Lock >= 0)
    ::close(Lock);
}

} // namespace comsec::scan
