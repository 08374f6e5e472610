// Which processes an AppID means, and what that makes of an AccessPermission in a file.
#include "checks/link/Applications.h"
#include "checks/knowledge/Keys.h"
#include "tests/engine/Findings.h"

using namespace comsec;
using namespace comsec::test;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

constexpr auto Rule = "unsafe-registry-permissions";
constexpr auto AppId = "{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C2101}";
constexpr auto AppIdOtherwise = "{5b0e1f63-3C1a-4e57-9e0a-9a6b2d0c2101}";
const facts::Value AsksRegistry = integer(knowledge::EoacAppId);

/// A server whose code is in one file, with main.
UnitBuilder server(const std::string &File) {
  UnitBuilder B(File);
  B.function("main", 1).api("CoRegisterClassObject", 9);
  return B;
}

UnitBuilder &naming(UnitBuilder &B, const std::string &Guid = AppId) {
  B.U.Guids.push_back({Guid, "", at(B.U.MainFile, 20)});
  return B;
}

UnitBuilder named(const std::string &File) {
  UnitBuilder B = server(File);
  return naming(B);
}

UnitBuilder secured(const std::string &File, const Security &S = {}) {
  UnitBuilder B = named(File);
  S.call(B, 5);
  return B;
}

/// A list that lets the system in from this machine: D:(A;;3;;;SY).
const std::vector<std::uint8_t> Fine = {1,  0, 4, 0x80, 0, 0, 0,  0, 0, 0, 0, 0, 0,  0, 0,  0,
                                        20, 0, 0, 0,    2, 0, 28, 0, 1, 0, 0, 0, 0,  0, 20, 0,
                                        3,  0, 0, 0,    1, 1, 0,  0, 0, 0, 0, 5, 18, 0, 0,  0};

facts::Unit file(const std::string &Name, const std::string &Application) {
  facts::Unit U;
  U.Kind = facts::UnitKind::Registration;
  U.MainFile = Name;
  facts::RegistryValue Value;
  Value.Name = "AccessPermission";
  Value.NameWhere = at(Name, 4);
  Value.Type = knowledge::RegBinary;
  Value.Bytes = Fine;
  facts::RegistryKey Key;
  Key.Root = "HKEY_CLASSES_ROOT";
  Key.Path = "AppID\\" + Application;
  Key.Values = {Value};
  U.Keys = {Key};
  return U;
}

std::vector<std::string> serversOf(const link::Program &P, const std::string &Application,
                                   const std::string &File = "x.reg") {
  std::vector<std::string> Names;
  for (const link::Process *Q : link::applicationOf(P, Application, File).Servers)
    Names.push_back(Q->Name);
  return Names;
}

TEST(Applications, AreTheServersThatRunAUnitWithTheGuid) {
  UnitBuilder Setup("setup/main.cpp"); // names it, but serves nothing
  Setup.function("main", 1);
  naming(Setup);
  const link::Program P({named("a/main.cpp"), server("b/main.cpp"), Setup});
  EXPECT_THAT(serversOf(P, AppId), ElementsAre("main in a/main.cpp"));
  EXPECT_THAT(serversOf(P, AppIdOtherwise), ElementsAre("main in a/main.cpp"));
  EXPECT_THAT(link::applicationOf(P, AppId, "x.reg").Named, SizeIs(1));
  EXPECT_THAT(serversOf(P, "{00000000-0000-0000-0000-000000000000}"), IsEmpty());
}

TEST(Applications, ATokenMeansTheModuleOfTheSameFolder) {
  auto WithModule = [](const std::string &Folder) {
    UnitBuilder B = server(Folder + "main.cpp");
    B.type("CModule", 3, {"ATL::CAtlServiceModuleT<CModule, 100>"}, {});
    return B;
  };
  const link::Program P({WithModule("a/"), WithModule("b/"), server("c/main.cpp")});
  EXPECT_THAT(serversOf(P, "%APPID%", "a/job.rgs"), ElementsAre("main in a/main.cpp"));
  EXPECT_THAT(serversOf(P, "%AppId%", "b/job.rgs"), ElementsAre("main in b/main.cpp"));
  EXPECT_THAT(serversOf(P, "%APPID%", "c/job.rgs"), IsEmpty());
  EXPECT_THAT(serversOf(P, "%APPID%", "a/res/job.rgs"), IsEmpty());
  EXPECT_THAT(serversOf(P, "%OTHER%", "a/job.rgs"), IsEmpty());
}

std::vector<std::string> found(std::vector<facts::Unit> Units) {
  Units.push_back(file("x.reg", AppId));
  std::vector<std::string> Levels;
  for (const Finding &F : check(std::move(Units), Rule).Findings)
    Levels.emplace_back(toString(F.Severity));
  return Levels;
}

TEST(OwnSecurity, CountsWhereNoCallAsksTheRegistry) {
  const facts::Value List = value(facts::ValueKind::Address, "SECURITY_DESCRIPTOR");
  EXPECT_THAT(found({secured("a.cpp")}), ElementsAre("warning"));
  EXPECT_THAT(found({secured("a.cpp", {.Descriptor = List})}), ElementsAre("note"));
  EXPECT_THAT(found({secured("a.cpp", {.Descriptor = Unknown})}), ElementsAre("note"));
  EXPECT_THAT(found({secured("a.cpp", {.Descriptor = either(Null, List)})}), ElementsAre("note"));
  EXPECT_THAT(found({secured("a.cpp", {.Capabilities = AsksRegistry})}), IsEmpty());
  EXPECT_THAT(found({secured("a.cpp", {.Capabilities = either(AsksRegistry, integer(0))})}),
              IsEmpty());
  EXPECT_THAT(found({secured("a.cpp", {.Capabilities = Unknown})}), IsEmpty());
}

TEST(OwnSecurity, EveryProgramAndEveryCallMustSayIt) {
  EXPECT_THAT(found({named("a.cpp")}), IsEmpty());
  EXPECT_THAT(found({secured("a.cpp"), named("b.cpp")}), IsEmpty());
  EXPECT_THAT(found({secured("a.cpp"), server("b.cpp")}), ElementsAre("warning"));
  EXPECT_THAT(found({secured("a.cpp"), secured("b.cpp")}), ElementsAre("warning"));
  UnitBuilder Both = secured("a.cpp");
  Security{.Capabilities = AsksRegistry}.call(Both, 6);
  EXPECT_THAT(found({Both}), IsEmpty());
}

TEST(OwnSecurity, CodeThatWasNotSeenMayAskTheRegistry) {
  UnitBuilder Broken("broken.cpp");
  Broken.U.Failed = true;
  EXPECT_THAT(found({secured("a.cpp"), Broken}), ElementsAre("note"));
  UnitBuilder Lost = secured("a.cpp");
  Lost.U.Notes.push_back({facts::NoteKind::CallLost, "CoInitializeSecurity", at("a.cpp", 7).Begin});
  EXPECT_THAT(found({Lost}), IsEmpty());
  UnitBuilder Library("lib.cpp"); // no program that runs it
  Library.function("serve", 1).api("CoRegisterClassObject", 9);
  Security().call(naming(Library), 5);
  EXPECT_THAT(found({Library}), IsEmpty());
}

} // namespace
