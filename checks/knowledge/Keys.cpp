#include "checks/knowledge/Keys.h"

#include <llvm/ADT/ArrayRef.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
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

bool mayLeadToJudgedKey(std::string_view Way) {
  const Names Of = namesIn(Way), To = namesIn(VssAccessControl);
  for (std::size_t Begin = 0; Begin < To.size(); ++Begin)
    if (agree(Of, llvm::ArrayRef(To).drop_front(Begin)))
      return true;
  return false;
}

} // namespace comsec::knowledge
