#include "driver/ExplainSddl.h"

#include "checks/descriptor/Admission.h"
#include "checks/descriptor/Sddl.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Format.h>
#include <llvm/Support/FormatAdapters.h>
#include <llvm/Support/FormatVariadic.h>
#include <llvm/Support/Unicode.h>

using namespace llvm;

namespace comsec {
namespace {

using namespace descriptor;

std::string nameOf(StringRef Account) {
  const knowledge::Principal *P = knowledge::principalByKey(Account);
  return P ? std::string(P->Name) : Account.str();
}

/// "BUILTIN\Users (S-1-5-32-545)"
std::string nameAndSid(StringRef Account) {
  std::string Name = nameOf(Account);
  return Name == Account ? Name : Name + " (" + Account.str() + ")";
}

const char *inWords(Admission::Kind Is) {
  switch (Is) {
  case Admission::Kind::Granted:
    return "yes";
  case Admission::Kind::Denied:
    return "denied";
  case Admission::Kind::Missing:
    return "no";
  case Admission::Kind::Unknown:
    break;
  }
  return "unknown";
}

struct Row {
  std::string Name, Sid, Local, Remote, Entry;
};

constexpr std::size_t Columns = 5;
const std::string &cell(const Row &R, std::size_t Column) {
  const std::string *All[Columns] = {&R.Name, &R.Sid, &R.Local, &R.Remote, &R.Entry};
  return *All[Column];
}

void writeTable(ArrayRef<Row> Rows, raw_ostream &Out) {
  std::size_t Widths[Columns] = {};
  for (const Row &R : Rows)
    for (std::size_t C = 0; C < Columns; ++C)
      Widths[C] = std::max(Widths[C], cell(R, C).size());
  for (const Row &R : Rows) {
    std::string Line;
    raw_string_ostream Stream(Line);
    for (std::size_t C = 0; C < Columns; ++C)
      Stream << left_justify(cell(R, C), Widths[C] + 2);
    Out << StringRef(Line).rtrim() << "\n";
  }
}

/// The descriptor of a string, put into words.
class Explanation {
public:
  Explanation(StringRef Text, const Descriptor &D, raw_ostream &Out) : Text(Text), D(D), Out(Out) {}

  void write(SddlRole Role) {
    Out << "Owner: " << inWords(D.Owner) << "\nGroup: " << inWords(D.Group)
        << "\nDACL: " << daclInWords() << "\n\n";
    writeAccounts(Role);
    if (Role == SddlRole::VssRequester)
      writeLacks("a VSS requester", knowledge::AdmitRole::VssRequester);
    if (Role == SddlRole::VssWriter)
      writeLacks("a VSS writer", knowledge::AdmitRole::VssWriter);
    writeProblems(Role);
  }

private:
  std::string entry(std::size_t Index) const {
    const Origin &From = D.Dacl.Aces[Index].From;
    return Text.substr(From.Offset, From.Length).str();
  }

  static std::string inWords(const Party &P) {
    return P.Is == Party::State::Given ? nameAndSid(P.Account) : "none";
  }

  std::string daclInWords() const {
    if (D.Dacl.Is == Acl::State::Unknown)
      return "unknown: " + D.Dacl.Reason;
    if (D.Dacl.Is != Acl::State::Listed)
      return "none, which lets everyone in";
    if (D.Dacl.Aces.empty())
      return "empty, which lets nobody in";
    return std::to_string(D.Dacl.Aces.size()) + (D.Dacl.Aces.size() == 1 ? " entry" : " entries");
  }

  /// Those whom the DACL names, in its order, then those whom the role needs.
  std::vector<std::string> accounts(SddlRole Role) const {
    std::vector<std::string> All;
    auto Add = [&](std::string_view Account) {
      if (!is_contained(All, Account))
        All.emplace_back(Account);
    };
    for (const Ace &A : D.Dacl.Aces)
      if (A.Account && (isAllow(A.Type) || isDeny(A.Type)))
        Add(*A.Account);
    if (All.empty())
      Add(knowledge::Everyone);
    for (const knowledge::Admitted &Who : knowledge::admitted())
      if ((Role == SddlRole::VssRequester && Who.Role == knowledge::AdmitRole::VssRequester) ||
          (Role == SddlRole::VssWriter && Who.Role == knowledge::AdmitRole::VssWriter))
        Add(Who.Sid);
    return All;
  }

  /// The entries that decide.
  std::string entries(const Admission &Local, const Admission &Remote) const {
    std::string Words = Local.By ? entry(*Local.By) : "";
    if (Remote.By && Remote.By != Local.By)
      Words += (Words.empty() ? "remote: " : ", remote: ") + entry(*Remote.By);
    return Words;
  }

  void writeAccounts(SddlRole Role) {
    std::vector<Row> Rows = {{"Account", "SID", "Local", "Remote", "By"}};
    std::vector<std::string> Doubts;
    for (const std::string &Account : accounts(Role)) {
      Admission Local = admit(D, Account, Call::Local), Remote = admit(D, Account, Call::Remote);
      Rows.push_back({nameOf(Account), Account, comsec::inWords(Local.Is),
                      comsec::inWords(Remote.Is), entries(Local, Remote)});
      for (const Admission &A : {Local, Remote})
        if (A.Is == Admission::Kind::Unknown && !is_contained(Doubts, A.Why))
          Doubts.push_back(A.Why);
    }
    writeTable(Rows, Out);
    for (const std::string &Why : Doubts)
      Out << "unknown: " << Why << "\n";
  }

  void writeLacks(const char *Role, knowledge::AdmitRole Needs) {
    std::vector<Lack> Lacks = lacking(D, Needs, /*BeforeServer2003=*/false);
    Out << "\n";
    if (Lacks.empty())
      Out << "As the descriptor of " << Role << " it certainly lacks nobody.\n";
    for (const Lack &L : Lacks)
      Out << "As the descriptor of " << Role << " it lacks " << nameAndSid(L.Who->Sid)
          << (L.Because.By ? ": " + entry(*L.Because.By) + " keeps it out" : "") << ".\n";
  }

  std::vector<std::string> problems(SddlRole Role) const {
    std::vector<std::string> Found;
    if (D.Owner.Is == Party::State::Absent)
      Found.push_back("there is no owner, and CoInitializeSecurity demands one");
    if (D.Group.Is == Party::State::Absent)
      Found.push_back("there is no group, and CoInitializeSecurity demands one");
    if (D.Sacl.Is == Acl::State::Listed)
      Found.push_back("there is a SACL, and CoInitializeSecurity takes none");
    for (std::size_t I : entriesWithoutExecute(D.Dacl))
      Found.push_back(entry(I) + " lacks COM_RIGHTS_EXECUTE (0x1), which every entry must hold");
    for (std::size_t I : entriesWithGenericRights(D.Dacl))
      Found.push_back(entry(I) + " has generic rights, which COM is not documented to understand");
    if (auto Mixed = mixedMasks(D.Dacl))
      Found.push_back(entry(Mixed->first) + " has an old mask and " + entry(Mixed->second) +
                      " a newer one, which must not be mixed");
    addBroad(Call::Remote, "on another machine", Found);
    if (Role == SddlRole::Server)
      addBroad(Call::Local, "on this machine", Found);
    return Found;
  }

  void addBroad(Call From, StringRef Where, std::vector<std::string> &Found) const {
    for (const BroadGrant &Grant : broadGrants(D, From))
      Found.push_back(nameAndSid(Grant.Account) + " may call from a process " + Where.str());
  }

  void writeProblems(SddlRole Role) {
    std::vector<std::string> Found = problems(Role);
    if (!Found.empty())
      Out << "\nTo look at:\n";
    for (const std::string &Problem : Found)
      Out << "- " << Problem << "\n";
  }

  StringRef Text;
  const Descriptor &D;
  raw_ostream &Out;
};

std::string withCaret(const std::string &Text, const SyntaxError &Error) {
  std::string Line = Text;
  for (char &C : Line)
    if (static_cast<unsigned char>(C) < ' ')
      C = ' '; // one character for each, so that the caret fits
  int Width = sys::unicode::columnWidthUTF8(StringRef(Line).take_front(Error.Offset));
  return formatv("--sddl is malformed at column {0}: {1}\n  {2}\n  {3}^", Error.Offset + 1,
                 Error.Message, Line,
                 std::string(Width < 0 ? Error.Offset : std::size_t(Width), ' '))
      .str();
}

} // namespace

bool explainSddl(const std::string &Text, SddlRole Role, raw_ostream &Out, std::string &Error) {
  SyntaxError Malformed;
  std::optional<Descriptor> D = parseSddl(Text, Malformed);
  if (!D) {
    Error = withCaret(Text, Malformed);
    return false;
  }
  Explanation(Text, *D, Out).write(Role);
  return true;
}

} // namespace comsec
