#include "checks/link/Parts.h"

#include "checks/knowledge/Knowledge.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::link {

static constexpr char CallMark = '\n', PlaceMark = '\t';

std::string inCall(const facts::Function &F, const facts::Location &At) {
  return CallMark + F.Usr + PlaceMark + At.File + PlaceMark + std::to_string(At.Line) + PlaceMark +
         std::to_string(At.Column);
}

Pieces pieces(llvm::StringRef Name) {
  Pieces Result;
  llvm::StringRef Object = Name.take_until([](char C) { return C == CallMark; });
  Result.Calls = Name.drop_front(Object.size());
  Result.Usr = Object.take_until([](char C) { return C == ' '; });
  Result.Way = Object.drop_front(Result.Usr.size());
  return Result;
}

/// \p Site inside the calls that \p Calls (of Pieces) names; nothing when it is on another way.
static std::optional<CallSite> within(const Program &P, CallSite Site, llvm::StringRef Calls) {
  llvm::SmallVector<llvm::StringRef> Each;
  Calls.split(Each, CallMark, -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Text : Each) {
    llvm::SmallVector<llvm::StringRef, 4> Fields;
    Text.split(Fields, PlaceMark);
    facts::Location At;
    if (Fields.size() != 4 || Fields[2].getAsInteger(10, At.Line) ||
        Fields[3].getAsInteger(10, At.Column))
      continue;
    At.File = Fields[1].str();
    const facts::Function *To = P.function(Fields[0], At.File);
    const Through *Way = To ? Site.wayInto(*To) : nullptr;
    if (Way && Way->Where != At)
      return std::nullopt;
    if (To && !Way)
      Site.Calls.push_back({To, std::move(At)});
  }
  return Site;
}

bool isOfDescriptors(knowledge::Effect Does) {
  return Does != knowledge::Effect::OpenKey && Does != knowledge::Effect::OwnName;
}

Parts::Parts(const Program &P, const Process &Q, EffectTest Counts) : P(P), Q(Q) {
  for (const CallSite &Site : P.calls())
    if (const knowledge::Shape *Shape = knowledge::shapeOf(Site.Call->Api))
      if (Counts(Shape->Does) && llvm::is_contained(Site.Processes, &Q))
        add(Site, *Shape);
}

static std::optional<unsigned> indexOf(const facts::Call &C, std::string_view Parameter) {
  const knowledge::Api *A = knowledge::findApi(C.Api);
  std::optional<unsigned> Index = A ? knowledge::parameter(*A, Parameter) : std::nullopt;
  return Index && *Index < C.Arguments.size() ? Index : std::nullopt;
}

/// The USRs that the call's arguments name.
static std::vector<std::string_view> usrsOf(const facts::Call &C) {
  std::vector<std::string_view> Usrs;
  auto Add = [&](const std::string &Object) {
    llvm::StringRef Usr = llvm::StringRef(Object).take_until([](char C) { return C == ' '; });
    if (!Usr.empty() && !llvm::is_contained(Usrs, std::string_view(Usr)))
      Usrs.push_back(Usr);
  };
  Add(C.Object);
  for (const facts::Argument &A : C.Arguments) {
    Add(A.Object);
    Add(A.Given.Object);
  }
  return Usrs;
}

/// \p Object, as the function of the call names it, as the first caller names it.
static PartName seenOutside(const Filling &F, llvm::StringRef Object) {
  llvm::StringRef Usr = pieces(Object).Usr;
  for (auto [Inside, Outside] : llvm::zip(F.Inside, F.Outside))
    if (llvm::StringRef(Inside) == Usr)
      return std::string(Outside) + Object.drop_front(Usr.size()).str();
  return Object.str();
}

std::vector<Filling> Parts::onEachWay(const CallSite &Site) const {
  const std::vector<std::string_view> Usrs = usrsOf(*Site.Call);
  std::vector<Filling> Each;
  for (View &V : viewsOf(P, Q, Site, Usrs)) {
    Filling F{Site.Call, nullptr, std::move(V.Site), Usrs, std::move(V.Variables)};
    F.At = F.Site.Calls.empty() ? Site.Call->Callee : F.Site.Calls.back().Where;
    F.In = F.Site.Calls.empty() ? Site.Function : F.Site.Calls.back().From;
    F.Part = seenOutside(F, Site.Call->Object);
    Each.push_back(std::move(F));
  }
  return Each;
}

std::vector<Filling> Parts::reached(const CallSite &Site, std::string_view Parameter) const {
  std::vector<Filling> Found;
  std::optional<unsigned> Index = indexOf(*Site.Call, Parameter);
  const knowledge::Api *A = knowledge::findApi(Site.Call->Api);
  // The compiler may have dropped an argument that it could not check: then places prove nothing.
  bool Lacks = Site.Call->Form == facts::CallForm::Recovered && A &&
               Site.Call->Arguments.size() != A->Parameters.size();
  if (!Index || Lacks)
    return Found;
  for (Filling &F : onEachWay(Site))
    for (Lead &L : leads(F.Site, *Index, &F))
      if (!L.Part.empty()) {
        F.Part = std::move(L.Part);
        Found.push_back(F);
      }
  return Found;
}

void Parts::add(const CallSite &Site, const knowledge::Shape &Shape) {
  for (Filling &F : onEachWay(Site)) {
    F.Shape = &Shape;
    if (Shape.Filled.empty()) {
      index(std::move(F));
      continue;
    }
    if (auto Index = indexOf(*Site.Call, Shape.Filled))
      for (Lead &L : leads(F.Site, *Index, &F))
        if (!L.Part.empty()) {
          F.Part = std::move(L.Part);
          index(F);
        }
  }
}

/// The field of a structure of the project that \p Way ends in or leads through, with what follows;
/// empty when there is none. USRs begin with "c:".
static llvm::StringRef ownField(llvm::StringRef Way) {
  std::size_t Begin = Way.rfind(" .c:");
  return Begin == llvm::StringRef::npos ? llvm::StringRef() : Way.drop_front(Begin + 2);
}

/// Under its variable, and under the field itself: methods name the field of their object only.
void Parts::index(Filling F) {
  auto [Usr, Way, Calls] = pieces(F.Part);
  std::string Variable = Usr.str();
  if (llvm::StringRef Field = ownField(Way); !Field.empty()) {
    Filling Alias = F;
    Alias.Part = Field.str() + Calls.str();
    Alias.IsAlias = true;
    ByBase[pieces(Alias.Part).Usr.str()].push_back(std::move(Alias));
  }
  ByBase[Variable].push_back(std::move(F));
}

std::vector<Lead> Parts::leads(const CallSite &Site, unsigned Argument, const Filling *F) const {
  std::vector<Lead> Found;
  const facts::Argument &A = Site.Call->Arguments[Argument];
  auto Outside = [&](const std::string &Object) { return F ? seenOutside(*F, Object) : Object; };
  for (const Concrete &V : valuesOf(P, Site, Argument)) {
    Lead L;
    L.Condition = V.Condition;
    L.Null = number(V) == 0;
    if (V.Kind == facts::ValueKind::Integer)
      L.Number = V.Number;
    if (!L.Null)
      L.Part = Outside(V.Object.empty() ? A.Object : V.Object);
    L.SetBy = V.SetBy;
    if (L.Part.empty() && !L.Null)
      L.Reason = V.Text;
    Found.push_back(std::move(L));
  }
  // What a helper returns when it fails is not what its caller goes on with.
  if (llvm::any_of(Found, [](const Lead &L) { return !L.Null; }))
    llvm::erase_if(Found, [](const Lead &L) { return L.Null && L.Condition.empty(); });
  return Found;
}

std::vector<Lead> Parts::leads(const CallSite &Site, unsigned Argument) const {
  if (Argument >= Site.Call->Arguments.size())
    return {};
  return leads(Site, Argument, nullptr);
}

std::vector<Lead> Parts::leads(const Filling &F, unsigned Index) const {
  auto Argument = Index < F.Shape->From.size() ? indexOf(*F.Call, F.Shape->From[Index])
                                               : std::optional<unsigned>();
  return Argument ? argumentLeads(F, *Argument) : std::vector<Lead>();
}

std::vector<Lead> Parts::argumentLeads(const Filling &F, unsigned Argument) const {
  std::vector<Lead> Found = leads(F.Site, Argument, &F);
  for (Lead &L : Found)
    if (!L.Part.empty())
      for (const Through &T : F.Site.Calls) // what it leads to is the same call's
        L.Part += inCall(*T.To, T.Where);
  return Found;
}

const facts::Argument *Parts::source(const Filling &F, unsigned Index) const {
  auto Argument = Index < F.Shape->From.size() ? indexOf(*F.Call, F.Shape->From[Index])
                                               : std::optional<unsigned>();
  return Argument ? &F.Call->Arguments[*Argument] : nullptr;
}

std::vector<Concrete> Parts::values(const Filling &F, unsigned Index) const {
  auto Argument = Index < F.Shape->From.size() ? indexOf(*F.Call, F.Shape->From[Index])
                                               : std::optional<unsigned>();
  return Argument ? valuesOf(P, F.Site, *Argument) : std::vector<Concrete>();
}

std::vector<Filling> Parts::collect(llvm::StringRef Base,
                                    llvm::function_ref<bool(llvm::StringRef)> Fits,
                                    llvm::StringRef Calls) const {
  std::vector<Filling> Found;
  auto It = ByBase.find(Base);
  if (It == ByBase.end())
    return Found;
  for (const Filling &F : It->second) {
    auto [Usr, Way, Own] = pieces(F.Part);
    if (!Fits(Way) || !(Own.starts_with(Calls) || Calls.starts_with(Own)))
      continue;
    if (std::optional<CallSite> Site = within(P, F.Site, Calls)) {
      Found.push_back(F);
      Found.back().Site = std::move(*Site);
    }
  }
  return Found;
}

/// Whether what fills \p Filled fills \p Asked: "[*]" is every element.
static bool covers(llvm::StringRef Filled, llvm::StringRef Asked) {
  auto IsElement = [](llvm::StringRef Way) { return Way.empty() || Way.starts_with(" ["); };
  bool Any = Filled == " [*]" || Asked == " [*]";
  return Filled == Asked || (Any && IsElement(Filled) && IsElement(Asked));
}

std::vector<Filling> Parts::fillings(const PartName &Part) const {
  auto [Usr, Way, Calls] = pieces(Part);
  llvm::StringRef Asked = Way;
  std::vector<Filling> Found =
      collect(Usr, [&](llvm::StringRef Filled) { return covers(Filled, Asked); }, Calls);
  if (llvm::StringRef Field = ownField(Way); !Field.empty()) {
    auto [Name, Rest, None] = pieces(Field);
    llvm::StringRef Behind = Rest;
    for (Filling &F : collect(Name, [&](llvm::StringRef W) { return covers(W, Behind); }, Calls))
      if (pieces(F.Part).Usr == Name && !F.IsAlias)
        Found.push_back(std::move(F));
  }
  return Found;
}

std::vector<Filling> Parts::fillings(const Lead &L) const {
  std::vector<Filling> All = fillings(L.Part);
  std::vector<Filling> Of;
  for (const Filling &F : All)
    if (F.At == L.SetBy || (F.Site.Calls.empty() && F.Call->Where.Begin == L.SetBy))
      Of.push_back(F);
  return Of.empty() ? All : Of;
}

std::vector<Filling> Parts::fillingsBelow(const PartName &List) const {
  auto [Usr, Way, Calls] = pieces(List);
  llvm::StringRef Prefix = Way;
  return collect(Usr, [&](llvm::StringRef Filled) { return Filled.starts_with(Prefix); }, Calls);
}

bool Parts::mayBeFilledUnseen(const PartName &Part, const std::vector<Filling> &Known,
                              const facts::Function *At) const {
  auto Loses = [](const facts::Function *F) { return F && hasLostCode(*F); };
  auto Dropped = [&](const Filling &F) { return Loses(F.Site.Function) || Loses(F.In); };
  return Loses(At) || llvm::any_of(Known, Dropped) || isGivenToUnseen(Part);
}

bool Parts::isGivenToUnseen(const PartName &Part) const {
  llvm::StringRef Usr = pieces(Part).Usr;
  return llvm::any_of(Q.Functions, [&](const facts::Function *F) {
    return llvm::any_of(F->Passes, [&](const facts::Passed &Given) {
      bool Names = pieces(Given.Variable).Usr == Usr || pieces(Given.Given.Object).Usr == Usr;
      return Names && !P.function(Given.Target, F->Where.Begin.File);
    });
  });
}

} // namespace comsec::link
