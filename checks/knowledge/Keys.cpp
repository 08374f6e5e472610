#include "checks/knowledge/Keys.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::knowledge {
namespace {

constexpr KeyUse Writes[] = {
#define KEY_WRITE(Api, Key, Way, Name, Type, Always, Value)                                        \
  {Api, Key, Way, Name, Type, Always, Value, {}},
#include "checks/knowledge/Keys.def"
};

constexpr KeyUse Creations[] = {
#define KEY_CREATION(Api, Key, Way) {Api, Key, Way, {}, {}, 0, {}, {}},
#include "checks/knowledge/Keys.def"
};

constexpr KeyUse Openings[] = {
#define KEY_OPENING(Api, Key, Way, Opened) {Api, Key, Way, {}, {}, 0, {}, Opened},
#include "checks/knowledge/Keys.def"
};

using Names = llvm::SmallVector<llvm::StringRef, 8>;

Names namesIn(std::string_view Path) {
  Names Found;
  llvm::StringRef(Path).split(Found, '\\', -1, /*KeepEmpty=*/false);
  return Found;
}

/// Whether one list begins with the other.
bool agree(llvm::ArrayRef<llvm::StringRef> A, llvm::ArrayRef<llvm::StringRef> B) {
  return llvm::all_of(llvm::zip(A, B), [](const auto &Pair) {
    return std::get<0>(Pair).equals_insensitive(std::get<1>(Pair));
  });
}

} // namespace

std::span<const KeyUse> keyWrites() { return Writes; }
std::span<const KeyUse> keyCreations() { return Creations; }
std::span<const KeyUse> keyOpenings() { return Openings; }

KeyPlace placeInRegistry(std::string_view Path, std::string_view Key) {
  Names Of = namesIn(Path), To = namesIn(Key);
  if (Of.size() < To.size() || !agree(Of, To))
    return KeyPlace::Elsewhere;
  return Of.size() == To.size() ? KeyPlace::Same : KeyPlace::Below;
}

namespace {

constexpr std::string_view MachineKey = R"(SOFTWARE\Microsoft\Ole)";
constexpr std::string_view CompatibilityKey = R"(SOFTWARE\Microsoft\Ole\AppCompat)";
constexpr std::string_view ClassesKeys[] = {
    R"(SOFTWARE\Classes\Wow6432Node)", R"(SOFTWARE\Classes)", R"(SOFTWARE\Wow6432Node\Classes)"};

/// What follows \p Key in \p Path, without a backslash at its ends; nothing when it is elsewhere.
std::optional<llvm::StringRef> below(llvm::StringRef Path, std::string_view Key) {
  Path = Path.trim('\\');
  if (!Path.consume_front_insensitive(llvm::StringRef(Key)) ||
      !(Path.empty() || Path.starts_with("\\")))
    return std::nullopt;
  return Path.trim('\\');
}

/// \p Path is below HKEY_CLASSES_ROOT.
std::optional<JudgedKey> judgedClass(llvm::StringRef Path) {
  if (auto Rest = below(Path, "Wow6432Node"))
    Path = *Rest;
  auto [First, Behind] = Path.split('\\');
  auto [Name, Further] = Behind.split('\\');
  if (Name.empty())
    return std::nullopt;
  if (First.equals_insensitive("AppID") && Further.empty()) {
    const bool IsFile = Name.contains('.');
    return JudgedKey{IsFile ? KeyRole::Program : KeyRole::Application, Name};
  }
  if (First.equals_insensitive("CLSID"))
    return JudgedKey{Further.empty() ? KeyRole::Class : KeyRole::ClassServer, Name};
  return std::nullopt;
}

} // namespace

std::optional<JudgedKey> judgedKey(std::string_view Root, std::string_view Path) {
  if (Root == "HKEY_CLASSES_ROOT")
    return judgedClass(llvm::StringRef(Path).trim('\\'));
  if (Root != "HKEY_LOCAL_MACHINE")
    return std::nullopt;
  if (auto Rest = below(Path, VssAccessControl))
    return JudgedKey{Rest->empty() ? KeyRole::VssAccessControl : KeyRole::VssAccount, *Rest};
  if (auto Rest = below(Path, CompatibilityKey); Rest && Rest->empty())
    return JudgedKey{KeyRole::Compatibility, {}};
  if (auto Rest = below(Path, MachineKey); Rest && Rest->empty())
    return JudgedKey{KeyRole::Machine, {}};
  for (std::string_view Classes : ClassesKeys)
    if (auto Rest = below(Path, Classes))
      return judgedClass(*Rest);
  return std::nullopt;
}

bool holdsJudgedKeys(std::string_view Root, std::string_view Path) {
  auto Holds = [&](std::string_view Key) {
    return placeInRegistry(Key, Path) != KeyPlace::Elsewhere;
  };
  constexpr std::string_view OfClasses[] = {"AppID", "CLSID", R"(Wow6432Node\AppID)",
                                            R"(Wow6432Node\CLSID)"};
  if (Root == "HKEY_CLASSES_ROOT")
    return llvm::any_of(OfClasses, Holds);
  if (Root != "HKEY_LOCAL_MACHINE")
    return false;
  for (std::string_view Classes : ClassesKeys)
    if (auto Rest = below(Path, Classes))
      return holdsJudgedKeys("HKEY_CLASSES_ROOT", *Rest);
  return Holds(VssAccessControl) || Holds(CompatibilityKey) || llvm::any_of(ClassesKeys, Holds);
}

bool mayNameJudgedKey(std::string_view Text) {
  const llvm::StringRef All = Text;
  for (const llvm::StringRef Word : {"AppID", "Ole", "VssAccessControl"})
    for (std::size_t At = All.find_insensitive(Word); At != llvm::StringRef::npos;
         At = All.find_insensitive(Word, At + 1)) {
      const std::size_t End = At + Word.size();
      if ((At == 0 || !llvm::isAlnum(All[At - 1])) &&
          (End == All.size() || !llvm::isAlnum(All[End])))
        return true;
    }
  return false;
}

bool mayLeadToJudgedKey(std::string_view Way) {
  const Names Of = namesIn(Way), To = namesIn(VssAccessControl);
  for (std::size_t Begin = 0; Begin < To.size(); ++Begin)
    if (agree(Of, llvm::ArrayRef(To).drop_front(Begin)))
      return true;
  return false;
}

} // namespace comsec::knowledge
