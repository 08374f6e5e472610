#include "checks/registration/Registry.h"

#include "checks/registration/Cursor.h"

#include <iterator>

namespace comsec::registration {
namespace {

struct RootName {
  std::string_view Long;
  std::string_view Short;
};

constexpr RootName Roots[] = {
    // in the order of RegistryRoot
    {"HKEY_CLASSES_ROOT", "HKCR"},   {"HKEY_CURRENT_USER", "HKCU"},
    {"HKEY_LOCAL_MACHINE", "HKLM"},  {"HKEY_USERS", "HKU"},
    {"HKEY_CURRENT_CONFIG", "HKCC"}, {"HKEY_PERFORMANCE_DATA", "HKPD"},
    {"HKEY_DYN_DATA", "HKDD"},
};

constexpr std::size_t DWordBytes = 4;
constexpr std::size_t QWordBytes = 8;

std::optional<std::uint64_t> numberOf(const std::vector<std::uint8_t> &Bytes, std::size_t Size,
                                      bool BigEndian) {
  if (Bytes.size() != Size)
    return std::nullopt;
  std::uint64_t Result = 0;
  for (std::size_t At = 0; At != Size; ++At)
    Result = Result << 8 | Bytes[BigEndian ? At : Size - 1 - At];
  return Result;
}

} // namespace

std::optional<RegistryRoot> registryRoot(std::string_view Name) {
  const llvm::StringRef Asked = Name;
  for (std::size_t At = 0; At != std::size(Roots); ++At)
    if (Asked.equals_insensitive(Roots[At].Long) || Asked.equals_insensitive(Roots[At].Short))
      return static_cast<RegistryRoot>(At);
  return std::nullopt;
}

std::string_view nameOf(RegistryRoot Root) {
  const auto At = static_cast<std::size_t>(Root);
  return At < std::size(Roots) ? Roots[At].Long : "";
}

RegistryKey &keyAtEnd(RegistryFile &File, RegistryKey Key) {
  const auto Same = [&](const RegistryKey &Last) {
    return Last.Is == RegistryKey::Kind::Created && Key.Is == Last.Is && Key.Root == Last.Root &&
           llvm::StringRef(Key.Path).equals_insensitive(Last.Path);
  };
  if (File.Keys.empty() || !Same(File.Keys.back()))
    File.Keys.push_back(std::move(Key));
  return File.Keys.back();
}

void interpretBytes(RegistryValue &Value, bool Ansi) {
  const std::string_view Raw(reinterpret_cast<const char *>(Value.Bytes.data()),
                             Value.Bytes.size());
  switch (Value.Type) {
  case RegistryType::DWord:
    Value.Number = numberOf(Value.Bytes, DWordBytes, false);
    return;
  case RegistryType::DWordBigEndian:
    Value.Number = numberOf(Value.Bytes, DWordBytes, true);
    return;
  case RegistryType::QWord:
    Value.Number = numberOf(Value.Bytes, QWordBytes, false);
    return;
  case RegistryType::String:
  case RegistryType::ExpandString:
  case RegistryType::Link:
  case RegistryType::MultiString:
    Value.Text = Ansi ? fromWindows1252(Raw) : fromUtf16(Raw, true);
    while (Value.Text.ends_with('\0')) // of the last string, and of the list
      Value.Text.pop_back();
    return;
  default:
    return;
  }
}

} // namespace comsec::registration
