// How the tests of this folder read a text, and say what they met.
#pragma once

#include "checks/registration/Inf.h"
#include "checks/registration/Mof.h"
#include "checks/registration/Reg.h"
#include "checks/registration/Rgs.h"

#include <gmock/gmock.h>

namespace comsec::registration {

inline Text textOf(std::string Bytes) {
  std::string Error;
  std::optional<Text> Result = Text::decode(std::move(Bytes), Error);
  EXPECT_EQ(Error, "");
  return *Result;
}

inline std::string at(const Text &File, std::size_t Offset) {
  const Position Where = File.position(Offset);
  return std::to_string(Where.Line) + ":" + std::to_string(Where.Column);
}

/// "line:column: message" for each.
inline std::vector<std::string> listed(const Text &File, const std::vector<Problem> &Problems) {
  std::vector<std::string> Result;
  for (const Problem &P : Problems)
    Result.push_back(at(File, P.At.Begin) + ": " + P.Message);
  return Result;
}

inline std::string written(const Text &File, Range At) {
  return std::string(File.utf8().substr(At.Begin, At.End - At.Begin));
}

} // namespace comsec::registration
