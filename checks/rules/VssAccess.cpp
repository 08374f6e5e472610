#include "checks/rules/VssAccess.h"

#include "checks/knowledge/Principals.h"
#include "checks/rules/Common.h"
#include "checks/rules/RegistryFiles.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>

namespace comsec::rules::vss_access {

using namespace knowledge;
using facts::DataState;
using facts::RegistryValue;
using llvm::StringRef;

// --- words ---

static constexpr std::string_view Entries =
    "0 refuses the account, 1 admits it as a writer, 2 as a requester, 3 as both";

std::string wrongType(const About &A, std::string_view Type) {
  return text("{0} writes a value of {1} to {2}{3}: VSS reads REG_DWORD only, and the account is "
              "neither admitted nor refused",
              A.Who, Type, Last, A.When);
}

std::string wrongNumber(const About &A, std::uint64_t Number) {
  return text("{0} writes the value {1} to {2}{3}: {4}", A.Who, Number, Last, A.When, Entries);
}

std::string broadGroup(const About &A, std::string_view Account) {
  return text(
      "{0} admits {1} to VSS{2}, a group that nearly everybody belongs to: name the accounts "
      "that need it",
      A.Who, Account, A.When);
}

std::string keyForAccount(std::string_view Who, std::string_view Name) {
  return text(
      "{0} creates a key below {1}, \"{2}\", where VSS reads values only: write a REG_DWORD "
      "value with the name of the account",
      Who, Last, Name);
}

bool isBroadGroup(std::string_view Account) {
  const Principal *Who = principalByName(Account);
  return Who && breadth(Who->key()) != Breadth::Narrow;
}

// --- what comments say ---

static constexpr StringRef Requesters[] = {"requester", "requesters", "requestor", "requestors"};
static constexpr StringRef Others[] = {"writer", "writers", "no", "not", "cannot", "never"};

static bool isOfWord(char C) { return llvm::isAlpha(C) || C == '\''; }

/// In small letters.
static std::vector<std::string> wordsOf(StringRef Text) {
  std::vector<std::string> Words;
  while (!(Text = Text.drop_until(isOfWord)).empty()) {
    const StringRef Word = Text.take_while(isOfWord);
    Words.push_back(Word.lower());
    Text = Text.drop_front(Word.size());
  }
  return Words;
}

/// Whether \p Comment speaks of a requester, and says nothing else that may be meant.
static bool meansRequester(StringRef Comment) {
  const std::vector<std::string> Words = wordsOf(Comment);
  return llvm::any_of(Words, [](StringRef W) { return llvm::is_contained(Requesters, W); }) &&
         llvm::none_of(Words, [](StringRef W) {
           return llvm::is_contained(Others, W) || W.ends_with("n't");
         });
}

// --- files ---

static constexpr std::string_view File = "the file";

static Finding findingOn(const RegistryValue &V, Level Severity, std::string Says,
                         std::string_view What) {
  return findingAt(V, Severity, std::move(Says), text("{0}\\{1}: {2}", Last, V.Name, What));
}

/// 0 and 1 let no requester in.
static Finding againstComment(const RegistryValue &V, const About &A, std::uint64_t Number) {
  return findingOn(V, Level::Note,
                   text("{0} writes the value {1} to {2}{3}, where the comment speaks of a "
                        "requester: {4}; write 2, or 3 for both",
                        A.Who, Number, Last, A.When,
                        Number == Writer ? "1 admits writers only" : "0 refuses the account"),
                   "comment");
}

static std::optional<Finding> judgeNumber(const RegistryValue &V, const About &A,
                                          std::uint64_t Number) {
  if (Number > Both)
    return findingOn(V, Level::Warning, wrongNumber(A, Number), "number");
  if (Number != Refused && isBroadGroup(V.Name))
    return findingOn(V, Level::Warning, broadGroup({File, {}}, V.Name), "group");
  if (Number <= Writer && meansRequester(V.Comment))
    return againstComment(V, A, Number);
  return std::nullopt;
}

static Finding judgeType(const RegistryValue &V, const About &A) {
  const std::string Type = registryType(V.Type);
  Finding F = findingOn(V, Level::Warning, wrongType(A, Type), Type);
  std::uint64_t Number = 0;
  if (V.Type == RegSz && !StringRef(V.Text).getAsInteger(10, Number) && !judgeNumber(V, A, Number))
    offerDword(F, V, Number);
  return F;
}

static std::optional<Finding> judgeEntry(const RegistryValue &V) {
  if (V.Is != DataState::Written || V.Name.empty())
    return std::nullopt;
  const About A{File, text(" for {0}", V.Name)};
  if (V.Type != RegDword)
    return judgeType(V, A);
  return V.Number ? judgeNumber(V, A, *V.Number) : std::nullopt;
}

static std::optional<Finding> judgeKey(const FileKey &K, llvm::ArrayRef<FileKey> All) {
  auto IsBelow = [&](const FileKey &Other) {
    StringRef Name = Other.Is.Name;
    return Other.Is.Is == KeyRole::VssAccount && Name.consume_front_insensitive(K.Is.Name) &&
           Name.starts_with("\\");
  };
  if (llvm::any_of(All, IsBelow)) // a part of the way to the key that is meant
    return std::nullopt;
  Finding F;
  F.Message = keyForAccount(File, K.Is.Name);
  F.Where = K.Key->Where;
  F.Subject = text("{0}\\{1}: key", Last, K.Is.Name);
  return F;
}

std::vector<Finding> judgeFiles(const link::Program &P) {
  std::vector<Finding> Found;
  for (const facts::Unit &U : P.registrations()) {
    const std::vector<FileKey> Keys = keysOf(U);
    for (const FileKey &K : Keys) {
      if (K.Is.Is == KeyRole::VssAccount)
        if (std::optional<Finding> F = judgeKey(K, Keys))
          Found.push_back(std::move(*F));
      if (K.Is.Is == KeyRole::VssAccessControl)
        for (const auto &[Name, Value] : K.Values)
          if (std::optional<Finding> F = judgeEntry(*Value))
            Found.push_back(std::move(*F));
    }
  }
  return Found;
}

} // namespace comsec::rules::vss_access
