// Where a Windows SDK and a Visual C++ keep their headers, however they were brought here: the
// folders of an installation, or what xwin's splat makes of them, named at any level.
#pragma once

#include <llvm/ADT/StringRef.h>

#include <string>
#include <vector>

namespace comsec::input {

struct SdkHeaders {
  /// The folders of one version each, the newest, in the order of the search path. Empty when there
  /// is no Windows SDK. All of them lie below the folder that was searched, symlinks resolved.
  std::vector<std::string> Folders;
  bool HasCompiler = false; ///< Visual C++'s own headers are among them
};

SdkHeaders findSdkHeaders(const std::string &Sdk);

/// Whether the version that folder \p A is of is less than that of \p B: 10.0.9 < 10.0.22621.
bool isOlderSdk(llvm::StringRef A, llvm::StringRef B);

} // namespace comsec::input
