// One test for each construct of MOF. What is wrong: MofProblemsTest.cpp.
#include "tests/registration/Read.h"

namespace comsec::registration {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using Kind = MofValue::Kind;

MofFile parsed(const std::string &Source) {
  const Text File = textOf(Source);
  MofFile Result = readMof(File);
  EXPECT_THAT(listed(File, Result.Problems), IsEmpty()) << Source;
  return Result;
}

MofInstance instanceOf(const std::string &Body) {
  MofFile File = parsed("instance of C {" + Body + "};");
  EXPECT_EQ(File.Instances.size(), 1u);
  return File.Instances.empty() ? MofInstance() : File.Instances.front();
}

MofValue valueOf(const std::string &Written) {
  const MofInstance Instance = instanceOf("P = " + Written + ";");
  EXPECT_EQ(Instance.Properties.size(), 1u) << Written;
  return Instance.Properties.empty() ? MofValue() : Instance.Properties.front().Value;
}

MofClass classOf(const std::string &Source) {
  MofFile File = parsed(Source);
  EXPECT_EQ(File.Classes.size(), 1u);
  return File.Classes.empty() ? MofClass() : File.Classes.front();
}

TEST(Mof, InstanceWithAliasAndReference) {
  const MofFile File = parsed("instance of __Win32Provider as $P\r\n"
                              "{\r\n  Name = \"Sample\";\r\n"
                              "  ClsId = \"{D2D588B5-D081-11D0-99E0-00C04FC2F8EC}\";\r\n};\r\n"
                              "Instance Of __InstanceProviderRegistration\r\n"
                              "{\r\n  Provider = $P;\r\n  SupportsGet = TRUE;\r\n};\r\n");
  ASSERT_EQ(File.Instances.size(), 2u);
  EXPECT_EQ(File.Instances[0].Class, "__Win32Provider");
  EXPECT_EQ(File.Instances[0].Alias, "P");
  ASSERT_EQ(File.Instances[0].Properties.size(), 2u);
  EXPECT_EQ(File.Instances[0].Properties[1].Name, "ClsId");
  EXPECT_EQ(File.Instances[0].Properties[1].Value.Text, "{D2D588B5-D081-11D0-99E0-00C04FC2F8EC}");
  EXPECT_EQ(File.Instances[1].Alias, "");
  EXPECT_EQ(File.Instances[1].Properties[0].Value.Is, Kind::Alias);
  EXPECT_EQ(File.Instances[1].Properties[0].Value.Text, "P");
}

TEST(Mof, Ranges) {
  const Text File = textOf("// é\r\ninstance of C\r\n{\r\n\tLevel = 1;\r\n};\r\n");
  const MofFile Mof = readMof(File);
  const MofInstance &Instance = Mof.Instances.at(0);
  EXPECT_EQ(at(File, Instance.At.Begin), "2:1");
  EXPECT_EQ(written(File, Instance.ClassAt), "C");
  const MofProperty &Level = Instance.Properties.at(0);
  EXPECT_EQ(at(File, Level.NameAt.Begin), "4:2");
  EXPECT_EQ(written(File, Level.NameAt), "Level");
  EXPECT_EQ(at(File, Level.Value.At.Begin), "4:10");
  EXPECT_EQ(written(File, Level.Value.At), "1");
  EXPECT_EQ(written(File, Level.At), "Level = 1;");
}

TEST(Mof, WorksInUtf16) {
  std::string Bytes = "\xFF\xFE";
  for (const char C : std::string("instance of C { A = \"x\"; };"))
    Bytes += {C, '\0'};
  EXPECT_EQ(parsed(Bytes).Instances.at(0).Properties.at(0).Value.Text, "x");
}

TEST(Mof, NamespaceInForce) {
  const MofFile File = parsed("instance of A {};\n"
                              "#pragma namespace(\"\\\\\\\\.\\\\root\\\\cimv2\")\n"
                              "instance of B {}; class C {};\n"
                              "#PRAGMA NAMESPACE (\"root\\\\x\")\ninstance of D {};");
  EXPECT_EQ(File.Instances[0].Namespace, "");
  EXPECT_EQ(File.Instances[1].Namespace, "\\\\.\\root\\cimv2");
  EXPECT_EQ(File.Classes[0].Namespace, "\\\\.\\root\\cimv2");
  EXPECT_EQ(File.Instances[2].Namespace, "root\\x");
}

TEST(Mof, Pragmas) {
  const MofFile File = parsed("#pragma autorecover\n#pragma include(\"a.mof\")\n"
                              "#pragma deleteclass(\"C\", NOFAIL)\n"
                              "#pragma deleteinstance(\n  \"C.id='x'\",\n  nofail)\n"
                              "#pragma classflags(\"updateonly\", \"forceupdate\")\n"
                              "# pragma amendment(\"MS_409\")\n#pragma instanceflags(\"x\")\n"
                              "#pragma locale (\"en_US\")\n");
  std::vector<std::string> Commands;
  for (const MofPragma &P : File.Pragmas)
    Commands.push_back(P.Command);
  EXPECT_THAT(Commands, ElementsAre("autorecover", "include", "deleteclass", "deleteinstance",
                                    "classflags", "amendment", "instanceflags", "locale"));
  EXPECT_THAT(File.Pragmas[0].Arguments, IsEmpty());
  ASSERT_EQ(File.Pragmas[2].Arguments.size(), 2u);
  EXPECT_EQ(File.Pragmas[2].Arguments[0].Text, "C");
  EXPECT_EQ(File.Pragmas[2].Arguments[1].Is, Kind::Word);
  EXPECT_EQ(File.Pragmas[2].Arguments[1].Text, "NOFAIL");
  EXPECT_EQ(File.Pragmas[4].Arguments.size(), 2u);
}

TEST(Mof, PragmaInsideBraces) {
  const MofFile File = parsed("instance of C {\n A = 1;\n#pragma autorecover\n B = 2; };");
  EXPECT_EQ(File.Pragmas.size(), 1u);
  EXPECT_EQ(File.Instances.at(0).Properties.size(), 2u);
}

TEST(Mof, PreprocessorLinesAreForSomebodyElse) {
  const MofFile File = parsed("#include \"a.h\"\n#define X \\\n  { \" '\ninstance of C {\n"
                              "#ifdef DEBUG\r\n  A = 1;\n#else\n  A = 2;\n#endif\n};\n"
                              "# 12 \"b.mof\"\nclass D : \\\n E {};");
  EXPECT_EQ(File.PreprocessorLines.size(), 6u);
  EXPECT_EQ(File.Instances.at(0).Properties.size(), 2u); // both branches
  EXPECT_EQ(File.Classes.at(0).Superclass, "E");
}

TEST(Mof, Comments) {
  const MofInstance Instance = instanceOf("A = 1; // B = 2;\n /* C = 3; // */ D = \"//\" /**/ ;"
                                          "/* \" */ E = \"/*\";");
  ASSERT_EQ(Instance.Properties.size(), 3u);
  EXPECT_EQ(Instance.Properties[1].Value.Text, "//");
  EXPECT_EQ(Instance.Properties[2].Value.Text, "/*");
}

TEST(Mof, Integers) {
  struct {
    const char *Written;
    std::uint64_t Magnitude;
    bool Negative = false;
  } Table[] = {
      {"0", 0},       {"65", 65},        {"+7", 7},      {"-12310", 12310, true},
      {"0x41", 0x41}, {"0XfF", 0xFF},    {"0101", 0101}, {"1000001B", 65},
      {"101b", 5},    {"-0x1", 1, true}, {"0x1B", 0x1B}, {"18446744073709551615", ~0ull},
      {"00", 0},
  };
  for (const auto &Row : Table) {
    const MofValue Value = valueOf(Row.Written);
    EXPECT_EQ(Value.Is, Kind::Integer) << Row.Written;
    EXPECT_EQ(Value.Magnitude, Row.Magnitude) << Row.Written;
    EXPECT_EQ(Value.Negative, Row.Negative) << Row.Written;
  }
}

TEST(Mof, Reals) {
  EXPECT_EQ(valueOf("3.14").Is, Kind::Real);
  EXPECT_DOUBLE_EQ(valueOf("3.14").Real, 3.14);
  EXPECT_DOUBLE_EQ(valueOf("-3.14").Real, -3.14);
  EXPECT_DOUBLE_EQ(valueOf("-1.2778E+02").Real, -127.78);
  EXPECT_DOUBLE_EQ(valueOf("1.5e-3").Real, 0.0015);
  EXPECT_DOUBLE_EQ(valueOf(".5").Real, 0.5);
}

TEST(Mof, BooleansAndNull) {
  EXPECT_EQ(valueOf("TRUE").Is, Kind::Boolean);
  EXPECT_TRUE(valueOf("True").Boolean);
  EXPECT_FALSE(valueOf("false").Boolean);
  EXPECT_EQ(valueOf("NULL").Is, Kind::Null);
  EXPECT_EQ(valueOf("\"True\"").Is, Kind::String); // a frequent slip, for rules to judge
}

TEST(Mof, Characters) {
  EXPECT_EQ(valueOf("'a'").Is, Kind::Character);
  EXPECT_EQ(valueOf("'a'").Magnitude, 'a');
  EXPECT_EQ(valueOf("'\\n'").Magnitude, '\n');
  EXPECT_EQ(valueOf("'\\''").Magnitude, '\'');
  EXPECT_EQ(valueOf("'\\x20AC'").Magnitude, 0x20ACu);
  EXPECT_EQ(valueOf("'é'").Magnitude, 0xE9u);
}

TEST(Mof, StringsWithEscapes) {
  EXPECT_EQ(valueOf(R"("")").Text, "");
  EXPECT_EQ(valueOf(R"("\b\t\n\f\r\"\'\\")").Text, "\b\t\n\f\r\"'\\");
  EXPECT_EQ(valueOf(R"("\x41\X42\xe9!\x20ACF")").Text, "ABé!€F");
  EXPECT_EQ(valueOf(R"("a } ; { // b")").Text, "a } ; { // b");
  EXPECT_EQ(valueOf(R"("ends in \\")").Text, "ends in \\");
}

TEST(Mof, StringsThatFollowEachOtherAreOne) {
  const MofValue Value = valueOf("\"select * \" // why\n  \"from \"\"C\"");
  EXPECT_EQ(Value.Is, Kind::String);
  EXPECT_EQ(Value.Text, "select * from C");
}

TEST(Mof, Arrays) {
  const MofValue Value = valueOf("{ 1, \"a\" \"b\", TRUE, $X, {} }");
  EXPECT_EQ(Value.Is, Kind::Array);
  ASSERT_EQ(Value.Elements.size(), 5u);
  EXPECT_EQ(Value.Elements[1].Text, "ab");
  EXPECT_EQ(Value.Elements[3].Is, Kind::Alias);
  EXPECT_THAT(Value.Elements[4].Elements, IsEmpty());
}

TEST(Mof, EmbeddedInstances) {
  const MofValue Value = valueOf("{ instance of D { A = 1; B = instance of E {}; } }");
  ASSERT_EQ(Value.Elements.size(), 1u);
  EXPECT_EQ(Value.Elements[0].Is, Kind::Object);
  EXPECT_EQ(Value.Elements[0].Text, "D");
  ASSERT_EQ(Value.Elements[0].Properties.size(), 2u);
  EXPECT_EQ(Value.Elements[0].Properties[1].Value.Text, "E");
}

TEST(Mof, PropertiesWithQualifiersOnly) {
  const MofInstance Instance = instanceOf("[Context(\"x\"), Dynamic] A; [Key] B = 1;");
  ASSERT_EQ(Instance.Properties.size(), 2u);
  EXPECT_EQ(Instance.Properties[0].Value.Is, Kind::Absent);
  EXPECT_EQ(Instance.Properties[0].Qualifiers.size(), 2u);
  EXPECT_EQ(Instance.Properties[1].Value.Magnitude, 1u);
}

TEST(Mof, ClassesWithQualifiersAndFlavors) {
  const MofClass Class = classOf(
      "[dynamic: ToInstance, provider(\"P\"): ToInstance DisableOverride, Locale(0x409),\n"
      " ValueMap{\"1\", \"2\"}, Values({\"a\", \"b\"}), Version(\"1\" \"2\")]\n[Amendment]\n"
      "Class Win32_Sample as $S : CIM_Base {};");
  EXPECT_EQ(Class.Name, "Win32_Sample");
  EXPECT_EQ(Class.Superclass, "CIM_Base");
  EXPECT_EQ(Class.Alias, "S");
  ASSERT_EQ(Class.Qualifiers.size(), 7u);
  EXPECT_FALSE(Class.Qualifiers[0].Value);
  EXPECT_THAT(Class.Qualifiers[0].Flavors, ElementsAre("ToInstance"));
  EXPECT_EQ(Class.Qualifiers[1].Value->Text, "P");
  EXPECT_THAT(Class.Qualifiers[1].Flavors, ElementsAre("ToInstance", "DisableOverride"));
  EXPECT_EQ(Class.Qualifiers[2].Value->Magnitude, 0x409u);
  EXPECT_EQ(Class.Qualifiers[3].Value->Elements.size(), 2u);
  EXPECT_EQ(Class.Qualifiers[4].Value->Elements.size(), 2u);
  EXPECT_EQ(Class.Qualifiers[5].Value->Text, "12");
  EXPECT_EQ(Class.Qualifiers[6].Name, "Amendment");
}

TEST(Mof, Members) {
  const MofClass Class = classOf("class C {\n [key] string Name;\n uint32 Numbers[];\n"
                                 " sint8 Four[4] = {1, 2, 3, 4};\n D ref Other;\n"
                                 " boolean On = FALSE;\n object Any;\n};");
  ASSERT_EQ(Class.Members.size(), 6u);
  EXPECT_EQ(Class.Members[0].Type, "string");
  EXPECT_EQ(Class.Members[0].Qualifiers.size(), 1u);
  EXPECT_TRUE(Class.Members[1].Array);
  EXPECT_EQ(Class.Members[2].Value->Elements.size(), 4u);
  EXPECT_TRUE(Class.Members[3].Reference);
  EXPECT_EQ(Class.Members[3].Type, "D");
  EXPECT_EQ(Class.Members[3].Name, "Other");
  EXPECT_FALSE(Class.Members[4].Value->Boolean);
  EXPECT_FALSE(Class.Members[5].Method);
}

TEST(Mof, Methods) {
  const MofClass Class = classOf("class C { [static] uint32 Echo([in] string In = \"x\",\n"
                                 " [out, id(1)] D ref Out[]); void Stop(); };");
  ASSERT_EQ(Class.Members.size(), 2u);
  EXPECT_TRUE(Class.Members[0].Method);
  ASSERT_EQ(Class.Members[0].Parameters.size(), 2u);
  EXPECT_EQ(Class.Members[0].Parameters[0].Value->Text, "x");
  EXPECT_TRUE(Class.Members[0].Parameters[1].Reference);
  EXPECT_TRUE(Class.Members[0].Parameters[1].Array);
  EXPECT_TRUE(Class.Members[1].Method);
}

TEST(Mof, QualifierDeclarationsSayNothingOfClasses) {
  const MofFile File = parsed("Qualifier Key : boolean = false, Scope(property, reference), "
                              "Flavor(DisableOverride);\nclass C {};");
  EXPECT_EQ(File.Classes.size(), 1u);
}

TEST(Mof, ClassWithoutBody) { EXPECT_EQ(classOf("class C;").Name, "C"); }

} // namespace
} // namespace comsec::registration
