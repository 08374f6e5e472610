// Which keys of the registry rules judge, however their paths are written.
#include "checks/knowledge/Keys.h"
#include "checks/knowledge/Providers.h"

#include <gmock/gmock.h>

namespace comsec::knowledge {
namespace {

constexpr const char *Classes = "HKEY_CLASSES_ROOT";
constexpr const char *Machine = "HKEY_LOCAL_MACHINE";

void expectJudged(const char *Root, const char *Path, KeyRole Role, const char *Name) {
  const std::optional<JudgedKey> Key = judgedKey(Root, Path);
  ASSERT_TRUE(Key) << Root << ": " << Path;
  EXPECT_EQ(Key->Is, Role) << Path;
  EXPECT_EQ(Key->Name, Name) << Path;
}

TEST(Keys, OfApplicationsAndClasses) {
  expectJudged(Classes, R"(AppID\{0F})", KeyRole::Application, "{0F}");
  expectJudged(Classes, R"(APPID\Server.exe)", KeyRole::Program, "Server.exe");
  expectJudged(Classes, R"(AppID\%APPID%)", KeyRole::Application, "%APPID%");
  expectJudged(Classes, R"(clsid\{0F})", KeyRole::Class, "{0F}");
  expectJudged(Classes, R"(CLSID\{0F}\LocalServer32)", KeyRole::ClassServer, "{0F}");
  expectJudged(Classes, R"(CLSID\{0F}\A\B)", KeyRole::ClassServer, "{0F}");
}

TEST(Keys, OfClassesByEachOfTheirPaths) {
  for (const char *Prefix : {R"(SOFTWARE\Classes\)", R"(software\CLASSES\Wow6432Node\)",
                             R"(SOFTWARE\WOW6432Node\Classes\)", R"(\SOFTWARE\Classes\)"})
    expectJudged(Machine, (std::string(Prefix) + R"(AppID\{0F})").c_str(), KeyRole::Application,
                 "{0F}");
  expectJudged(Classes, R"(Wow6432Node\AppID\{0F})", KeyRole::Application, "{0F}");
}

TEST(Keys, OfTheMachine) {
  expectJudged(Machine, R"(SOFTWARE\Microsoft\Ole)", KeyRole::Machine, "");
  expectJudged(Machine, R"(Software\Microsoft\OLE\)", KeyRole::Machine, "");
  expectJudged(Machine, R"(SOFTWARE\Microsoft\Ole\appcompat)", KeyRole::Compatibility, "");
}

TEST(Keys, OfVss) {
  const std::string Key(VssAccessControl);
  expectJudged(Machine, Key.c_str(), KeyRole::VssAccessControl, "");
  expectJudged(Machine, (Key + R"(\NT Authority\x)").c_str(), KeyRole::VssAccount,
               R"(NT Authority\x)");
}

TEST(Keys, ThatNoRuleJudges) {
  const std::pair<const char *, const char *> Others[] = {
      {Classes, ""},
      {Classes, "AppID"},
      {Classes, "CLSID\\"},
      {Classes, R"(AppID\{0F}\Sub)"},
      {Classes, R"(AppIDs\{0F})"},
      {Classes, R"(Interface\{0F})"},
      {Classes, R"(SOFTWARE\Classes\AppID\{0F})"},
      {Machine, R"(AppID\{0F})"},
      {Machine, R"(SOFTWARE\ClassesOld\AppID\{0F})"},
      {Machine, R"(SOFTWARE\Microsoft\Ole2)"},
      {Machine, R"(SOFTWARE\Microsoft\Ole\AppCompat\Sub)"},
      {Machine, R"(SYSTEM\CurrentControlSet\Services\VSS)"},
      {Machine, R"(SYSTEM\CurrentControlSet\Services\VSS\VssAccessControl2)"},
      {"HKEY_CURRENT_USER", R"(SOFTWARE\Classes\AppID\{0F})"},
      {"HKEY_USERS", R"(SOFTWARE\Microsoft\Ole)"},
      {"", R"(AppID\{0F})"},
  };
  for (const auto &[Root, Path] : Others)
    EXPECT_FALSE(judgedKey(Root, Path)) << Root << ": " << Path;
}

TEST(Keys, AboveJudgedOnesHoldThem) {
  for (const char *Path : {"", "AppID", "clsid", "Wow6432Node"})
    EXPECT_TRUE(holdsJudgedKeys(Classes, Path)) << Path;
  for (const char *Path : {R"(SOFTWARE\Classes)", R"(software)", R"(SOFTWARE\Classes\AppID)",
                           R"(SOFTWARE\Microsoft)", R"(SYSTEM\CurrentControlSet\Services\VSS)"})
    EXPECT_TRUE(holdsJudgedKeys(Machine, Path)) << Path;
  EXPECT_FALSE(holdsJudgedKeys(Classes, "TypeLib"));
  EXPECT_FALSE(holdsJudgedKeys(Machine, "AppID"));
  EXPECT_FALSE(holdsJudgedKeys(Machine, R"(SOFTWARE\Classes\TypeLib)"));
  EXPECT_FALSE(holdsJudgedKeys("HKEY_CURRENT_USER", "AppID"));
}

TEST(Keys, PlacesAreComparedByWholeNames) {
  EXPECT_EQ(placeInRegistry(R"(A\b)", R"(a\B)"), KeyPlace::Same);
  EXPECT_EQ(placeInRegistry(R"(\A\B\)", R"(A\B)"), KeyPlace::Same);
  EXPECT_EQ(placeInRegistry(R"(A\B\C)", R"(a\b)"), KeyPlace::Below);
  EXPECT_EQ(placeInRegistry(R"(A)", R"(A\B)"), KeyPlace::Elsewhere);
  EXPECT_EQ(placeInRegistry(R"(A\BC)", R"(A\B)"), KeyPlace::Elsewhere);
  EXPECT_EQ(placeInRegistry(R"(X\A\B)", R"(A\B)"), KeyPlace::Elsewhere);
  EXPECT_EQ(placeInRegistry("A", ""), KeyPlace::Below) << "all is below the root";
}

TEST(Providers, AreKnownByTheirNamesInAnyCase) {
  EXPECT_EQ(providerProperty("impersonationLEVEL"), "ImpersonationLevel");
  EXPECT_EQ(providerProperty("Version"), "");
  EXPECT_EQ(providerProperty(""), "");
  ASSERT_NE(providerRegistration("__METHODProviderRegistration"), nullptr);
  EXPECT_EQ(providerRegistration("__MethodProviderRegistration")->For, ProviderUse::Clients);
  EXPECT_EQ(providerRegistration("__EventProviderRegistration")->For, ProviderUse::Events);
  EXPECT_EQ(providerRegistration("__Win32Provider"), nullptr);
}

} // namespace
} // namespace comsec::knowledge
