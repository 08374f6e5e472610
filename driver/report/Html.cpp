#include "driver/report/Html.h"

#include "driver/report/HtmlParts.h"
#include "driver/report/Unicode.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Base64.h>
#include <llvm/Support/Mustache.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/SHA256.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <map>

namespace comsec::report {

using namespace html;
using llvm::StringRef;

namespace {

/// Files of driver/report/html, by name.
struct TextFile {
  StringRef Name, Text;
};
constexpr TextFile Files[] = {
#define TEXT(Name, Text) {Name, Text},
#include "HtmlParts.inc"
#undef TEXT
};

/// The order in which a reader wants them.
constexpr StringRef States[] = {"error", "warning", "note", "known", "suppressed"};

/// The findings of one rule, the gravest first.
struct Group {
  const Rule *Of = nullptr;
  std::vector<const ReportedFinding *> Findings;
};

/// How many findings there are in each state.
class Counts {
public:
  void add(const ReportedFinding &F) { ++Number[stateOf(F).str()]; }
  Array data() const; ///< [{state, count, words}] of those that there are

private:
  std::map<std::string, unsigned> Number;
};

/// A file of driver/report/html as template.
class Page {
public:
  explicit Page(StringRef Name) : Strings(Memory), Context(Memory, Strings) {
    Parsed.emplace(fileText(Name), Context);
    Parsed->registerPartial("excerpt", fileText("excerpt").trim().str());
  }
  std::string render(Object Data) {
    std::string Text;
    llvm::raw_string_ostream Out(Text);
    Parsed->render(std::move(Data), Out);
    return Text;
  }
  static StringRef fileText(StringRef Name) {
    return llvm::find_if(Files, [&](const TextFile &F) { return F.Name == Name; })->Text;
  }

private:
  llvm::BumpPtrAllocator Memory;
  llvm::StringSaver Strings;
  llvm::mustache::MustacheContext Context;
  std::optional<llvm::mustache::Template> Parsed;
};

} // namespace

Array Counts::data() const {
  Array Data;
  for (StringRef State : States) {
    const auto It = Number.find(State.str());
    if (It == Number.end())
      continue;
    const bool Plural = It->second != 1 && State != "known" && State != "suppressed";
    Data.push_back(Object{{"state", State},
                          {"count", llvm::utostr(It->second)},
                          {"words", State.str() + (Plural ? "s" : "")}});
  }
  return Data;
}

/// Smaller is graver.
static std::size_t rank(const ReportedFinding *F) {
  return llvm::find(States, stateOf(*F)) - States;
}

static std::vector<Group> groups(const Report &R) {
  std::vector<Group> Groups;
  for (const Rule *Of : allRules()) {
    Group G{Of, {}};
    for (const ReportedFinding &F : R.Findings)
      if (F.What.Rule == Of->Id)
        G.Findings.push_back(&F);
    llvm::stable_sort(G.Findings, [](auto *A, auto *B) { return rank(A) < rank(B); });
    if (!G.Findings.empty())
      Groups.push_back(std::move(G));
  }
  llvm::stable_sort(Groups, [](const Group &A, const Group &B) {
    const auto Key = [](const Group &G) {
      return std::pair(rank(G.Findings.front()), -G.Of->SecuritySeverity);
    };
    return Key(A) < Key(B);
  });
  return Groups;
}

/// Findings are rendered one by one: as data all of them would take far more memory than as text.
static Array groupsData(const Report &R, Sources &Text) {
  Page Card("finding");
  Array Data;
  std::size_t Number = 0;
  for (const Group &G : groups(R)) {
    std::string Cards;
    Counts Sum;
    for (const ReportedFinding *F : G.Findings) {
      Cards += Card.render(findingData(R, Text, *F, ++Number));
      Sum.add(*F);
    }
    Object OfRule = ruleWords(*G.Of);
    OfRule["states"] = Sum.data();
    OfRule["findings"] = std::move(Cards);
    Data.push_back(std::move(OfRule));
  }
  return Data;
}

/// [{index, process, states}] for each process that has findings, and for what belongs to none.
static Array processCounts(const Report &R) {
  std::vector<Counts> Of(R.Processes.size());
  Counts None;
  bool HasNone = false;
  for (const ReportedFinding &F : R.Findings) {
    for (unsigned Index : F.Processes)
      Of[Index].add(F);
    if (F.Processes.empty())
      None.add(F), HasNone = true;
  }
  Array Data;
  for (const auto &[Index, P] : llvm::enumerate(R.Processes))
    if (Array States = Of[Index].data(); !States.empty())
      Data.push_back(Object{{"index", llvm::utostr(Index)},
                            {"process", printable(P.Name)},
                            {"target", "process-" + llvm::utostr(Index)},
                            {"states", std::move(States)}});
  if (HasNone && !Data.empty())
    Data.push_back(Object{{"index", "none"},
                          {"process", "no process"},
                          {"target", "findings"},
                          {"states", None.data()}});
  return Data;
}

/// What a Content-Security-Policy wants for an inline style or script.
static std::string hashOf(StringRef Text) {
  return "sha256-" + llvm::encodeBase64(llvm::SHA256::hash(llvm::arrayRefFromStringRef(Text)));
}

/// "3 errors, 1 warning".
static std::string inWords(const Counts &All) {
  std::vector<std::string> Parts;
  for (const Value &V : All.data()) {
    const Object &State = *V.getAsObject();
    Parts.push_back((*State.getString("count") + " " + *State.getString("words")).str());
  }
  return Parts.empty() ? "no findings" : llvm::join(Parts, ", ");
}

std::string toHtml(const Report &R, Sources &Text) {
  Counts All;
  for (const ReportedFinding &F : R.Findings)
    All.add(F);
  const StringRef Style = Page::fileText("style"), Script = Page::fileText("report");
  Object Data{{"style", Style},
              {"styleHash", hashOf(Style)},
              {"script", Script},
              {"scriptHash", hashOf(Script)},
              {"version", COMSEC_VERSION},
              {"name", printable(llvm::sys::path::filename(R.Root))},
              {"summary", inWords(All)},
              {"states", All.data()},
              {"rules", groupsData(R, Text)},
              {"processCounts", processCounts(R)},
              {"coverage", coverageData(R)},
              {"program", processesData(R, Text)}};
  if (!R.Repository.empty())
    Data["repository"] = printable(R.Repository);
  if (!R.Revision.empty())
    Data["revision"] = printable(R.Revision);
  return Page("page").render(std::move(Data));
}

} // namespace comsec::report
