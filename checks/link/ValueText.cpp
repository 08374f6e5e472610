// Values in the words of messages.
#include "checks/link/Values.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::link {
namespace {

using facts::ValueKind;

/// A message names so many stops between an argument and its value.
constexpr std::size_t MaxNamedStops = 4;

/// Whether every name in \p Meaning ("A | B") is a word of \p Text.
bool mentions(llvm::StringRef Text, llvm::StringRef Meaning) {
  auto IsWord = [](char C) { return llvm::isAlnum(C) || C == '_'; };
  llvm::SmallVector<llvm::StringRef> Words;
  while (!(Text = Text.drop_until(IsWord)).empty()) {
    Words.push_back(Text.take_while(IsWord));
    Text = Text.drop_while(IsWord);
  }
  while (!(Meaning = Meaning.drop_until(IsWord)).empty()) {
    if (!llvm::is_contained(Words, Meaning.take_while(IsWord)))
      return false;
    Meaning = Meaning.drop_while(IsWord);
  }
  return true;
}

/// "via a, b, file.h:12": the names on the way, and where the last one got its value.
std::string viaText(const Concrete &V) {
  std::string Names;
  for (std::size_t I = 0; I < V.Via.size(); ++I) {
    if (I > 0 && V.Via[I].Name == V.Via[I - 1].Name) // handed on under one name
      continue;
    bool IsNamed = V.Via.size() <= MaxNamedStops || I < MaxNamedStops - 1 || I + 1 == V.Via.size();
    if (IsNamed)
      Names += V.Via[I].Name + ", ";
    else if (I == MaxNamedStops - 1)
      Names += "…, ";
  }
  const facts::Location &Last = V.Via.back().Where.Begin;
  if (!Last.valid())
    return "via " + Names.substr(0, Names.size() - 2);
  return "via " + Names + Last.File + ":" + std::to_string(Last.Line);
}

std::string plainText(const Concrete &V) {
  switch (V.Kind) {
  case ValueKind::String:
    return "\"" + V.Text + "\"";
  case ValueKind::Address:
    return V.Name.empty() ? "a pointer to " + V.Text : "&" + V.Name;
  case ValueKind::Null:
    return V.Text.empty() ? "NULL" : V.Text;
  case ValueKind::Integer:
    return V.Text.empty() ? std::to_string(V.Number) : V.Text;
  default:
    return "unknown: " + V.Text;
  }
}

} // namespace

std::string describe(const Concrete &V, std::string_view Meaning) {
  std::string Remarks;
  bool IsNumber = V.Kind == ValueKind::Integer;
  if (IsNumber && !Meaning.empty() && !mentions(V.Text, Meaning))
    Remarks = Meaning;
  if (!V.Via.empty())
    Remarks += (Remarks.empty() ? "" : ", ") + viaText(V);
  return Remarks.empty() ? plainText(V) : plainText(V) + " (" + Remarks + ")";
}

} // namespace comsec::link
