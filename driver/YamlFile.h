// Settings in YAML, which lie in the scanned tree and may be hostile.
#pragma once

#include <llvm/ADT/STLFunctionalExtras.h>
#include <llvm/Support/MemoryBuffer.h>

#include <memory>
#include <string>

namespace comsec {

/// The text of \p File; null, with the reason in \p Error, when it cannot be read, is no UTF-8, or
/// is larger than any file that a person writes.
std::unique_ptr<llvm::MemoryBuffer> readYamlFile(const std::string &File, std::string &Error);

/// Calls \p Parse, which reads such a text with LLVM's parser and lets go of it: the parser
/// recurses as deep as the text nests, and here is stack enough.
void parseYaml(llvm::function_ref<void()> Parse);

} // namespace comsec
