#include "checks/rules/RegistryDescriptors.h"

#include "checks/descriptor/Admission.h"
#include "checks/descriptor/Binary.h"
#include "checks/rules/Common.h"
#include "checks/rules/Descriptors.h"

#include <llvm/ADT/STLExtras.h>

namespace comsec::rules {

using namespace knowledge;
using descriptor::Acl;
using descriptor::BroadGrant;
using descriptor::Call;

namespace {

/// One of the two values.
struct Permission {
  std::string_view Name;
  std::string_view Verb; ///< what the list says who may do
  std::vector<Call> FromElsewhere;
};

const Permission Launch = {"LaunchPermission", "start", {Call::Remote, Call::RemoteActivation}};
const Permission Access = {"AccessPermission", "call", {Call::Remote}};

/// What a file writes into it. Without a descriptor where the bytes are none.
struct Written {
  const FileKey &Application;
  const Permission &Of;
  const facts::RegistryValue &Value;
  std::optional<descriptor::Descriptor> What = std::nullopt;
  descriptor::SyntaxError Error = {};

  bool hasList() const { return What && What->Dacl.Is == Acl::State::Listed; }
  /// \p Says follows the name of the value.
  Finding finding(Level Severity, const std::string &Says, std::string_view Kind) const {
    return findingAt(Value, Severity, text("{0} {1}", Of.Name, Says),
                     subjectOf(Application, Of.Name, Kind));
  }
};

} // namespace

std::string subjectOf(const FileKey &Application, std::string_view Value, std::string_view What) {
  return text("AppID\\{0}\\{1}: {2}", llvm::StringRef(Application.Is.Name).lower(), Value, What);
}

static std::optional<Written> written(const FileKey &Application, const Permission &Of) {
  const facts::RegistryValue *Value = Application.value(Of.Name);
  if (!Value)
    return std::nullopt;
  Written W{Application, Of, *Value};
  if (Value->Type == RegBinary)
    W.What = descriptor::decodeDescriptor(Value->Bytes, W.Error);
  return W;
}

/// "Guests" of "BUILTIN\Guests".
static std::string groupName(std::string_view Account) {
  const Principal *Who = principalByKey(Account);
  llvm::StringRef Name = Who ? Who->Name : Account;
  return Name.substr(Name.find('\\') + 1).str();
}

/// The groups of a breadth that \p Fits and that may call from other machines, by name.
static std::vector<std::string> admitted(const Written &W, llvm::function_ref<bool(Breadth)> Fits) {
  std::vector<std::string> Names;
  for (Call From : W.Of.FromElsewhere)
    for (const BroadGrant &G : broadGrants(*W.What, From))
      if (std::string Name = groupName(G.Account);
          Fits(G.Reach) && !llvm::is_contained(Names, Name))
        Names.push_back(std::move(Name));
  return Names;
}

/// What nobody needs to be given an account for.
static std::vector<std::string> admittedStrangers(const Written &W) {
  return admitted(W, [](Breadth B) { return B == Breadth::Anybody || B == Breadth::Packages; });
}

static Finding judgeForm(const Written &W) {
  if (W.Value.Type != RegBinary)
    return W.finding(Level::Warning,
                     text("is a value of {0}: COM reads a security descriptor of REG_BINARY there",
                          registryType(W.Value.Type)),
                     "type");
  return W.finding(
      Level::Warning,
      text("is no security descriptor, at byte {0}: {1}", W.Error.Offset, W.Error.Message),
      "malformed");
}

static std::vector<Finding> judgeList(const Written &W) {
  if (!W.hasList())
    return {
        W.finding(Level::Warning,
                  text("has a NULL DACL, which lets everybody {0} the server; list the accounts "
                       "that may",
                       W.Of.Verb),
                  "NULL DACL")};
  std::vector<Finding> Found;
  for (const Defect &D : maskDefects(W.What->Dacl))
    Found.push_back(W.finding(D.Severity, "has " + D.Says, D.Kind));
  if (std::vector<std::string> Names = admittedStrangers(W); !Names.empty())
    Found.push_back(W.finding(Level::Warning,
                              text("lets {0} {1} the server from other machines; name the accounts "
                                   "that may",
                                   joined(Names), W.Of.Verb),
                              joined(Names)));
  return Found;
}

/// Whether nobody may start the server from another machine, nor reach it there.
static bool isForThisMachine(const Written &List) {
  return List.hasList() && descriptor::entriesWithoutExecute(List.What->Dacl).empty() &&
         llvm::all_of(List.Of.FromElsewhere,
                      [&](Call From) { return admitsNobody(*List.What, From); });
}

/// Whoever may start a server on this machine only is hardly meant to call it from another.
static std::optional<Finding> judgeBeside(const Written &Calls, const Written &Starts) {
  if (!Calls.hasList() || !isForThisMachine(Starts) || !admittedStrangers(Calls).empty())
    return std::nullopt;
  std::vector<std::string> Names =
      admitted(Calls, [](Breadth B) { return B == Breadth::AnyAccount; });
  if (Names.empty())
    return std::nullopt;
  Finding F = Calls.finding(Level::Note,
                            text("lets {0} call from other machines, from where LaunchPermission "
                                 "lets nobody start the server; give the mask 3 "
                                 "(COM_RIGHTS_EXECUTE | COM_RIGHTS_EXECUTE_LOCAL) if this machine "
                                 "is meant",
                                 joined(Names)),
                            joined(Names));
  F.Path = {{Starts.Value.NameWhere, "all starts and activations are for this machine only"},
            {F.Where, "calls from other machines are let in here"}};
  return F;
}

std::vector<Finding> judgePermissions(const FileKey &Application) {
  std::vector<Finding> Found;
  std::optional<Written> Starts = written(Application, Launch);
  std::optional<Written> Calls = written(Application, Access);
  for (const std::optional<Written> &W : {Starts, Calls})
    if (W && W->What)
      llvm::append_range(Found, judgeList(*W));
    else if (W)
      Found.push_back(judgeForm(*W));
  if (Starts && Calls)
    if (std::optional<Finding> Beside = judgeBeside(*Calls, *Starts))
      Found.push_back(std::move(*Beside));
  return Found;
}

} // namespace comsec::rules
