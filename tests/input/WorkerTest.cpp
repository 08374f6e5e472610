// Units parsed in this process, with the real headers, and registration files.
#include "driver/scan/Worker.h"

#include "driver/input/Input.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>

using namespace testing;

namespace comsec {
namespace {

class Worker : public Test {
protected:
  /// The unit of \p File, which lies in the folder \p T.
  facts::Unit extract(const std::string &File) {
    input::InputOptions O;
    O.Inputs = {T(File)};
    O.Root = T.Path;
    input::Input In;
    std::string Error;
    EXPECT_TRUE(input::readInput(O, In, Error)) << Error;
    return scan::extract(In.Jobs.at(0));
  }
  static std::vector<std::string> notes(const facts::Unit &U, facts::NoteKind Kind) {
    std::vector<std::string> Result;
    for (const facts::Note &N : U.Notes)
      if (N.Kind == Kind)
        Result.push_back(N.Where.File + ":" + std::to_string(N.Where.Line) + ": " + N.Text);
    return Result;
  }
  static std::vector<std::string> functions(const facts::Unit &U) {
    std::vector<std::string> Result;
    for (const facts::Function &F : U.Functions)
      Result.push_back(F.Name);
    return Result;
  }

  TempFolder T;
};

TEST_F(Worker, TheHeadersOfWindowsAndOfCxxParseInOneFile) {
  T.write("a.cpp", R"(#include <Windows.h>
#include <iostream>
#include <string>
#include <format>
#include <comdef.h>
#include <VsBackup.h>
#include <Wbemidl.h>
#include <wrl.h>
std::string hello() { return std::format("{}", 1); }
HRESULT freeze(IVssBackupComponents *P) { return P->SetBackupState(true, true, VSS_BT_FULL); }
)");
  facts::Unit U = extract("a.cpp");
  EXPECT_EQ(U.Errors, 0u);
  EXPECT_THAT(notes(U, facts::NoteKind::ParseError), IsEmpty());
  EXPECT_THAT(notes(U, facts::NoteKind::MissingHeader), IsEmpty());
  EXPECT_THAT(functions(U), IsSupersetOf({"hello", "freeze"}));
}

TEST_F(Worker, WhatTheCxxLibraryOnceHadIsThere) {
  T.write("a.cpp", R"(#include <algorithm>
#include <functional>
#include <memory>
struct Less : std::binary_function<int, int, bool> {
  bool operator()(int A, int B) const { return A < B; }
};
std::auto_ptr<int> make() { return std::auto_ptr<int>(new int); }
int *find(int *First, int *Last) { return std::find_if(First, Last, std::bind2nd(Less(), 3)); }
)");
  facts::Unit U = extract("a.cpp");
  EXPECT_EQ(U.Errors, 0u);
  EXPECT_THAT(notes(U, facts::NoteKind::ParseError), IsEmpty());
}

TEST_F(Worker, VsbackupParsesAlone) {
  T.write("a.cpp", "#include <vsbackup.h>\nIVssBackupComponents *P;\n");
  EXPECT_EQ(extract("a.cpp").Errors, 0u);
}

TEST_F(Worker, AWriterHasItsBaseClass) {
  T.write("a.cpp", R"(#include <windows.h>
#include <vss.h>
#include <vswriter.h>
class Writer : public CVssWriter {
  bool STDMETHODCALLTYPE OnPrepareSnapshot() override { return true; }
  bool STDMETHODCALLTYPE OnFreeze() override { return IsPathAffected(L"C:\\data"); }
  bool STDMETHODCALLTYPE OnThaw() override { return true; }
  bool STDMETHODCALLTYPE OnAbort() override { return SUCCEEDED(SetWriterFailure(E_FAIL)); }
};
)");
  facts::Unit U = extract("a.cpp");
  EXPECT_EQ(U.Errors, 0u);
  ASSERT_EQ(U.Classes.size(), 1u);
  EXPECT_THAT(U.Classes[0].Bases, Contains("CVssWriter"));
}

TEST_F(Worker, CIsParsedAsC) {
  T.write("A.C", "#include <windows.h>\n#include <objbase.h>\nint class;\nvoid f(void) {}\n");
  facts::Unit U = extract("A.C");
  EXPECT_EQ(U.MainFile, "A.C");
  EXPECT_EQ(U.Errors, 0u);
  EXPECT_THAT(functions(U), Contains("f"));
}

TEST_F(Worker, CKnowsWhatItsCompilersOnWindowsKnow) {
  T.write("a.c", R"(#include <math.h>
#include <stdlib.h>
#include <windows.h>
#define max_of(a, b) ({ typeof(a) A = (a); typeof(b) B = (b); A > B ? A : B; })
double half(void) { return M_PI / 2; }
int name(void) { return max_of(offsetof(WIN32_FIND_DATAW, cFileName), 3); }
void wait(void) { asm("pause"); }
)");
  facts::Unit U = extract("a.c");
  EXPECT_EQ(U.Errors, 0u);
  EXPECT_THAT(notes(U, facts::NoteKind::ParseError), IsEmpty());
}

TEST_F(Worker, IncludesAreFoundAsOnWindows) {
  T.write("src/Main.Cpp", "#include \"..\\INC\\Sub\\A.H\"\nint main() { return fromA(); }\n");
  T.write("inc/sub/a.h", "#include \"B.H\"\ninline int fromA() { return fromB(); }\n");
  T.write("inc/sub/b.h", utf16("int fromB();"));
  facts::Unit U = extract("src/Main.Cpp");
  EXPECT_EQ(U.Errors, 0u) << notes(U, facts::NoteKind::ParseError).front();
  EXPECT_EQ(U.MainFile, "src/Main.Cpp");
  EXPECT_THAT(notes(U, facts::NoteKind::MissingHeader), IsEmpty());
}

TEST_F(Worker, AFileCalledVersionIsNoHeader) {
  T.write("VERSION", "1.3.36.1\n");
  T.write("Sub/Own.h", "int Own;\n");
  T.write("src/a.cpp", "#include <version>\n#include \"sub/own.h\"\nint *P = &Own;\n");
  facts::Unit U = extract("src/a.cpp");
  EXPECT_EQ(U.Errors, 0u) << "folders have no extension, either";
  EXPECT_THAT(notes(U, facts::NoteKind::MissingHeader), IsEmpty());
}

TEST_F(Worker, AMissingHeaderIsSkippedAndNoted) {
  T.write("a.cpp", "#include \"gone.h\"\n#include <string>\nstd::string f() { return {}; }\n");
  facts::Unit U = extract("a.cpp");
  EXPECT_EQ(U.Errors, 0u);
  EXPECT_THAT(notes(U, facts::NoteKind::MissingHeader), ElementsAre("a.cpp:1: gone.h"));
  EXPECT_THAT(functions(U), Contains("f"));
}

TEST_F(Worker, ErrorsAreCountedAndTheFirstAreKept) {
  T.write("a.cpp", "A a;\nB b;\nC c;\nD d;\nvoid f() {}\n");
  facts::Unit U = extract("a.cpp");
  EXPECT_FALSE(U.Failed);
  EXPECT_EQ(U.Errors, 4u);
  EXPECT_THAT(notes(U, facts::NoteKind::ParseError),
              ElementsAre("a.cpp:1: unknown type name 'A'", "a.cpp:2: unknown type name 'B'",
                          "a.cpp:3: unknown type name 'C'"));
  EXPECT_THAT(functions(U), Contains("f"));
}

TEST_F(Worker, AFatalErrorStopsNothing) {
  T.write("a.cpp", "#error no\n#include MISSING\ntemplate <class T> int f(T) { return 0; }\n"
                   "int g() { return f(1); }\n");
  facts::Unit U = extract("a.cpp");
  EXPECT_FALSE(U.Failed);
  EXPECT_THAT(functions(U), Contains("g"));
}

TEST_F(Worker, FilesOfTheMachineAreOutOfReach) {
  T.write("a.cpp", R"(#include "/etc/passwd"
#include "../../../../../../../../etc/passwd"
#include "link.h"
#if __has_include("/etc/passwd")
int leaked;
#endif
const char P[] = {
#embed "/etc/passwd"
};
)");
  T.link("link.h", "/etc/passwd");
  facts::Unit U = extract("a.cpp");
  EXPECT_THAT(notes(U, facts::NoteKind::MissingHeader),
              UnorderedElementsAre("a.cpp:1: /etc/passwd",
                                   "a.cpp:2: ../../../../../../../../etc/passwd",
                                   "a.cpp:3: link.h"));
  for (const facts::Note &N : U.Notes)
    EXPECT_THAT(N.Text, Not(HasSubstr("root:")));
}

TEST_F(Worker, ABinaryIsNoSource) {
  T.write("a.cpp", llvm::StringRef("MZ\0\1\2", 5));
  facts::Unit U = extract("a.cpp");
  EXPECT_TRUE(U.Failed);
  EXPECT_EQ(U.MainFile, "a.cpp");
  EXPECT_THAT(notes(U, facts::NoteKind::UnitFailed), ElementsAre("a.cpp:1: the file is not text"));
}

TEST_F(Worker, ProseIsAUnitWithErrors) {
  T.write("a.cpp", "This is a letter, not a program.\n");
  facts::Unit U = extract("a.cpp");
  EXPECT_FALSE(U.Failed);
  EXPECT_GT(U.Errors, 0u);
}

TEST_F(Worker, AJobIsTheSameAfterItsTripThroughJson) {
  T.write("a.cpp");
  input::InputOptions O;
  O.Inputs = {T("a.cpp")};
  input::Input In;
  std::string Error;
  ASSERT_TRUE(input::readInput(O, In, Error));
  In.Jobs[0].Programs = {{"a.dll", facts::ProgramKind::Library, facts::Linkage::Archive}};
  std::string Text = scan::toJson(In.Jobs[0]);
  std::optional<scan::Job> Back = scan::jobFromJson(Text, Error);
  ASSERT_TRUE(Back) << Error;
  EXPECT_EQ(scan::toJson(*Back), Text);
  EXPECT_EQ(Back->Programs, In.Jobs[0].Programs);
  std::string Broken = Text;
  Broken.replace(Broken.find("\"a.dll\""), 7, "[7]");
  EXPECT_FALSE(scan::jobFromJson(Broken, Error));
  EXPECT_FALSE(scan::jobFromJson("{}", Error));
  EXPECT_FALSE(scan::jobFromJson("nonsense", Error));
  EXPECT_FALSE(scan::jobFromJson("{\"version\": 1, \"root\": 7}", Error));
}

/// "root\key: name at line" of each value.
std::vector<std::string> valuesOf(const facts::Unit &U) {
  std::vector<std::string> Result;
  for (const facts::RegistryKey &K : U.Keys)
    for (const facts::RegistryValue &V : K.Values)
      Result.push_back(K.Root + "\\" + K.Path + ": " + V.Name + " at " +
                       std::to_string(V.NameWhere.Begin.Line));
  return Result;
}

constexpr const char *PermissionInf = R"([Version]
Signature="$Windows NT$"
[DefaultInstall]
AddReg=Keys
[Keys]
HKLM,Software\X,LaunchPermission,1,01
HKCR,AppID\%Id%,LaunchPermission,1,01,00,04,80
; the driver's backup asks for it
HKLM,SYSTEM\CurrentControlSet\Services\VSS\VssAccessControl,"NT Authority\NetworkService",0x10001,1
[Strings]
Id="{1}"
)";

TEST_F(Worker, InfFiles) {
  T.write("a.inf", PermissionInf);
  facts::Unit U = extract("a.inf");
  EXPECT_EQ(U.Kind, facts::UnitKind::Registration);
  EXPECT_THAT(U.Notes, IsEmpty());
  EXPECT_THAT(valuesOf(U),
              ElementsAre(R"(HKEY_CLASSES_ROOT\AppID\{1}: LaunchPermission at 7)",
                          R"(HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\VSS\)"
                          R"(VssAccessControl: NT Authority\NetworkService at 9)"));
  EXPECT_THAT(U.Keys[0].Values[0].Bytes, ElementsAre(1, 0, 4, 0x80));
  EXPECT_EQ(U.Keys[1].Values[0].Number, 1u);
  EXPECT_THAT(U.Keys[1].Values[0].Comment, HasSubstr("the driver's backup"));
}

TEST_F(Worker, WixSources) {
  T.write("a.wxs", R"(<Wix xmlns="http://wixtoolset.org/schemas/v4/wxs"><Component>
<RegistryKey Root="HKCR" Key="AppID">
  <RegistryKey Key="{1}">
    <RegistryValue Name="LaunchPermission" Type="binary"
      Value="01000480"/>
    <RegistryValue Name="AuthenticationLevel" Type="integer" Value="[LEVEL]"/>
  </RegistryKey>
</RegistryKey>
<RegistryValue Root="HKLM" Key="Software\X" Name="LaunchPermission" Type="binary" Value="01"/>
</Component></Wix>)");
  facts::Unit U = extract("a.wxs");
  EXPECT_EQ(U.Kind, facts::UnitKind::Registration);
  EXPECT_THAT(U.Notes, IsEmpty());
  EXPECT_THAT(valuesOf(U), ElementsAre(R"(HKEY_CLASSES_ROOT\AppID\{1}: LaunchPermission at 4)",
                                       R"(HKEY_CLASSES_ROOT\AppID\{1}: AuthenticationLevel at 6)"));
  EXPECT_THAT(U.Keys[0].Values[0].Bytes, ElementsAre(1, 0, 4, 0x80));
  EXPECT_EQ(U.Keys[0].Values[1].Is, facts::DataState::Unknown);
}

TEST_F(Worker, WhatCannotBeReadInInfAndWixIsNoted) {
  T.write("a.inf", "[Version]\n[S]\nAddReg=K\n[K]\nHKCR,AppID\\{1},LaunchPermission,1,zz\n");
  T.write("a.wxs", "<Wix>\n<RegistryKey Key='AppID'/></Wix>");
  EXPECT_THAT(notes(extract("a.inf"), facts::NoteKind::Unread),
              ElementsAre(StartsWith("a.inf:5: a byte of one or two")));
  EXPECT_THAT(notes(extract("a.wxs"), facts::NoteKind::Unread),
              ElementsAre("a.wxs:2: the attribute 'Root' is missing"));
}

} // namespace
} // namespace comsec
