// Small programs, each with a file that can matter and one that cannot: which files are parsed, and
// that the report is the one of a scan that parses everything.
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/JSON.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Program.h>

#include <map>
#include <set>

using namespace testing;

namespace comsec {
namespace {

using FileSet = std::map<std::string, std::string>;

const std::string Sdk = "#include <windows.h>\n#include <objbase.h>\n";
const std::string Com = "  CoInitializeEx(nullptr, COINIT_MULTITHREADED);\n";

std::string initialize(const std::string &Level = "RPC_C_AUTHN_LEVEL_NONE") {
  return "  CoInitializeSecurity(nullptr, -1, nullptr, nullptr, " + Level +
         ",\n    RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr);\n";
}

/// What no program needs for its security.
const std::string Harmless = "int add(int a, int b) { return a + b; }\n";

class SameFindings : public Test {
protected:
  /// Scans the files both ways, expects one report, and gives it.
  std::string scan(const FileSet &Files) {
    for (const auto &[Name, Text] : Files)
      Root.write(Name, Text);
    const std::string With = run({"--facts", Facts.Path});
    const std::string Without = run({"--no-prefilter"});
    EXPECT_EQ(With, Without);
    return With;
  }

  /// The main files that the last scan parsed.
  std::set<std::string> parsed() const {
    std::set<std::string> Result;
    std::error_code Error;
    for (llvm::sys::fs::directory_iterator I(Facts.Path, Error), End; I != End && !Error;
         I.increment(Error)) {
      auto Text = llvm::MemoryBuffer::getFile(I->path());
      auto Json = llvm::cantFail(llvm::json::parse((*Text)->getBuffer()));
      const llvm::json::Object *Unit = Json.getAsObject()->getObject("Unit");
      if (!*Unit->getBoolean("PassedOver"))
        Result.insert(Unit->getString("MainFile")->str());
    }
    return Result;
  }

private:
  std::string run(std::vector<std::string> Options) {
    const std::string Program = COMSEC_BINARY_DIR "/bin/comsec-tidy";
    const std::string Out = Scratch("out" + std::to_string(++Runs));
    std::vector<std::string> All = {Program, "scan", Root.Path, "-q", "--fail-on", "never"};
    llvm::append_range(All, Options);
    std::vector<llvm::StringRef> Words(All.begin(), All.end());
    std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(), llvm::StringRef(Out),
                                                  llvm::StringRef()};
    EXPECT_EQ(llvm::sys::ExecuteAndWait(Program, Words, std::nullopt, Redirects), 0);
    return (*llvm::MemoryBuffer::getFile(Out))->getBuffer().str();
  }

  TempFolder Root, Facts, Scratch;
  unsigned Runs = 0;
};

TEST_F(SameFindings, FilesWithoutSignalsArePassedOver) {
  const std::string Report = scan({{"a.cpp", Sdk + "int main() {\n" + Com + initialize() + "}\n"},
                                   {"b.cpp", "#include <windows.h>\n" + Harmless},
                                   {"c.cpp", "#include <string>\n"}});
  EXPECT_THAT(Report, HasSubstr("weak-authentication-level"));
  EXPECT_THAT(parsed(), ElementsAre("a.cpp"));
}

TEST_F(SameFindings, CallersAreFollowedUpToTheEntryPoint) {
  const std::string Report =
      scan({{"set.cpp", Sdk + "void setUp() {\n" + initialize() + "}\n"},
            {"twice.cpp", "void setUp();\nvoid twice() {\n  setUp();\n  setUp();\n}\n"},
            {"main.cpp", "void twice();\nint main() { twice(); }\n"},
            {"other.cpp", Harmless}});
  EXPECT_THAT(Report, HasSubstr("multiple-initialization"));
  EXPECT_THAT(parsed(), ElementsAre("main.cpp", "set.cpp", "twice.cpp"));
}

TEST_F(SameFindings, ValuesComeFromOtherFiles) {
  const std::string Header = "#pragma once\nunsigned long level();\nextern unsigned long Imp;\n"
                             "void open(unsigned long Caps);\n";
  const std::string Report =
      scan({{"values.h", Header},
            {"set.cpp", Sdk + "#include \"values.h\"\nvoid open(unsigned long Caps) {\n" + Com +
                            "  CoInitializeSecurity(nullptr, -1, nullptr, nullptr, level(), Imp,\n"
                            "    nullptr, Caps, nullptr);\n}\n"},
            {"level.cpp", "#include \"values.h\"\nunsigned long level() { return 1; }\n"},
            {"global.cpp", "#include \"values.h\"\nunsigned long Imp = 4;\n"},
            {"main.cpp", "#include \"values.h\"\nint main() { open(0x40); }\n"},
            {"other.cpp", "#include \"values.h\"\n" + Harmless}});
  EXPECT_THAT(Report, HasSubstr("weak-authentication-level"));
  EXPECT_THAT(parsed(), ElementsAre("global.cpp", "level.cpp", "main.cpp", "set.cpp"));
}

TEST_F(SameFindings, MacrosOfTheProjectLeadToCalls) {
  const std::string Report =
      scan({{"com.h", "#pragma once\n#define INNER() CoInitializeSecurity(nullptr, -1, nullptr, "
                      "nullptr, 1, 2, nullptr, 0, nullptr)\n#define START_COM() INNER()\n"},
            {"a.cpp", Sdk + "#include \"com.h\"\nint main() {\n" + Com + "  START_COM();\n}\n"},
            {"b.cpp", "#include \"com.h\"\n" + Harmless}});
  EXPECT_THAT(Report, HasSubstr("weak-authentication-level"));
  EXPECT_THAT(parsed(), ElementsAre("a.cpp"));
}

TEST_F(SameFindings, PastedNamesAreSeen) {
  const std::string Report =
      scan({{"com.h", "#pragma once\n#define CO(Name) CoInitialize##Name\n"},
            {"a.cpp", Sdk + "#include \"com.h\"\nint main() {\n  CO(Ex)(nullptr, 0);\n"
                            "  CO(Security)(nullptr, -1, nullptr, nullptr, 1, 2, nullptr, 0, "
                            "nullptr);\n}\n"},
            {"b.cpp", "#include \"com.h\"\n" + Harmless}});
  EXPECT_THAT(Report, HasSubstr("weak-authentication-level"));
  EXPECT_THAT(parsed(), ElementsAre("a.cpp"));
}

TEST_F(SameFindings, FunctionsOfHeadersNeedOneFileAndTheirUsers) {
  const std::string Header = "#pragma once\n" + Sdk + "inline void setUp(unsigned long Level) {\n" +
                             initialize("Level") + "}\n";
  const std::string Report =
      scan({{"com.h", Header},
            {"first.cpp", "#include \"com.h\"\n" + Harmless},
            {"second.cpp", "#include \"com.h\"\n" + Harmless},
            {"user.cpp", "#include \"com.h\"\nint main() { setUp(RPC_C_AUTHN_LEVEL_NONE); }\n"}});
  EXPECT_THAT(Report, HasSubstr("weak-authentication-level"));
  EXPECT_THAT(parsed(), ElementsAre("first.cpp", "user.cpp"));
}

TEST_F(SameFindings, TemplatesNeedWhoUsesThem) {
  const std::string Header = "#pragma once\n" + Sdk + "template <class T> void setUp(T Level) {\n" +
                             initialize("Level") + "}\n";
  const std::string Report =
      scan({{"com.h", Header},
            {"first.cpp", "#include \"com.h\"\n" + Harmless},
            {"second.cpp", "#include \"com.h\"\n" + Harmless},
            {"user.cpp", "#include \"com.h\"\nint main() { setUp(RPC_C_AUTHN_LEVEL_NONE); }\n"}});
  EXPECT_THAT(Report, HasSubstr("weak-authentication-level"));
  EXPECT_THAT(parsed(), Contains("user.cpp"));
  EXPECT_THAT(parsed(), Not(Contains("second.cpp")));
}

TEST_F(SameFindings, MethodsCountWhereTheirClassIsKnown) {
  const std::string Header = "#pragma once\nstruct Starter {\n  void run();\n};\n";
  const std::string Other = "#pragma once\nstruct Engine {\n  void run();\n};\n";
  const std::string Report =
      scan({{"starter.h", Header},
            {"engine.h", Other},
            {"starter.cpp",
             Sdk + "#include \"starter.h\"\nvoid Starter::run() {\n" + Com + initialize() + "}\n"},
            {"main.cpp", "#include \"starter.h\"\nint main() { Starter().run(); }\n"},
            {"engine.cpp", "#include \"engine.h\"\nvoid Engine::run() {}\n"},
            {"drive.cpp", "#include \"engine.h\"\nvoid drive() { Engine().run(); }\n"}});
  EXPECT_THAT(Report, HasSubstr("weak-authentication-level"));
  EXPECT_THAT(parsed(), ElementsAre("main.cpp", "starter.cpp"));
}

TEST_F(SameFindings, NamesInTextsAndOtherEncodingsAreRead) {
  const std::string Report =
      scan({{"a.cpp", utf16(Sdk + "int main() {\n" + Com + initialize() + "}\n")},
            {"b.cpp", "#include <windows.h>\nvoid *f(HMODULE m) {\n"
                      "  return (void *)GetProcAddress(m, \"CoInitializeSecurity\");\n}\n"},
            {"c.cpp", utf16(Harmless)}});
  EXPECT_THAT(Report, HasSubstr("weak-authentication-level"));
  EXPECT_THAT(parsed(), ElementsAre("a.cpp", "b.cpp"));
}

TEST_F(SameFindings, NamesOfTheSdkThatStandForOthersAreKnown) {
  scan({{"a.c", "#define COBJMACROS\n" + Sdk +
                    "#include <wbemcli.h>\nHRESULT f(void *p) {\n"
                    "  return IWbemServices_DeleteClass((struct IWbemServices *)p, 0, 0, 0, 0);\n"
                    "}\n"},
        {"b.cpp", Sdk + "HRESULT g(LPRUNNINGOBJECTTABLE t, IUnknown *p, DWORD *n) {\n"
                        "  return t->Register(0, p, nullptr, n);\n}\n"},
        {"c.c", Harmless}});
  EXPECT_THAT(parsed(), ElementsAre("a.c", "b.cpp"));
}

TEST_F(SameFindings, WhatRunsUnderAnotherTokenIsRead) {
  const std::string Report =
      scan({{"serve.cpp", Sdk + "void work();\nSTDAPI serve() {\n  CoImpersonateClient();\n"
                                "  work();\n  CoRevertToSelf();\n  return S_OK;\n}\n"},
            {"work.cpp", "void deeper();\nvoid work() { deeper(); }\n"},
            {"deeper.cpp", "#include <windows.h>\nvoid deeper() { DeleteFileW(L\"c:\\\\x\"); }\n"},
            {"other.cpp", "#include <windows.h>\nvoid clean() { DeleteFileW(L\"c:\\\\y\"); }\n"}});
  EXPECT_THAT(Report, HasSubstr("CoImpersonateClient"));
  EXPECT_THAT(parsed(), ElementsAre("deeper.cpp", "serve.cpp", "work.cpp"));
}

TEST_F(SameFindings, FilesOfBackupProgramsAreRead) {
  const std::string Report =
      scan({{"vss.cpp",
             Sdk +
                 "#include <vss.h>\n#include <vswriter.h>\n#include <vsbackup.h>\n"
                 "void copyAll();\nint main() {\n" +
                 Com + initialize("RPC_C_AUTHN_LEVEL_PKT_PRIVACY") +
                 "  IVssBackupComponents *b = nullptr;\n  CreateVssBackupComponents(&b);\n"
                 "  if (FAILED(b->SetBackupState(true, true, VSS_BT_FULL, false)))\n    return 1;\n"
                 "  copyAll();\n}\n"},
            {"copy.cpp", "#include <windows.h>\nvoid copyOne(const wchar_t *n);\nvoid copyAll() {\n"
                         "  WIN32_FIND_DATAW d;\n  HANDLE h = FindFirstFileW(L\"c:\\\\*\", &d);\n"
                         "  do copyOne(d.cFileName); while (FindNextFileW(h, &d));\n}\n"},
            {"one.cpp", "#include <windows.h>\nvoid copyOne(const wchar_t *n) {\n"
                        "  CopyFileW(n, L\"d:\\\\x\", TRUE);\n}\n"},
            {"other.cpp", Harmless}});
  EXPECT_THAT(Report, HasSubstr("unlisted-hard-links"));
  EXPECT_THAT(parsed(), ElementsAre("copy.cpp", "one.cpp", "vss.cpp"));
}

/// A client of WMI that never sets its security, but for what \p Rest does.
FileSet clientWith(const std::string &Rest, const std::string &Header = "") {
  return {
      {"client.cpp", Sdk + "#include <wbemcli.h>\nvoid report();\nint main() {\n" + Com +
                         "  report();\n  IWbemLocator *l = nullptr;\n"
                         "  CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER,\n"
                         "    IID_IWbemLocator, (void **)&l);\n  IWbemServices *s = nullptr;\n"
                         "  l->ConnectServer(nullptr, nullptr, nullptr, nullptr, 0, nullptr,\n"
                         "    nullptr, &s);\n}\n"},
      {"report.cpp", "void print();\nvoid report() { print(); }\n"},
      {"lib.h", Header},
      {"print.cpp", Rest}};
}

TEST_F(SameFindings, AProgramIsWholeAlthoughFilesArePassedOver) {
  const std::string Report = scan(clientWith("void print() {}\n"));
  EXPECT_THAT(Report, HasSubstr("missing-initialization"));
  EXPECT_THAT(parsed(), ElementsAre("client.cpp", "report.cpp"));
}

TEST_F(SameFindings, WhatWasNotFoundCountsAlsoInFilesThatArePassedOver) {
  scan(clientWith("#include \"vendor/secure.h\"\nvoid print() {}\n"));
  EXPECT_THAT(parsed(), ElementsAre("client.cpp", "report.cpp"));
}

TEST_F(SameFindings, FunctionsThatNobodyDefinesCountThereToo) {
  scan(clientWith("#include \"lib.h\"\nvoid print() { secure(); }\n", "void secure();\n"));
  EXPECT_THAT(parsed(), ElementsAre("client.cpp", "report.cpp"));
}

TEST_F(SameFindings, ComputedIncludesCannotTell) {
  scan({{"a.cpp", "#define HEADER \"x.h\"\n#include HEADER\n"},
        {"x.h", Sdk + "inline void f() {\n" + initialize() + "}\n"},
        {"b.cpp", Harmless}});
  EXPECT_THAT(parsed(), ElementsAre("a.cpp"));
}

TEST_F(SameFindings, EntriesInOtherFilesKeepTheKindOfAProgram) {
  scan({{"service.cpp", Sdk + "extern \"C\" void WINAPI ServiceMain(DWORD, LPWSTR *) {\n" + Com +
                            initialize() + "}\n"},
        {"dll.cpp", "#include <windows.h>\nBOOL WINAPI DllMain(HINSTANCE, DWORD, void *) { return "
                    "TRUE; }\n"},
        {"other/b.cpp", Harmless}});
  EXPECT_THAT(parsed(), ElementsAre("service.cpp"));
}

TEST_F(SameFindings, CodeThatAnIfLeavesOutIsStillSaid) {
  scan({{"a.cpp", Sdk + "#ifdef NEVER\nvoid f() {\n" + initialize() + "}\n#endif\n"},
        {"b.cpp", Harmless}});
  EXPECT_THAT(parsed(), ElementsAre("a.cpp"));
}

} // namespace
} // namespace comsec
