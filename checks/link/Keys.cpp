#include "checks/link/Keys.h"

#include "checks/knowledge/Keys.h"
#include "checks/knowledge/Knowledge.h"
#include "checks/link/Parts.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::link {

using knowledge::Effect;

/// Keys opened from keys are followed so far.
static constexpr unsigned MaxDepth = 12;

static bool isOfKeys(Effect Does) {
  return Does == Effect::OpenKey || Does == Effect::OwnName || Does == Effect::Copy;
}

/// The way from one key to the next.
static std::string joined(llvm::StringRef Path, llvm::StringRef Way) {
  Way = Way.trim('\\');
  std::string Result = Path.str();
  if (!Path.empty() && !Way.empty())
    Result += '\\';
  return Result + Way.str();
}

/// Keeps \p More, unless it is another key than before: then nothing is certain.
static bool agree(std::optional<KeyPath> &Found, std::optional<KeyPath> More) {
  if (!More || (Found && !llvm::StringRef(Found->Path).equals_insensitive(More->Path)))
    return false;
  Found = std::move(More);
  return true;
}

static std::optional<unsigned> indexOf(const CallSite &Site, std::string_view Parameter) {
  const knowledge::Api *A = knowledge::findApi(Site.Call->Api);
  // The compiler may have dropped an argument that it could not check: then places prove nothing.
  if (A && Site.Call->Form == facts::CallForm::Recovered &&
      Site.Call->Arguments.size() != A->Parameters.size())
    return std::nullopt;
  auto Index = A ? knowledge::parameter(*A, Parameter) : std::nullopt;
  return Index && *Index < Site.Call->Arguments.size() ? Index : std::nullopt;
}

class Keys::Reader {
public:
  Reader(const Program &P, const Process &Q) : P(P), All(P, Q, isOfKeys) {}

  std::vector<KeyCall> of(const CallSite &Site, std::string_view Key, std::string_view Way) const;
  bool isOwnName(const CallSite &Site, std::string_view Parameter) const;

private:
  std::vector<KeyCall> ofCallers(const CallSite &Site, const Lead &L) const;
  std::optional<KeyPath> pathOf(const std::vector<Lead> &Leads, unsigned Depth) const;
  std::optional<KeyPath> opened(const Lead &L, unsigned Depth) const;
  std::optional<KeyPath> openedBy(const Filling &F, unsigned Depth) const;

  const Program &P;
  Parts All;
};

/// \p Base and the one way from it.
static std::optional<KeyPath> below(std::optional<KeyPath> Base,
                                    const std::vector<Concrete> &Ways) {
  std::optional<KeyPath> Found;
  for (const Concrete &Way : Ways) {
    bool Known = Way.Kind == facts::ValueKind::String || number(Way) == 0;
    if (!Base || !Known)
      return std::nullopt;
    KeyPath Key = *Base;
    if (number(Way) != 0)
      Key.Path = joined(Key.Path, Way.Text);
    if (!agree(Found, std::move(Key)))
      return std::nullopt;
  }
  return Found;
}

std::optional<KeyPath> Keys::Reader::openedBy(const Filling &F, unsigned Depth) const {
  if (F.Shape->Does == Effect::Copy)
    return pathOf(All.leads(F, F.Shape->From.size() - 1), Depth);
  std::optional<KeyPath> Key = below(pathOf(All.leads(F, 0), Depth), All.values(F, 1));
  if (Key)
    Key->Opened.push_back(F.Call->Where);
  return Key;
}

/// Whether \p F is the write that is in force, as far as \p L says which one is.
static bool mayBeLast(const Filling &F, const Lead &L) {
  return !L.SetBy.valid() || F.At == L.SetBy || F.Call->Where.Begin == L.SetBy;
}

/// What every call opens that fills the variable; of one whose last write is known just this call.
std::optional<KeyPath> Keys::Reader::opened(const Lead &L, unsigned Depth) const {
  std::optional<KeyPath> Found;
  if (L.Part.empty() || Depth == MaxDepth)
    return Found;
  for (const Filling &F : All.fillings(L.Part))
    if (mayBeLast(F, L) && !agree(Found, openedBy(F, Depth + 1)))
      return std::nullopt;
  return Found;
}

std::optional<KeyPath> Keys::Reader::pathOf(const std::vector<Lead> &Leads, unsigned Depth) const {
  std::optional<KeyPath> Found;
  for (const Lead &L : Leads) {
    if (L.Null) // a key that was not opened
      continue;
    bool Root = L.Number && static_cast<std::uint32_t>(*L.Number) == knowledge::HkeyLocalMachine;
    if (!agree(Found, Root ? KeyPath() : L.Number ? std::nullopt : opened(L, Depth)))
      return std::nullopt;
  }
  return Found;
}

std::vector<KeyCall> Keys::Reader::of(const CallSite &Site, std::string_view Key,
                                      std::string_view Way) const {
  std::vector<KeyCall> Found;
  std::optional<unsigned> From = indexOf(Site, Key), To = indexOf(Site, Way);
  if (!From && !Key.empty())
    return Found;
  for (const Filling &F : All.onEachWay(Site)) {
    Lead Object;
    Object.Part = F.Part;
    const std::vector<Lead> Leads = From ? All.argumentLeads(F, *From) : std::vector{Object};
    std::vector<KeyCall> Here;
    if (std::optional<KeyPath> Path = pathOf(Leads, 0))
      Here.push_back({F.Site, std::move(*Path)});
    else if (Leads.size() == 1 && F.Site.Calls.empty())
      Here = ofCallers(F.Site, Leads.front());
    for (KeyCall &Each : Here)
      if (auto Path = To ? below(Each.Key, valuesOf(P, Each.Site, *To)) : Each.Key)
        Found.push_back({Each.Site, std::move(*Path)});
  }
  return Found;
}

static bool sameWay(const CallSite &A, const CallSite &B) {
  return llvm::equal(A.Calls, B.Calls, [](const Through &Left, const Through &Right) {
    return Left.Where == Right.Where;
  });
}

/// A helper opens the key itself, and its callers say which: \p Site as each of them leads to it.
std::vector<KeyCall> Keys::Reader::ofCallers(const CallSite &Site, const Lead &L) const {
  std::vector<Filling> Openings;
  for (Filling &F : All.fillings(L.Part))
    if (mayBeLast(F, L) && F.Site.Function == Site.Function)
      Openings.push_back(std::move(F));
  std::vector<KeyCall> Found;
  for (const Filling &F : Openings) {
    auto Known = [&](const KeyCall &C) { return sameWay(C.Site, F.Site); };
    if (F.Site.Calls.empty() || llvm::any_of(Found, Known))
      continue;
    std::optional<KeyPath> Path;
    bool Agree = llvm::all_of(Openings, [&](const Filling &Other) {
      return !sameWay(Other.Site, F.Site) || agree(Path, openedBy(Other, 1));
    });
    if (!Agree)
      continue;
    CallSite Here = Site;
    Here.Calls = F.Site.Calls;
    Found.push_back({std::move(Here), std::move(*Path)});
  }
  return Found;
}

bool Keys::Reader::isOwnName(const CallSite &Site, std::string_view Parameter) const {
  std::optional<unsigned> Index = indexOf(Site, Parameter);
  if (!Index)
    return false;
  auto Is = [](const Filling &F) { return F.Shape->Does == Effect::OwnName; };
  return llvm::any_of(All.leads(Site, *Index),
                      [&](const Lead &L) { return llvm::any_of(All.fillings(L.Part), Is); });
}

static bool holdsText(const facts::Value &V, llvm::StringRef Piece) {
  if (V.Kind == facts::ValueKind::String && llvm::StringRef(V.Text).contains_insensitive(Piece))
    return true;
  return llvm::any_of(V.Operands, [&](const auto &Each) { return holdsText(Each, Piece); });
}

static bool holdsText(const facts::Function &F, llvm::StringRef Piece) {
  return llvm::any_of(F.Passes, [&](const auto &P) { return holdsText(P.Given, Piece); }) ||
         llvm::any_of(F.Returns, [&](const auto &V) { return holdsText(V, Piece); });
}

static bool holdsText(const facts::Unit &U, llvm::StringRef Piece) {
  auto InWrite = [&](const facts::Write &W) { return holdsText(W.Given, Piece); };
  auto InArgument = [&](const facts::Argument &A) { return holdsText(A.Given, Piece); };
  return llvm::any_of(U.Functions, [&](const auto &F) { return holdsText(F, Piece); }) ||
         llvm::any_of(U.Variables,
                      [&](const auto &V) { return llvm::any_of(V.Writes, InWrite); }) ||
         llvm::any_of(U.Calls,
                      [&](const auto &C) { return llvm::any_of(C.Arguments, InArgument); });
}

bool holdsText(const Program &P, std::string_view Piece) {
  return llvm::any_of(P.units(), [&](const auto &U) { return holdsText(U, Piece); });
}

Keys::Keys(const Program &P, const Process &Q) : R(std::make_unique<Reader>(P, Q)) {}
Keys::~Keys() = default;

std::vector<KeyCall> Keys::of(const CallSite &Site, std::string_view Key,
                              std::string_view Way) const {
  return R->of(Site, Key, Way);
}

bool Keys::isOwnName(const CallSite &Site, std::string_view Parameter) const {
  return R->isOwnName(Site, Parameter);
}

} // namespace comsec::link
