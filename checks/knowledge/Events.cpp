#include "checks/knowledge/Events.h"

#include "checks/knowledge/Knowledge.h"

#include <llvm/ADT/StringMap.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/ADT/Twine.h>

#include <vector>

namespace comsec::knowledge {
namespace {

using EventIndex = llvm::StringMap<EventRow>;

EventIndex makeIndex() {
  EventIndex Index;
  auto add = [&Index](EventKind Kind, std::string_view Name, std::string_view What) {
    Index.try_emplace(Name, EventRow{Kind, Name, What});
  };
#define EVENT(Kind, Name, Source) add(EventKind::Kind, Name, "");
#define TOUCHES(What, ...)                                                                         \
  for (std::string_view Name : {__VA_ARGS__})                                                      \
    add(EventKind::Touch, Name, What);
#include "checks/knowledge/Events.def"
  return Index;
}

const EventRow *find(llvm::StringRef Name) {
  static const EventIndex Index = makeIndex();
  auto It = Index.find(Name);
  return It == Index.end() ? nullptr : &It->second;
}

const EventRow *findWithSuffix(llvm::StringRef Name) {
  if (const EventRow *Row = find(Name))
    return Row;
  return Name.consume_back("W") || Name.consume_back("A") ? find(Name) : nullptr;
}

} // namespace

const EventRow *eventOf(std::string_view Function) {
  return findWithSuffix(Function.substr(Function.rfind('$') + 1));
}

const EventRow *eventOf(std::string_view Interface, std::string_view Method) {
  llvm::StringRef Owner = Interface;
  Owner.consume_back("Vtbl");
  // The methods of IUnknown do not leave the process's own proxy or object.
  if (Method == "QueryInterface" || Method == "AddRef" || Method == "Release")
    return nullptr;
  for (; !Owner.empty(); Owner = baseOf(Owner)) {
    if (const EventRow *Row =
            findWithSuffix((llvm::Twine(Owner) + "::" + llvm::StringRef(Method)).str()))
      return Row;
    if (const EventRow *Row = find((llvm::Twine(Owner) + "::*").str()))
      return Row;
  }
  return nullptr;
}

std::optional<ProviderMethod> providerMethod(std::string_view Interface, std::string_view Method) {
  struct Row {
    std::string_view Interface, Method;
    ProviderMethod How;
  };
  static constexpr Row Rows[] = {
#define PROVIDER_METHOD(Interface, Method, How) {Interface, Method, ProviderMethod::How},
#include "checks/knowledge/Events.def"
  };
  for (const Row &R : Rows)
    if (R.Interface == Interface && R.Method == Method)
      return R.How;
  if (Interface == "IWbemServices" && findMethod(Interface, Method))
    return ProviderMethod::ForClient;
  return std::nullopt;
}

const EventRow *eventNamed(std::string_view Name) {
  auto [Interface, Method] = llvm::StringRef(Name).split("::");
  return Method.empty() ? eventOf(Name) : eventOf(Interface, Method);
}

TokenFamily tokenFamily(std::string_view Name) {
  if (Name.starts_with("Rpc"))
    return TokenFamily::Rpc;
  bool OfCom = Name.starts_with("Co") || Name.starts_with("IServerSecurity::");
  return OfCom ? TokenFamily::Com : TokenFamily::Thread;
}

std::string_view reverts(TokenFamily F) {
  return F == TokenFamily::Com   ? "CoRevertToSelf"
         : F == TokenFamily::Rpc ? "RpcRevertToSelf"
                                 : "RevertToSelf";
}

} // namespace comsec::knowledge
