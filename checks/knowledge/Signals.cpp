#include "checks/knowledge/Signals.h"

#include "checks/knowledge/Events.h"
#include "checks/knowledge/Keys.h"
#include "checks/knowledge/Knowledge.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/StringSet.h>

namespace comsec::knowledge {
namespace {

using llvm::StringRef;

/// Calls that matter only for what others do with their results.
constexpr StringRef Companions[] = {"GetProcAddress", "GetUserName", "GetUserNameEx"};

bool isOfRegistry(StringRef Function) {
  auto Has = [&](auto Rows) {
    return llvm::any_of(Rows, [&](const KeyUse &U) { return Function == StringRef(U.Api); });
  };
  return Has(keyWrites()) || Has(keyCreations()) || Has(keyOpenings());
}

class NameList {
public:
  /// As a function, structure or macro is called in source code.
  void add(StringRef Name) {
    Name = Name.substr(Name.find_last_of(":\\") + 1); // of a path the last folder
    if (Name.empty() || !llvm::all_of(Name, [](char C) { return llvm::isAlnum(C) || C == '_'; }))
      return;
    for (const char *Suffix : {"", "A", "W", "_A", "_W"})
      Names.insert((Name + Suffix).str());
  }

  void addInterface(StringRef Name) {
    add(Name);
    Names.insert((Name + "Vtbl").str()); // C
    Names.insert((Name + "Ptr").str());  // comdefsp.h
  }

  void addObject(StringRef Name) {
    add(Name);
    Names.insert(("CLSID_" + Name).str());
    Names.insert(("IID_" + Name).str());
  }

  /// "CoRevertToSelf", "IGlobalInterfaceTable::*"
  void addEvent(StringRef Name) {
    auto [Interface, Method] = Name.split("::");
    if (Method.empty())
      add(Name);
    else if (Interface.starts_with("winrt"))
      add(Method);
    else
      addInterface(Interface);
  }

  std::vector<std::string> take() const {
    std::vector<std::string> Sorted;
    for (const auto &Entry : Names)
      Sorted.push_back(Entry.getKey().str());
    llvm::sort(Sorted);
    return Sorted;
  }

private:
  llvm::StringSet<> Names;
};

void addApis(NameList &Into) {
  for (const Api &A : apis()) {
    if (!A.Interface.empty())
      Into.addInterface(A.Interface);
    else if (!(A.Traits & IsWrite) && !isOfRegistry(A.Name) &&
             !llvm::is_contained(Companions, StringRef(A.Name)))
      Into.add(A.Name);
  }
#define INHERITS(Derived, Base) Into.addInterface(#Derived);
#include "checks/knowledge/Apis.def"
}

void addEvents(NameList &Into) {
#define EVENT(Kind, Name, Source) Into.addEvent(Name);
#define PROVIDER_METHOD(Interface, Method, How) Into.addInterface(Interface);
#include "checks/knowledge/Events.def"
}

void addRoles(NameList &Into) {
  auto Add = [&](const RoleSign &S) {
    if (S.Kind == SignKind::Call)
      Into.addEvent(S.Name);
    else if (S.Kind == SignKind::Object)
      Into.addObject(S.Name);
    else
      Into.addInterface(S.Name);
  };
  llvm::for_each(roleSigns(), Add);
  llvm::for_each(remoteSigns(), Add);
#define HOOK(Base, Method, Source) Into.addInterface(Base);
#include "checks/knowledge/Roles.def"
}

/// A guard whose event its user names is told by that name.
void addWrappers(NameList &Into) {
#define GUARD(Class, Event, State, Source)                                                         \
  if (!StringRef(Event).empty() && StringRef(Event) != "()")                                       \
    Into.add(Class);
#define MAKER(Function, Event, Source) Into.add(Function);
#include "checks/knowledge/Wrappers.def"
}

} // namespace

std::vector<std::string> signalNames() {
  NameList Names;
  addApis(Names);
  addEvents(Names);
  addRoles(Names);
  addWrappers(Names);
  Names.add("COMGLB_EXCEPTION_HANDLING");
  return Names.take();
}

std::vector<std::string> fileSignalNames() {
  NameList Names;
#define FILE_SIGN(Shows, Kind, Name, Source) Names.add(Name);
#include "checks/knowledge/Files.def"
  return Names.take();
}

} // namespace comsec::knowledge
