#include "driver/report/Suppress.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/Regex.h>

#include <tuple>

namespace comsec::report {

using llvm::StringRef;

namespace {
constexpr StringRef Word = "NOLINT";

struct Comment {
  StringRef Kind; ///< "NOLINT", "NOLINTNEXTLINE", "NOLINTBEGIN", "NOLINTEND"
  std::size_t Position = 0;
  std::optional<std::string> Checks; ///< nothing = all; without blanks around the commas
};
} // namespace

/// "a , b" → "a,b": blanks make no difference between NOLINTBEGIN's list and NOLINTEND's.
static std::string normalised(StringRef List) {
  llvm::SmallVector<StringRef> Globs;
  List.split(Globs, ',');
  for (StringRef &Glob : Globs)
    Glob = Glob.trim();
  return llvm::join(Globs, ",");
}

/// The list behind the word at \p Position, which is moved behind it. Without a closing bracket
/// on the same line there is no list.
static std::optional<std::string> takeList(StringRef Text, std::size_t &Position) {
  if (Position >= Text.size() || Text[Position] != '(')
    return std::nullopt;
  const std::size_t Begin = ++Position;
  const std::size_t End = Text.find_first_of("\n)", Begin);
  if (End == StringRef::npos || Text[End] != ')')
    return std::nullopt;
  Position = End + 1;
  return normalised(Text.slice(Begin, End));
}

static std::vector<Comment> comments(StringRef Text) {
  std::vector<Comment> Found;
  std::size_t Position = 0;
  while ((Position = Text.find(Word, Position)) != StringRef::npos) {
    const std::size_t Begin = Position;
    const StringRef Kind = Text.substr(Begin).take_while(llvm::isAlpha);
    Position += Kind.size();
    if (llvm::is_contained({"NOLINT", "NOLINTNEXTLINE", "NOLINTBEGIN", "NOLINTEND"}, Kind))
      Found.push_back({Kind, Begin, takeList(Text, Position)});
  }
  return Found;
}

static bool matches(StringRef Glob, StringRef Check) {
  llvm::SmallVector<StringRef> Parts;
  Glob.split(Parts, '*');
  const auto Escaped =
      llvm::map_range(Parts, [](StringRef Part) { return llvm::Regex::escape(Part); });
  return llvm::Regex("^" + llvm::join(Escaped, ".*") + "$").match(Check);
}

static bool names(const std::optional<std::string> &Checks, StringRef Check) {
  if (!Checks)
    return true;
  llvm::SmallVector<StringRef> Globs;
  StringRef(*Checks).split(Globs, ',');
  return llvm::any_of(
      Globs, [&](StringRef Glob) { return !Glob.starts_with("-") && matches(Glob, Check); });
}

/// Adds where in \p Line, which begins at \p Begin, comments of \p Kind name \p Check.
static void addFrom(std::vector<std::size_t> &Found, StringRef Line, std::size_t Begin,
                    StringRef Kind, StringRef Check) {
  for (const Comment &C : comments(Line))
    if (C.Kind == Kind && names(C.Checks, Check))
      Found.push_back(Begin + C.Position);
}

NoLint::NoLint(std::string_view Text) : Text(Text) {
  std::vector<Comment> Open;
  for (Comment &C : comments(Text)) {
    if (C.Kind == "NOLINTBEGIN") {
      Open.push_back(std::move(C));
    } else if (C.Kind == "NOLINTEND") {
      if (!Open.empty() && Open.back().Checks == C.Checks) {
        Blocks.push_back({Open.back().Position, C.Position, std::move(C.Checks)});
        Open.pop_back();
      } else {
        Unmatched.push_back(C.Position);
      }
    }
  }
  for (const Comment &C : Open)
    Unmatched.push_back(C.Position);
}

std::vector<std::size_t> NoLint::silencers(std::size_t Position, std::string_view Check) const {
  std::vector<std::size_t> Found;
  // Lines end at LF only here, as in clang-tidy.
  const StringRef All(Text);
  const std::size_t Begin = All.take_front(Position).rfind('\n') + 1; // npos + 1 is 0
  addFrom(Found, All.slice(Begin, All.find('\n', Position)), Begin, "NOLINT", Check);
  if (Begin > 0) {
    const StringRef Before = All.take_front(Begin - 1);
    const std::size_t Previous = Before.rfind('\n') + 1;
    addFrom(Found, Before.substr(Previous), Previous, "NOLINTNEXTLINE", Check);
  }
  for (const Block &B : Blocks)
    if (B.Begin < Position && Position < B.End && names(B.Checks, Check))
      Found.push_back(B.Begin);
  return Found;
}

std::vector<std::size_t> NoLint::naming(const std::vector<std::string> &Checks) const {
  std::vector<std::size_t> Found;
  for (const Comment &C : comments(Text))
    if (C.Kind != "NOLINTEND" && C.Checks && C.Checks != "*" &&
        !llvm::is_contained(Unmatched, C.Position) &&
        llvm::any_of(Checks, [&](const std::string &Check) { return names(C.Checks, Check); }))
      Found.push_back(C.Position);
  return Found;
}

} // namespace comsec::report
