// Where registration files come from, and what becomes of those that cannot be read.
#include "driver/input/Input.h"
#include "driver/scan/Worker.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace testing;

namespace comsec::input {
namespace {

constexpr const char *Reg = "REGEDIT4\n[HKEY_CLASSES_ROOT\\AppID\\{0F}]\n\"A\"=dword:1\n";
constexpr const char *Mof = "instance of __Win32Provider { };\n";

class RegistrationFiles : public Test {
protected:
  /// The files of the jobs for these inputs, relative to the root; or what is wrong with them.
  std::vector<std::string> files(std::vector<std::string> Names, std::string Root = "") {
    InputOptions O;
    O.Inputs = std::move(Names);
    O.Root = std::move(Root);
    In = Input();
    std::string Error;
    if (!readInput(O, In, Error))
      return {Error};
    std::vector<std::string> Result;
    for (const scan::Job &J : In.Jobs)
      Result.push_back(J.MainFile.substr(In.Root.size() + 1));
    return Result;
  }

  /// The unit of \p File alone, which lies in the folder \p T.
  facts::Unit unitOf(const std::string &File) {
    EXPECT_THAT(files({T(File)}, T.Path), ElementsAre(File));
    return scan::extract(In.Jobs.at(0));
  }

  static std::string failure(const facts::Unit &U) {
    return U.Failed ? U.Notes.at(0).Text : "not failed";
  }

  std::string database(const std::string &Name, const std::vector<std::string> &Sources) {
    nlohmann::json Entries = nlohmann::json::array();
    for (const std::string &File : Sources)
      Entries.push_back(
          {{"directory", T.Path}, {"file", File}, {"arguments", {"clang++", "-c", File}}});
    return T.write(Name, Entries.dump());
  }

  TempFolder T;
  Input In;
};

// --- which are found ---

TEST_F(RegistrationFiles, OfAFolderInAnyCaseAndDepth) {
  for (const char *Name : {"Server.REG", "wmi/Provider.Mof", "wmi/de/provider.mfl", "a/b/Job.Rgs",
                           "main.cpp", ".git/x.reg", "notes.txt", "wants.reg.txt"})
    T.write(Name);
  EXPECT_THAT(files({T.Path}),
              UnorderedElementsAre("Server.REG", "wmi/Provider.Mof", "wmi/de/provider.mfl",
                                   "a/b/Job.Rgs", "main.cpp"));
}

TEST_F(RegistrationFiles, AreEnoughForAFolder) {
  T.write("setup/a.reg", Reg);
  EXPECT_THAT(files({T.Path}), ElementsAre("setup/a.reg"));
  EXPECT_EQ(In.Root, T.Path);
  EXPECT_THAT(In.Jobs.at(0).Arguments, IsEmpty()) << "nothing is compiled";
}

TEST_F(RegistrationFiles, OneAloneIsAnInput) {
  T.write("a.reg", Reg);
  T.write("b.reg", Reg);
  T.write("main.cpp");
  EXPECT_THAT(files({T("a.reg")}), ElementsAre("a.reg"));
  EXPECT_EQ(In.Root, T.Path);
  EXPECT_THAT(files({T("main.cpp")}), ElementsAre("main.cpp")) << "and a source alone is one too";
}

TEST_F(RegistrationFiles, NamedTwiceAreReadOnce) {
  T.write("sub/a.reg", Reg);
  T.write("sub/b.mof", Mof);
  EXPECT_THAT(files({T.Path, T("sub"), T("sub/a.reg")}), ElementsAre("sub/a.reg", "sub/b.mof"));
}

TEST_F(RegistrationFiles, OtherFilesAreRefusedInOneLineThatNamesWhatIsNot) {
  T.write("a.txt", Reg);
  T.write("empty/readme.txt");
  EXPECT_THAT(files({T("a.txt")}),
              ElementsAre(AllOf(HasSubstr("a.txt' is no C or C++ source"),
                                HasSubstr("no .mof, .reg, .rgs, .inf or .wxs file"),
                                Not(HasSubstr("\n")))));
  EXPECT_THAT(files({T("empty")}), ElementsAre(AllOf(HasSubstr("no C or C++ source and no .mof"),
                                                     Not(HasSubstr("\n")))));
}

TEST_F(RegistrationFiles, OfTheSourcesOfADatabase) {
  for (const char *Name :
       {"src/agent/a.cpp", "src/wmi/b.cpp", "src/wmi/b.mof", "src/setup/c.reg", "docs/example.reg"})
    T.write(Name);
  database("build/compile_commands.json", {T("src/agent/a.cpp"), T("src/wmi/b.cpp")});
  EXPECT_THAT(files({T("build")}),
              UnorderedElementsAre("agent/a.cpp", "wmi/b.cpp", "wmi/b.mof", "setup/c.reg"));
}

TEST_F(RegistrationFiles, AreNotLookedForOutsideTheRootOfADatabase) {
  const TempFolder Elsewhere;
  Elsewhere.write("stranger.reg", Reg);
  T.write("sub/a.cpp");
  T.write("sub/a.reg", Reg);
  T.write("b.reg", Reg);
  // The folder that both have in common holds all temporary files of the machine.
  const std::string Database = database("build/compile_commands.json",
                                        {T("sub/a.cpp"), Elsewhere.write("other.cpp", "int x;\n")});
  EXPECT_THAT(files({Database}, T("sub")), UnorderedElementsAre("a.cpp", "a.reg"));
  ASSERT_THAT(In.Notifications, SizeIs(1)) << "the source, and no other file";
  EXPECT_THAT(In.Notifications[0].Message, HasSubstr("other.cpp' left out"));
}

/// What a project names, whatever it does with it, and what lies beside its sources, resources and
/// interfaces: the folder of a solution holds only a part of that.
TEST_F(RegistrationFiles, OfProjectsOfVisualStudio) {
  T.write(".git/HEAD");
  for (const char *Name : {"build/p/below.reg", "src/agent/beside.rgs", "src/agent/deep/not.rgs",
                           "res/resource.rgs", "idl/server.mof", "setup/named.reg",
                           "setup/all/one.mof", "setup/all/two.mof", "setup/not.reg"})
    T.write(Name, Reg);
  for (const char *Name : {"src/agent/a.cpp", "res/a.rc", "idl/a.idl"})
    T.write(Name);
  T.write("build/p/p.vcxproj", R"(<Project><ItemGroup>
    <ProjectConfiguration Include="Release|x64"/>
    <ClCompile Include="..\..\src\agent\a.cpp"/><ResourceCompile Include="..\..\res\A.rc"/>
    <Midl Include="..\..\idl\a.idl"/><None Include="..\..\setup\Named.reg;gone.rgs;/etc/x.reg"/>
    <CustomBuild Include="..\..\setup\all\*.mof"/><Text Include="@(Others);readme.txt"/>
    </ItemGroup></Project>)");
  T.write("build/all.sln", "Microsoft Visual Studio Solution File\n"
                           "Project(\"{1}\") = \"p\", \"p\\p.vcxproj\", \"{2}\"\nEndProject\n");
  const auto All = UnorderedElementsAre(
      "src/agent/a.cpp", "build/p/below.reg", "src/agent/beside.rgs", "res/resource.rgs",
      "idl/server.mof", "setup/named.reg", "setup/all/one.mof", "setup/all/two.mof");
  EXPECT_THAT(files({T("build/all.sln")}), All);
  EXPECT_THAT(In.Notifications, IsEmpty());
  EXPECT_THAT(files({T("build/p/p.vcxproj")}), All);

  T.write("build/old.vcproj", R"(<VisualStudioProject Name="old">
    <Configurations><Configuration Name="Release|Win32"/></Configurations><Files>
    <File RelativePath="..\src\agent\a.cpp"/><File RelativePath="..\setup\named.reg"/>
    <Filter Name="r"><File RelativePath="..\res\a.rc"/></Filter></Files></VisualStudioProject>)");
  EXPECT_THAT(files({T("build/old.vcproj")}),
              UnorderedElementsAre("src/agent/a.cpp", "build/p/below.reg", "src/agent/beside.rgs",
                                   "res/resource.rgs", "setup/named.reg"));
}

TEST_F(RegistrationFiles, BehindLinksAreNotFollowed) {
  const TempFolder Elsewhere;
  T.write("main.cpp");
  T.link("folder", Elsewhere.Path);
  T.link("a.reg", Elsewhere.write("a.reg", Reg));
  EXPECT_THAT(files({T.Path}), ElementsAre("main.cpp"));
}

// --- what is read ---

TEST_F(RegistrationFiles, AreUnitsOfTheirKind) {
  T.write("a.reg", Reg);
  T.write("b.mof", utf16(Mof));
  T.write("c.rgs", "HKCR { NoRemove AppID { '{0F}' = s 'x' } }");
  for (const char *File : {"a.reg", "b.mof", "c.rgs"}) {
    const facts::Unit U = unitOf(File);
    EXPECT_EQ(U.Kind, facts::UnitKind::Registration);
    EXPECT_EQ(U.MainFile, File);
    EXPECT_EQ(failure(U), "not failed");
    EXPECT_EQ(U.Keys.size() + U.MofInstances.size(), 1u) << File;
  }
}

TEST_F(RegistrationFiles, OfNoUseAreUnitsWithNotes) {
  T.write("a.reg", "This is a letter.\n");
  T.write("b.reg");
  for (const char *File : {"a.reg", "b.reg"}) {
    const facts::Unit U = unitOf(File);
    EXPECT_EQ(failure(U), "not failed");
    ASSERT_FALSE(U.Notes.empty()) << File;
    EXPECT_EQ(U.Notes[0].Kind, facts::NoteKind::Unread);
  }
}

/// The file has no content but its size: on the disk it takes next to nothing.
TEST_F(RegistrationFiles, ThatAreTooLargeFailInOneLine) {
  constexpr std::uint64_t Most = std::uint64_t(32) << 20;
  for (const char *Name : {"a.reg", "a.mof", "a.rgs"}) {
    T.write(Name, Reg);
    std::filesystem::resize_file(T(Name), Most + 1);
    const facts::Unit U = unitOf(Name);
    EXPECT_EQ(failure(U), "the file is larger than 32 MiB") << Name;
    EXPECT_EQ(U.Kind, facts::UnitKind::Registration);
    EXPECT_EQ(U.Notes.at(0).Kind, facts::NoteKind::UnitFailed);
    EXPECT_THAT(U.Keys, IsEmpty());
  }
}

TEST_F(RegistrationFiles, ThatAreGoneFail) {
  T.write("a.reg", Reg);
  EXPECT_THAT(files({T("a.reg")}), ElementsAre("a.reg"));
  ASSERT_FALSE(llvm::sys::fs::remove(T("a.reg")));
  EXPECT_THAT(failure(scan::extract(In.Jobs.at(0))), StartsWith("the file"));
}

} // namespace
} // namespace comsec::input
