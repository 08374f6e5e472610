// A bare folder: what of it is scanned, and what is taken from its projects.
#include "driver/input/Input.h"

#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>

using namespace testing;

namespace comsec::input {
namespace {

class FolderMode : public Test {
protected:
  Input read(std::vector<std::string> Names, InputOptions Options = {}) {
    Options.Inputs = std::move(Names);
    Input In;
    std::string Error;
    EXPECT_TRUE(readInput(Options, In, Error)) << Error;
    return In;
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
  /// The include folders of a job, relative to the root.
  std::vector<std::string> includes(const Input &In, std::size_t Index) {
    std::vector<std::string> Result;
    const auto &A = In.Jobs.at(Index).Arguments;
    for (std::size_t I = 0; I + 1 < A.size(); ++I)
      if (A[I] == "-I")
        Result.push_back(llvm::StringRef(A[I + 1]).drop_front(In.Root.size()).ltrim('/').str());
    return Result;
  }

  TempFolder T;
};

TEST_F(FolderMode, OtherPeoplesCodeIsPassedOverAndSaidSo) {
  for (const char *Name : {"a.cpp", "src/Third_Party/zlib/z.c", "vendor/v.cpp", "vendors/w.cpp"})
    T.write(Name);
  T.write("vendor/v.h");
  T.write("b.cpp", "#include \"v.h\"\n");
  Input In = read({T.Path});
  EXPECT_THAT(files(In), ElementsAre("a.cpp", "b.cpp", "vendors/w.cpp"));
  EXPECT_THAT(includes(In, 1), ElementsAre("vendor")) << "its headers are there";
  EXPECT_THAT(messages(In),
              ElementsAre(AllOf(HasSubstr("2 sources"), HasSubstr("'src/Third_Party/zlib/z.c'"),
                                HasSubstr("--vendored"))));
  InputOptions All;
  All.Vendored = true;
  EXPECT_THAT(files(read({T.Path}, All)), SizeIs(5));
  EXPECT_THAT(files(read({T("vendor")})), ElementsAre("v.cpp")) << "who names it means it";
  EXPECT_THAT(files(read({T("src")})), ElementsAre("Third_Party/zlib/z.c")) << "there is no other";
}

TEST_F(FolderMode, WhatGitIgnoresIsPassedOverAndSaidSo) {
  for (const char *Name : {"a.cpp", "gen/b.cpp", "gen/c.cpp"})
    T.write(Name);
  T.write(".gitignore", "/gen\n");
  T.write("gen/made.h");
  T.write("d.cpp", "#include \"made.h\"\n");
  Input In = read({T.Path});
  EXPECT_THAT(files(In), ElementsAre("a.cpp", "d.cpp"));
  EXPECT_THAT(includes(In, 1), ElementsAre("gen")) << "a header that a tool made is found";
  EXPECT_THAT(messages(In), ElementsAre("2 sources that git ignores are passed over, the first is "
                                        "'gen/b.cpp' (--no-git-ignore)"));
  InputOptions All;
  All.NoGitIgnore = true;
  EXPECT_THAT(files(read({T.Path}, All)), SizeIs(4));
  EXPECT_THAT(files(read({T("gen")})), ElementsAre("b.cpp", "c.cpp")) << "who names it means it";
}

TEST_F(FolderMode, FoldersOfToolsAreKnownByTheirMarks) {
  for (const char *Name : {"CMakeCache.txt",
                           "a.cpp",
                           "out/CMakeCache.txt",
                           "out/b.cpp",
                           "lib/CMakeCache.txt",
                           "lib/CMakeLists.txt",
                           "lib/c.cpp",
                           "x64/Release/app.tlog/x",
                           "x64/Release/d.cpp",
                           "here/e.tlog/x",
                           "here/e.vcxproj",
                           "here/e.cpp",
                           "src/Generated Files/f.cpp",
                           "obj/project.assets.json",
                           "obj/g.cpp",
                           "Debug/h.cpp",
                           "x64/i.cpp",
                           "obj2/obj/j.cpp",
                           "packages/Some.1.0/Some.1.0.nupkg",
                           "packages/Some.1.0/k.cpp",
                           "packages/own/l.cpp",
                           "node_modules/m.cpp",
                           ".vs/n.cpp"})
    T.write(Name);
  T.write("out/made.h");
  T.write("made/made.h");
  T.write("z.cpp", "#include \"made.h\"\n");
  Input In = read({T.Path});
  EXPECT_THAT(files(In), ElementsAre("Debug/h.cpp", "a.cpp", "here/e.cpp", "lib/c.cpp",
                                     "obj2/obj/j.cpp", "packages/own/l.cpp", "x64/i.cpp", "z.cpp"))
      << "a folder's name alone proves nothing";
  EXPECT_THAT(includes(In, 7), ElementsAre("made")) << "the project's own header goes first";
  EXPECT_THAT(messages(In), Contains(AllOf(HasSubstr("4 sources in folders of build tools"),
                                           HasSubstr("the first is 'obj/g.cpp'"))));
  EXPECT_THAT(messages(In), Contains(HasSubstr("1 sources below folders like third_party")));
}

TEST_F(FolderMode, AProjectTellsHowItsSourcesAreCompiled) {
  for (const char *Name : {"a.cpp", "other.cpp", "inc/pre.h", "own/x.h"})
    T.write(Name);
  T.write("src/b.cpp", "#include \"x.h\"\n");
  T.write("p.vcxproj",
          R"(<Project><ItemGroup><ProjectConfiguration Include="Release|Win32"/></ItemGroup>
    <Import Project="$(VCTargetsPath)\Microsoft.Cpp.Default.props"/>
    <PropertyGroup><CharacterSet>MultiByte</CharacterSet></PropertyGroup>
    <Import Project="$(VCTargetsPath)\Microsoft.Cpp.props"/>
    <ItemDefinitionGroup><ClCompile><ForcedIncludeFiles>inc\pre.h</ForcedIncludeFiles>
      <PreprocessorDefinitions>WITH_BACKUP;%(PreprocessorDefinitions)</PreprocessorDefinitions>
      <AdditionalIncludeDirectories>inc;..\elsewhere</AdditionalIncludeDirectories>
    </ClCompile></ItemDefinitionGroup>
    <ItemGroup><ClCompile Include="a.cpp"/><ClCompile Include="src\b.cpp"/></ItemGroup></Project>)");
  Input In = read({T.Path});
  ASSERT_THAT(files(In), ElementsAre("a.cpp", "other.cpp", "src/b.cpp"));
  const auto &Named = In.Jobs[2].Arguments, &Other = In.Jobs[1].Arguments;
  EXPECT_THAT(Named, AllOf(Contains("-DWITH_BACKUP"), Contains("-D_MBCS"), Contains("-include"),
                           Contains(T("inc/pre.h")), Contains("--target=i686-w64-mingw32")));
  EXPECT_THAT(Named, AllOf(Not(Contains("-DUNICODE")), Contains("-std=gnu++20"),
                           Not(Contains("-std=c++14"))));
  EXPECT_EQ(In.Jobs[2].Directory, T.Path) << "where its relative paths start";
  EXPECT_THAT(includes(In, 2), ElementsAre("inc", "own")) << "the project's, then the guessed ones";
  EXPECT_THAT(Other, AllOf(Contains("-DUNICODE"), Not(Contains("-DWITH_BACKUP")),
                           Contains("--target=x86_64-w64-mingw32")));
}

// Seen in rufus: mingw's header then declares no _off64_t either, which its stdio.h needs.
TEST_F(FolderMode, GuardsOfMicrosoftsCLibraryAreNotPassedToAnother) {
  T.write("a.c");
  T.write("p.vcxproj",
          R"(<Project><ItemGroup><ProjectConfiguration Include="Release|x64"/></ItemGroup>
    <ItemDefinitionGroup><ClCompile><PreprocessorDefinitions>
      _OFF_T_DEFINED;_off_t=__int64;off_t=_off_t;USER_DEFINED</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>
    <ItemGroup><ClCompile Include="a.c"/></ItemGroup></Project>)");
  Input In = read({T.Path});
  ASSERT_THAT(files(In), ElementsAre("a.c"));
  EXPECT_THAT(In.Jobs[0].Arguments,
              AllOf(Contains("-DUSER_DEFINED"), Not(Contains("-D_OFF_T_DEFINED")),
                    Not(Contains(testing::HasSubstr("off_t=")))));
  EXPECT_THAT(messages(In), Contains("compiler argument '-D_OFF_T_DEFINED' is not passed on"));
}

// The same project: its unistd.h is an #error for all but MSVC.
TEST_F(FolderMode, HeadersThatMicrosoftsCLibraryLacksComeAfterThoseThatAreThere) {
  for (const char *Name : {"a.c", "own/config.h", "msvc-missing/unistd.h"})
    T.write(Name);
  T.write("p.vcxproj",
          R"(<Project><ItemGroup><ProjectConfiguration Include="Release|x64"/></ItemGroup>
    <ItemDefinitionGroup><ClCompile><AdditionalIncludeDirectories>msvc-missing;own</AdditionalIncludeDirectories>
    </ClCompile></ItemDefinitionGroup><ItemGroup><ClCompile Include="a.c"/></ItemGroup></Project>)");
  for (const char *Input : {"", "p.vcxproj"}) {
    auto In = read({T(Input)});
    ASSERT_THAT(files(In), ElementsAre("a.c")) << Input;
    EXPECT_THAT(includes(In, 0), ElementsAre("own")) << Input;
    EXPECT_THAT(In.Jobs[0].Arguments, Contains("-idirafter")) << Input;
  }
}

} // namespace
} // namespace comsec::input
