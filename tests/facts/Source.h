// A small source as a project of its own: its facts, and values in a notation that is quickly read.
#pragma once

#include "checks/facts/Facts.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

namespace comsec::facts {

/// Sources are read as in folder mode. <com.h> and <library.h> are system headers (tests/facts/sdk)
/// that stand for the Windows SDK.
class Source : public testing::Test {
protected:
  /// The facts of \p Text as a file of that name, beside what was written to Folder before.
  Unit unit(std::string_view Text, const std::string &Name = "a.cpp");

  /// The same behind "#include <com.h>" in the first line, as C++ and as C.
  Unit cxx(std::string_view Text);
  Unit c(std::string_view Text);

  /// The last argument of the only API call in \p Text, see show().
  std::string lastArgument(std::string_view Text) { return lastArgument(cxx(Text)); }
  static std::string lastArgument(const Unit &U);

  TempFolder Folder;
};

/// "RPC_C_AUTHN_LEVEL_NONE=1 via kLevel@2" and the like; the number behind @ is the line, with the
/// file before it when that is not \p MainFile. The operands of a choice are sorted.
std::string show(const Value &V, const std::string &MainFile = "a.cpp");

/// The only call of \p Api; a call without a name when there are none or several.
Call onlyCall(const Unit &U, std::string_view Api);

/// "line:column-line:column", with the file before it when that is not \p MainFile.
std::string show(const Range &R, const std::string &MainFile = "a.cpp");

/// What each function leads to: "main calls work@3", "main refers to thread@4", "main makes
/// Server@5"; " (dead)" behind it when control never gets there.
std::vector<std::string> ways(const Unit &U);

/// "missing-header gone.h@1" …, with the message left out of parse errors.
std::vector<std::string> notes(const Unit &U);

} // namespace comsec::facts
