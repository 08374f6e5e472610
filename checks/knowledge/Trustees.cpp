#include "checks/knowledge/Trustees.h"

#include <llvm/ADT/StringRef.h>

#include <algorithm>

namespace comsec::knowledge {
namespace {

constexpr TrusteeForm Forms[] = {
#define FORM(Name, Number, Holds, Source) {#Name, Number, Content::Holds},
#include "checks/knowledge/Trustees.def"
};

struct Held {
  std::string_view Type;
  Content What;
};

constexpr Held Types[] = {
#define HOLDS(Type, What, Source) {Type, Content::What},
#include "checks/knowledge/Trustees.def"
};

constexpr TrusteeReader Readers[] = {
#define READS(Api, Parameter, Counter, What, Source) {Api, Parameter, Counter, TrusteesIn::What},
#include "checks/knowledge/Trustees.def"
};

} // namespace

std::string_view words(Content C) {
  switch (C) {
  case Content::Text:
    return "a name";
  case Content::Sid:
    return "a SID";
  case Content::ObjectsAndSid:
    return "an OBJECTS_AND_SID structure";
  case Content::ObjectsAndName:
    return "an OBJECTS_AND_NAME structure";
  case Content::Unknown:
    break;
  }
  return "nothing";
}

const TrusteeForm *trusteeForm(std::int64_t Number) {
  const auto *Found = std::ranges::find(Forms, Number, &TrusteeForm::Number);
  return Found == std::end(Forms) ? nullptr : Found;
}

const TrusteeForm *formFor(Content C) {
  const auto *Found = std::ranges::find(Forms, C, &TrusteeForm::Holds);
  return C == Content::Unknown || Found == std::end(Forms) ? nullptr : Found;
}

Content contentOf(std::string_view Type) {
  llvm::StringRef Tag = Type;
  Tag.consume_front("_");
  Tag.consume_back("_W") || Tag.consume_back("_A");
  const auto *Found = std::ranges::find(Types, std::string_view(Tag), &Held::Type);
  return Found == std::end(Types) ? Content::Unknown : Found->What;
}

std::span<const TrusteeReader> trusteeReaders() { return Readers; }

} // namespace comsec::knowledge
