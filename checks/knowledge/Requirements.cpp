#include "checks/knowledge/Requirements.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::knowledge {

static constexpr Requirement Requirements[] = {
#define REQUIREMENT(...) {__VA_ARGS__},
#include "checks/knowledge/Requirements.def"
};

static constexpr Consequence Consequences[] = {
#define CONSEQUENCE(...) {__VA_ARGS__},
#include "checks/knowledge/Requirements.def"
};

static constexpr NewProxy NewProxies[] = {
#define NEW_PROXY(...) {__VA_ARGS__},
#include "checks/knowledge/Requirements.def"
};

static constexpr std::string_view ForeignEnums[] = {
#define FOREIGN_ENUM(Name, Source) Name,
#include "checks/knowledge/Requirements.def"
};

const Requirement *requirement(std::string_view Role) {
  auto *It = llvm::find_if(Requirements, [&](const Requirement &R) { return R.Role == Role; });
  return It == std::end(Requirements) ? nullptr : It;
}

const Consequence *consequence(std::string_view Api) {
  auto *It = llvm::find_if(Consequences, [&](const Consequence &C) { return C.Api == Api; });
  return It == std::end(Consequences) ? nullptr : It;
}

std::span<const NewProxy> newProxies() { return NewProxies; }

bool isForeignEnum(std::string_view Qualified) {
  llvm::StringRef Name = Qualified;
  if (auto Scope = Name.rfind("::"); Scope != llvm::StringRef::npos)
    Name = Name.drop_front(Scope + 2);
  Name = Name.ltrim('_');
  Name.consume_front("tag");
  return llvm::is_contained(ForeignEnums, std::string_view(Name));
}

} // namespace comsec::knowledge
