#include "driver/input/Input.h"

#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <stdexcept>

using namespace testing;

namespace comsec::input {
namespace {

using Json = nlohmann::json;

class Inputs : public Test {
protected:
  Input read(std::vector<std::string> Names, InputOptions Options = {}) {
    Options.Inputs = std::move(Names);
    Input In;
    Error.clear();
    if (!readInput(Options, In, Error))
      throw std::runtime_error(Error);
    return In;
  }
  std::string errorOf(std::vector<std::string> Names, InputOptions Options = {}) {
    Options.Inputs = std::move(Names);
    Input In;
    Error.clear();
    EXPECT_FALSE(readInput(Options, In, Error));
    EXPECT_EQ(llvm::StringRef(Error).count('\n'), 0u) << "one line";
    return Error;
  }
  std::vector<std::string> files(const Input &In) {
    std::vector<std::string> Result;
    for (const scan::Job &J : In.Jobs)
      Result.push_back(J.MainFile.substr(In.Root.size() + 1));
    return Result;
  }
  std::vector<std::string> messages(const Input &In) {
    std::vector<std::string> Result;
    for (const Notification &N : In.Notifications)
      Result.push_back(N.Message);
    return Result;
  }
  /// The guessed include folders of a job, relative to the root.
  std::vector<std::string> includes(const Input &In, std::size_t Index = 0,
                                    llvm::StringRef Option = "-I") {
    std::vector<std::string> Result;
    const auto &A = In.Jobs.at(Index).Arguments;
    for (std::size_t I = 0; I + 1 < A.size(); ++I)
      if (A[I] == Option)
        Result.push_back(llvm::StringRef(A[I + 1]).drop_front(In.Root.size()).ltrim('/').str());
    return Result;
  }
  Json entry(const std::string &File, std::vector<std::string> More = {}) {
    More.insert(More.begin(), "clang++");
    More.push_back(File);
    return {{"directory", T.Path}, {"file", File}, {"arguments", More}};
  }
  void database(const std::vector<Json> &Entries) {
    T.write("compile_commands.json", Json(Entries).dump());
  }

  TempFolder T;
  std::string Error;
};

TEST_F(Inputs, AFolderGivesItsSourcesInOrder) {
  for (const char *Name : {"b.cpp", "a.Cpp", "sub/c.CXX", "sub/d.C", "e.cc", "readme.txt", "x.h"})
    T.write(Name);
  T.write(".git/f.cpp");
  T.write("out/CMakeCache.txt");
  T.write("out/g.cpp");
  Input In = read({T.Path});
  EXPECT_EQ(In.Root, T.Path);
  EXPECT_THAT(files(In), ElementsAre("a.Cpp", "b.cpp", "e.cc", "sub/c.CXX", "sub/d.C"));
  // Clang takes ".Cpp" for a linker's input and ".C" for C++: the language is always said.
  EXPECT_THAT(In.Jobs[0].Arguments, Contains("c++"));
  EXPECT_THAT(In.Jobs[4].Arguments, Contains("c"));
  EXPECT_THAT(In.Jobs[0].Arguments, Contains("-DUNICODE"));
}

TEST_F(Inputs, AFolderDoesNotReachOutByLinks) {
  TempFolder Other;
  Other.write("secret.cpp");
  T.write("a.cpp");
  T.link("link.cpp", Other("secret.cpp"));
  T.link("folder", Other.Path);
  EXPECT_THAT(files(read({T.Path})), ElementsAre("a.cpp"));
}

TEST_F(Inputs, ASourceIsAFolderOfOne) {
  T.write("src/a.cpp", "#include \"x.h\"\n");
  T.write("src/inc/x.h");
  T.write("other/y.cpp");
  Input In = read({T("src/a.cpp")});
  EXPECT_EQ(In.Root, T("src"));
  EXPECT_THAT(files(In), ElementsAre("a.cpp"));
  EXPECT_THAT(includes(In), ElementsAre("inc"));
}

TEST_F(Inputs, IncludeFoldersAreGuessed) {
  T.write("app/main.cpp", "#include \"StdAfx.h\"\n#include <util\\log.h>\n#include <windows.h>\n");
  T.write("app/Inc/stdafx.h", "#include \"deep.h\"\n#include \"beside.h\"\n");
  T.write("app/Inc/beside.h");
  T.write("common/util/log.h");
  T.write("common/deep/deep.h");
  T.write("old/windows.h"); // the SDK's is meant
  Input In = read({T.Path});
  EXPECT_THAT(includes(In), ElementsAre("app/Inc", "common", "common/deep"));
}

TEST_F(Inputs, TheNearestHeaderIsTaken) {
  T.write("a/src/main.cpp", "#include \"config.h\"\n");
  T.write("a/inc/config.h");
  T.write("b/config.h");
  T.write("config/config.h");
  EXPECT_THAT(includes(read({T.Path})), ElementsAre("a/inc"));
}

TEST_F(Inputs, AGuessedFolderDoesNotHideTheLibrary) {
  T.write("src/main.cpp", "#include \"config.h\"\n#include \"log.h\"\n#include <string>\n");
  T.write("external/base/config.h");
  T.write("external/base/String.h", "#include <base/missing.h>\n");
  T.write("inc/log.h");
  Input In = read({T.Path});
  EXPECT_THAT(includes(In), ElementsAre("inc"));
  EXPECT_THAT(includes(In, 0, "-idirafter"), ElementsAre("external/base"));
}

TEST_F(Inputs, HeadersThatIncludeEachOtherEnd) {
  T.write("main.cpp", "#include \"x.h\"\n");
  T.write("inc/x.h", "#include \"y.h\"\n#include \"x.h\"\n");
  T.write("inc2/y.h", "#include \"x.h\"\n");
  EXPECT_THAT(includes(read({T.Path})), ElementsAre("inc", "inc2"));
}

TEST_F(Inputs, TheUsersOwnOptionsReachEveryJob) {
  T.write("src/a.cpp");
  TempFolder Sdk;
  InputOptions O;
  O.Defines = {"MINE=1"};
  O.Includes = {Sdk.Path};
  Input In = read({T("src")}, O);
  EXPECT_THAT(In.Jobs[0].Arguments, IsSupersetOf({std::string("-DMINE=1"), Sdk.Path}));
  EXPECT_THAT(In.Jobs[0].HeaderDirs, Contains(Sdk.Path));
  O.Includes = {T("missing")};
  EXPECT_THAT(errorOf({T("src")}, O), HasSubstr("no such folder"));
}

TEST_F(Inputs, ACompileDatabaseIsFoundInItsFolder) {
  T.write("src/a.cpp");
  database({entry("src/a.cpp", {"-DA", "-Isrc"})});
  Input In = read({T.Path});
  EXPECT_EQ(In.Root, T("src"));
  EXPECT_THAT(files(In), ElementsAre("a.cpp"));
  EXPECT_THAT(In.Jobs[0].Arguments, IsSupersetOf({std::string("-DA"), T("src")}));
  EXPECT_THAT(In.Jobs[0].Arguments, Not(Contains("-DUNICODE"))); // the project's word counts
}

TEST_F(Inputs, AllFormsOfEntriesAreRead) {
  T.write("a b.cpp");
  T.write("sub/b.cpp");
  Json Entries = {
      {{"directory", T.Path}, {"file", "a b.cpp"}, {"command", "g++ -DX=\\\"q\\\" -c 'a b.cpp'"}},
      {{"directory", T("sub")},
       {"file", "b.cpp"},
       {"command", "cl.exe /nologo /DPATH=c:\\dir /c b.cpp"}}};
  T.write("db.json", "\xEF\xBB\xBF" + Entries.dump());
  Input In = read({T("db.json")});
  EXPECT_THAT(files(In), ElementsAre("a b.cpp", "sub/b.cpp"));
  EXPECT_THAT(In.Jobs[0].Arguments, Contains("-DX=\"q\""));
  EXPECT_THAT(In.Jobs[1].Arguments, Contains("-DPATH=c:\\dir"));
  EXPECT_THAT(messages(In), IsEmpty());
}

TEST_F(Inputs, ABadEntryLosesOnlyItself) {
  T.write("a.cpp");
  T.write("b.rc");
  database({entry("missing.cpp"),
            7,
            Json::object(),
            {{"file", "a.cpp"}},
            entry("b.rc"),
            {{"directory", "C:\\x"}, {"file", "C:\\x\\y.cpp"}, {"command", "cl y.cpp"}},
            entry("a.cpp")});
  Input In = read({T.Path});
  EXPECT_THAT(files(In), ElementsAre("a.cpp"));
  EXPECT_THAT(messages(In),
              UnorderedElementsAre(HasSubstr("no such source: 'missing.cpp'"),
                                   HasSubstr("entry 2 left out: is not an object"),
                                   HasSubstr("entry 3 left out: has no 'file'"),
                                   HasSubstr("entry 4 left out: has neither"),
                                   HasSubstr("b.rc' left out: it is neither C nor C++"),
                                   HasSubstr("path of another machine")));
}

TEST_F(Inputs, RealHeadersOfTheTreeWinAgainstOurs) {
  T.write("src/a.cpp", "#include <atlbase.h>\n#include <wil/com.h>\n#include <windows.h>\n");
  EXPECT_THAT(includes(read({T.Path})), IsEmpty()) << "our own are found without a folder";
  T.write("packages/wil/include/wil/com.h");
  T.write("mingw/windows.h");
  EXPECT_THAT(includes(read({T.Path})), ElementsAre("packages/wil/include"));
}

TEST_F(Inputs, ADatabaseThatIsALinkIsFollowedInTheRepositoryOnly) {
  TempFolder Elsewhere;
  T.write("a.cpp");
  T.write("b.cpp");
  const std::string Text = Json(std::vector<Json>{entry("a.cpp")}).dump();
  T.write("build/compile_commands.json", Text);
  T.link("compile_commands.json", T("build/compile_commands.json"));
  EXPECT_THAT(files(read({T.Path})), ElementsAre("a.cpp"));
  llvm::sys::fs::remove(T("compile_commands.json"));
  T.link("compile_commands.json", Elsewhere.write("compile_commands.json", Text));
  Input In = read({T.Path});
  EXPECT_THAT(files(In), ElementsAre("a.cpp", "b.cpp"));
  EXPECT_THAT(messages(In), Contains(HasSubstr("leads out of the root and is not followed (-p)")));
  InputOptions Named;
  Named.Build = T.Path;
  EXPECT_THAT(files(read({}, Named)), ElementsAre("a.cpp")) << "the user says so";
}

TEST_F(Inputs, OneFileInTwoWaysIsTwoUnits) {
  T.write("a.cpp");
  database({entry("a.cpp", {"-DB"}), entry("a.cpp", {"-DA"}), entry("a.cpp", {"-DB"})});
  Input In = read({T.Path});
  ASSERT_EQ(In.Jobs.size(), 2u);
  EXPECT_EQ(In.Jobs[0].Config, "");
  EXPECT_THAT(In.Jobs[0].Arguments, Contains("-DA"));
  EXPECT_EQ(In.Jobs[1].Config, "2");
  EXPECT_THAT(In.Jobs[1].Arguments, Contains("-DB"));
}

TEST_F(Inputs, DroppedArgumentsAreSaidOnce) {
  T.write("a.cpp");
  T.write("b.cpp");
  database({entry("a.cpp", {"-fplugin=x.so"}), entry("b.cpp", {"-fplugin=y.so", "-I/etc"})});
  EXPECT_THAT(messages(read({T.Path})),
              ElementsAre("compiler argument '-fplugin=' is not passed on",
                          HasSubstr("'/etc' of a compiler argument lies outside the root")));
}

TEST_F(Inputs, TheRootOfADatabaseIsItsRepository) {
  T.write("repo/.git/HEAD");
  T.write("repo/src/deep/a.cpp");
  T.write("repo/build/compile_commands.json", Json::array({entry("repo/src/deep/a.cpp")}).dump());
  EXPECT_EQ(read({T("repo/build")}).Root, T("repo"));
}

TEST_F(Inputs, ADatabaseDoesNotOpenUpMoreThanItsRepository) {
  T.write("repo/.git/HEAD");
  T.write("repo/a.cpp");
  T.write("private/b.cpp");
  T.write("repo/compile_commands.json",
          Json::array({entry("repo/a.cpp"), entry("private/b.cpp")}).dump());
  Input In = read({T("repo")});
  EXPECT_EQ(In.Root, T("repo"));
  EXPECT_THAT(files(In), ElementsAre("a.cpp"));
  EXPECT_THAT(messages(In), ElementsAre(HasSubstr("b.cpp' left out: it lies outside the root")));
}

TEST_F(Inputs, ADatabaseGoesBeforeAGuess) {
  T.write("a.cpp");
  T.write("b.cpp");
  T.write("db/compile_commands.json", Json::array({entry("a.cpp", {"-DKNOWN"})}).dump());
  Input In = read({T.Path, T("db")});
  EXPECT_THAT(files(In), ElementsAre("a.cpp", "b.cpp"));
  EXPECT_THAT(In.Jobs[0].Arguments, Contains("-DKNOWN"));
}

TEST_F(Inputs, ARootMayBeNamed) {
  T.write("inc/x.h");
  T.write("src/a.cpp", "#include \"x.h\"\n");
  InputOptions O;
  O.Root = T.Path;
  Input In = read({T("src")}, O);
  EXPECT_EQ(In.Root, T.Path);
  EXPECT_EQ(In.ShownPrefix, T.Path + "/");
  EXPECT_THAT(files(In), ElementsAre("src/a.cpp"));
  EXPECT_THAT(includes(In), ElementsAre("inc"));
  O.Root = T("inc");
  EXPECT_THAT(errorOf({T("src")}, O), HasSubstr("no source lies below the root"));
}

TEST_F(Inputs, BadInputIsOneClearLine) {
  T.write("broken/compile_commands.json", "[{");
  T.write("empty/compile_commands.json", "[]");
  T.write("object/compile_commands.json", "{}");
  T.write("useless/compile_commands.json", "[{\"file\": \"nowhere.cpp\", \"command\": \"cl\"}]");
  T.write("nothing/readme.txt");
  T.write("a.exe", "MZ");
  T.write("a.sln");
  EXPECT_THAT(errorOf({T("missing")}), HasSubstr("no such file or folder"));
  EXPECT_THAT(errorOf({T("broken")}), HasSubstr("broken JSON"));
  EXPECT_THAT(errorOf({T("empty")}), HasSubstr("no entry"));
  EXPECT_THAT(errorOf({T("object")}), HasSubstr("array is wanted"));
  EXPECT_THAT(errorOf({T("useless")}), HasSubstr("no usable entry"));
  EXPECT_THAT(
      errorOf({T("nothing")}),
      HasSubstr(
          "no C or C++ source and no .mof, .reg, .rgs, .inf or .wxs file with keys of COM below"));
  EXPECT_THAT(errorOf({T("a.exe")}), HasSubstr("no C or C++ source, no folder"));
  EXPECT_THAT(errorOf({T("a.sln")}), HasSubstr("'a.sln' is no solution of Visual Studio"));
}

TEST_F(Inputs, OfInfAndWixFilesThoseThatMayNameKeysOfCom) {
  T.write("app.inf", "HKCR,AppID\\{1}");
  T.write("vss.INX", utf16("HKLM,A\\vssaccesscontrol,x"));
  T.write("ole.wxs", "<RegistryKey Key='SOFTWARE\\Microsoft'><RegistryKey Key='Ole'/>");
  T.write("none.inf", "HKR,Console,Role"); // as a part of another word
  T.write("none.wxi", "<RegistryKey Key='SOFTWARE\\MyAppIDs'/>");
  EXPECT_THAT(files(read({T.Path})), ElementsAre("app.inf", "ole.wxs", "vss.INX"));
  EXPECT_THAT(files(read({T("none.inf")})), ElementsAre("none.inf")); // asked for
}

TEST_F(Inputs, AnSdkIsFoundByItsHeaders) {
  T.write("src/a.cpp");
  for (const char *Name :
       {"sdk/Include/10.0.1/um/WinUser.h", "sdk/Include/10.0.2/um/WinUser.h",
        "sdk/Include/10.0.2/shared/sdkddkver.h", "sdk/Include/10.0.2/ucrt/corecrt.h",
        "sdk/VC/Tools/MSVC/14.40/include/vcruntime.h"})
    T.write(Name);
  InputOptions O;
  O.Sdk = T("sdk");
  Input In = read({T("src")}, O);
  EXPECT_THAT(
      In.Jobs[0].Arguments,
      IsSupersetOf({std::string("--target=x86_64-pc-windows-msvc"), T("sdk/Include/10.0.2/um"),
                    T("sdk/Include/10.0.2/shared"), T("sdk/VC/Tools/MSVC/14.40/include")}));
  EXPECT_THAT(In.Jobs[0].Arguments, Not(Contains(T("sdk/Include/10.0.1/um"))));
  O.Sdk = T("src");
  EXPECT_THAT(errorOf({T("src")}, O), HasSubstr("no Windows SDK"));
}

} // namespace
} // namespace comsec::input
