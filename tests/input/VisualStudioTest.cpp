// What Visual Studio's solutions and projects say, from files as Visual Studio writes them.
#include "driver/input/VisualStudio.h"
#include "driver/input/Input.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>

using namespace testing;

namespace comsec::input {
namespace {

using Words = std::vector<std::string>;

class VisualStudio : public Test {
protected:
  /// A project in the words of Visual Studio 2010 and later, with \p Body where its own part is.
  static std::string vcxproj(const std::string &Body, const std::string &Before = "") {
    return R"(<?xml version="1.0" encoding="utf-8"?>
<Project DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <ItemGroup Label="ProjectConfigurations">
    <ProjectConfiguration Include="Debug|Win32"/>
    <ProjectConfiguration Include="Debug|x64"/>
    <ProjectConfiguration Include="Release|Win32"/>
    <ProjectConfiguration Include="Release|x64"/>
  </ItemGroup>
  <Import Project="$(VCTargetsPath)\Microsoft.Cpp.Default.props" />
)" + Before +
           R"(
  <Import Project="$(VCTargetsPath)\Microsoft.Cpp.props" />
)" + Body + R"(
  <Import Project="$(VCTargetsPath)\Microsoft.Cpp.targets" />
</Project>
)";
  }

  static std::string type(const std::string &Name) {
    return "<PropertyGroup><ConfigurationType>" + Name + "</ConfigurationType></PropertyGroup>";
  }

  VisualStudioBuild read(Words Files, const std::string &Root = "") {
    for (std::string &File : Files)
      File = T(File);
    Options.Root = Root.empty() ? T.Path : T(Root);
    return readVisualStudio(Files, Options);
  }

  /// The arguments of the only source of app.vcxproj with \p Body, but for the first three, which
  /// are of no interest.
  Words arguments(const std::string &Body, const std::string &Before = "") {
    T.write("main.cpp");
    T.write("app.vcxproj", vcxproj(Body, Before));
    Build = read({"app.vcxproj"});
    if (Build.Commands.size() != 1)
      return {"sources: " + std::to_string(Build.Commands.size())};
    Words All = Build.Commands.front().Arguments;
    All.erase(All.begin(), All.begin() + 3);
    return All;
  }

  static std::string item(const std::string &Metadata = "") {
    return "<ItemGroup><ClCompile Include=\"main.cpp\">" + Metadata + "</ClCompile></ItemGroup>";
  }
  static std::string compile(const std::string &Metadata) {
    return "<ItemDefinitionGroup><ClCompile>" + Metadata + "</ClCompile></ItemDefinitionGroup>";
  }
  static std::string define(const std::string &Text) {
    return "<PreprocessorDefinitions>" + Text + "</PreprocessorDefinitions>";
  }
  /// What is defined by a project that defines IT under \p Condition; "-" for nothing.
  std::string when(const std::string &Condition) {
    Words All = arguments("<PropertyGroup Condition=\"" + Condition +
                          "\"><It>IT</It></PropertyGroup>" + compile(define("$(It)")) + item());
    return All.size() == 2 ? All.back() : "-";
  }

  Words files(const VisualStudioBuild &B) const {
    Words Names;
    for (const Command &C : B.Commands)
      Names.push_back(C.File.substr(T.Path.size() + 1));
    return Names;
  }
  static Words notes(const VisualStudioBuild &B) {
    Words Messages;
    for (const Notification &N : B.Notifications)
      Messages.push_back(N.Id + ": " + N.Message);
    return Messages;
  }

  TempFolder T;
  VisualStudioOptions Options;
  VisualStudioBuild Build;
};

TEST_F(VisualStudio, AProjectThatSaysNothingIsCompiledAsClWould) {
  T.write("main.cpp");
  T.write("app.vcxproj", vcxproj(item()));
  Build = read({"app.vcxproj"});
  ASSERT_EQ(Build.Commands.size(), 1u);
  const Command &C = Build.Commands.front();
  EXPECT_EQ(C.File, T("main.cpp"));
  EXPECT_EQ(C.Directory, T.Path);
  EXPECT_THAT(C.Arguments,
              ElementsAre("cl", "--target=x86_64-pc-windows-msvc", "/MD", "/std:c++14"));
  EXPECT_THAT(notes(Build), IsEmpty());
}

TEST_F(VisualStudio, SettingsBecomeArguments) {
  EXPECT_THAT(
      arguments(
          compile(define("ONE;TWO=2;%(PreprocessorDefinitions)") +
                  "<AdditionalIncludeDirectories>$(ProjectDir)inc;..\\up;"
                  "%(AdditionalIncludeDirectories)</AdditionalIncludeDirectories>"
                  "<ForcedIncludeFiles>pch.h</ForcedIncludeFiles>"
                  "<UndefinePreprocessorDefinitions>GONE</UndefinePreprocessorDefinitions>"
                  "<LanguageStandard>stdcpp20</LanguageStandard>"
                  "<PrecompiledHeader>Use</PrecompiledHeader>"
                  "<AdditionalOptions>/D \"A B=1\" %(AdditionalOptions)</AdditionalOptions>") +
              item(define("%(PreprocessorDefinitions);NAME=\\\"x\\\"")),
          "<PropertyGroup><CharacterSet>Unicode</CharacterSet></PropertyGroup>"),
      ElementsAre("/std:c++20", "/DONE", "/DTWO=2", "/D_UNICODE", "/DUNICODE", "/DNAME=\"x\"",
                  "/UGONE", "/I" + T("") + "inc", "/I..\\up", "/FIpch.h", "/D", "A B=1"));
}

TEST_F(VisualStudio, ADefinitionThatDoesNotInheritReplaces) {
  EXPECT_THAT(arguments(compile(define("OLD")) + compile(define("NEW")) + item(),
                        "<PropertyGroup><CharacterSet>Unicode</CharacterSet></PropertyGroup>"),
              ElementsAre("/std:c++14", "/DNEW"));
}

TEST_F(VisualStudio, APrecompiledHeaderIsFoundBesideWhatMakesIt) {
  T.write("pch/stdafx.cpp");
  T.write("src/main.cpp");
  T.write("app.vcxproj",
          vcxproj(compile("<PrecompiledHeader>Use</PrecompiledHeader>") +
                  "<ItemGroup><ClCompile Include='src\\main.cpp'/><ClCompile Include="
                  "'pch\\stdafx.cpp' PrecompiledHeader='Create'/></ItemGroup>"));
  Build = read({"app.vcxproj"});
  ASSERT_EQ(Build.Commands.size(), 2u);
  EXPECT_THAT(Build.Commands[0].Arguments, ElementsAre("cl", _, _, _, "/I" + T("pch")));
  EXPECT_THAT(Build.Commands[1].Arguments, ElementsAre("cl", _, _, _));
}

TEST_F(VisualStudio, LanguagesAndRunTimes) {
  T.write("a.c");
  T.write("b.c");
  T.write("app.vcxproj",
          vcxproj(compile("<RuntimeLibrary>MultiThreadedDebug</RuntimeLibrary>") +
                  "<ItemGroup><ClCompile Include='a.c' LanguageStandard_C='stdc11'/>"
                  "<ClCompile Include='b.c'><CompileAs>CompileAsCpp</CompileAs>"
                  "<LanguageStandard>stdcpplatest</LanguageStandard></ClCompile></ItemGroup>"));
  Build = read({"app.vcxproj"});
  ASSERT_EQ(Build.Commands.size(), 2u);
  EXPECT_THAT(Build.Commands[0].Arguments, ElementsAre("cl", _, "/MTd", "/std:c11"));
  EXPECT_THAT(Build.Commands[1].Arguments, ElementsAre("cl", _, "/MTd", "/TP", "/std:c++latest"));
}

TEST_F(VisualStudio, KindsOfProjectsDefineMacros) {
  EXPECT_THAT(
      arguments(item(), type("DynamicLibrary") +
                            "<PropertyGroup><CharacterSet>MultiByte</CharacterSet>"
                            "<UseOfAtl>Static</UseOfAtl><UseOfMfc>Dynamic</UseOfMfc>"
                            "</PropertyGroup>"),
      ElementsAre("/std:c++14", "/D_MBCS", "/D_WINDLL", "/D_ATL_STATIC_REGISTRY", "/D_AFXDLL"));
}

TEST_F(VisualStudio, Conditions) {
  for (const char *Holds :
       {"'$(Configuration)|$(Platform)'=='Release|x64'", "'$(configuration)' == 'RELEASE'",
        "'$(Platform)'!='Win32' And '$(Nothing)'==''", "false or ('1.0' &lt; '1.10')",
        "Exists('MAIN.cpp')", "!Exists('$(ProjectDir)gone.cpp') and !false",
        "'$(VisualStudioVersion)' &gt;= '16.0'", "HasTrailingSlash('$(ProjectDir)')",
        "'$(MSBuildProjectName)' == 'app'", "$(Configuration) == Release",
        "'x' == 'x' or $(A.Contains('b'))", "true"})
    EXPECT_EQ(when(Holds), "/DIT") << Holds;
  EXPECT_THAT(notes(Build), IsEmpty());
  for (const char *Not :
       {"'$(Configuration)|$(Platform)'=='Debug|x64'", "Exists('')", "Exists('/etc/passwd')",
        "Exists('..\\..\\..\\..\\etc\\passwd')", "false", "'a' == 'a' and 'b' == 'c'",
        "false and $(A.Contains('b'))", "!('2' &gt; '1')"})
    EXPECT_EQ(when(Not), "-") << Not;
  EXPECT_THAT(notes(Build), IsEmpty());
}

TEST_F(VisualStudio, AConditionThatCannotBeEvaluatedIsFalseAndSaid) {
  for (const char *Odd : {"$(A.Contains('b'))", "'a' ==", "maybe", "('a'=='a'", "'$(A' == 'a'",
                          "'a'=='a' 'b'", "@(X) == ''"}) {
    EXPECT_EQ(when(Odd), "-") << Odd;
    EXPECT_THAT(notes(Build), ElementsAre(AllOf(HasSubstr("condition-not-evaluated"),
                                                HasSubstr("is taken as false"))))
        << Odd;
  }
  EXPECT_EQ(when(std::string(100'000, '(') + "true"), "-");
  EXPECT_EQ(when(std::string(100'000, '!') + "true"), "-");
}

TEST_F(VisualStudio, ChooseTakesTheFirstThatHolds) {
  EXPECT_THAT(arguments("<Choose><When Condition=\"'$(Platform)'=='Win32'\"><PropertyGroup><P>A</P>"
                        "</PropertyGroup></When><When Condition=\"true\"><PropertyGroup><P>B</P>"
                        "</PropertyGroup></When><Otherwise><PropertyGroup><P>C</P></PropertyGroup>"
                        "</Otherwise></Choose>" +
                        compile(define("$(P)")) + item()),
              ElementsAre("/std:c++14", "/DB"));
}

TEST_F(VisualStudio, PropertyFunctionsOfPathsAreKnownAndOthersAreSaid) {
  T.write("Marker.txt");
  EXPECT_THAT(
      arguments(
          "<PropertyGroup>"
          "<Above>$([MSBuild]::GetDirectoryNameOfFileAbove($(ProjectDir), Marker.txt))</Above>"
          "<Full>$([System.IO.Path]::GetFullPath('$(ProjectDir)..\\x\\'))</Full>"
          "<Low>$(Configuration.ToLower())</Low></PropertyGroup>" +
          compile(define("A=$(Above);F=$(Full);L=$(Low)")) + item()),
      ElementsAre("/std:c++14", "/DA=" + T.Path,
                  "/DF=" + llvm::sys::path::parent_path(T.Path).str() + "/x/", "/DL="));
  EXPECT_THAT(notes(Build),
              ElementsAre(AllOf(HasSubstr("function-not-evaluated"),
                                HasSubstr("\"$(Configuration.ToLower())\" is not evaluated"))));
}

TEST_F(VisualStudio, FoldersOfUnknownMacrosAreLeftOut) {
  EXPECT_THAT(arguments(compile("<AdditionalIncludeDirectories>$(BOOST)\\include;inc;"
                                "$(WindowsSdkDir)include</AdditionalIncludeDirectories>") +
                        "<PropertyGroup><IncludePath>$(VC_IncludePath);last</IncludePath>"
                        "</PropertyGroup>" +
                        item()),
              ElementsAre("/std:c++14", "/Iinc", "/Ilast"));
  EXPECT_THAT(notes(Build), ElementsAre(AllOf(HasSubstr("unknown-macro"), HasSubstr("'BOOST'"))));
}

TEST_F(VisualStudio, ImportsAndTheFilesAboveAProject) {
  T.write("Directory.Build.props", "<Project><PropertyGroup><Top>TOP</Top></PropertyGroup>"
                                   "</Project>");
  T.write("props/common.props",
          "<Project><Import Project='$(MSBuildThisFileDirectory)deeper.props'/>"
          "<ItemDefinitionGroup><ClCompile><AdditionalIncludeDirectories>"
          "$(MSBuildThisFileDirectory)inc</AdditionalIncludeDirectories></ClCompile>"
          "</ItemDefinitionGroup></Project>");
  T.write("props/Deeper.props", "<Project><PropertyGroup><Deep>DEEP</Deep></PropertyGroup>"
                                "</Project>");
  T.write("src/main.cpp");
  T.write("proj/app/app.vcxproj",
          vcxproj("<ImportGroup Label='PropertySheets'>"
                  "<Import Project='..\\..\\props\\common.props'/></ImportGroup>" +
                  compile(define("$(Top);$(Deep)")) +
                  "<ItemGroup><ClCompile Include='..\\..\\SRC\\Main.cpp'/></ItemGroup>"));
  Build = read({"proj/app/app.vcxproj"});
  EXPECT_THAT(notes(Build), IsEmpty());
  ASSERT_EQ(files(Build), Words{"src/main.cpp"});
  EXPECT_THAT(Build.Commands[0].Arguments,
              ElementsAre("cl", _, "/MD", "/std:c++14", "/DTOP", "/DDEEP", "/I" + T("props/inc")));
}

TEST_F(VisualStudio, ItemsByWildcard) {
  for (const char *Name : {"a.cpp", "b.cpp", "b.txt", "sub/c.CPP", "sub/deep/d.cpp", "gen/e.cpp"})
    T.write(Name);
  auto Items = [&](const std::string &Element) {
    T.write("app.vcxproj", vcxproj("<ItemGroup>" + Element + "</ItemGroup>"));
    return files(read({"app.vcxproj"}));
  };
  EXPECT_THAT(Items("<ClCompile Include='*.cpp'/>"), ElementsAre("a.cpp", "b.cpp"));
  EXPECT_THAT(Items("<ClCompile Include='sub\\**\\*.cpp;a.cpp'/>"),
              ElementsAre("sub/c.CPP", "sub/deep/d.cpp", "a.cpp"));
  EXPECT_THAT(Items("<ClCompile Include='**\\?.cpp' Exclude='gen\\**'/>"
                    "<ClCompile Remove='B.CPP'/>"),
              ElementsAre("a.cpp", "sub/c.CPP", "sub/deep/d.cpp"));
  EXPECT_THAT(Items("<ClCompile Include='a.cpp;b.cpp'/>"
                    "<ClCompile Update='a.cpp' ExcludedFromBuild='true'/>"),
              ElementsAre("b.cpp"));
}

TEST_F(VisualStudio, ExcludedInTheConfigurationOnly) {
  T.write("a.cpp");
  T.write("b.cpp");
  T.write("app.vcxproj",
          vcxproj("<ItemGroup><ClCompile Include='a.cpp'><ExcludedFromBuild "
                  "Condition=\"'$(Configuration)|$(Platform)'=='Release|x64'\">true"
                  "</ExcludedFromBuild></ClCompile><ClCompile Include='b.cpp'><ExcludedFromBuild "
                  "Condition=\"'$(Configuration)|$(Platform)'=='Debug|x64'\">true"
                  "</ExcludedFromBuild></ClCompile></ItemGroup>"));
  EXPECT_THAT(files(read({"app.vcxproj"})), ElementsAre("b.cpp"));
  Options.Configuration = "debug";
  EXPECT_THAT(files(read({"app.vcxproj"})), ElementsAre("a.cpp"));
  Options.Platform = "x86"; // is Win32
  EXPECT_THAT(files(read({"app.vcxproj"})), ElementsAre("a.cpp", "b.cpp"));
}

TEST_F(VisualStudio, TheConfigurationThatThereIs) {
  T.write("a.cpp");
  auto Target = [&](Words Names) {
    std::string List;
    for (const std::string &Name : Names)
      List += "<ProjectConfiguration Include='" + Name + "'/>";
    T.write("app.vcxproj", "<Project><ItemGroup>" + List +
                               "</ItemGroup><ItemDefinitionGroup><ClCompile>" +
                               define("C=$(Configuration)-$(Platform)") +
                               "</ClCompile></ItemDefinitionGroup><ItemGroup>"
                               "<ClCompile Include='a.cpp'/></ItemGroup></Project>");
    Build = read({"app.vcxproj"});
    return Build.Commands.at(0).Arguments.back();
  };
  EXPECT_EQ(Target({"Debug|x64", "Release|Win32", "Release|ARM64"}), "/DC=Release-Win32");
  EXPECT_EQ(Target({"Debug|Win32", "Release-XP|Win32", "Release-XP|x64"}), "/DC=Release-XP-x64");
  EXPECT_EQ(Target({"Debug|Win32", "Shipping|Win32"}), "/DC=Shipping-Win32");
  EXPECT_EQ(Build.Commands.at(0).Arguments.at(1), "--target=i686-pc-windows-msvc");
  EXPECT_TRUE(Build.FitsWanted);
  Options.Configuration = "Nightly";
  EXPECT_EQ(Target({"Release|x64"}), "/DC=Release-x64");
  EXPECT_FALSE(Build.FitsWanted);
  EXPECT_THAT(notes(Build), ElementsAre(HasSubstr("'app.vcxproj' has no such configuration: it is "
                                                  "read as 'Release|x64'")));
}

} // namespace
} // namespace comsec::input
