#include "checks/registration/Cursor.h"

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

Problem unexpected(std::string_view Text, Range At, std::string_view Expected) {
  return {At, std::string(Expected) + " expected, met " +
                  shown(Text.substr(At.Begin, At.End - At.Begin))};
}

void addProblem(std::vector<Problem> &List, Problem New) {
  if (List.size() > MaxProblems)
    return;
  if (List.size() == MaxProblems)
    New.Message = "further problems are not listed";
  List.push_back(std::move(New));
}

} // namespace comsec::registration
