// Why a process was not seen as a whole. A rule that says "never called" rests on this list.
#include "checks/knowledge/Knowledge.h"
#include "checks/link/Processes.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringSet.h>

#include <set>

namespace comsec::link {
namespace {

/// Every process lists the units that failed; a reader needs a few of them, not all of a thousand.
constexpr size_t MaxFailures = 8;

using Gaps = std::set<Gap>;

std::string placeOf(const facts::Location &L) {
  return L.valid() ? L.File + ":" + std::to_string(L.Line) : "an unknown place";
}

Gap failureOf(const facts::Unit &U) {
  std::string Why;
  for (const facts::Note &N : U.Notes)
    if (N.Kind == facts::NoteKind::UnitFailed && Why.empty())
      Why = ": " + N.Text;
  return {U.MainFile + " could not be analysed" + Why};
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
    if (N.Kind == facts::NoteKind::CallRecovered)
      Out.insert(
          {"the code around a call of " + N.Text + " at " + placeOf(N.Where) + " could not be read",
           true, U.Mentions});
    if (N.Kind == facts::NoteKind::LimitReached)
      Out.insert({"in " + U.MainFile + " a limit was reached: " + N.Text});
    if (N.Kind == facts::NoteKind::MissingHeader && !knowledge::isInertHeader(N.Text))
      Out.insert({U.MainFile + " includes " + N.Text + ", which was not found"});
  }
}

/// The functions that the process calls.
llvm::StringSet<> calledBy(const Process &P) {
  llvm::StringSet<> Called;
  for (const facts::Function *F : P.Functions)
    for (const facts::Edge &E : F->Edges)
      if (E.Live && E.Kind != facts::EdgeKind::Create)
        Called.insert(E.Target);
  return Called;
}

/// Functions of the project that are called and that no unit defines. An API that a copy of the
/// SDK's headers in the project declares is none of them.
void addExternals(const facts::Unit &U, const llvm::StringSet<> &Called, const Graph &G,
                  std::optional<ImageId> Image, Gaps &Out) {
  for (const facts::External &E : U.Externals)
    if (Called.contains(E.Usr) && !G.isDefined(E.Usr, Image) && !knowledge::findFunction(E.Name))
      Out.insert(
          {E.Name + ", declared at " + placeOf(E.Declared) + ", is defined in no file seen"});
}

} // namespace

std::vector<Gap> failures(const FoundProcess &P, const Graph &G,
                          const std::vector<facts::Unit> &Units) {
  std::vector<Gap> Failed;
  size_t Count = 0;
  auto IsPart = [&](unsigned U) { return !P.Image || G.images().of(U).mayRunIn(*P.Image); };
  for (unsigned U = 0; U < Units.size(); ++U)
    if (Units[U].Failed && IsPart(U) && ++Count <= MaxFailures)
      Failed.push_back(failureOf(Units[U]));
  if (Count > MaxFailures)
    Failed.push_back({std::to_string(Count - MaxFailures) + " more files could not be analysed"});
  return Failed;
}

std::vector<Gap> gapsOf(const FoundProcess &P, const Graph &G,
                        const std::vector<facts::Unit> &Units) {
  Gaps All;
  const llvm::StringSet<> Called = calledBy(P.Parts);
  for (const facts::Function *F : P.Parts.Functions) {
    if (!F->Usr.empty())
      continue;
    // The process runs the initialisers of exactly the units that are part of it.
    for (unsigned U : G.unitsOf(F - G.functions().data())) {
      addLosses(Units[U], All);
      addExternals(Units[U], Called, G, P.Image, All);
    }
  }
  return {All.begin(), All.end()};
}

bool Gap::mayHide(std::string_view Name) const {
  return !TokensRead || llvm::is_contained(Mentions, Name);
}

} // namespace comsec::link
