#include "driver/YamlFile.h"

#include <llvm/Support/FileSystem.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/thread.h>

using namespace llvm;

namespace comsec {

static constexpr std::uint64_t MaxBytes = 64 * 1024;
/// A level of nesting takes a byte of text and less than 600 of stack.
static constexpr unsigned StackBytes = 1024 * MaxBytes;

std::unique_ptr<MemoryBuffer> readYamlFile(const std::string &File, std::string &Error) {
  std::uint64_t Size = 0;
  const std::error_code Failure = sys::fs::file_size(File, Size);
  if (!Failure && Size > MaxBytes) {
    Error = "it is larger than " + std::to_string(MaxBytes) + " bytes";
    return nullptr;
  }
  auto Text = Failure ? ErrorOr<std::unique_ptr<MemoryBuffer>>(Failure)
                      : MemoryBuffer::getFile(File, /*IsText=*/true);
  if (!Text) {
    Error = Text.getError().message();
    return nullptr;
  }
  const StringRef Bytes = (*Text)->getBuffer();
  if (!json::isUTF8(Bytes) ||
      Bytes.contains('\0')) { // the parser passes on what it finds in quotes
    Error = "it is not UTF-8 text";
    return nullptr;
  }
  return std::move(*Text);
}

void parseYaml(function_ref<void()> Parse) {
  llvm::thread(std::optional<unsigned>(StackBytes), Parse).join();
}

} // namespace comsec
