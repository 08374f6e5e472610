#include "driver/report/WriteFile.h"

#include <llvm/ADT/ScopeExit.h>
#include <llvm/ADT/SmallString.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/raw_ostream.h>

namespace comsec::report {

namespace fs = llvm::sys::fs;

/// Why \p Path must not be replaced; empty when it may. A link in a scanned tree must not lead the
/// report over some other file.
static std::string obstacle(const std::string &Path) {
  fs::file_status Status;
  fs::status(Path, Status, /*follow=*/false);
  switch (Status.type()) {
  case fs::file_type::regular_file:
  case fs::file_type::file_not_found:
  case fs::file_type::status_error: // creating the temporary file will say why
    return "";
  case fs::file_type::symlink_file:
    return "is a symbolic link, which is not followed";
  case fs::file_type::directory_file:
    return "is a folder";
  default:
    return "is not an ordinary file";
  }
}

std::string writeFile(const std::string &Path, const std::string &Contents) {
  const auto Failure = [&](const std::string &Why) { return "cannot write " + Path + ": " + Why; };
  if (const std::string Why = obstacle(Path); !Why.empty())
    return Failure(Why);
  int Descriptor = -1;
  llvm::SmallString<256> Temporary;
  if (std::error_code Error =
          fs::createUniqueFile(Path + ".%%%%%%%%.tmp", Descriptor, Temporary, fs::OF_None))
    return Failure(Error.message());
  auto Remove = llvm::make_scope_exit([&] { fs::remove(Temporary); });
  {
    llvm::raw_fd_ostream Out(Descriptor, /*shouldClose=*/true);
    Out << Contents;
    Out.close();
    if (const std::error_code Error = Out.error()) {
      Out.clear_error();
      return Failure(Error.message());
    }
  }
  if (const auto Permissions = fs::getPermissions(Path))
    fs::setPermissions(Temporary, *Permissions);
  if (std::error_code Error = fs::rename(Temporary, Path))
    return Failure(Error.message());
  Remove.release();
  return "";
}

} // namespace comsec::report
