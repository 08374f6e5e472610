// The include order is the pipeline: knowledge ← {descriptor, registration, facts} ← link ← rules ←
// {plugin, driver}.
#include "tests/meta/Tree.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <gtest/gtest.h>

namespace comsec::test {
namespace {

using llvm::StringRef;

/// What the files of a folder may include of our own code, and whether they may see clang.
struct Layer {
  StringRef Folder; ///< the first of the table that fits a file counts
  std::vector<StringRef> MayInclude;
  bool SeesClang = false;
};

const std::vector<Layer> Layers = {
    {"checks/knowledge/", {"checks/knowledge/"}},
    {"checks/descriptor/", {"checks/descriptor/", "checks/knowledge/"}},
    {"checks/registration/", {"checks/registration/", "checks/facts/Facts.h", "checks/knowledge/"}},
    {"checks/facts/", {"checks/facts/", "checks/knowledge/", "checks/OtherHosts.h"}, true},
    {"checks/link/",
     {"checks/link/", "checks/descriptor/", "checks/facts/Facts.h", "checks/knowledge/"}},
    {"checks/rules/",
     {"checks/rules/", "checks/Rule.h", "checks/Finding.h", "checks/link/", "checks/descriptor/",
      "checks/facts/Facts.h", "checks/knowledge/", "checks/OtherHosts.h"}},
    {"checks/Plugin.cpp", {"checks/"}, true},
    {"checks/ClangTidy.cpp", {}, true},
    {"checks/",
     {"checks/Rule", "checks/Finding.h", "checks/link/", "checks/facts/Facts.h",
      "checks/knowledge/"}},
    {"driver/report/",
     {"driver/report/", "checks/Rule.h", "checks/Finding.h", "checks/facts/Facts.h",
      "checks/knowledge/", "checks/registration/"}},
    {"driver/scan/",
     {"driver/scan/", "checks/facts/", "checks/knowledge/", "checks/registration/"},
     true},
    {"driver/prefilter/",
     {"driver/prefilter/", "driver/scan/", "checks/facts/", "checks/knowledge/",
      "checks/registration/", "checks/link/Paths.h", "checks/link/Processes.h"},
     true},
    {"driver/input/",
     {"driver/input/", "driver/scan/", "checks/Finding.h", "checks/facts/", "checks/knowledge/",
      "checks/registration/"},
     true},
    {"driver/headers/", {}}, // stand-ins for SDK headers, seen by scanned code only
    {"driver/", {"driver/", "checks/"}},
};

bool isOurs(StringRef Header) {
  return Header.starts_with("checks/") || Header.starts_with("driver/") ||
         Header.starts_with("tests/");
}

bool isClangs(StringRef Header) {
  return Header.starts_with("clang/") || Header.starts_with("clang-tidy/");
}

/// What \p Text includes as "…" or <…>.
std::vector<StringRef> includesOf(StringRef Text) {
  std::vector<StringRef> Headers;
  for (StringRef Line : llvm::split(Text, '\n')) {
    Line = Line.trim();
    if (!Line.consume_front("#") || !(Line = Line.ltrim()).consume_front("include"))
      continue;
    Line = Line.ltrim();
    if (!Line.empty() && (Line[0] == '"' || Line[0] == '<'))
      Headers.push_back(Line.substr(1).take_until([](char C) { return C == '"' || C == '>'; }));
  }
  return Headers;
}

/// The includes of \p File that its place in the pipeline forbids.
std::vector<std::string> violations(StringRef File, StringRef Text) {
  const auto Found =
      llvm::find_if(Layers, [&](const Layer &L) { return File.starts_with(L.Folder); });
  if (Found == Layers.end())
    return {(File + " is in no layer").str()};
  std::vector<std::string> Bad;
  for (StringRef Header : includesOf(Text)) {
    const bool Allowed =
        isOurs(Header) ? llvm::any_of(Found->MayInclude,
                                      [&](StringRef Start) { return Header.starts_with(Start); })
                       : !isClangs(Header) || Found->SeesClang;
    if (!Allowed)
      Bad.push_back((File + " includes " + Header).str());
  }
  return Bad;
}

TEST(IncludeOrder, HoldsInTheTree) {
  for (StringRef Folder : {"checks", "driver"})
    for (const std::string &File : filesBelow(Folder, {".h", ".cpp", ".def"}))
      for (const std::string &Bad : violations(File, textOf(File)))
        ADD_FAILURE() << Bad;
}

TEST(IncludeOrder, ViolationsAreSeen) {
  EXPECT_EQ(violations("checks/rules/a.cpp", "#include \"clang/AST/Decl.h\"\n").size(), 1u);
  EXPECT_EQ(violations("checks/rules/a.cpp", "  #  include <clang/AST/Decl.h>\n").size(), 1u);
  EXPECT_EQ(violations("checks/rules/a.cpp", "#include \"checks/facts/Collector.h\"\n").size(), 1u);
  EXPECT_EQ(violations("checks/knowledge/K.h", "#include \"checks/facts/Facts.h\"\n").size(), 1u);
  EXPECT_EQ(violations("checks/facts/C.cpp", "#include \"checks/link/Program.h\"\n").size(), 1u);
  EXPECT_EQ(violations("checks/descriptor/D.cpp", "#include \"checks/facts/Facts.h\"\n").size(),
            1u);
  EXPECT_EQ(violations("checks/registration/R.cpp", "#include \"checks/link/Program.h\"\n").size(),
            1u);
  EXPECT_EQ(violations("checks/facts/C.cpp", "#include \"checks/descriptor/Sddl.h\"\n").size(), 1u);
  EXPECT_EQ(violations("driver/main.cpp", "#include \"clang/Basic/Version.h\"\n").size(), 1u);
  EXPECT_EQ(violations("lib/x.cpp", "").size(), 1u);
  EXPECT_TRUE(violations("checks/facts/C.cpp", "#include \"clang/AST/Decl.h\"\n").empty());
  EXPECT_TRUE(
      violations("checks/rules/a.cpp", "#include \"checks/Rule.h\"\n#include <span>\n").empty());
}

} // namespace
} // namespace comsec::test
