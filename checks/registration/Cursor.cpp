#include "checks/registration/Cursor.h"

#include <algorithm>

namespace comsec::registration {
namespace {

/// Longer ones are cut in messages.
constexpr std::size_t MaxShown = 40;

std::string shown(std::string_view What) {
  if (What.empty())
    return "the end of the file";
  if (What.front() == '\n' || What.front() == '\r')
    return "the end of the line";
  What = What.substr(0, What.find_first_of("\r\n"));
  std::size_t Length = std::min(What.size(), MaxShown);
  while (Length < What.size() && isContinuation(What[Length]))
    --Length; // not through a character
  std::string Result = "'";
  for (const char C : What.substr(0, Length))
    Result += static_cast<unsigned char>(C) < ' ' ? '?' : C; // one line, fit for terminals
  return Result + (Length < What.size() ? "…'" : "'");
}

} // namespace

void addProblem(std::vector<Problem> &List, Range At, std::string_view Message) {
  if (List.size() < MaxProblems)
    List.push_back({At, std::string(Message)});
  else if (List.size() == MaxProblems)
    List.push_back({At, "further problems are not listed"});
}

void addUnexpected(std::vector<Problem> &List, std::string_view Text, Range At,
                   std::string_view Expected) {
  if (List.size() > MaxProblems) // there may be millions
    return;
  const std::string_view Met = Text.substr(At.Begin, At.End - At.Begin);
  addProblem(List, At, std::string(Expected) + " expected, met " + shown(Met));
}

void sortByPlace(std::vector<Problem> &List) {
  std::ranges::stable_sort(List, {}, [](const Problem &P) { return P.At.Begin; });
}

} // namespace comsec::registration
