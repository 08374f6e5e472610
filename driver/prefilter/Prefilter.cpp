#include "driver/prefilter/Prefilter.h"

#include "checks/knowledge/Keys.h"
#include "checks/knowledge/Signals.h"
#include "checks/registration/Facts.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringSet.h>

#include <algorithm>

using namespace llvm;

namespace comsec::prefilter {
namespace {

/// Shorter pieces of pasted names fit nearly everything.
constexpr std::size_t LeastPasted = 2;

bool fits(StringRef Pattern, StringRef Name) {
  if (Pattern.size() <= LeastPasted)
    return false;
  return Pattern.consume_back("*") ? Name.starts_with(Pattern)
                                   : Name.ends_with(Pattern.drop_front());
}

/// "IWbemServices" of the macro IWbemServices_ExecQuery, by which C calls methods.
StringRef interfaceOfMacro(StringRef Name) {
  const bool IsInterface = Name.size() > 2 && Name[0] == 'I' && isUpper(Name[1]);
  return IsInterface && Name.contains('_') ? Name.split('_').first : StringRef();
}

} // namespace

Prefilter::Prefilter(const std::vector<scan::Job> &Jobs)
    : Jobs(Jobs), All(Jobs), IsChosen(Jobs.size()) {
  for (const SourceText &File : All.Files) {
    auto &Into = File.IsOurs ? Macros : SdkAliases;
    for (const Alias &A : File.Says.Macros)
      for (NameId Name : A.For)
        Into[Name].push_back(A.Name);
    if (!File.IsOurs)
      for (const Alias &A : File.Says.Types)
        for (NameId Name : A.For)
          Into[Name].push_back(A.Name);
  }
}

/// \p IsSignal: the SDK knows it, too.
void Prefilter::addUse(NameId Name, bool IsSignal) {
  SmallVector<NameId> Left = {Name};
  while (!Left.empty()) {
    const NameId Next = Left.pop_back_val();
    if (!Uses.insert(Next).second)
      continue;
    if (auto It = Macros.find(Next); It != Macros.end())
      append_range(Left, It->second);
    if (auto It = SdkAliases.find(Next); IsSignal && It != SdkAliases.end())
      append_range(Left, It->second);
  }
}

void Prefilter::addSignals() {
  StringSet<> Signals;
  for (const std::string &Name : knowledge::signalNames())
    Signals.insert(Name);
  for (NameId Name = 1; Name <= All.Names.size(); ++Name) {
    const StringRef Text = All.Names.text(Name);
    // A key is named in a text, by a word of its own.
    const bool IsKey = !Text.contains('_') && knowledge::mayNameJudgedKey(Text);
    if (Signals.contains(Text) || IsKey || Signals.contains(interfaceOfMacro(Text)))
      addUse(Name, /*IsSignal=*/!IsKey);
  }
  for (const SourceText &File : All.Files)
    for (const Alias &Macro : File.Says.Macros)
      if (any_of(Macro.Pasted, [&](StringRef Pattern) {
            return any_of(Signals, [&](const auto &S) { return fits(Pattern, S.getKey()); });
          }))
        addUse(Macro.Name, /*IsSignal=*/true);
}

NameIds Prefilter::ownersOf(const WantedName &Wanted) const {
  NameIds Owners;
  for (const std::string &Class : Wanted.Classes)
    if (NameId Owner = All.Names.find(Class))
      Owners.push_back(Owner);
  return Owners;
}

static void addOnce(std::vector<NameIds> &Known, const NameIds &Owners) {
  if (!is_contained(Known, Owners))
    Known.push_back(Owners);
}

void Prefilter::addUses(const std::set<WantedName> &Wanted) {
  for (const WantedName &W : Wanted) {
    const NameId Name = All.Names.find(W.Name);
    if (!Name)
      continue;
    if (W.Classes.empty()) {
      addUse(Name);
      continue;
    }
    const NameIds Owners = ownersOf(W);
    addOnce(Members[Name], Owners);
    if (auto It = Macros.find(Name); It != Macros.end())
      for (NameId Macro : It->second)
        addOnce(Members[Macro], Owners);
  }
}

void Prefilter::addDefinitions(const std::set<WantedName> &Wanted) {
  for (const WantedName &W : Wanted)
    if (NameId Name = All.Names.find(W.Name))
      addOnce(Definitions[Name], ownersOf(W));
}

bool Prefilter::isUsed(const NameIds &Names) const {
  return any_of(Names, [&](NameId Name) { return Uses.contains(Name); });
}

/// Who uses a template makes its code.
void Prefilter::addTemplates() {
  for (bool Changed = true; Changed;) {
    Changed = false;
    for (const SourceText &File : All.Files)
      if (File.IsOurs)
        for (const Definition &D : File.Says.Definitions)
          if (D.Template && !Uses.contains(D.Template) && isUsed(D.Uses)) {
            addUse(D.Template);
            Changed = true;
          }
  }
}

bool Prefilter::hasName(unsigned Job, NameId Name) const {
  return any_of(All.Readings[Job].Files, [&](unsigned File) {
    const NameIds &Names = All.Files[File].Says.Names;
    return std::binary_search(Names.begin(), Names.end(), Name);
  });
}

bool Prefilter::usesMember(const NameIds &Names, unsigned Job) const {
  return any_of(Names, [&](NameId Name) {
    auto It = Members.find(Name);
    return It != Members.end() && any_of(It->second, [&](const NameIds &Owners) {
             return Owners.empty() || any_of(Owners, [&](NameId C) { return hasName(Job, C); });
           });
  });
}

bool Prefilter::defines(const Outline &Says) const {
  return any_of(Says.Definitions, [&](const Definition &D) {
    auto It = Definitions.find(D.Name);
    return It != Definitions.end() && any_of(It->second, [&](const NameIds &Owners) {
             return Owners.empty() || !D.Class || is_contained(Owners, D.Class);
           });
  });
}

/// What a header says outside of functions is of each file that includes it. Its functions are the
/// same in all of them: one is enough, and that is the first.
bool Prefilter::matters(unsigned Job) {
  const Reading &R = All.Readings[Job];
  if (R.Files.empty() || R.Computed)
    return true; // who reads it says what is wrong with it
  for (const auto &[Number, Index] : enumerate(R.Files)) {
    const SourceText &File = All.Files[Index];
    if (!File.IsRead || isUsed(File.Says.Outside) || usesMember(File.Says.Outside, Job))
      return true;
    const bool IsShown = any_of(File.Includers, [&](unsigned Other) { return IsChosen[Other]; });
    if (Number > 0 && (IsShown || File.Includers.front() != Job))
      continue;
    if (defines(File.Says) || any_of(File.Says.Definitions, [&](const Definition &D) {
          return isUsed(D.Uses) || usesMember(D.Uses, Job);
        }))
      return true;
  }
  return false;
}

std::vector<unsigned> Prefilter::next(const std::vector<facts::Unit> &Units) {
  if (IsFirst)
    addSignals();
  IsFirst = false;
  const Wanted Names = wantedBy(Units);
  addUses(Names.Uses);
  addDefinitions(Names.Definitions);
  addTemplates();
  std::vector<unsigned> Chosen;
  for (unsigned Job = 0; Job < Jobs.size(); ++Job)
    if (!IsChosen[Job] && (registration::languageOf(Jobs[Job].MainFile) || matters(Job))) {
      IsChosen[Job] = true;
      Chosen.push_back(Job);
    }
  return Chosen;
}

} // namespace comsec::prefilter
