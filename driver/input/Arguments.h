// The allow-list: which compiler arguments of a project reach our compiler.
// A compile command is written by others; what is not known to be harmless is left out and named.
#pragma once

#include "driver/input/PathMap.h"

#include <llvm/ADT/StringRef.h>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace comsec::input {

enum class Language { C, Cxx };

/// The language that a file's name stands for, as on Windows: "A.CPP" is C++, "A.C" is C.
std::optional<Language> languageOf(llvm::StringRef File);

/// One call of a compiler.
struct Command {
  std::string Directory;              ///< absolute; relative paths start here
  std::string File;                   ///< absolute
  std::vector<std::string> Arguments; ///< the first one is the compiler's name
  std::string Output = {};            ///< absolute: the object file; empty: not known
  PathMap *Paths = nullptr;           ///< of the machine where it was written; null: this one
};

/// What is left of a command.
struct Allowed {
  std::vector<std::string> Arguments; ///< for clang's driver in its GCC-like mode
  std::optional<Language> Lang;       ///< as told by -x, /TP, /TC
  std::string Arch = "x86_64";        ///< "x86_64", "i686", "aarch64"
  std::vector<std::string>
      Dropped; ///< kinds of arguments that were left out, but for harmless ones
  std::vector<std::string>
      Unreadable;                  ///< folders and files named that lie outside what may be read
  std::uint64_t ResponseBytes = 0; ///< what was read besides
};

/// \p MayRead tells whether an absolute path without ".." is in the root or a header folder.
Allowed allowArguments(const Command &C, const std::function<bool(llvm::StringRef)> &MayRead);

} // namespace comsec::input
