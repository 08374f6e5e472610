// The only files that the compiler may see, found and read as on Windows.
// Takes the root and the header folders; refuses everything outside them, whatever the name says.
#pragma once

#include "driver/scan/Folders.h"

#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/VirtualFileSystem.h>

#include <memory>
#include <string>
#include <vector>

namespace comsec::scan {

/// The contents of a source file in UTF-8 without byte order mark; UTF-16 needs one to be known.
/// Columns stay what they are: in #include lines '\\' becomes '/'.
/// Fails for a file that is no text (holds a NUL character) with errc::illegal_byte_sequence, for
/// one that is too large with errc::file_too_large.
llvm::ErrorOr<std::unique_ptr<llvm::MemoryBuffer>> readSource(const std::string &Path);

/// A file system that
/// - opens only regular files below Root and HeaderDirs, with symlinks resolved;
/// - finds names in any case when the exact one does not exist;
/// - decodes what lies below Root by readSource().
class WindowsFileSystem : public llvm::vfs::ProxyFileSystem {
public:
  WindowsFileSystem(std::string Root, const std::vector<std::string> &HeaderDirs);

  /// The path of \p Path relative to the root, as it is spelled on disk; empty when it is outside.
  std::string relative(llvm::StringRef Path);

  llvm::ErrorOr<llvm::vfs::Status> status(const llvm::Twine &Path) override;
  bool exists(const llvm::Twine &Path) override;
  llvm::ErrorOr<std::unique_ptr<llvm::vfs::File>> openFileForRead(const llvm::Twine &Path) override;
  llvm::vfs::directory_iterator dir_begin(const llvm::Twine &Dir, std::error_code &EC) override;
  std::error_code getRealPath(const llvm::Twine &Path, llvm::SmallVectorImpl<char> &Out) override;

private:
  /// Where \p Path really is; empty when it does not exist or is none of the compiler's business.
  const std::string &resolve(const llvm::Twine &Path);
  std::string lookUp(const std::string &Path);
  bool allowed(llvm::StringRef RealPath) const;
  llvm::ErrorOr<llvm::MemoryBuffer *> source(const std::string &RealPath);

  std::string Root;
  std::vector<std::string> Spelled; ///< allowed folders as named …
  std::vector<std::string> Real;    ///< … and with symlinks resolved
  Folders Names;
  llvm::StringMap<std::string> Resolved;
  llvm::StringMap<std::unique_ptr<llvm::MemoryBuffer>> Sources;
};

} // namespace comsec::scan
