// What becomes a fact of the classes and instances of a .mof file, and where it says to be.
#include "tests/registration/Units.h"

namespace comsec::registration {
namespace {

using facts::MofInstance;
using facts::MofProperty;
using facts::Unit;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using Kind = facts::MofValue::Kind;

Unit mof(const std::string &Text) { return unitOf(Text, "a.mof"); }

/// The instance of __Win32Provider with these properties.
MofInstance provider(const std::string &Properties) {
  const Unit U = mof("instance of __Win32Provider {\n" + Properties + "\n};\n");
  EXPECT_THAT(U.MofInstances, SizeIs(1));
  return U.MofInstances.at(0);
}

facts::MofValue valueOf(const std::string &Text) {
  const MofInstance I = provider("HostingModel = " + Text + ";");
  EXPECT_THAT(I.Properties, SizeIs(1)) << Text;
  return I.Properties.at(0).Value;
}

/// "Name=what" for each, "?" for what is not known.
std::vector<std::string> values(const std::vector<MofProperty> &Properties) {
  std::vector<std::string> Result;
  for (const MofProperty &P : Properties) {
    const facts::MofValue &V = P.Value;
    Result.push_back(P.Name + "=" +
                     (V.Is == Kind::Unknown                         ? "?"
                      : V.Is == Kind::String || V.Is == Kind::Alias ? V.Text
                                                                    : std::to_string(V.Number)));
  }
  return Result;
}

std::vector<std::string> classesOf(const std::vector<MofInstance> &Instances) {
  std::vector<std::string> Names;
  for (const MofInstance &I : Instances)
    Names.push_back(I.Class);
  return Names;
}

// --- which are kept ---

TEST(MofFacts, InstancesOfProvidersAndOfTheirRegistrations) {
  const Unit U = mof("instance of __win32PROVIDER as $P { Name = \"A\"; };\n"
                     "instance of Contoso_Disk { Name = \"B\"; };\n"
                     "instance of __instanceproviderregistration { Provider = $P; };\n"
                     "instance of __EventFilter { Name = \"C\"; };\n");
  EXPECT_THAT(U.Notes, IsEmpty());
  EXPECT_THAT(classesOf(U.MofInstances),
              ElementsAre("__win32PROVIDER", "__instanceproviderregistration"));
  EXPECT_EQ(U.MofInstances[0].Alias, "P");
  EXPECT_THAT(values(U.MofInstances[1].Properties), ElementsAre("Provider=P"));
  EXPECT_EQ(U.MofInstances[1].Properties[0].Value.Is, Kind::Alias);
  EXPECT_EQ(U.Kind, facts::UnitKind::Registration);
  EXPECT_EQ(U.MainFile, "a.mof");
}

TEST(MofFacts, NamespacesInForce) {
  const Unit U = mof("instance of __Win32Provider { };\n"
                     "#pragma namespace(\"\\\\\\\\.\\\\root\\\\cimv2\")\n"
                     "instance of __Win32Provider { };\n");
  ASSERT_THAT(U.MofInstances, SizeIs(2));
  EXPECT_EQ(U.MofInstances[0].Namespace, "");
  EXPECT_EQ(U.MofInstances[1].Namespace, "\\\\.\\root\\cimv2");
}

TEST(MofFacts, DerivedClassesInAnyCaseAndOrder) {
  const Unit U = mof("instance of CONTOSO_SPECIAL { };\n"
                     "class Contoso_Provider : __WIN32Provider { uint32 Version = 1; };\n"
                     "class Contoso_Special : contoso_provider {\n"
                     "  sint32 impersonationlevel = 1;\n  [key] string Name;\n"
                     "  boolean PerUserInitialization = TRUE;\n};\n"
                     "class Contoso_Disk { string HostingModel = \"x\"; };\n"
                     "instance of Contoso_Disk { };\n");
  EXPECT_THAT(U.Notes, IsEmpty());
  EXPECT_THAT(classesOf(U.MofInstances), ElementsAre("CONTOSO_SPECIAL"));
  ASSERT_THAT(U.MofClasses, SizeIs(2));
  EXPECT_EQ(U.MofClasses[0].Name, "Contoso_Provider");
  EXPECT_EQ(U.MofClasses[0].Superclass, "__WIN32Provider");
  EXPECT_THAT(U.MofClasses[0].Defaults, IsEmpty());
  EXPECT_EQ(U.MofClasses[1].Superclass, "contoso_provider");
  EXPECT_THAT(values(U.MofClasses[1].Defaults),
              ElementsAre("ImpersonationLevel=1", "PerUserInitialization=1"));
}

TEST(MofFacts, TheSystemClassItselfIsNoDerivedOne) {
  EXPECT_THAT(
      mof("class __Win32Provider : __Provider { sint32 ImpersonationLevel = 0; };\n").MofClasses,
      IsEmpty());
}

TEST(MofFacts, PropertiesAsTheirDocumentSpellsThem) {
  EXPECT_THAT(values(provider("NAME = \"A\"; clsid = \"{0F}\"; Version = 2; hostingMODEL = \"B\";"
                              "securitydescriptor = \"O:BA\";")
                         .Properties),
              ElementsAre("Name=A", "CLSID={0F}", "HostingModel=B", "SecurityDescriptor=O:BA"));
}

// --- values ---

TEST(MofFactValues, OfEachKind) {
  EXPECT_EQ(valueOf("NULL").Is, Kind::Null);
  EXPECT_EQ(valueOf("true").Is, Kind::Boolean);
  EXPECT_EQ(valueOf("true").Number, 1);
  EXPECT_EQ(valueOf("FALSE").Number, 0);
  EXPECT_EQ(valueOf("0x10").Is, Kind::Integer);
  EXPECT_EQ(valueOf("0x10").Number, 16);
  EXPECT_EQ(valueOf("-1").Number, -1);
  EXPECT_EQ(valueOf("9223372036854775807").Number, std::numeric_limits<std::int64_t>::max());
  EXPECT_EQ(valueOf("\"Local\" \"System\" // why\n \"Host\"").Text, "LocalSystemHost");
  EXPECT_EQ(valueOf("$Alias").Text, "Alias");
}

TEST(MofFactValues, ThatThesePropertiesCannotHaveAreUnknown) {
  for (const char *Text : {"18446744073709551615", "-18446744073709551615", "1.5", "{1, 2}",
                           "{\"x\"}", "CONTOSO_HOST", "instance of X { }"})
    EXPECT_EQ(valueOf(Text).Is, Kind::Unknown) << Text;
}

TEST(MofFactValues, GivenTwiceAreUnknown) {
  EXPECT_THAT(
      values(provider("ImpersonationLevel = 0; Name = \"A\"; impersonationlevel = 1;").Properties),
      ElementsAre("ImpersonationLevel=?", "Name=A"));
}

// --- preprocessors ---

TEST(MofConditions, PropertiesInsideAreUnknown) {
  EXPECT_THAT(
      values(provider("Name = \"A\";\n"
                      "#ifdef OLD\nImpersonationLevel = 0;\n"
                      "#else\nImpersonationLevel = 1;\nPerUserInitialization = TRUE;\n"
                      "#endif\nHostingModel = \"B\";")
                 .Properties),
      ElementsAre("Name=A", "ImpersonationLevel=?", "PerUserInitialization=?", "HostingModel=B"));
}

TEST(MofConditions, ValuesInsideAreUnknown) {
  for (const char *Text : {"\n#if OLD\n0;\n#else\n1;\n#endif\n", "0\n#if OLD\n;\n#endif\n",
                           "\"Local\"\n#if OLD\n\"System\"\n#endif\n\"Host\";"}) {
    const MofInstance I = provider("HostingModel =" + std::string(Text));
    ASSERT_FALSE(I.Properties.empty()) << Text;
    EXPECT_EQ(I.Properties[0].Value.Is, Kind::Unknown) << Text;
  }
}

TEST(MofConditions, AWholeInstanceInsideIsJudged) {
  const Unit U = mof("#if NEW\n#if DISKS\n"
                     "instance of __Win32Provider {\n  ImpersonationLevel = 1;\n"
                     "  # ifdef HOSTS\n  HostingModel = \"A\";\n  # endif\n};\n"
                     "#endif\n#else\n"
                     "instance of __Win32Provider { ImpersonationLevel = 0; };\n#endif\n");
  ASSERT_THAT(U.MofInstances, SizeIs(2));
  EXPECT_THAT(values(U.MofInstances[0].Properties),
              ElementsAre("ImpersonationLevel=1", "HostingModel=?"));
  EXPECT_THAT(values(U.MofInstances[1].Properties), ElementsAre("ImpersonationLevel=0"));
}

TEST(MofConditions, WithoutEndGoToTheEndOfTheFile) {
  const Unit U =
      mof("instance of __Win32Provider {\nName = \"A\";\n#if NEW\nHostingModel = \"B\";\n"
          "};\ninstance of __Win32Provider { Name = \"C\"; };\n");
  ASSERT_THAT(U.MofInstances, SizeIs(2));
  EXPECT_THAT(values(U.MofInstances[0].Properties), ElementsAre("Name=A", "HostingModel=?"));
  EXPECT_THAT(values(U.MofInstances[1].Properties), ElementsAre("Name=C"));
}

TEST(MofConditions, DefaultsOfClassesAreTheSame) {
  const Unit U =
      mof("class A : __Win32Provider {\n#if NEW\nsint32 ImpersonationLevel = 1;\n#endif\n"
          "string HostingModel = \"B\";\n};\n");
  ASSERT_THAT(U.MofClasses, SizeIs(1));
  EXPECT_THAT(values(U.MofClasses[0].Defaults),
              ElementsAre("ImpersonationLevel=?", "HostingModel=B"));
}

// --- places ---

std::vector<std::string> places(const std::string &Bytes) {
  const Unit U = mof(Bytes);
  EXPECT_THAT(U.Notes, IsEmpty());
  const MofInstance &I = U.MofInstances.at(0);
  const MofProperty &P = I.Properties.at(0);
  EXPECT_EQ(P.NameWhere.Begin.File, "a.mof");
  return {shown(U.MofClasses.at(0).Where), shown(I.Where), shown(P.NameWhere),
          shown(P.Value.Where)};
}

TEST(MofPlaces, AreTheSameInEveryEncodingAndWithAllLineEnds) {
  const std::string Lines[] = {"class  A : __Win32Provider { };", "instance of A",       "{",
                               "  HostingModel = \"Local\"",      "    \"SystemHost\";", "};"};
  const auto Expected = ElementsAre("1:8-1:9", "2:1-2:14", "4:3-4:15", "4:18-5:17");
  for (const char *End : {"\n", "\r\n"}) {
    std::string Text;
    for (const std::string &Line : Lines)
      Text += Line + End;
    EXPECT_THAT(places(Text), Expected);
    EXPECT_THAT(places(utf16(Text)), Expected);
    EXPECT_THAT(places("\xEF\xBB\xBF" + Text), Expected);
  }
}

TEST(MofPlaces, ColumnsAreBytesOfUtf8) {
  const std::string Head = "class A : __Win32Provider { };\n";
  const std::string Tail = " */ instance of A { Name = \"B\"; };\n";
  for (const char *Letter : {"я", "\xE9"}) // the second makes it a file in Windows-1252
    EXPECT_THAT(places(Head + "/* " + Letter + Tail),
                ElementsAre("1:7-1:8", "2:10-2:23", "2:26-2:30", "2:33-2:36"));
}

TEST(MofPlaces, OfInstancesAreTheirFirstLine) {
  const Unit U = mof("instance of\n  __Win32Provider\n{ };\n"
                     "[Locale(1033)]\ninstance of __Win32Provider { };\n");
  ASSERT_THAT(U.MofInstances, SizeIs(2));
  EXPECT_EQ(shown(U.MofInstances[0].Where), "1:1-1:12");
  EXPECT_EQ(U.MofInstances[1].Where.Begin.Line, 5u);
}

// --- problems ---

TEST(MofNotes, OneForEachProblem) {
  const Unit U = mof("instance of __Win32Provider\n{\n  HostingModel = CONTOSO_HOST;\n"
                     "  ImpersonationLevel 1;\n  Name = \"A\";\n};\n");
  ASSERT_THAT(U.Notes, SizeIs(2));
  for (const facts::Note &N : U.Notes) {
    EXPECT_EQ(N.Kind, facts::NoteKind::Unread);
    EXPECT_EQ(N.Where.File, "a.mof");
  }
  EXPECT_EQ(shown(U.Notes[0].Where), "3:18");
  EXPECT_THAT(U.Notes[0].Text, HasSubstr("CONTOSO_HOST"));
  EXPECT_EQ(U.Notes[1].Where.Line, 4u);
  EXPECT_THAT(values(U.MofInstances.at(0).Properties), testing::Contains("Name=A"));
}

} // namespace
} // namespace comsec::registration
