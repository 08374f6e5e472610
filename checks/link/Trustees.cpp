#include "checks/link/Trustees.h"

#include "checks/knowledge/Knowledge.h"
#include "checks/link/FieldWrites.h"

#include <llvm/ADT/STLExtras.h>

#include <set>

namespace comsec::link {
namespace {

using knowledge::Effect;
using knowledge::TrusteesIn;

/// Longer lists are not looked at element by element.
constexpr std::int64_t MaxElements = 256;

/// Structures that lead to structures are followed so far.
constexpr unsigned MaxLeads = 6;

/// A list that is read, and how much of it.
struct List {
  PartName Base;          ///< without the index of its first element
  std::int64_t First = 0; ///< AnyElement: nobody knows
  std::optional<std::int64_t> Count = std::nullopt;
};

List listAt(const PartName &Part) {
  auto [Usr, Way, Calls] = pieces(Part);
  List Found{Part};
  if (!Way.ends_with("]"))
    return Found;
  auto [Before, Index] = Way.rsplit(" [");
  Found.Base = Usr.str() + Before.str() + Calls.str();
  if (Index.drop_back().getAsInteger(10, Found.First))
    Found.First = AnyElement;
  return Found;
}

using Same = std::vector<const FieldWrite *>;

/// The writes of \p Field that can be of element \p Element.
Same of(const FieldWrites &All, TrusteeField Field, std::int64_t Element) {
  Same Found;
  for (const FieldWrite &W : All[static_cast<std::size_t>(Field)])
    if (W.Everywhere || W.Element == AnyElement || W.Element == Element)
      Found.push_back(&W);
  return Found;
}

/// Whether some are of this element for certain and others of any: then nobody knows which come
/// together.
bool mixed(const Same &Writes) {
  auto Is = [&](auto Test) {
    return llvm::any_of(
        Writes, [&](const FieldWrite *W) { return !W->Zeroed && !W->Everywhere && Test(*W); });
  };
  return Is([](const FieldWrite &W) { return W.Element == AnyElement; }) &&
         Is([](const FieldWrite &W) { return W.Element != AnyElement; });
}

/// What the field can have where it is read.
std::vector<FieldValue> inForce(const Same &Writes, const Steps &Sink) {
  std::vector<FieldValue> Found;
  for (const FieldWrite *W : Writes)
    for (const FieldValue &V : W->Values) {
      Path On;
      On.take(Sink);
      On.take(W->When);
      On.takeConditions(V.What.Condition);
      if (On.possible() && !undone(*W, Writes, On))
        Found.push_back(V);
    }
  return Found;
}

/// Whether all that is known of the form is one number.
bool isOneNumber(const Same &Forms) {
  std::set<std::int64_t> Numbers;
  for (const FieldWrite *W : Forms)
    if (!W->Zeroed)
      for (const FieldValue &V : W->Values)
        Numbers.insert(number(V.What).value_or(-1));
  return Numbers.size() == 1;
}

std::vector<FormAndName> pairs(const Same &Forms, const Same &Names, const Steps &Sink) {
  std::vector<FormAndName> Found;
  for (const FieldWrite *F : Forms)
    for (const FieldWrite *N : Names) {
      if (!F->Zeroed && order(F->When, N->When) == Order::Unknown && !isOneNumber(Forms))
        continue;
      bool Several = F->Values.size() > 1 && N->Values.size() > 1;
      for (const FieldValue &Form : F->Values)
        for (const FieldValue &Name : N->Values) {
          // Which of them come together is only known where the same decides about both.
          if (Several &&
              (Form.What.Condition.empty() || Form.What.Condition != Name.What.Condition))
            continue;
          Path On;
          On.take(Sink);
          On.take(F->When);
          On.take(N->When);
          On.takeConditions(Form.What.Condition);
          On.takeConditions(Name.What.Condition);
          if (On.possible() && !undone(*F, Forms, On) && !undone(*N, Names, On))
            Found.push_back({Form, Name});
        }
    }
  return Found;
}

ReadTrustee elementOf(const FieldWrites &Writes, std::int64_t Element, const Steps &Sink) {
  ReadTrustee Found;
  Found.Element = Element;
  Same Forms = of(Writes, TrusteeField::Form, Element);
  Same Names = of(Writes, TrusteeField::Name, Element);
  if (!mixed(Forms) && !mixed(Names))
    Found.Pairs = pairs(Forms, Names, Sink);
  Found.Forms = inForce(Forms, Sink);
  Found.ActsFor = inForce(of(Writes, TrusteeField::ActsFor, Element), Sink);
  Found.Operation = inForce(of(Writes, TrusteeField::Operation, Element), Sink);
  Found.Modes = inForce(of(Writes, TrusteeField::Mode, Element), Sink);
  return Found;
}

/// The elements that are written one by one, and those that are counted.
std::set<std::int64_t> elements(const FieldWrites &Writes, const List &L) {
  std::set<std::int64_t> Found;
  for (const std::vector<FieldWrite> &Field : Writes)
    for (const FieldWrite &W : Field)
      Found.insert(W.Everywhere ? std::max<std::int64_t>(L.First, 0) : W.Element);
  bool Counted = L.Count && L.First != AnyElement && *L.Count <= MaxElements;
  if (!Counted)
    return Found;
  if (!Found.empty())
    for (std::int64_t I = 0; I < *L.Count; ++I)
      Found.insert(L.First + I);
  std::erase_if(Found, [&](std::int64_t E) {
    return E != AnyElement && (E < L.First || E >= L.First + *L.Count);
  });
  return Found;
}

} // namespace

class Trustees::Reader {
public:
  Reader(const Program &P, const Process &Q) : P(P), Q(Q), All(P, Q, isOfDescriptors) {}

  std::vector<List> lists(const Filling &Use, const knowledge::TrusteeReader &Row) const;
  void read(const List &L, const knowledge::TrusteeReader &Row, const Filling &Use,
            std::vector<ReadTrustee> &Found) const;

  const Program &P;
  const Process &Q;
  Parts All;

private:
  void follow(const PartName &Part, unsigned Depth, std::vector<List> &Found) const;
  bool writtenUnseen(const List &L, const std::vector<Filling> &Fillings, const Filling &Use) const;
};

/// Adds the lists of entries that \p Part leads to.
void Trustees::Reader::follow(const PartName &Part, unsigned Depth,
                              std::vector<List> &Found) const {
  bool Leads = false;
  for (const Filling &F : All.fillingsBelow(Part))
    if (F.Shape->Does == Effect::Leads && Depth < MaxLeads)
      for (const Lead &L : All.leads(F, 0)) {
        Leads = true;
        if (!L.Part.empty())
          follow(L.Part, Depth + 1, Found);
      }
  if (!Leads)
    Found.push_back(listAt(Part));
}

std::vector<List> Trustees::Reader::lists(const Filling &Use,
                                          const knowledge::TrusteeReader &Row) const {
  std::vector<List> Found;
  if (Row.What == TrusteesIn::AccessList) {
    follow(Use.Part, 0, Found);
    return Found;
  }
  Found.push_back(listAt(Use.Part));
  Found.back().Count = 1;
  if (Row.Counter.empty())
    return Found;
  Found.back().Count = std::nullopt;
  const knowledge::Api *A = knowledge::findApi(Row.Api);
  auto Index = A ? knowledge::parameter(*A, Row.Counter) : std::nullopt;
  std::vector<Concrete> Counts = Index ? valuesOf(P, Use.Site, *Index) : std::vector<Concrete>();
  if (Counts.size() == 1)
    Found.back().Count = number(Counts.front());
  return Found;
}

/// Whether somebody gets the address whose writes are not among \p Fillings.
bool Trustees::Reader::writtenUnseen(const List &L, const std::vector<Filling> &Fillings,
                                     const Filling &Use) const {
  auto Dropped = [](const Filling &F) {
    return F.Call->Unread || (F.In != F.Site.Function && F.In && hasLostCode(*F.In));
  };
  if (Dropped(Use) || llvm::any_of(Fillings, Dropped) || All.isGivenToUnseen(L.Base))
    return true;
  llvm::StringRef Usr = pieces(L.Base).Usr;
  auto Misses = [&](const facts::Function &Caller, const facts::Passed &Given) {
    if (pieces(Given.Variable).Usr != Usr && pieces(Given.Given.Object).Usr != Usr)
      return false;
    const facts::Function *To = P.function(Given.Target, Caller.Where.Begin.File);
    if (!To || Given.Parameter >= To->ProxyParameters.size() ||
        To->ProxyParameters[Given.Parameter].empty())
      return true; // it does not stand for the caller's structure all the time
    bool Told = llvm::any_of(Fillings, [&](const Filling &F) {
      const Through *Way = F.Site.wayInto(*To);
      return Way && Way->Where == Given.Where;
    });
    return !Told &&
           (hasLostCode(*To) || !All.fillingsBelow(To->ProxyParameters[Given.Parameter]).empty());
  };
  return llvm::any_of(Q.Functions, [&](const facts::Function *F) {
    return llvm::any_of(F->Passes, [&](const facts::Passed &G) { return Misses(*F, G); });
  });
}

void Trustees::Reader::read(const List &L, const knowledge::TrusteeReader &Row, const Filling &Use,
                            std::vector<ReadTrustee> &Found) const {
  std::vector<Filling> Fillings = All.fillingsBelow(L.Base);
  if (writtenUnseen(L, Fillings, Use))
    return;
  Steps Sink = stepsOf(Use);
  const facts::Range &Read = Use.Call->Where; // its arguments are written before
  Sink.back().Where = {Read.Begin.File, Read.EndLine, Read.EndColumn};
  FieldCollector Fields(All, Row.What != TrusteesIn::Trustees);
  for (const Filling &F : Fillings)
    if (order(stepsOf(F), Sink) != Order::After)
      Fields.add(F, L.Base);
  for (std::int64_t E : elements(Fields.Writes, L))
    Found.push_back(elementOf(Fields.Writes, E, Sink));
}

Trustees::Trustees(const Program &P, const Process &Q) : R(std::make_unique<Reader>(P, Q)) {}
Trustees::~Trustees() = default;

std::vector<ReadTrustee> Trustees::readBy(const CallSite &Site,
                                          const knowledge::TrusteeReader &Row) const {
  std::vector<ReadTrustee> Found;
  for (const Filling &Use : R->All.reached(Site, Row.Parameter))
    for (const List &L : R->lists(Use, Row))
      R->read(L, Row, Use, Found);
  return Found;
}

} // namespace comsec::link
