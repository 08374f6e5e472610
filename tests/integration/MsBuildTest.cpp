// The MSBuild target, run by Mono's xbuild, the MSBuild that Debian has.
#include "tests/integration/Project.h"

namespace comsec::integration {
namespace {

using testing::HasSubstr;
using testing::Not;

struct MsBuild : Project {
  MsBuild() {
    T.write("agent/agent.vcxproj", R"(<?xml version="1.0" encoding="utf-8"?>
<Project DefaultTargets="Build" xmlns="http://schemas.microsoft.com/developer/msbuild/2003">
  <ItemGroup>
    <ProjectConfiguration Include="Debug|Win32">
      <Configuration>Debug</Configuration><Platform>Win32</Platform>
    </ProjectConfiguration>
    <ProjectConfiguration Include="Release|x64">
      <Configuration>Release</Configuration><Platform>x64</Platform>
    </ProjectConfiguration>
  </ItemGroup>
  <ItemGroup>
    <ClCompile Include="debug.cpp" Condition="'$(Configuration)' == 'Debug'" />
    <ClCompile Include="release.cpp" Condition="'$(Configuration)' == 'Release'" />
  </ItemGroup>
  <Target Name="Build"><Message Text="it is built" Importance="High" /></Target>
  <Import Project=")" + wiring("comsec-tidy.targets") +
                                       R"(" />
</Project>
)");
    T.write("agent/debug.cpp", Harmless);
    T.write("agent/release.cpp", Weak);
  }
  Outcome build(const std::string &Options) {
    return bash("cd agent && xbuild /nologo " + Options + " agent.vcxproj 2>&1");
  }
};

TEST_F(MsBuild, TheTargetScansWhatIsBuilt) {
  Outcome O = build("/t:ComsecTidy /p:Configuration=Release /p:Platform=x64");
  EXPECT_NE(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("release.cpp(5,55): error COMSEC1001: "));
  EXPECT_THAT(O.Output, HasSubstr("exited with code: 2"));
  O = build("/t:ComsecTidy /p:Configuration=Debug /p:Platform=Win32");
  EXPECT_EQ(O.Status, 0) << O.Output;
}

TEST_F(MsBuild, ABuildScansOnlyWhereItIsAskedTo) {
  const std::string Release = "/p:Configuration=Release /p:Platform=x64";
  Outcome O = build(Release);
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, Not(HasSubstr("COMSEC")));
  O = build(Release + " /p:ComsecTidyOnBuild=true");
  EXPECT_NE(O.Status, 0);
  EXPECT_THAT(O.Output, HasSubstr("it is built"));
  EXPECT_THAT(O.Output, HasSubstr("error COMSEC1001"));
  O = build(Release + " /p:ComsecTidyOnBuild=true '/p:ComsecTidyOptions=--fail-on never'");
  EXPECT_EQ(O.Status, 0) << O.Output;
}

} // namespace
} // namespace comsec::integration
