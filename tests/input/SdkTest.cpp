// A Windows SDK as people have it: folders of our own making in the layouts of real ones.
#include "driver/input/Sdk.h"

#include "driver/input/Input.h"
#include "driver/scan/Worker.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>

using namespace testing;

namespace comsec::input {
namespace {

class Sdks : public Test {
protected:
  /// The folders found below \p At, relative to the test's folder.
  std::vector<std::string> found(llvm::StringRef At) {
    std::vector<std::string> Result;
    for (llvm::StringRef Folder : findSdkHeaders(T(At)).Folders)
      Result.push_back(Folder.drop_front(T.Path.size() + 1).str());
    return Result;
  }
  void touch(std::vector<std::string> Names) {
    for (const std::string &Name : Names)
      T.write(Name);
  }
  std::vector<std::string> notes(llvm::StringRef Source, InputOptions O = {}) {
    O.Inputs = {T.write("src/a.cpp", Source)};
    O.Root = T("src");
    if (O.Sdk.empty())
      O.Sdk = T("sdk");
    return notesOf(O);
  }
  std::vector<std::string> notesOf(const InputOptions &O) {
    Input In;
    std::string Error;
    if (!readInput(O, In, Error))
      return {Error};
    std::vector<std::string> Result;
    for (const facts::Note &N : scan::extract(In.Jobs.at(0)).Notes)
      Result.push_back(N.Text);
    return Result;
  }

  TempFolder T;
};

TEST_F(Sdks, AnInstallationIsFoundFromEveryLevel) {
  const std::string Kit = "Program Files (x86)/Windows Kits/10/";
  const std::string Vc =
      "Program Files/Microsoft Visual Studio/2022/Enterprise/VC/Tools/MSVC/14.40/";
  touch({Kit + "Include/10.0.2/um/WinUser.h", Kit + "Include/10.0.2/shared/sdkddkver.h",
         Kit + "Include/10.0.2/ucrt/corecrt.h", Kit + "Include/10.0.2/winrt/roapi.h",
         Kit + "Include/10.0.2/cppwinrt/winrt/base.h", Vc + "include/vcruntime.h",
         Vc + "atlmfc/include/atlbase.h"});
  const std::string Of = Kit + "Include/10.0.2/";
  EXPECT_THAT(found(""), ElementsAre(Vc + "include", Vc + "atlmfc/include", Of + "ucrt",
                                     Of + "shared", Of + "um", Of + "winrt", Of + "cppwinrt"));
  EXPECT_TRUE(findSdkHeaders(T.Path).HasCompiler);
  for (const std::string &Level : {Kit, Kit + "Include", Of})
    EXPECT_THAT(found(Level),
                ElementsAre(Of + "ucrt", Of + "shared", Of + "um", Of + "winrt", Of + "cppwinrt"));
  EXPECT_FALSE(findSdkHeaders(T(Kit)).HasCompiler);
  EXPECT_THAT(found(Vc), IsEmpty()) << "no Windows in it";
}

TEST_F(Sdks, ASplatIsFoundDespiteItsSymlinks) {
  touch({"splat/crt/include/vcruntime.h", "splat/crt/include/atlbase.h",
         "splat/sdk/include/um/winuser.h", "splat/sdk/include/shared/sdkddkver.h",
         "splat/sdk/include/ucrt/corecrt.h", "splat/sdk/include/winrt/roapi.h"});
  T.link("splat/sdk/Include", T("splat/sdk/include"));
  T.link("splat/sdk/include/10.0.26100", T("splat/sdk/include"));
  T.link("splat/sdk/include/um/WinUser.h", T("splat/sdk/include/um/winuser.h"));
  T.link("splat/self", T("splat"));
  EXPECT_THAT(found("splat"),
              ElementsAre("splat/crt/include", "splat/sdk/include/ucrt", "splat/sdk/include/shared",
                          "splat/sdk/include/um", "splat/sdk/include/winrt"));
}

TEST_F(Sdks, TheNewestVersionIsTheOneOfTheHighestNumber) {
  touch({"10/Include/10.0.9/um/winuser.h", "10/Include/10.0.22621/um/winuser.h",
         "8.1/Include/um/winuser.h", "MSVC/14.9/include/vcruntime.h",
         "MSVC/14.40/include/vcruntime.h"});
  EXPECT_THAT(found(""), ElementsAre("MSVC/14.40/include", "10/Include/10.0.22621/um"));
  EXPECT_TRUE(isOlderSdk("/a/10.0.9/um", "/a/10.0.22621/um"));
  EXPECT_FALSE(isOlderSdk("/a/10.0.22621/um", "/a/10.0.9/um"));
  EXPECT_FALSE(isOlderSdk("/a/10.0.9/um", "/a/10.0.9/um"));
}

TEST_F(Sdks, FoldersOfOneVersionStayTogether) {
  // Of the newest version only the C library is installed.
  touch({"Include/10.0.1/um/winuser.h", "Include/10.0.1/ucrt/corecrt.h",
         "Include/10.0.2/ucrt/corecrt.h", "MSVC/14.1/include/vcruntime.h",
         "MSVC/14.1/atlmfc/include/atlbase.h", "MSVC/14.2/atlmfc/include/atlbase.h"});
  EXPECT_THAT(found(""), ElementsAre("MSVC/14.1/include", "MSVC/14.1/atlmfc/include",
                                     "Include/10.0.1/ucrt", "Include/10.0.1/um"));
}

TEST_F(Sdks, NothingOutsideIsLookedAt) {
  touch({"else/um/winuser.h", "sdk/readme.txt"});
  T.link("sdk/Include", T("else"));
  EXPECT_THAT(found("sdk"), IsEmpty());
  EXPECT_THAT(found("missing"), IsEmpty());
}

constexpr const char *Api = "typedef long HRESULT;\nextern \"C\" HRESULT __stdcall "
                            "CoImpersonateClient(void);\n";

TEST_F(Sdks, ItsHeadersAreReadInAnyCase) {
  T.write("sdk/Include/10.0.2/um/WINUSER.H");
  T.write("sdk/Include/10.0.2/um/windows.h", std::string("#include <ObjBase.h>\n"));
  T.write("sdk/Include/10.0.2/um/objBASE.h", Api);
  EXPECT_THAT(
      notes("#include <Windows.h>\n#include \"WINDOWS.H\"\n"
            "#if !defined(_MSC_VER) || !defined(_M_X64)\n#error no target of Windows\n#endif\n"
            "HRESULT f() { return CoImpersonateClient(); }\n"),
      IsEmpty());
}

TEST_F(Sdks, ItsOwnHeadersWinAndOursStandInForTheRest) {
  touch({"sdk/um/winuser.h"});
  T.write("sdk/atlmfc/include/atlbase.h", "#define REAL 1\n");
  T.write("sdk/MSVC/14.4/include/vcruntime.h");
  EXPECT_THAT(notes("#include <atlbase.h>\n#ifndef REAL\n#error ours\n#endif\n"
                    "#include <afxmsg_.h>\nclass Window { DECLARE_MESSAGE_MAP() };\n"),
              IsEmpty());
}

TEST_F(Sdks, AHeaderThatLeadsOutsideIsNotRead) {
  T.write("secret.h", "#define SECRET 1\n");
  T.write("sdk/um/winuser.h");
  T.link("sdk/um/secret.h", T("secret.h"));
  EXPECT_THAT(notes("#include <secret.h>\n#ifdef SECRET\n#error read\n#endif\n"),
              ElementsAre("secret.h"));
}

TEST_F(Sdks, EveryArchitectureReadsTheSameHeaders) {
  T.write("sdk/um/winuser.h");
  T.write("sdk/um/windows.h", "#ifndef _M_ARM64\n#error another processor\n#endif\n");
  T.write("src/a.cpp", "#include <windows.h>\n");
  InputOptions O;
  O.Sdk = T("sdk");
  O.Inputs = {T.write("src/compile_commands.json",
                      R"([{"directory":")" + T("src") + R"(","file":"a.cpp","arguments":[)" +
                          R"("clang-cl","--target=arm64-pc-windows-msvc","a.cpp"]}])")};
  EXPECT_THAT(notesOf(O), IsEmpty());
}

TEST_F(Sdks, AProjectsOwnHeaderWinsWhereverItIsNamed) {
  T.write("src/atl/atlbase.h", "#define MINE 1\n");
  T.write("src/a.cpp", "#include <atlbase.h>\n#ifndef MINE\n#error ours\n#endif\n");
  for (const char *How : {"-I", "-isystem", "-imsvc"}) {
    InputOptions O;
    O.Inputs = {T.write("src/compile_commands.json",
                        R"([{"directory":")" + T("src") + R"(","file":"a.cpp","arguments":[")" +
                            (How == std::string("-imsvc") ? "clang-cl" : "clang++") + R"(",")" +
                            How + R"(","atl","a.cpp"]}])")};
    EXPECT_THAT(notesOf(O), IsEmpty()) << How;
  }
}

} // namespace
} // namespace comsec::input
