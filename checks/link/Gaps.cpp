// Why a process was not seen as a whole. A rule that says "never called" rests on this list.
#include "checks/knowledge/Knowledge.h"
#include "checks/link/Processes.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSet.h>

#include <set>

namespace comsec::link {
namespace {

using Gaps = std::set<Gap>;

std::string placeOf(const facts::Location &L) {
  return L.valid() ? L.File + ":" + std::to_string(L.Line) : "an unknown place";
}

void addFailure(const facts::Unit &U, Gaps &Out) {
  std::string Why;
  for (const facts::Note &N : U.Notes)
    if (N.Kind == facts::NoteKind::UnitFailed && Why.empty())
      Why = ": " + N.Text;
  Out.insert({U.MainFile + " could not be analysed" + Why});
}

/// Errors cost the compiler's view of some code, yet its tokens were read. A header that was not
/// found is not read at all, unless it is known to set no security.
void addLosses(const facts::Unit &U, Gaps &Out) {
  if (U.Errors)
    Out.insert({U.MainFile + " has " + std::to_string(U.Errors) + " compile error" +
                    (U.Errors > 1 ? "s" : ""),
                true, U.Mentions});
  for (const facts::Note &N : U.Notes) {
    if (N.Kind == facts::NoteKind::CallLost)
      Out.insert({"a call of " + N.Text + " at " + placeOf(N.Where) + " could not be read", true,
                  U.Mentions});
    if (N.Kind == facts::NoteKind::LimitReached)
      Out.insert({"in " + U.MainFile + " a limit was reached: " + N.Text});
    if (N.Kind == facts::NoteKind::MissingHeader && !knowledge::isInertHeader(N.Text))
      Out.insert({U.MainFile + " includes " + N.Text + ", which was not found"});
  }
}

/// Functions of the project that the process calls and that no unit defines.
void addExternals(const Process &P, const Graph &G, const std::vector<facts::Unit> &Units,
                  Gaps &Out) {
  llvm::StringSet<> Called;
  for (const facts::Function *F : P.Functions)
    for (const facts::Edge &E : F->Edges)
      if (E.Live && E.Kind != facts::EdgeKind::Create)
        Called.insert(E.Target);
  for (const facts::Unit &U : Units)
    for (const facts::External &E : U.Externals)
      if (Called.contains(E.Usr) && !G.isDefined(E.Usr))
        Out.insert(
            {E.Name + ", declared at " + placeOf(E.Declared) + ", is defined in no file seen"});
}

/// The process runs the initialisers of exactly the units that are part of it.
bool holds(const Process &P, const Graph &G, unsigned Unit) {
  auto Initialisers = G.inUnit(Unit, "");
  return Initialisers && P.Functions.contains(&G.functions()[*Initialisers]);
}

} // namespace

std::vector<Gap> gapsOf(const Process &P, const Graph &G, const std::vector<facts::Unit> &Units) {
  Gaps All;
  for (unsigned U = 0; U < Units.size(); ++U)
    if (Units[U].Failed)
      addFailure(Units[U], All); // what was in it, nobody knows: it may belong to any process
    else if (holds(P, G, U))
      addLosses(Units[U], All);
  addExternals(P, G, Units, All);

  return {All.begin(), All.end()};
}

bool Gap::mayHide(std::string_view Name) const {
  return !TokensRead || llvm::is_contained(Mentions, Name);
}

} // namespace comsec::link
