// Which files are scanned, and which are told of: --exclude, --files-from, -p.
#include "driver/input/Excludes.h"

#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Program.h>

using namespace testing;

namespace comsec {
namespace {

const std::string Program = COMSEC_BINARY_DIR "/bin/comsec-tidy";

bool excludes(const std::string &Pattern, const std::string &Path) {
  input::Excludes E;
  std::string Error;
  EXPECT_TRUE(E.parse({Pattern}, Error)) << Error;
  return E.match(Path);
}

TEST(Excludes, ANameFitsInAnyFolder) {
  EXPECT_TRUE(excludes("third_party", "third_party/a.cpp"));
  EXPECT_TRUE(excludes("third_party/", "src/third_party/x/a.cpp"));
  EXPECT_TRUE(excludes("*_i.c", "src/gen/agent_i.c"));
  EXPECT_FALSE(excludes("party", "third_party/a.cpp"));
  EXPECT_FALSE(excludes("a.cpp", "src/aa.cpp"));
}

TEST(Excludes, APathBeginsAtTheRoot) {
  EXPECT_TRUE(excludes("src/gen", "src/gen/a.cpp"));
  EXPECT_TRUE(excludes("./src/gen/*.cpp", "src/gen/x/a.cpp"));
  EXPECT_TRUE(excludes("*/tests", "src/agent/tests/a.cpp"));
  EXPECT_TRUE(excludes("/gen", "gen/a.cpp"));
  EXPECT_FALSE(excludes("/gen", "src/gen/a.cpp"));
  EXPECT_FALSE(excludes("src/gen", "lib/src/gen/a.cpp"));
}

TEST(Excludes, WrongPatternsAreOneLine) {
  input::Excludes E;
  std::string Error;
  EXPECT_FALSE(E.parse({"src", "[x"}, Error));
  EXPECT_THAT(Error, AllOf(HasSubstr("'[x'"), HasSubstr("--exclude"), Not(HasSubstr("\n"))));
}

/// Two programs with a weak call each; the one of agent stands in a helper of its own.
class Selection : public Test {
protected:
  Selection() {
    const std::string Head = "#include <windows.h>\n#include <objbase.h>\n";
    const std::string Call = "CoInitializeSecurity(NULL, -1, NULL, NULL, Level, "
                             "RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL)";
    T.write("agent/main.cpp", "int secure(unsigned long Level);\n"
                              "int main() { return secure(1); }\n");
    T.write("agent/secure.cpp",
            Head + "int secure(unsigned long Level) { return FAILED(" + Call + "); }\n");
    T.write("tool/main.cpp",
            Head + "int main() { const DWORD Level = 1; return FAILED(" + Call + "); }\n");
  }

  /// What is printed by a scan with these arguments.
  std::string scan(std::vector<std::string> Arguments, int Exit, const std::string &In = "") {
    const std::string OutFile = Scratch("out" + std::to_string(++Runs));
    const std::string InFile = Scratch.write("in", In);
    Arguments.insert(Arguments.begin(), {Program, "scan"});
    Arguments.insert(Arguments.end(), {"-q", "--checks=-*,comsec-weak-authentication-level"});
    std::vector<llvm::StringRef> Words(Arguments.begin(), Arguments.end());
    std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(InFile), llvm::StringRef(OutFile),
                                                  llvm::StringRef(OutFile)};
    EXPECT_EQ(llvm::sys::ExecuteAndWait(Program, Words, std::nullopt, Redirects), Exit);
    auto Text = llvm::MemoryBuffer::getFile(OutFile);
    return Text ? (*Text)->getBuffer().str() : std::string();
  }

  TempFolder T, Scratch;
  unsigned Runs = 0;
};

constexpr const char *OfAgent = "agent/secure.cpp:3:";
constexpr const char *OfTool = "tool/main.cpp:3:";

TEST_F(Selection, ExcludedFilesAreNotScanned) {
  EXPECT_THAT(scan({T.Path}, 2), AllOf(HasSubstr(OfAgent), HasSubstr(OfTool)));
  EXPECT_THAT(scan({T.Path, "--exclude", "tool"}, 2),
              AllOf(HasSubstr(OfAgent), Not(HasSubstr(OfTool))));
  EXPECT_THAT(scan({T.Path, "--exclude", "*"}, 1),
              HasSubstr("no source is left: all are excluded (--exclude"));
}

TEST_F(Selection, OnlyListedFilesAreToldOf) {
  const std::string List = Scratch.write("list", T("tool/main.cpp") + "\n" + T("gone.cpp") + "\n");
  EXPECT_THAT(scan({T.Path, "--files-from", List}, 2),
              AllOf(HasSubstr(OfTool), Not(HasSubstr(OfAgent))));
  EXPECT_EQ(scan({T.Path, "--files-from", "-"}, 0, T("gone.cpp") + "\r\n"), "");
  EXPECT_THAT(scan({T.Path, "--files-from", Scratch("no-list")}, 1), HasSubstr("--files-from"));
}

TEST_F(Selection, AChangeElsewhereIsToldOfWhereItActs) {
  EXPECT_THAT(scan({T.Path, "--files-from", "-"}, 2, T("agent/main.cpp") + "\n"),
              AllOf(HasSubstr(OfAgent), Not(HasSubstr(OfTool))))
      << "the level comes from the file that is listed";
}

TEST_F(Selection, FilesBehindADatabaseAreToldOf) {
  auto Entry = [&](const std::string &File) {
    return R"({"directory": ")" + T.Path + R"(", "file": ")" + File +
           R"(", "arguments": ["clang++", ")" + File + R"("]})";
  };
  T.write("build/compile_commands.json", "[" + Entry("agent/main.cpp") + "," +
                                             Entry("agent/secure.cpp") + "," +
                                             Entry("tool/main.cpp") + "]");
  EXPECT_THAT(scan({"-p", T("build")}, 2), AllOf(HasSubstr(OfAgent), HasSubstr(OfTool)));
  EXPECT_THAT(scan({"-p", T("build"), T("agent/secure.cpp")}, 2),
              AllOf(HasSubstr(OfAgent), Not(HasSubstr(OfTool))));
}

} // namespace
} // namespace comsec
