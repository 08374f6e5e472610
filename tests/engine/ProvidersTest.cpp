// Which class a CLSID belongs to, and whether it impersonates.
#include "checks/link/Providers.h"
#include "checks/knowledge/Events.h"
#include "tests/engine/Units.h"

using namespace comsec;
using namespace comsec::test;
using link::Impersonates;
using link::ProviderCode;
using testing::ElementsAre;
using testing::IsEmpty;

namespace {

constexpr auto Clsid = "{A92D7615-A72C-44BA-BB5E-FD25CCD70501}";
constexpr auto OtherClsid = "{A92D7615-A72C-44BA-BB5E-FD25CCD70502}";

/// Units with providers in them.
class ProviderBuilder : public UnitBuilder {
public:
  using UnitBuilder::UnitBuilder;

  ProviderBuilder &provider(const std::string &Name, unsigned Line,
                            const std::vector<std::string> &Bases = {"IWbemServices"}) {
    type(Name, Line, Bases, {"GetObjectAsync"});
    method(Name, "GetObjectAsync", Line + 1);
    return *this;
  }
  /// The last function calls an API of Events.def.
  ProviderBuilder &event(const std::string &Api, unsigned Line) {
    return node(facts::NodeKind::Event, Api, Line);
  }
  ProviderBuilder &loses(unsigned Line) { return node(facts::NodeKind::Lost, "", Line); }

  ProviderBuilder &guid(const std::string &Text, unsigned Line, const std::string &Class = {}) {
    U.Guids.push_back({Text, Class.empty() ? "" : "c:@S@" + Class, at(U.MainFile, Line)});
    return *this;
  }

private:
  ProviderBuilder &node(facts::NodeKind Kind, const std::string &Name, unsigned Line) {
    facts::Node N;
    N.Kind = Kind;
    N.Name = Name;
    N.Where = at(U.MainFile, Line);
    last().Flow.Nodes.push_back(std::move(N));
    return *this;
  }
};

ProviderBuilder impersonating(const std::string &File, const std::string &Name = "Files") {
  ProviderBuilder B(File);
  B.provider(Name, 10).event("CoImpersonateClient", 12);
  return B;
}

ProviderBuilder careless(const std::string &File, const std::string &Name = "Files") {
  ProviderBuilder B(File);
  B.provider(Name, 20).event("DeleteFile", 22);
  return B;
}

facts::Unit script(const std::string &File, const std::string &Key) {
  facts::Unit U;
  U.Kind = facts::UnitKind::Registration;
  U.MainFile = File;
  facts::RegistryKey K;
  K.Root = "HKEY_CLASSES_ROOT";
  K.Path = Key;
  K.Where = at(File, 5);
  U.Keys.push_back(std::move(K));
  return U;
}

ProviderCode codeOf(std::vector<facts::Unit> Units, const std::string &Text = Clsid) {
  // What leads out of the program must not point into it any longer.
  static std::vector<std::unique_ptr<link::Program>> Kept;
  Kept.push_back(std::make_unique<link::Program>(std::move(Units)));
  return link::Providers(*Kept.back()).codeOf(Text);
}

Impersonates askedOf(std::vector<facts::Unit> Units) { return codeOf(std::move(Units)).Is; }

TEST(Providers, TheProviderOfTheUnitThatNamesTheClsid) {
  const ProviderCode Code = codeOf({impersonating("a.cpp").guid(Clsid, 3)});
  EXPECT_EQ(Code.Is, Impersonates::Yes);
  EXPECT_EQ(text(Code.Named.Begin), "a.cpp:3");
  EXPECT_EQ(Code.Class->Name, "Files");
  EXPECT_EQ(Code.Function, "Files::GetObjectAsync");
  EXPECT_EQ(text(Code.Where.Begin), "a.cpp:12");
  EXPECT_THAT(Code.Calls, IsEmpty());
  EXPECT_EQ(askedOf({careless("a.cpp").guid(Clsid, 3)}), Impersonates::Never);
}

TEST(Providers, RegistrationsSpellClsidsInAnyCase) {
  EXPECT_EQ(
      codeOf({careless("a.cpp").guid(Clsid, 3)}, " {a92d7615-a72c-44ba-bb5e-fd25ccd70501}").Is,
      Impersonates::Never);
}

TEST(Providers, OfAnotherClsidNothingIsKnown) {
  for (auto Text : {"", "{@CLSID@}", OtherClsid})
    EXPECT_EQ(codeOf({careless("a.cpp").guid(Clsid, 3)}, Text).Is, Impersonates::Unknown) << Text;
}

TEST(Providers, TheClassThatCarriesTheClsidAlone) {
  ProviderBuilder B = impersonating("a.cpp", "Careful");
  B.provider("Careless", 20);
  B.guid(Clsid, 9, "Careful").guid(OtherClsid, 19, "Careless");
  EXPECT_EQ(codeOf({B}).Is, Impersonates::Yes);
  EXPECT_EQ(codeOf({B}, OtherClsid).Is, Impersonates::Never);
}

TEST(Providers, AClassWithAClsidOfItsOwnIsNobodyElses) {
  ProviderBuilder B = impersonating("a.cpp", "Careful");
  B.provider("Careless", 20);
  B.guid(Clsid, 3).guid(OtherClsid, 19, "Careless");
  EXPECT_EQ(askedOf({B}), Impersonates::Yes);
}

TEST(Providers, OfClassesThatDifferNothingIsSaid) {
  ProviderBuilder B = impersonating("a.cpp", "Careful");
  B.provider("Careless", 20).guid(Clsid, 3);
  EXPECT_EQ(askedOf({B}), Impersonates::Unknown);
}

TEST(Providers, BaseClassesAreTheObjectsOfDerivedOnes) {
  ProviderBuilder B("a.cpp");
  B.provider("Skeleton", 10);
  B.provider("Files", 20, {"Skeleton", "IWbemServices"}).event("CoImpersonateClient", 22);
  B.last().Overrides = {UnitBuilder::usr("Skeleton::GetObjectAsync")};
  EXPECT_EQ(codeOf({B.guid(Clsid, 3)}).Class->Name, "Files");
}

TEST(Providers, ClassesWithoutObjectsAreNobodysProviders) {
  ProviderBuilder B = impersonating("a.cpp");
  B.provider("Skeleton", 20);
  B.provider("Made", 30, {"CComCoClass<Made>", "IWbemServices"}).guid(Clsid, 3);
  EXPECT_EQ(askedOf({B}), Impersonates::Unknown);
  B.event("CoImpersonateClient", 32).function("DllGetClassObject", 40).creates("Files", 41);
  EXPECT_EQ(askedOf({B}), Impersonates::Yes);
  B.provider("Careless", 50, {"CComCoClass<Careless>", "IWbemServices"});
  EXPECT_EQ(askedOf({B}), Impersonates::Unknown) << "ATL may make it";
}

TEST(Providers, InheritedMethodsCountUnlessTheyAreOverridden) {
  ProviderBuilder B("a.cpp");
  B.provider("Skeleton", 10).event("CoImpersonateClient", 12);
  B.provider("Files", 20, {"Skeleton", "IWbemServices"});
  B.guid(Clsid, 3);
  EXPECT_EQ(askedOf({B}), Impersonates::Yes);
  B.last().Overrides = {UnitBuilder::usr("Skeleton::GetObjectAsync")};
  EXPECT_EQ(askedOf({B}), Impersonates::Never);
}

TEST(Providers, TheWholeDllIsAskedWhereTheUnitHasNone) {
  ProviderBuilder Main("dll.cpp"), Impl = impersonating("impl.cpp");
  Main.function("DllGetClassObject", 10).creates("Files", 11);
  Main.guid(Clsid, 3).inDll("a.dll");
  Impl.inDll("a.dll");
  ProviderBuilder Stranger = careless("other.cpp", "Others");
  Stranger.inDll("b.dll");
  EXPECT_EQ(askedOf({Main, Impl, Stranger}), Impersonates::Yes);
}

TEST(Providers, AScriptSpeaksForItsFolder) {
  const std::string Key = "CLSID\\" + std::string(Clsid);
  const std::vector<facts::Unit> Code = {careless("a/files.cpp"),
                                         impersonating("b/others.cpp", "Others")};
  auto with = [&](const std::string &File, const std::string &Path) {
    std::vector<facts::Unit> All = Code;
    All.push_back(script(File, Path));
    return codeOf(All);
  };
  EXPECT_EQ(with("a/files.rgs", Key + "\\InprocServer32").Is, Impersonates::Never);
  EXPECT_EQ(text(with("a/files.rgs", Key + "\\InprocServer32").Named.Begin), "a/files.rgs:5");
  EXPECT_EQ(with("b/Others.RGS", Key + "\\LocalServer32").Is, Impersonates::Yes);
  EXPECT_EQ(with("files.rgs", Key + "\\InprocServer32").Is, Impersonates::Unknown);
  EXPECT_EQ(with("a/files.reg", Key + "\\InprocServer32").Is, Impersonates::Unknown);
  EXPECT_EQ(with("a/files.rgs", Key).Is, Impersonates::Unknown) << "no server";
}

TEST(Providers, HelpersInOtherFilesImpersonateForTheirCallers) {
  ProviderBuilder B = careless("a.cpp"), Helper("client.cpp");
  B.calls("becomeClient", 23);
  B.guid(Clsid, 3);
  Helper.function("becomeClient", 1);
  Helper.event("IServerSecurity::ImpersonateClient", 4);
  const ProviderCode Code = codeOf({B, Helper});
  EXPECT_EQ(Code.Is, Impersonates::Yes);
  EXPECT_EQ(Code.Function, "becomeClient");
  ASSERT_EQ(Code.Calls.size(), 1u);
  EXPECT_EQ(text(Code.Calls[0]), "a.cpp:23");
}

TEST(Providers, WhatMayBeCalledProvesNothing) {
  ProviderBuilder B = careless("a.cpp");
  B.guid(Clsid, 3);
  B.calls("Client::become", 23).creates("Client", 24); // virtual
  B.type("Client", 30, {}, {"become"}).method("Client", "become", 31);
  B.type("Real", 40, {"Client"}, {"become"}).method("Real", "become", 41, {"Client::become"});
  EXPECT_EQ(askedOf({B}), Impersonates::Never);
  B.event("CoImpersonateClient", 42);
  EXPECT_EQ(askedOf({B}), Impersonates::Unknown);
}

TEST(Providers, AnotherTokenIsNotTheClientsAndNotTheHosts) {
  for (auto Api : {"ImpersonateLoggedOnUser", "SetThreadToken", "RpcImpersonateClient"}) {
    ProviderBuilder B = careless("a.cpp");
    EXPECT_EQ(askedOf({B.event(Api, 23).guid(Clsid, 3)}), Impersonates::Unknown) << Api;
  }
}

TEST(Providers, NeverIsSaidOnlyOfWhatWasSeen) {
  ProviderBuilder Lost = careless("a.cpp");
  EXPECT_EQ(askedOf({Lost.loses(23).guid(Clsid, 3)}), Impersonates::Unknown);

  ProviderBuilder Header = careless("a.cpp").guid(Clsid, 3);
  Header.U.Notes.push_back({facts::NoteKind::MissingHeader, "vendor.h", at("a.cpp", 1).Begin});
  EXPECT_EQ(askedOf({Header}), Impersonates::Unknown);

  ProviderBuilder Errors = careless("a.cpp").guid(Clsid, 3);
  Errors.U.Errors = 2;
  EXPECT_EQ(askedOf({Errors}), Impersonates::Never) << "no token names an impersonation";
  Errors.U.Mentions = {"ImpersonateClient"};
  EXPECT_EQ(askedOf({Errors}), Impersonates::Unknown);
}

TEST(Providers, OfTheFrameworkNobodyKnows) {
  ProviderBuilder B("a.cpp");
  B.provider("Files", 10, {"Provider"}).guid(Clsid, 3);
  EXPECT_EQ(askedOf({B}), Impersonates::Unknown);
  B.event("CoImpersonateClient", 12);
  EXPECT_EQ(askedOf({B}), Impersonates::Yes) << "whatever the framework does";
}

TEST(Providers, DeclarationsWithAClsidLeadToTheProvidersBeside) {
  ProviderBuilder B = careless("a.cpp"); // class __declspec(uuid("…")) FilesProvider;
  EXPECT_EQ(askedOf({B.guid(Clsid, 3, "FilesProvider")}), Impersonates::Never);
}

TEST(Knowledge, TokenTakersAreEvents) {
  for (std::string_view Name : knowledge::TokenTakers) {
    const knowledge::EventRow *Row = knowledge::eventOf(Name);
    Row = Row ? Row : knowledge::eventOf("IServerSecurity", Name);
    EXPECT_TRUE(Row) << Name;
    EXPECT_TRUE(knowledge::isSought(Name)) << Name;
  }
}

} // namespace
