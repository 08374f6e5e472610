#include "checks/rules/ProviderRegistrations.h"

#include "checks/knowledge/Providers.h"
#include "checks/rules/Common.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::rules {

using facts::MofClass;
using facts::MofInstance;
using facts::MofProperty;
using llvm::StringRef;
using Kind = facts::MofValue::Kind;

// --- values ---

/// Whether \p Text has a word between two of \p Mark.
static bool hasBetween(StringRef Text, char Mark) {
  llvm::SmallVector<StringRef> Parts;
  Text.split(Parts, Mark);
  for (std::size_t I = 1; I + 1 < Parts.size(); ++I)
    if (!Parts[I].empty() && !Parts[I].contains(' '))
      return true;
  return false;
}

/// Whether another tool puts something in before mofcomp sees it: @NAME@, %NAME%, ${NAME}.
static bool hasPlaceholder(StringRef Text) {
  return hasBetween(Text, '@') || hasBetween(Text, '%') || Text.contains("${");
}

static Setting settingOf(const facts::MofValue &V, const MofClass *By) {
  if (V.Is == Kind::Null)
    return {};
  const bool Unknown = V.Is == Kind::Unknown || (V.Is == Kind::String && hasPlaceholder(V.Text));
  return {Unknown ? Setting::State::Unknown : Setting::State::Given, &V, By};
}

std::optional<std::string> Setting::text() const {
  if (Is != State::Given || Value->Is != Kind::String)
    return std::nullopt;
  return StringRef(Value->Text).trim().str();
}

std::optional<std::int64_t> Setting::number() const {
  if (Is == State::Given && Value->Is == Kind::Integer)
    return Value->Number;
  std::int64_t Number;
  if (auto Quoted = text(); Quoted && !StringRef(*Quoted).getAsInteger(0, Number))
    return Number;
  return std::nullopt;
}

std::optional<bool> Setting::truth() const {
  if (Is == State::Given && Value->Is == Kind::Boolean)
    return Value->Number != 0;
  const std::string Quoted = StringRef(text().value_or("")).lower();
  if (Quoted == "true" || Quoted == "false")
    return Quoted == "true";
  return std::nullopt;
}

// --- classes ---

/// The class of that name in \p File; null for __Win32Provider itself.
static const MofClass *classNamed(const facts::Unit &File, StringRef Name) {
  auto It = llvm::find_if(File.MofClasses, [&](const MofClass &C) {
    return StringRef(C.Name).equals_insensitive(Name);
  });
  return It == File.MofClasses.end() ? nullptr : &*It;
}

static const MofProperty *propertyOf(const std::vector<MofProperty> &List, std::string_view Name) {
  auto It = llvm::find_if(List, [&](const MofProperty &P) { return P.Name == Name; });
  return It == List.end() ? nullptr : &*It;
}

Setting ProviderRegistration::said(std::string_view Property) const {
  if (const MofProperty *Own = propertyOf(Instance.Properties, Property))
    return settingOf(Own->Value, nullptr);
  const MofClass *Class = classNamed(File, Instance.Class);
  // A chain of classes has no more links than there are classes, unless it is malformed.
  for (std::size_t Left = File.MofClasses.size(); Class && Left > 0; --Left) {
    if (const MofProperty *Default = propertyOf(Class->Defaults, Property))
      return settingOf(Default->Value, Class);
    Class = classNamed(File, Class->Superclass);
  }
  return {};
}

// --- findings ---

std::string ProviderRegistration::name() const { return said("Name").text().value_or(""); }

std::string ProviderRegistration::subject(const Setting &S) const {
  if (S.By)
    return "the class " + S.By->Name;
  const std::string Name = name();
  return Name.empty() ? "the registration" : "the registration of " + Name;
}

Finding ProviderRegistration::finding(const Setting &S, Level Severity, std::string Message,
                                      std::string_view Says) const {
  Finding F;
  F.Severity = Severity;
  F.Message = std::move(Message);
  F.Where = S.Value ? S.Value->Where : Instance.Where;
  F.Subject = text("{0}: {1}", S.By ? S.By->Name : "__Win32Provider.Name=" + name(), Says);
  return F;
}

// --- what it is registered for ---

/// The key of "\\.\root\cimv2:__Win32Provider.Name='Files'".
static StringRef keyIn(StringRef Path) {
  const StringRef Quoted = Path.split('=').second.trim();
  return Quoted.size() < 2 ? StringRef() : Quoted.drop_front().drop_back();
}

bool ProviderRegistration::isMeantBy(const MofInstance &Other) const {
  const MofProperty *Provider = propertyOf(Other.Properties, "Provider");
  if (!Provider)
    return false;
  const StringRef Text = Provider->Value.Text;
  if (Provider->Value.Is == Kind::Alias)
    return Text.equals_insensitive(Instance.Alias);
  const MofProperty *Name = propertyOf(Instance.Properties, "Name");
  return Provider->Value.Is == Kind::String && Name && Name->Value.Is == Kind::String &&
         keyIn(Text).equals_insensitive(Name->Value.Text);
}

bool ProviderRegistration::isForEventsOnly() const {
  bool Events = false;
  for (const MofInstance &Other : File.MofInstances) {
    const knowledge::ProviderRegistration *As = knowledge::providerRegistration(Other.Class);
    if (!As || !isMeantBy(Other))
      continue;
    if (As->For == knowledge::ProviderUse::Clients)
      return false;
    Events = true;
  }
  return Events;
}

std::vector<ProviderRegistration> providerRegistrations(const link::Program &P) {
  std::vector<ProviderRegistration> All;
  for (const facts::Unit &File : P.registrations())
    for (const MofInstance &I : File.MofInstances)
      if (!knowledge::providerRegistration(I.Class))
        All.emplace_back(File, I);
  return All;
}

} // namespace comsec::rules
