// What the program's processes are, for the HTML report.
#include "driver/report/HtmlParts.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

#include <map>
#include <set>

namespace comsec::report::html {

using llvm::StringRef;

/// The most telling comes first.
static constexpr std::size_t MaxEvidence = 5;
static constexpr std::size_t MaxFiles = 200;
static constexpr std::size_t MaxNotSeen = 20;

/// Each kind of evidence once, with its first place: fifty calls of one interface prove no more.
static Object roleData(Sources &Text, const ReportedRole &Role) {
  std::vector<const ReportedRole::Evidence *> Firsts;
  std::map<StringRef, std::size_t> Places;
  for (const ReportedRole::Evidence &E : Role.Places)
    if (++Places[E.What] == 1)
      Firsts.push_back(&E);
  Array Shown;
  for (const ReportedRole::Evidence *E : llvm::ArrayRef(Firsts).take_front(MaxEvidence)) {
    const std::size_t Others = Places[E->What] - 1;
    Shown.push_back(
        Object{{"words", printable(E->What)},
               {"at", placeText(E->Where.Begin)},
               {"others", Others ? Value(counted(Others, "more place")) : Value(nullptr)},
               {"excerpt", excerpt(Text, E->Where, 0)}});
  }
  return Object{{"role", printable(Role.Name)},
                {"firstEvidence", Firsts.empty() ? "" : printable(Firsts.front()->What)},
                {"evidence", std::move(Shown)}};
}

static Object processData(Sources &Text, const ReportedProcess &P, unsigned Index) {
  Array Roles;
  for (const ReportedRole &Role : P.Roles)
    Roles.push_back(roleData(Text, Role));
  Array Lists{list(counted(P.Files.size(), "file") + " with code of it", P.Files, MaxFiles)};
  if (!P.NotSeen.empty())
    Lists.push_back(list(counted(P.NotSeen.size(), "gap") + ": what was not seen of it", P.NotSeen,
                         MaxNotSeen));
  return Object{{"index", llvm::utostr(Index)},
                {"name", printable(P.Name)},
                {"kind", P.Library ? "library" : "program"},
                {"roles", std::move(Roles)},
                {"lists", std::move(Lists)}};
}

Object processesData(const Report &R, Sources &Text) {
  std::set<unsigned> Told; // what a finding names must be there
  for (const ReportedFinding &F : R.Findings)
    Told.insert(F.Processes.begin(), F.Processes.end());
  Array Processes;
  for (const auto &[Index, P] : llvm::enumerate(R.Processes))
    if (!P.Roles.empty() || Told.contains(Index))
      Processes.push_back(processData(Text, P, Index));
  Object Data;
  if (const std::size_t Others = R.Processes.size() - Processes.size())
    Data["otherProcesses"] = counted(Others, "other") + " without a role or a finding";
  Data["processes"] = std::move(Processes);
  return Data;
}

} // namespace comsec::report::html
