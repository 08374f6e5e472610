// trustee-form-mismatch: whether a TRUSTEE says what it holds, where a function of access control
// reads it. What nobody knows of a trustee proves nothing.
#include "checks/rules/Common.h"

#include "checks/knowledge/Principals.h"
#include "checks/link/Trustees.h"

#include <llvm/ADT/STLExtras.h>

#include <map>

namespace comsec::rules {

using namespace knowledge;
using link::FieldValue;
using link::FormAndName;

/// EXPLICIT_ACCESS::grfAccessMode and TRUSTEE::MultipleTrusteeOperation of accctrl.h.
static constexpr std::int64_t NotUsedAccess = 0, NoMultipleTrustee = 0;

/// The findings of all processes, one for each place and kind.
using Found = std::map<std::pair<facts::Range, std::string>, std::vector<std::optional<Finding>>>;

/// A trustee, read by a call.
struct Read {
  const link::Program &P;
  const link::CallSite &Site;
  Found &Findings;

  void report(std::string Kind, Level Severity, const facts::Call &By, facts::Range Where,
              std::string Message, std::vector<Step> Path) const;
};

void Read::report(std::string Kind, Level Severity, const facts::Call &By, facts::Range Where,
                  std::string Message, std::vector<Step> Path) const {
  Finding F;
  F.Severity = Severity;
  F.Message = std::move(Message);
  F.Where = Where;
  const facts::Function *In = P.function(By.Function, Where.Begin.File);
  F.Function = In ? In->Name : std::string();
  F.Subject = By.Api + "(" + Kind + ")";
  F.Path = std::move(Path);
  F.Path.push_back({placeOf(*Site.Call), Site.Call->Api + " reads the trustee here"});
  Findings[{Where, std::move(Kind)}].push_back(std::move(F));
}

/// How the form came to be what it is.
static Step formStep(const FieldValue &Form, const TrusteeForm &Says) {
  if (Form.Zeroed)
    return {Form.Where, text("the memory is zero here, so the form is {0}", Says.Name)};
  if (Form.Implied)
    return {Form.Where, text("{0} makes the form {1}", Form.By->Api, Says.Name)};
  return {Form.Where, text("the form is set to {0} here", Says.Name)};
}

static Step nameStep(const FieldValue &Name) {
  return {Name.Where, text("the trustee gets {0} here", words(Name.Holds))};
}

static void judgeForm(const Read &R, const FormAndName &Both) {
  const FieldValue &Form = Both.Form, &Name = Both.Name;
  auto Number = link::number(Form.What);
  const TrusteeForm *Says = Number ? trusteeForm(*Number) : nullptr;
  const TrusteeForm *Right = formFor(Name.Holds);
  if (!Says || !Right || Says == Right || link::number(Name.What))
    return;
  if (Says->Holds == Content::Unknown)
    return; // a form of its own
  std::string Kind = text("form={0}", Says->Name);
  if (Form.By == Name.By && Form.Implied)
    return R.report(Kind, Level::Warning, *Form.By, placeOf(*Form.By),
                    text("{0} is given {1}, but makes a trustee of the form {2}, which takes {3}; "
                         "the form must be {4}",
                         Form.By->Api, words(Name.Holds), Says->Name, words(Says->Holds),
                         Right->Name),
                    {});
  bool NameIsBuilt = !(findApi(Name.By->Api)->Traits & IsRecord);
  bool AtForm = NameIsBuilt && !Form.Implied;
  std::string Message =
      text("TRUSTEE has {0} as ptstrName, but the form {1}{2}, which takes {3}; use {4}",
           words(Name.Holds), Says->Name, Form.Zeroed ? " (never written, so zero)" : "",
           words(Says->Holds), Right->Name);
  R.report(Kind, Level::Warning, AtForm ? *Form.By : *Name.By, AtForm ? Form.Where : Name.Where,
           std::move(Message), {formStep(Form, *Says), nameStep(Name)});
}

/// TRUSTEE_BAD_FORM, whatever is held.
static void judgeBadForm(const Read &R, const FieldValue &Form) {
  auto Number = link::number(Form.What);
  const TrusteeForm *Says = Number ? trusteeForm(*Number) : nullptr;
  if (Says && Says->Holds == Content::Unknown)
    R.report("bad-form", Level::Warning, *Form.By, Form.Where,
             text("TRUSTEE has the form {0}, which no function takes; say what ptstrName holds",
                  Says->Name),
             {});
}

/// A name that only an English Windows knows.
static void judgeName(const Read &R, const FormAndName &Both) {
  auto Number = link::number(Both.Form.What);
  const TrusteeForm *Says = Number ? trusteeForm(*Number) : nullptr;
  const FieldValue &Name = Both.Name;
  if (!Says || Says->Holds != Content::Text || Name.What.Kind != facts::ValueKind::String ||
      !principalByName(Name.What.Text))
    return;
  R.report(
      "name=" + Name.What.Text, Level::Note, *Name.By, Name.Where,
      text("TRUSTEE has the name \"{0}\", which Windows in another language does not know; use "
           "the SID, as of CreateWellKnownSid",
           Name.What.Text),
      {});
}

static void judgeOthers(const Read &R, const link::ReadTrustee &T) {
  for (const FieldValue &V : T.ActsFor)
    if (V.What.Kind == facts::ValueKind::Address)
      R.report("pMultipleTrustee", Level::Warning, *V.By, V.Where,
               "TRUSTEE has a pMultipleTrustee, which is not supported; it must be NULL", {});
  for (const FieldValue &V : T.Operation)
    if (auto Number = link::number(V.What); Number && *Number != NoMultipleTrustee)
      R.report("MultipleTrusteeOperation", Level::Warning, *V.By, V.Where,
               text("TRUSTEE has the MultipleTrusteeOperation {0}, which is not supported; it must "
                    "be NO_MULTIPLE_TRUSTEE",
                    V.What.Text),
               {});
}

/// An entry that does nothing, in whichever way control comes to the call.
static void judgeMode(const Read &R, const link::ReadTrustee &T) {
  auto IsUnused = [](const FieldValue &V) { return link::number(V.What) == NotUsedAccess; };
  if (T.Modes.empty() || !llvm::all_of(T.Modes, IsUnused))
    return;
  const FieldValue &Mode = T.Modes.back();
  std::string Which = T.Element < 0 ? "entries" : text("entry {0}", T.Element);
  R.report(text("mode[{0}]", T.Element), Level::Warning, *R.Site.Call, placeOf(*R.Site.Call),
           text("{0} is given {1} with the access mode NOT_USED_ACCESS{2}, which adds nothing to "
                "the list; set the mode, or leave the entry out of the count",
                R.Site.Call->Api, Which, Mode.Zeroed ? " (never written, so zero)" : ""),
           {{Mode.Where, Mode.Zeroed ? "the memory is zero here" : "the mode is set here"}});
}

static void judge(const Read &R, const link::ReadTrustee &T, TrusteesIn What) {
  if (What == TrusteesIn::Entries)
    judgeMode(R, T);
  for (const FieldValue &Form : T.Forms)
    judgeBadForm(R, Form);
  for (const FormAndName &Both : T.Pairs) {
    judgeForm(R, Both);
    judgeName(R, Both);
  }
  judgeOthers(R, T);
}

static void check(const link::Program &P, const RuleOptions &, Results &R) {
  Found All;
  std::map<const link::Process *, link::Trustees> ByProcess;
  for (const TrusteeReader &Row : trusteeReaders())
    for (const link::CallSite *Site : P.calls(Row.Api))
      for (const link::Process *Q : Site->Processes) {
        link::CallSite Here = *Site;
        Here.Processes = {Q};
        auto It = ByProcess.try_emplace(Q, P, *Q).first;
        for (const link::ReadTrustee &T : It->second.readBy(Here, Row))
          judge({P, Here, All}, T, Row.What);
      }
  for (auto &[Place, Same] : All)
    if (std::optional<Finding> Worst = gravest(std::move(Same)))
      R.Findings.push_back(std::move(*Worst));
}

static constexpr unsigned Cwes[] = {843, 686};

extern const Rule trustee_form_mismatch{
    "trustee-form-mismatch",
    "A TRUSTEE says something else than what it holds, or an entry of an access list does nothing.",
    Level::Warning,
    6.1,
    Precision::High,
    Cwes,
    check};

} // namespace comsec::rules
