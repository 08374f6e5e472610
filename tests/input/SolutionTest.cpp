// Solutions of Visual Studio, old projects, the programs of both, and hostile ones.
#include "driver/input/Input.h"
#include "driver/input/VisualStudio.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>

#include <chrono>
#include <map>

using namespace testing;

namespace comsec::input {
namespace {

using Words = std::vector<std::string>;
using Programs = std::map<std::string, Words>;

class Solution : public Test {
protected:
  static std::string project(const std::string &Type, const std::string &Items,
                             const std::string &More = "") {
    return "<Project><ItemGroup><ProjectConfiguration Include='Release|x64'/></ItemGroup>"
           "<PropertyGroup><ConfigurationType>" +
           Type + "</ConfigurationType></PropertyGroup>" + More + "<ItemGroup>" + Items +
           "</ItemGroup></Project>";
  }
  static std::string source(const std::string &Name) {
    return "<ClCompile Include='" + Name + "'/>";
  }
  static std::string reference(const std::string &Path) {
    return "<ProjectReference Include='" + Path + "'/>";
  }

  /// "{1}" for the first project, and so on.
  static std::string sln(const Words &Paths, const std::string &Sections = "") {
    std::string Text = "\r\nMicrosoft Visual Studio Solution File, Format Version 12.00\r\n";
    for (size_t I = 0; I < Paths.size(); ++I)
      Text += "Project(\"{8BC9}\") = \"p\", \"" + Paths[I] + "\", \"{" + std::to_string(I + 1) +
              "}\"\r\nEndProject\r\n";
    return "\xEF\xBB\xBF" + Text + "Global\r\n" + Sections + "EndGlobal\r\n";
  }

  /// An EXE with a static library, and a DLL.
  void writeAgent() {
    for (const char *Name : {"main", "core", "hook", "test"})
      T.write("src/" + std::string(Name) + ".cpp", "int " + std::string(Name) + ";\n");
    T.write("agent/agent.vcxproj", project("Application", source("..\\src\\main.cpp") +
                                                              reference("..\\core\\core.vcxproj")));
    T.write("core/core.vcxproj", project("StaticLibrary", source("..\\src\\core.cpp")));
    T.write("hook/hook.vcxproj", project("DynamicLibrary", source("..\\src\\hook.cpp")));
    T.write("agent.sln",
            sln({"agent\\agent.vcxproj", "Core\\core.vcxproj", "hook\\hook.vcxproj", "docs"}));
  }

  /// Each job's programs; \p Error is set when the input is refused.
  Programs programs(const Words &Inputs, const std::string &Root = "") {
    InputOptions O;
    for (const std::string &Name : Inputs)
      O.Inputs.push_back(T(Name));
    O.Root = Root.empty() ? "" : T(Root);
    O.Configuration = Configuration;
    In = Input();
    Error.clear();
    readInput(O, In, Error);
    Programs Found;
    for (const scan::Job &J : In.Jobs) {
      Words &Names = Found[J.MainFile.substr(T.Path.size() + 1)];
      for (const facts::Membership &M : J.Programs)
        Names.push_back(M.Program + (M.Kind == facts::ProgramKind::Library ? " (DLL)" : "") +
                        (M.How == facts::Linkage::Object    ? " object"
                         : M.How == facts::Linkage::Archive ? " archive"
                                                            : " dll"));
    }
    return Found;
  }

  Words notes() const {
    Words Messages;
    for (const Notification &N : In.Notifications)
      Messages.push_back(N.Id + ": " + N.Message);
    return Messages;
  }

  TempFolder T;
  std::string Configuration, Error;
  Input In;
};

const Programs OfTheAgent = {{"src/main.cpp", {"agent.exe object"}},
                             {"src/core.cpp", {"agent.exe archive"}},
                             {"src/hook.cpp", {"hook.dll (DLL) object"}}};

TEST_F(Solution, AStaticLibraryIsPartOfTheProgramAndADllIsNone) {
  writeAgent();
  EXPECT_EQ(programs({"agent.sln"}), OfTheAgent) << Error;
  EXPECT_EQ(In.Root, T.Path);
  EXPECT_THAT(notes(), IsEmpty());
}

TEST_F(Solution, InXmlItSaysTheSame) {
  writeAgent();
  T.write("agent.slnx", "<Solution><Configurations/><Project Path='agent/agent.vcxproj'/>"
                        "<Folder Name='/libs/'><Project Path='core/core.vcxproj'/>"
                        "<Project Path='hook\\hook.vcxproj'/></Folder>"
                        "<Project Path='tool/tool.csproj'/></Solution>");
  EXPECT_EQ(programs({"agent.slnx"}), OfTheAgent) << Error;
  EXPECT_THAT(notes(), IsEmpty());
}

// As Visual Studio writes it when a solution's configuration is not called like the project's.
TEST_F(Solution, InXmlItMapsItsConfigurationsToThoseOfAProject) {
  T.write("a.c");
  T.write("a.vcxproj", R"(<Project><ItemGroup><ProjectConfiguration Include="Ship|Win32"/>
    <ProjectConfiguration Include="Release|x64"/><ProjectConfiguration Include="Debug|Win32"/></ItemGroup>
    <ItemDefinitionGroup Condition="'$(Configuration)|$(Platform)'=='Ship|Win32'"><ClCompile>
    <PreprocessorDefinitions>SHIPPED</PreprocessorDefinitions></ClCompile></ItemDefinitionGroup>
    <ItemGroup><ClCompile Include="a.c"/></ItemGroup></Project>)");
  T.write("a.slnx",
          R"(<Solution><Configurations><BuildType Name="Debug"/><BuildType Name="Release"/>
    <Platform Name="x86"/></Configurations>
    <Folder Name="/a/"><Project Path="a.vcxproj"><BuildType Solution="Debug|*" Project="Debug"/>
    <BuildType Solution="Release|*" Project="Ship"/><Platform Solution="*|x86" Project="Win32"/>
    </Project></Folder></Solution>)");
  programs({"a.slnx"});
  ASSERT_EQ(In.Jobs.size(), 1u) << Error;
  EXPECT_THAT(In.Jobs[0].Arguments, testing::AllOf(testing::Contains("-DSHIPPED"),
                                                   testing::Contains("--target=i686-w64-mingw32")));
  EXPECT_THAT(notes(), IsEmpty());
  Configuration = "Debug";
  programs({"a.slnx"});
  ASSERT_EQ(In.Jobs.size(), 1u) << Error;
  EXPECT_THAT(In.Jobs[0].Arguments, testing::Not(testing::Contains("-DSHIPPED")));
}

TEST_F(Solution, AProjectBringsWhatItLinks) {
  writeAgent();
  EXPECT_EQ(
      programs({"agent/agent.vcxproj"}, "."),
      (Programs{{"src/main.cpp", {"agent.exe object"}}, {"src/core.cpp", {"agent.exe archive"}}}));
}

TEST_F(Solution, TheRootOfAProjectIsItsRepositoryElseItsFolder) {
  writeAgent();
  EXPECT_THAT(programs({"agent/agent.vcxproj"}), IsEmpty());
  EXPECT_THAT(Error, HasSubstr("has no source that can be read"));
  T.write(".git/HEAD");
  EXPECT_EQ(programs({"agent/agent.vcxproj"}).size(), 2u) << Error;
  EXPECT_EQ(In.Root, T.Path);
}

TEST_F(Solution, AFolderTakesItsProgramsFromItsProjects) {
  writeAgent();
  Programs All = OfTheAgent;
  All["src/test.cpp"] = {}; // no project names it
  EXPECT_EQ(programs({""}), All);
  T.write("broken.vcxproj", "<Project");
  EXPECT_EQ(programs({""}), All);
  EXPECT_THAT(notes(), ElementsAre(HasSubstr("project-left-out: 'broken.vcxproj' is no XML")));
}

TEST_F(Solution, ThoseOfOtherLanguagesAreNoProblemOfAFolder) {
  T.write("a.cpp");
  T.write("web.sln", sln({"web\\web.csproj"}));
  EXPECT_EQ(programs({""}), (Programs{{"a.cpp", {}}}));
  EXPECT_THAT(notes(), IsEmpty());
}

TEST_F(Solution, LibrariesNamedToTheLinkerAreLinked) {
  T.write("main.cpp");
  T.write("core.cpp");
  T.write("app.vcxproj",
          project("Application", source("main.cpp"),
                  "<ItemDefinitionGroup><Link><AdditionalDependencies>ole32.lib;out\\Core64.lib;"
                  "%(AdditionalDependencies)</AdditionalDependencies>"
                  "<OutputFile>$(OutDir)service.exe</OutputFile></Link></ItemDefinitionGroup>"));
  T.write("core.vcxproj",
          project("StaticLibrary", source("core.cpp"),
                  "<PropertyGroup><TargetName>$(ProjectName)64</TargetName></PropertyGroup>"));
  T.write("all.sln", sln({"app.vcxproj", "core.vcxproj"}));
  EXPECT_EQ(programs({"all.sln"}), (Programs{{"main.cpp", {"service.exe object"}},
                                             {"core.cpp", {"service.exe archive"}}}));
}

TEST_F(Solution, AReferenceForTheOrderAloneLinksNothing) {
  writeAgent();
  T.write("agent/agent.vcxproj",
          project("Application", source("..\\src\\main.cpp") +
                                     "<ProjectReference Include='..\\core\\core.vcxproj'>"
                                     "<LinkLibraryDependencies>false</LinkLibraryDependencies>"
                                     "</ProjectReference>"));
  EXPECT_EQ(programs({"agent.sln"})["src/core.cpp"], Words());
}

TEST_F(Solution, ItsConfigurationTellsThoseOfTheProjects) {
  T.write("a.cpp");
  T.write("p.vcxproj", "<Project><ItemGroup><ProjectConfiguration Include='Release|Win32'/>"
                       "<ProjectConfiguration Include='Static|Win32'/></ItemGroup><PropertyGroup>"
                       "<TargetName>$(Configuration)</TargetName></PropertyGroup>"
                       "<ItemGroup><ClCompile Include='a.cpp'/></ItemGroup></Project>");
  T.write("s.sln", sln({"p.vcxproj"}, "\tGlobalSection(SolutionConfigurationPlatforms) = x\r\n"
                                      "\t\tDebug|x86 = Debug|x86\r\n"
                                      "\t\tRelease|x86 = Release|x86\r\n"
                                      "\tEndGlobalSection\r\n"
                                      "\tGlobalSection(ProjectConfigurationPlatforms) = x\r\n"
                                      "\t\t{1}.Release|x86.ActiveCfg = Static|Win32\r\n"
                                      "\tEndGlobalSection\r\n"));
  EXPECT_EQ(programs({"s.sln"}), (Programs{{"a.cpp", {"Static.exe object"}}}));
  EXPECT_THAT(notes(), IsEmpty());
  Configuration = "Nope";
  EXPECT_THAT(programs({"s.sln"}), IsEmpty());
  EXPECT_THAT(Error, HasSubstr("there are: Release|Win32, Static|Win32"));
}

TEST_F(Solution, ProjectsOf2008) {
  T.write("src/Main.cpp");
  T.write("src/debug.cpp");
  T.write("src/old.c");
  T.write("lib.cpp");
  T.write("common.vsprops", "<VisualStudioPropertySheet><Tool Name='VCCLCompilerTool' "
                            "PreprocessorDefinitions='SHEET;$(Extra)'/>"
                            "<UserMacro Name='Extra' Value='MACRO'/></VisualStudioPropertySheet>");
  T.write("app.vcproj", R"xml(<?xml version="1.0" encoding="Windows-1252"?>
<VisualStudioProject ProjectType="Visual C++" Version="9,00" Name="app">
  <Configurations>
    <Configuration Name="Debug|Win32" ConfigurationType="2"/>
    <Configuration Name="Release|Win32" ConfigurationType="1" CharacterSet="1" UseOfATL="1"
        OutputDirectory="out\$(ConfigurationName)" InheritedPropertySheets=".\common.vsprops">
      <Tool Name="VCCLCompilerTool" AdditionalIncludeDirectories="$(OutDir)\gen,inc,&quot;.\more inc&quot;"
          PreprocessorDefinitions="WIN32,NDEBUG;NAME=\&quot;x\&quot;" RuntimeLibrary="0"/>
      <Tool Name="VCLinkerTool" AdditionalDependencies="ole32.lib" OutputFile="$(OutDir)/agent.exe"/>
    </Configuration>
  </Configurations>
  <Files>
    <Filter Name="Sources">
      <File RelativePath=".\src\main.cpp"><FileConfiguration Name="Release|Win32">
        <Tool Name="VCCLCompilerTool" UsePrecompiledHeader="2" PreprocessorDefinitions="OWN"/>
      </FileConfiguration></File>
      <File RelativePath=".\src\debug.cpp">
        <FileConfiguration Name="Release|Win32" ExcludedFromBuild="true"/></File>
      <Filter Name="C"><File RelativePath="src\old.c"><FileConfiguration Name="Release|Win32">
        <Tool Name="VCCLCompilerTool" CompileAs="2" PreprocessorDefinitions="$(NOINHERIT)"/>
      </FileConfiguration></File></Filter>
    </Filter>
    <File RelativePath="readme.txt"/>
  </Files>
</VisualStudioProject>)xml");
  T.write("lib.vcproj", R"(<VisualStudioProject Name="lib"><Configurations>
    <Configuration Name="Release|Win32" ConfigurationType="4"/></Configurations>
    <Files><File RelativePath="lib.cpp"/></Files></VisualStudioProject>)");
  std::string Text = sln({"app.vcproj", "lib.vcproj"});
  Text.insert(Text.find("EndProject"), "ProjectSection(ProjectDependencies) = postProject\n"
                                       "{2} = {2}\nEndProjectSection\n");
  T.write("old.sln", Text);

  EXPECT_EQ(programs({"old.sln"}), (Programs{{"src/Main.cpp", {"agent.exe object"}},
                                             {"src/old.c", {"agent.exe object"}},
                                             {"lib.cpp", {"agent.exe archive"}}}))
      << Error;
  EXPECT_THAT(notes(), IsEmpty());
  VisualStudioBuild B = readVisualStudio({T("app.vcproj")}, {T.Path, "", ""});
  ASSERT_EQ(B.Commands.size(), 2u);
  EXPECT_THAT(B.Commands[0].Arguments,
              ElementsAre("cl", "--target=i686-pc-windows-msvc", "/MT", "/std:c++14", "/DOWN",
                          "/DWIN32", "/DNDEBUG", "/DNAME=\"x\"", "/DSHEET", "/DMACRO", "/D_UNICODE",
                          "/DUNICODE", "/D_ATL_STATIC_REGISTRY", "/Iout\\Release\\gen", "/Iinc",
                          "/I.\\more inc"));
  EXPECT_THAT(B.Commands[1].Arguments,
              ElementsAre("cl", _, "/MT", "/TP", "/std:c++14", "/D_UNICODE", "/DUNICODE",
                          "/D_ATL_STATIC_REGISTRY", "/Iout\\Release\\gen", "/Iinc",
                          "/I.\\more inc"));
}

/// What strangers write: nothing outside is read, and each ends with a clear line and soon.
class Hostile : public Solution {
protected:
  void expectRefused(const std::string &Part) {
    EXPECT_THAT(programs({"p.vcxproj"}), IsEmpty());
    EXPECT_THAT(Error, HasSubstr(Part));
    EXPECT_THAT(Error, Not(HasSubstr("\n")));
  }
  void SetUp() override {
    T.write("a.cpp");
    Start = std::chrono::steady_clock::now();
  }
  void TearDown() override {
    EXPECT_LT(std::chrono::steady_clock::now() - Start, std::chrono::seconds(20));
  }
  std::chrono::steady_clock::time_point Start;
};

TEST_F(Hostile, EntitiesAreNotExpanded) {
  std::string Text = "<!DOCTYPE Project [<!ENTITY a 'lol'>";
  for (char C = 'a'; C < 'j'; ++C) {
    std::string One = {'&', C, ';'};
    Text += std::string("<!ENTITY ") + char(C + 1) + " '" + One + One + One + "'>";
  }
  T.write("p.vcxproj", Text + "]>" + project("Application", source("a.cpp&j;")));
  expectRefused("'p.vcxproj' is not read: it has a DTD");
  T.write("p.vcxproj", "<!DOCTYPE Project [<!ENTITY a SYSTEM '/etc/passwd'>]>" +
                           project("Application", source("&a;")));
  expectRefused("it has a DTD");
}

TEST_F(Hostile, ImportsInACircleEnd) {
  T.write("one.props", "<Project><Import Project='two.props'/></Project>");
  T.write("two.props", "<Project><Import Project='one.props'/><Import Project='p.vcxproj'/>"
                       "<Import Project='two.props'/></Project>");
  T.write("p.vcxproj", project("Application", source("a.cpp"), "<Import Project='one.props'/>"));
  EXPECT_EQ(programs({"p.vcxproj"}), (Programs{{"a.cpp", {"p.exe object"}}})) << Error;
}

TEST_F(Hostile, ImportsOutsideTheRootAreNotRead) {
  T.write("outside.props",
          "<Project><ItemGroup><ClCompile Include='b.cpp'/></ItemGroup></Project>");
  T.write("in/a.cpp");
  T.write("in/b.cpp");
  T.link("in/link.props", T("outside.props"));
  T.link("in/loop.props", T("in/loop.props"));
  T.write("in/p.vcxproj",
          project("Application", source("a.cpp"),
                  "<Import Project='..\\outside.props'/><Import Project='" + T("outside.props") +
                      "'/><Import Project='C:\\outside.props'/><Import Project='link.props'/>"
                      "<Import Project='loop.props'/><Import Project='\\\\server\\x.props'/>"
                      "<Import Project='..\\*.props'/><Import Project='.'/>"));
  EXPECT_EQ(programs({"in/p.vcxproj"}), (Programs{{"in/a.cpp", {"p.exe object"}}})) << Error;
  EXPECT_THAT(notes(),
              UnorderedElementsAre(HasSubstr("'..\\outside.props' lies outside the root"),
                                   HasSubstr("'" + T("outside.props") + "' lies outside the root"),
                                   HasSubstr("'C:\\outside.props' is not there"),
                                   HasSubstr("'link.props' is not there"),
                                   HasSubstr("'loop.props' is not a file"),
                                   HasSubstr("'\\\\server\\x.props' lies outside the root"),
                                   HasSubstr("'" + T("in") + "' is not a file")));
}

TEST_F(Hostile, SourcesOutsideTheRootAreNotRead) {
  T.write("in/b.cpp");
  T.link("in/link.cpp", T("a.cpp"));
  T.write(
      "in/p.vcxproj",
      project("Application", source("..\\a.cpp;/etc/passwd;link.cpp;gone.cpp;b.cpp;..\\*.cpp")));
  EXPECT_EQ(programs({"in/p.vcxproj"}), (Programs{{"in/b.cpp", {"p.exe object"}}})) << Error;
  EXPECT_THAT(notes(), UnorderedElementsAre(
                           HasSubstr("outside-root: 'p.vcxproj': the source '..\\a.cpp'"),
                           HasSubstr("outside-root: 'p.vcxproj': the source '/etc/passwd'"),
                           HasSubstr("missing-source: 'p.vcxproj': the source 'link.cpp'"),
                           HasSubstr("missing-source: 'p.vcxproj': the source 'gone.cpp'")));
  T.write("in/s.sln", sln({"..\\p.vcxproj", "p.vcxproj", "gone.vcxproj"}));
  EXPECT_EQ(programs({"in/s.sln"}).size(), 1u) << Error;
  EXPECT_THAT(notes(), Contains(HasSubstr("'..\\p.vcxproj' lies outside the root")));
  EXPECT_THAT(notes(), Contains(HasSubstr("'gone.vcxproj' is not there")));
}

TEST_F(Hostile, AHugeProjectIsRefused) {
  T.write("p.vcxproj", std::string(50u << 20, ' '));
  expectRefused("'p.vcxproj' is not read: it is larger than any real project (50 MB)");
}

TEST_F(Hostile, ValuesThatGrowWithoutEndAreRefused) {
  std::string Growing = "<PropertyGroup><A>0123456789</A>";
  for (int I = 0; I < 100; ++I)
    Growing += "<A>$(A)$(A)$(A)$(A)</A>";
  T.write("p.vcxproj", project("Application", source("a.cpp"), Growing + "</PropertyGroup>"));
  expectRefused("takes more work than any real project");

  std::string Many;
  for (int I = 0; I < 40'000; ++I)
    Many += source("f" + std::to_string(I) + ".cpp");
  for (int I = 0; I < 40'000; ++I)
    Many += "<ClCompile Remove='g" + std::to_string(I) + ".cpp'/>";
  T.write("p.vcxproj", project("Application", Many));
  expectRefused("takes more work than any real project");
}

TEST_F(Hostile, DeepNestingIsNotFollowed) {
  std::string Deep, Shut;
  for (int I = 0; I < 100'000; ++I) {
    Deep += "<Choose><Otherwise>";
    Shut += "</Otherwise></Choose>";
  }
  T.write("p.vcxproj", project("Application", source("a.cpp"), Deep + Shut));
  EXPECT_EQ(programs({"p.vcxproj"}).size(), 1u) << Error;
  std::string Call = "$([System.IO.Path]::GetFullPath(";
  std::string Calls;
  for (int I = 0; I < 5'000; ++I)
    Calls += Call;
  T.write("p.vcxproj", project("Application", source("a.cpp"),
                               "<PropertyGroup><A>" + Calls + std::string(10'000, ')') +
                                   "</A></PropertyGroup>"));
  EXPECT_EQ(programs({"p.vcxproj"}).size(), 1u) << Error;
}

TEST_F(Hostile, WhatIsNoProject) {
  T.write("p.vcxproj", "");
  expectRefused("'p.vcxproj' is no XML with the element <Project>");
  T.write("p.vcxproj", "<Project><ItemGroup><ClCompile Include='a.cpp'/></ItemGroup>");
  expectRefused("'p.vcxproj' is no XML");
  T.write("p.vcxproj", utf16(project("Application", source("a.cpp"))));
  EXPECT_EQ(programs({"p.vcxproj"}).size(), 1u) << Error;
  T.write("p.vcproj", "<VisualStudioProject/>");
  EXPECT_THAT(programs({"p.vcproj"}), IsEmpty());
  EXPECT_THAT(Error, HasSubstr("'p.vcproj' has no configuration"));
  T.write("s.sln", "no solution");
  EXPECT_THAT(programs({"s.sln"}), IsEmpty());
  EXPECT_THAT(Error, HasSubstr("'s.sln' is no solution of Visual Studio"));
  T.write("s.sln", sln({"docs\\docs.csproj"}));
  EXPECT_THAT(programs({"s.sln"}), IsEmpty());
  EXPECT_THAT(Error, HasSubstr("names no C or C++ project"));
}

TEST_F(Hostile, OddNamesAreNames) {
  T.write("it's \"a\" %file;.cpp");
  T.write("p.vcxproj", project("Application", "<ClCompile Include=\"it's &quot;a&quot; "
                                              "%25file%3B.cpp\"/>" +
                                                  source("&#10;\xE2\x80\xAE.cpp")));
  EXPECT_EQ(programs({"p.vcxproj"}), (Programs{{"it's \"a\" %file;.cpp", {"p.exe object"}}}))
      << Error;
}

} // namespace
} // namespace comsec::input
