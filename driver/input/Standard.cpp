#include "driver/input/Standard.h"

#include <llvm/ADT/StringSwitch.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/Regex.h>

using namespace llvm;

namespace comsec::input {
namespace {

/// What Windows::arguments asks for.
constexpr unsigned Usual = 20;

/// No compiler takes a newer one without being told.
constexpr unsigned NewestDefault = 17;

/// Of all build files together; those that people write are far below.
constexpr std::uint64_t MaxBytes = 64 << 20;

unsigned year(StringRef Word) {
  return StringSwitch<unsigned>(Word.lower())
      .Cases({"11", "0x"}, 11)
      .Cases({"14", "1y"}, 14)
      .Cases({"17", "1z"}, 17)
      .Cases({"20", "2a"}, 20)
      .Cases({"23", "2b", "latest"}, 23)
      .Cases({"26", "2c"}, 26)
      .Default(0);
}

} // namespace

bool isBuildFile(StringRef Path) {
  const StringRef Name = sys::path::filename(Path);
  return StringSwitch<bool>(Name.lower())
             .Cases({"cmakelists.txt", "meson.build", "makefile", "gnumakefile"}, true)
             .Default(false) ||
         StringSwitch<bool>(sys::path::extension(Name).lower())
             .Cases({".cmake", ".mk", ".mak", ".vcxproj", ".props"}, true)
             .Default(false);
}

unsigned statedStandard(StringRef Text) {
  // CXX_STANDARD 20; cxx_std_20; -std=c++20, /std:c++latest, cpp_std=gnu++20; stdcpp20
  static const Regex Words("(CXX_STANDARD[ \t\r\n]+\"?|cxx_std_|[cu][+][+]|stdcpp)"
                           "([0-9][0-9a-z]|latest)",
                           Regex::IgnoreCase);
  unsigned Newest = 0;
  SmallVector<StringRef> Parts;
  while (Words.match(Text, &Parts)) {
    Newest = std::max(Newest, year(Parts[2]));
    Text = Text.drop_front(Parts[0].end() - Text.begin());
  }
  return Newest;
}

unsigned standardOf(ArrayRef<std::string> BuildFiles) {
  unsigned Newest = BuildFiles.empty() ? 0 : NewestDefault;
  std::uint64_t Read = 0;
  for (const std::string &File : BuildFiles) {
    auto Text = MemoryBuffer::getFile(File, /*IsText=*/false, /*RequiresNullTerminator=*/false);
    if (Text && (Read += (*Text)->getBufferSize()) <= MaxBytes)
      Newest = std::max(Newest, statedStandard((*Text)->getBuffer()));
  }
  return Newest;
}

std::vector<std::string> standardArguments(unsigned Standard) {
  if (Standard > Usual)
    return {"-std=gnu++" + std::to_string(Standard)};
  if (Standard != 0 && Standard < Usual)
    return {"-fno-char8_t"}; // there, u8"…" is an array of char
  return {};
}

} // namespace comsec::input
