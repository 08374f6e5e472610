// What a process is, and the places that show it.
#include "tests/engine/Units.h"

using namespace comsec;
using namespace comsec::test;
using facts::UseKind;
using facts::ValueKind;
using link::Role;
using link::Rvss;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

namespace {

std::vector<std::string> roles(const link::Process &Q) {
  std::vector<std::string> Names;
  for (const link::Evidence &E : Q.Roles)
    if (Names.empty() || Names.back() != toString(E.Shows))
      Names.emplace_back(toString(E.Shows));
  return Names;
}

std::vector<std::string> roles(const UnitBuilder &Unit) {
  return roles(link::Program({Unit}).processes()[0]);
}

UnitBuilder mainUnit() { return UnitBuilder("m.cpp").function("main", 1); }

TEST(Roles, RequesterByCreationOrByTheInterfaceAlone) {
  EXPECT_THAT(roles(mainUnit().api("CreateVssBackupComponentsInternal", 2)),
              ElementsAre("vss-requester"));
  EXPECT_THAT(roles(mainUnit().api("IVssBackupComponents::DoSnapshotSet", 2)),
              ElementsAre("vss-requester"));
  EXPECT_THAT(
      roles(mainUnit().use(UseKind::Interface, "IVssBackupComponentsEx2::UnexposeSnapshot", 2)),
      ElementsAre("vss-requester"));
  // Waiting for an operation is what providers and writers do as well.
  EXPECT_THAT(roles(mainUnit().use(UseKind::Interface, "IVssAsync::Wait", 2)), IsEmpty());
}

TEST(Roles, TheMostTellingEvidenceComesFirstAndEachPlaceOnce) {
  UnitBuilder Unit = mainUnit();
  // The collector may tell of one call as a call and as a use.
  Unit.api("IVssBackupComponents::SetContext", 3)
      .use(UseKind::Interface, "IVssBackupComponents::SetContext", 3)
      .api("CreateVssBackupComponents", 9)
      .api("CreateVssBackupComponents", 8);
  link::Program P({Unit});
  const link::Process &Q = P.processes()[0];
  std::vector<unsigned> Lines;
  for (const link::Evidence &E : Q.Roles)
    Lines.push_back(E.Where.Begin.Line);
  EXPECT_THAT(Lines, ElementsAre(8, 9, 3));
  const link::Evidence *First = Q.evidence(Role::VssRequester);
  EXPECT_EQ(First->What, "CreateVssBackupComponents is called");
  EXPECT_EQ(First->Function->Name, "main");
  EXPECT_TRUE(Q.has(Role::VssRequester));
  EXPECT_FALSE(Q.has(Role::WmiClient));
}

TEST(Roles, EvidenceIsLimited) {
  UnitBuilder Unit = mainUnit();
  for (unsigned Line = 2; Line < 100; ++Line)
    Unit.api("CoRegisterClassObject", Line);
  EXPECT_THAT(link::Program({Unit}).processes()[0].Roles, SizeIs(8));
}

TEST(Roles, WriterByItsBaseClassWhereItsMethodsRun) {
  UnitBuilder Unit("w.cpp");
  Unit.type("MyWriter", 3, {"CVssWriterEx"}, {"OnFreeze"});
  Unit.function("main", 20).creates("MyWriter", 21);
  Unit.method("MyWriter", "OnFreeze", 4);
  link::Program P({Unit, UnitBuilder("n/main.cpp").function("main", 1)});
  EXPECT_THAT(roles(*processOf(P, "main in w.cpp")), ElementsAre("vss-writer"));
  EXPECT_THAT(roles(*processOf(P, "main in n/main.cpp")), IsEmpty());
}

TEST(Roles, WmiClientByLocatorInAnySpelling) {
  EXPECT_THAT(roles(mainUnit().api("IWbemLocator::ConnectServer", 2)), ElementsAre("wmi-client"));
  EXPECT_THAT(roles(mainUnit().use(UseKind::Object, "CLSID_WbemLocator", 2)),
              ElementsAre("wmi-client"));
  EXPECT_THAT(roles(mainUnit().use(UseKind::Object, "WbemLocator", 2)), ElementsAre("wmi-client"));
  EXPECT_THAT(roles(mainUnit().api("IWbemServices::ExecQuery", 2)), ElementsAre("wmi-client"));
}

TEST(Roles, AProviderThatCallsWmiBackIsNoClient) {
  UnitBuilder Unit("p.cpp");
  Unit.type("CProvider", 3, {"IWbemProviderInit", "IUnknown"}, {"Initialize"});
  Unit.function("DllGetClassObject", 20).creates("CProvider", 21);
  Unit.method("CProvider", "Initialize", 4)
      .api("IWbemServices::GetObject", 5)
      .use(UseKind::Object, "CLSID_WbemAdministrativeLocator", 6);
  EXPECT_THAT(roles(Unit), ElementsAre("wmi-provider"));
  // A connection of its own makes it a client too.
  EXPECT_THAT(roles(Unit.api("IWbemLocator::ConnectServer", 7)),
              ElementsAre("wmi-client", "wmi-provider"));
}

TEST(Roles, ActivationCountsOnlyWhereItLeavesTheProcess) {
  auto Activate = [](const char *Api, facts::Value Context) {
    unsigned Index = std::string(Api) == "CoGetClassObject" ? 1 : 2;
    std::vector<facts::Value> Arguments(Index, integer(0));
    Arguments.push_back(std::move(Context));
    return roles(mainUnit().api(Api, 2, Arguments));
  };
  for (const char *Api : {"CoCreateInstance", "CoGetClassObject", "CoCreateInstanceEx"}) {
    EXPECT_THAT(Activate(Api, integer(0x1, "CLSCTX_INPROC_SERVER")), IsEmpty()) << Api;
    EXPECT_THAT(Activate(Api, integer(0x4, "CLSCTX_LOCAL_SERVER")), ElementsAre("dcom-client"));
    EXPECT_THAT(Activate(Api, integer(0x10, "CLSCTX_REMOTE_SERVER")), ElementsAre("dcom-client"));
  }
  // CLSCTX_ALL mostly ends in a DLL; a context that is not known proves nothing. CoCreateInstanceEx
  // exists for other machines.
  EXPECT_THAT(Activate("CoCreateInstance", integer(0x17, "CLSCTX_ALL")), IsEmpty());
  EXPECT_THAT(Activate("CoCreateInstanceEx", integer(0x17, "CLSCTX_ALL")),
              ElementsAre("dcom-client"));
  EXPECT_THAT(Activate("CoCreateInstance", value(ValueKind::Unknown, "read from a file")),
              IsEmpty());
  EXPECT_THAT(Activate("CoCreateInstanceEx", value(ValueKind::Unknown, "read from a file")),
              ElementsAre("dcom-client"));
}

TEST(Roles, ServersAndConsumersOfOtherServices) {
  EXPECT_THAT(roles(mainUnit().api("CoRegisterClassObject", 2)), ElementsAre("dcom-server"));
  EXPECT_THAT(roles(mainUnit().use(UseKind::Object, "CLSID_TaskScheduler", 2)),
              ElementsAre("impersonation-consumer"));
  EXPECT_THAT(roles(mainUnit().use(UseKind::Interface, "IVdsService::QueryProviders", 2)),
              ElementsAre("impersonation-consumer"));
  // A project's own class of the coclass's name is not the service.
  EXPECT_THAT(roles(mainUnit().use(UseKind::Interface, "TaskScheduler::run", 2)), IsEmpty());
}

TEST(Roles, NothingIsShownByDeadCode) {
  UnitBuilder Unit = mainUnit().use(UseKind::Object, "CLSID_WbemLocator", 2);
  Unit.U.Uses[0].Live = false;
  EXPECT_THAT(roles(Unit.api("CreateVssBackupComponents", 3, {}, /*Live=*/false)), IsEmpty());
}

TEST(Told, OutweighsTheCodeButKeepsItsEvidenceWhereBothAgree) {
  UnitBuilder Unit = mainUnit();
  Unit.api("CreateVssBackupComponents", 3).api("IWbemLocator::ConnectServer", 4);
  auto Process = [&](link::Told T) {
    const link::Program P({Unit}, {std::move(T)});
    return P.processes()[0];
  };
  EXPECT_THAT(roles(Process({"main in m.cpp", "x", {Role::DcomServer}, {Role::WmiClient}, {}})),
              ElementsAre("vss-requester", "dcom-server"));
  EXPECT_THAT(roles(Process({"another", "x", {Role::DcomServer}, {Role::WmiClient}, {}})),
              ElementsAre("vss-requester", "wmi-client"));
  const link::Process Same = Process({"main in m.cpp", "x", {Role::VssRequester}, {}, {}});
  EXPECT_EQ(Same.evidence(Role::VssRequester)->What, "CreateVssBackupComponents is called");
  const link::Process New = Process({"main in m.cpp", ".comsec-tidy", {Role::DcomServer}, {}, {}});
  EXPECT_EQ(New.evidence(Role::DcomServer)->What, ".comsec-tidy says so");
  EXPECT_EQ(New.evidence(Role::DcomServer)->Where.Begin.Line, 1u) << "the entry point";
}

TEST(Told, RolesGoByTheirNames) {
  for (Role R : {Role::VssRequester, Role::WmiClient, Role::ImpersonationConsumer})
    EXPECT_EQ(link::roleFromName(toString(R)), R);
  EXPECT_EQ(link::roleFromName("vss"), std::nullopt);
  EXPECT_EQ(link::roleFromName(""), std::nullopt);
}

link::Rvss remote(const UnitBuilder &Unit) {
  return link::Program({Unit}).processes()[0].RemoteShares;
}

UnitBuilder requester() { return mainUnit().api("CreateVssBackupComponents", 2); }

TEST(RemoteShares, APathOfAShareGivenToVssIsStrong) {
  auto Add = [](const char *Path) {
    return remote(requester().api("IVssBackupComponents::AddToSnapshotSet", 3,
                                  {value(ValueKind::String, Path)}));
  };
  EXPECT_EQ(Add(R"(\\server\share\)"), Rvss::Strong);
  EXPECT_EQ(Add(R"(\\?\UNC\server\share\)"), Rvss::Strong);
  EXPECT_EQ(Add(R"(C:\)"), Rvss::None);
  EXPECT_EQ(Add(R"(\\?\Volume{4c1b02c1-d990-11dc-99ae-806e6f6e6963}\)"), Rvss::None);
  EXPECT_EQ(Add(R"(\\.\C:)"), Rvss::None);
  EXPECT_EQ(Add(R"(\\)"), Rvss::None);
  EXPECT_EQ(remote(requester().api("IVssBackupComponents::IsVolumeSupported", 3,
                                   {integer(0), value(ValueKind::String, R"(\\fs\data\)")})),
            Rvss::Strong);
}

TEST(RemoteShares, HandlingOfSharesIsMediumAndOnlyInARequester) {
  EXPECT_EQ(remote(requester().api("IVssBackupComponentsEx4::GetRootAndLogicalPrefixPaths", 3)),
            Rvss::Medium);
  EXPECT_EQ(remote(requester().use(UseKind::Object, "IID_IVssBackupComponentsEx4", 3)),
            Rvss::Medium);
  EXPECT_EQ(remote(requester().use(UseKind::Constant, "VSS_E_FSS_TIMEOUT", 3)), Rvss::Medium);
  EXPECT_EQ(remote(requester().api("PathIsUNC", 3)), Rvss::Medium);
  EXPECT_EQ(remote(mainUnit().api("PathIsUNC", 3)), Rvss::None);
  // The name notwithstanding this context is about writers, not about remote shares.
  EXPECT_EQ(remote(requester().use(UseKind::Constant, "VSS_CTX_FILE_SHARE_BACKUP", 3)), Rvss::None);
}

TEST(RemoteShares, TheStrongestEvidenceComesFirst) {
  UnitBuilder Unit = requester().api("PathIsUNC", 3);
  Unit.api("IVssBackupComponents::AddToSnapshotSet", 9, {value(ValueKind::String, R"(\\s\x\)")});
  link::Program P({Unit});
  ASSERT_THAT(P.processes()[0].RemoteEvidence, SizeIs(2));
  EXPECT_EQ(P.processes()[0].RemoteEvidence[0].What,
            R"(\\s\x\ is given to IVssBackupComponents::AddToSnapshotSet)");
}

} // namespace
