// The stored form gives back what was stored, and refuses what it cannot read.
#include "checks/facts/Json.h"

#include "tests/facts/Source.h"

#include <limits>

using namespace testing;

namespace comsec::facts {
namespace {

/// Fills every field with something of its own.
class Filler {
public:
  std::string text() { return Texts.emplace_back("text-" + std::to_string(++Last)); }
  unsigned number() { return ++Last; }
  Location location() { return {text(), number(), number()}; }
  Range range() { return {location(), number(), number()}; }
  Value value(ValueKind Kind, std::vector<Value> Operands = {}) {
    return {Kind,
            -static_cast<std::int64_t>(number()),
            text(),
            text(),
            text(),
            text(),
            text(),
            text(),
            location(),
            range(),
            {{text(), range()}},
            std::move(Operands)};
  }

  std::vector<std::string> Texts;

private:
  unsigned Last = 1000;
};

Unit rich(Filler &F) {
  Unit U;
  U.MainFile = F.text();
  U.Config = F.text();
  for (Linkage How : {Linkage::Object, Linkage::Archive, Linkage::Dll})
    for (ProgramKind Kind : {ProgramKind::Executable, ProgramKind::Library})
      U.Programs.push_back({F.text(), Kind, How});
  U.WindowsTarget = F.number();
  U.Errors = F.number();
  U.Failed = true;
  for (CallForm Form : {CallForm::Direct, CallForm::VTable, CallForm::Pointer, CallForm::Recovered,
                        CallForm::Tokens})
    for (ResultUse Result :
         {ResultUse::Used, ResultUse::Tested, ResultUse::Discarded, ResultUse::Ignored,
          ResultUse::Lost, ResultUse::Asserted, ResultUse::Truth, ResultUse::Told}) {
      Call C{F.text(),
             F.text(),
             F.range(),
             F.location(),
             F.text(),
             Form,
             Result,
             false,
             {},
             F.text(),
             {{F.location(), F.text(), 1}},
             {-1, 2},
             true};
      C.Arguments.push_back(
          {F.range(), F.text(), true, F.value(ValueKind::Integer), F.text(), F.text()});
      U.Calls.push_back(C);
    }
  for (UseKind Kind : {UseKind::Interface, UseKind::Object, UseKind::Constant})
    U.Uses.push_back({Kind, F.text(), F.text(), F.range(), false});
  Function Function{F.text(),   F.text(),   F.range(), true, F.text(), {F.text()},
                    {F.text()}, {F.text()}, {},        {},   {},       {}};
  for (EdgeKind Kind : {EdgeKind::Call, EdgeKind::Reference, EdgeKind::Create})
    Function.Edges.push_back({Kind, F.text(), F.location(), false});
  for (ValueKind Kind : {ValueKind::Unknown, ValueKind::Integer, ValueKind::Null, ValueKind::String,
                         ValueKind::Address, ValueKind::Choice, ValueKind::Combination,
                         ValueKind::Parameter, ValueKind::Variable, ValueKind::Result})
    Function.Returns.push_back(F.value(Kind, {F.value(Kind), F.value(Kind)}));
  Function.Passes.push_back({F.text(), 3, F.location(), F.value(ValueKind::Integer), F.text()});
  U.Functions.push_back(Function);
  U.Classes.push_back({F.text(), F.text(), F.range(), {F.text()}, {F.text()}});
  U.Variables.push_back({F.text(), F.text(), {{F.value(ValueKind::Integer), F.text(), true}}});
  U.Externals.push_back({F.text(), F.text(), F.location()});
  U.LevelTests.push_back({F.text(), F.value(ValueKind::Integer), true, F.text(), F.range()});
  U.Mentions.push_back(F.text());
  for (NoteKind Kind : {NoteKind::MissingHeader, NoteKind::ParseError, NoteKind::CallLost,
                        NoteKind::CallRecovered, NoteKind::LimitReached, NoteKind::UnitFailed})
    U.Notes.push_back({Kind, F.text(), F.location()});
  return U;
}

/// Fills every list of a registration file.
Unit richRegistration(Filler &F) {
  Unit U;
  U.Kind = UnitKind::Registration;
  U.MainFile = F.text();
  for (DataState Is : {DataState::Written, DataState::Deleted, DataState::Unknown}) {
    RegistryKey Key{F.text(), F.text(), F.range(), true, false, {}};
    Key.Values.push_back({F.text(),
                          F.range(),
                          Is,
                          F.number(),
                          F.text(),
                          std::numeric_limits<std::uint64_t>::max(),
                          {0x00, 0x7F, 0xFF},
                          F.range(),
                          F.text()});
    Key.Values.push_back(
        {F.text(), F.range(), Is, F.number(), F.text(), std::nullopt, {}, F.range(), F.text()});
    U.Keys.push_back(std::move(Key));
  }
  std::vector<MofProperty> Properties;
  for (MofValue::Kind Is : {MofValue::Kind::Unknown, MofValue::Kind::Null, MofValue::Kind::Boolean,
                            MofValue::Kind::Integer, MofValue::Kind::String, MofValue::Kind::Alias})
    Properties.push_back(
        {F.text(), F.range(), {Is, std::numeric_limits<std::int64_t>::min(), F.text(), F.range()}});
  U.MofClasses.push_back({F.text(), F.text(), F.range(), Properties});
  U.MofInstances.push_back({F.text(), F.range(), F.text(), F.text(), Properties});
  U.Guids.push_back({F.text(), F.text(), F.range()});
  U.Notes.push_back({NoteKind::Unread, F.text(), F.location()});
  return U;
}

void expectSameKinds(const Unit &A, const Unit &B) {
  ASSERT_EQ(A.Calls.size(), B.Calls.size());
  for (size_t I = 0; I < A.Calls.size(); ++I) {
    EXPECT_EQ(A.Calls[I].Form, B.Calls[I].Form);
    EXPECT_EQ(A.Calls[I].Result, B.Calls[I].Result);
    EXPECT_EQ(A.Calls[I].Live, B.Calls[I].Live);
  }
  const std::vector<Value> &Returns = A.Functions.at(0).Returns;
  ASSERT_EQ(Returns.size(), B.Functions.at(0).Returns.size());
  for (size_t I = 0; I < Returns.size(); ++I)
    EXPECT_EQ(Returns[I].Kind, B.Functions[0].Returns[I].Kind);
  EXPECT_EQ(A.Functions[0].Edges, B.Functions[0].Edges);
  EXPECT_EQ(A.Uses, B.Uses);
  EXPECT_EQ(A.Externals, B.Externals);
  EXPECT_EQ(A.Notes, B.Notes);
  EXPECT_EQ(A.Failed, B.Failed);
  EXPECT_EQ(A.Programs, B.Programs);
}

TEST(Json, EveryFieldComesBack) {
  Filler F;
  Unit U = rich(F);
  std::string Stored = toJson(U), Error;
  for (const std::string &Text : F.Texts)
    EXPECT_THAT(Stored, HasSubstr('"' + Text + '"'));
  std::optional<Unit> Back = fromJson(Stored, Error);
  ASSERT_TRUE(Back) << Error;
  EXPECT_EQ(toJson(*Back), Stored);
  expectSameKinds(*Back, U);
}

TEST(Json, EveryFieldOfARegistrationComesBack) {
  Filler F;
  const Unit U = richRegistration(F);
  const std::string Stored = toJson(U);
  for (const std::string &Text : F.Texts)
    EXPECT_THAT(Stored, HasSubstr('"' + Text + '"'));
  std::string Error;
  const std::optional<Unit> Back = fromJson(Stored, Error);
  ASSERT_TRUE(Back) << Error;
  EXPECT_EQ(toJson(*Back), Stored);
  EXPECT_EQ(Back->Kind, UnitKind::Registration);
  EXPECT_EQ(Back->Guids, U.Guids);
  EXPECT_EQ(Back->Notes, U.Notes);
  ASSERT_EQ(Back->Keys.size(), U.Keys.size());
  for (size_t I = 0; I < U.Keys.size(); ++I) {
    EXPECT_TRUE(Back->Keys[I].Deleted && !Back->Keys[I].Created);
    ASSERT_EQ(Back->Keys[I].Values.size(), 2u);
    for (size_t J = 0; J < 2; ++J) {
      EXPECT_EQ(Back->Keys[I].Values[J].Is, U.Keys[I].Values[J].Is);
      EXPECT_EQ(Back->Keys[I].Values[J].Number, U.Keys[I].Values[J].Number);
      EXPECT_EQ(Back->Keys[I].Values[J].Bytes, U.Keys[I].Values[J].Bytes);
    }
  }
  const std::vector<MofProperty> &Properties = Back->MofInstances.at(0).Properties;
  ASSERT_EQ(Properties.size(), U.MofInstances[0].Properties.size());
  for (size_t I = 0; I < Properties.size(); ++I) {
    EXPECT_EQ(Properties[I].Value.Is, U.MofInstances[0].Properties[I].Value.Is);
    EXPECT_EQ(Properties[I].Value.Number, std::numeric_limits<std::int64_t>::min());
  }
}

TEST(Json, BytesThatAreNoDigitsAreNone) {
  Unit U;
  U.Keys.push_back({"HKEY_LOCAL_MACHINE", "x", {}, false, true, {}});
  U.Keys[0].Values.emplace_back().Bytes = {0xAB, 0xCD};
  std::string Stored = toJson(U), Error;
  Stored.replace(Stored.find("\"ABCD\""), 6, "\"AxCD\"");
  const std::optional<Unit> Back = fromJson(Stored, Error);
  ASSERT_TRUE(Back) << Error;
  EXPECT_THAT(Back->Keys.at(0).Values.at(0).Bytes, IsEmpty());
}

TEST(Json, AnEmptyUnitComesBack) {
  std::string Error;
  std::optional<Unit> Back = fromJson(toJson(Unit()), Error);
  ASSERT_TRUE(Back) << Error;
  EXPECT_EQ(toJson(*Back), toJson(Unit()));
}

TEST(Json, ProgramsMayBeMissingButNotBroken) {
  Unit U;
  EXPECT_THAT(toJson(U), Not(HasSubstr("Programs")));
  U.Programs = {{"a.exe", ProgramKind::Executable, Linkage::Object}};
  std::string Stored = toJson(U), Error;
  Stored.replace(Stored.find("\"a.exe\""), 7, "[7]");
  EXPECT_FALSE(fromJson(Stored, Error));
}

TEST(Json, TextThatIsNoUtf8LosesOnlyItself) {
  Unit U;
  U.MainFile = "a.cpp";
  U.Mentions = {"caf\xE9"};
  std::string Error;
  std::optional<Unit> Back = fromJson(toJson(U), Error);
  ASSERT_TRUE(Back) << Error;
  EXPECT_EQ(Back->MainFile, "a.cpp");
}

TEST_F(Source, TheFactsOfASourceComeBackAndAreTheSameEachTime) {
  const char *Text = R"(
#include "gone.h"
struct Server : IWbemServices { virtual void run(); };
static DWORD pick(bool x) { return x ? RPC_C_AUTHN_LEVEL_NONE : RPC_C_AUTHN_LEVEL_PKT; }
void f(bool x) {
  DWORD level = pick(x);
  if (x)
    level |= 1;
  CoInitializeSecurity(NULL, -1, NULL, NULL, level, 2, NULL, EOAC_STATIC, NULL);
  auto run = [] { CoInitialize(nullptr); };
})";
  std::string Stored = toJson(cxx(Text)), Error;
  std::optional<Unit> Back = fromJson(Stored, Error);
  ASSERT_TRUE(Back) << Error;
  EXPECT_EQ(toJson(*Back), Stored);
  EXPECT_EQ(toJson(cxx(Text)), Stored);
}

TEST(Json, AnotherVersionIsRefused) {
  std::string Stored = toJson(Unit()), Error;
  std::string Version = "\"Version\": " + std::to_string(FactsVersion);
  size_t At = Stored.find(Version);
  ASSERT_NE(At, std::string::npos);
  Stored.replace(At, Version.size(), "\"Version\": " + std::to_string(FactsVersion + 1));
  EXPECT_FALSE(fromJson(Stored, Error));
  EXPECT_THAT(Error, AllOf(HasSubstr("another version"), Not(HasSubstr("\n"))));
}

TEST(Json, WhatIsDamagedIsRefusedInOneLine) {
  std::string Whole = toJson(Unit());
  std::string Renamed = Whole;
  Renamed.replace(Renamed.find("\"Calls\""), 7, "\"Culls\"");
  for (const std::string &Text :
       {std::string(), std::string("no facts\nat all"), std::string("[]"), std::string("{}"),
        std::string("{\"Version\": \"1\"}"), Whole.substr(0, Whole.size() / 2), Renamed,
        "{\"Version\": " + std::to_string(FactsVersion) + ", \"Unit\": 7}"}) {
    std::string Error;
    EXPECT_FALSE(fromJson(Text, Error)) << Text;
    EXPECT_THAT(Error, AllOf(Not(IsEmpty()), Not(HasSubstr("\n")))) << Text;
  }
}

} // namespace
} // namespace comsec::facts
