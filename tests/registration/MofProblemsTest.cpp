// What cannot be read is named with its place, and costs one statement.
#include "tests/registration/Read.h"

#include <algorithm>

namespace comsec::registration {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

struct Result {
  MofFile File;
  std::vector<std::string> Problems;
};

Result read(const std::string &Source) {
  const Text File = textOf(Source);
  Result R{readMof(File), {}};
  R.Problems = listed(File, R.File.Problems);
  return R;
}

std::vector<std::string> classesOf(const MofFile &File) {
  std::vector<std::string> Names;
  for (const MofInstance &I : File.Instances)
    Names.push_back(I.Class);
  return Names;
}

TEST(MofProblems, UnknownStatement) {
  const Result R = read("structure S { string A; };\ninstance of C {};");
  EXPECT_THAT(R.Problems,
              ElementsAre("1:1: 'class', 'instance of' or '#pragma' expected, met 'structure'"));
  EXPECT_THAT(classesOf(R.File), ElementsAre("C"));
}

TEST(MofProblems, MissingSemicolonCostsNothing) {
  const Result R = read("instance of A { X = \"a\"\n Y = 2 Z = 3; }\ninstance of B {};");
  EXPECT_THAT(R.Problems, ElementsAre("2:2: ';' expected, met 'Y'", "2:8: ';' expected, met 'Z'",
                                      "3:1: ';' expected, met 'instance'"));
  EXPECT_THAT(classesOf(R.File), ElementsAre("A", "B"));
  EXPECT_THAT(R.File.Instances[0].Properties, SizeIs(3));
}

TEST(MofProblems, MissingBrace) {
  const Result R = read("instance of A { X = 1;\ninstance of B {};");
  EXPECT_THAT(R.Problems, ElementsAre("2:1: '}' expected, met 'instance'"));
  EXPECT_THAT(classesOf(R.File), ElementsAre("A", "B"));
}

TEST(MofProblems, ValueThatCannotBeReadStaysAProperty) {
  const Result R = read("instance of A { X = ?; Y = {1, ; Z = 2; }; };\ninstance of B {};");
  EXPECT_THAT(R.Problems,
              ElementsAre("1:21: a value expected, met '?'", "1:32: a value expected, met ';'"));
  EXPECT_THAT(classesOf(R.File), ElementsAre("A", "B"));
  ASSERT_THAT(R.File.Instances[0].Properties, SizeIs(2));
  EXPECT_EQ(R.File.Instances[0].Properties[0].Name, "X");
  EXPECT_EQ(R.File.Instances[0].Properties[0].Value.Is, MofValue::Kind::Unread);
}

TEST(MofProblems, MacrosAreNamedAndKept) {
  const Result R = read("instance of A { X = LEVEL; Y = \"a\" B \"c\"; Z = 1; };");
  EXPECT_THAT(R.Problems, ElementsAre("1:21: a constant expected, met 'LEVEL'",
                                      "1:36: a constant expected, met 'B'"));
  ASSERT_THAT(R.File.Instances[0].Properties, SizeIs(3));
  EXPECT_EQ(R.File.Instances[0].Properties[0].Value.Is, MofValue::Kind::Word);
  EXPECT_EQ(R.File.Instances[0].Properties[0].Value.Text, "LEVEL");
  EXPECT_EQ(R.File.Instances[0].Properties[1].Value.Text, "B");
}

TEST(MofProblems, Numbers) {
  for (const char *Wrong : {"1x", "08", "0x", "18446744073709551616", "102b", "1.2.3", "0xG"}) {
    const Result R = read("instance of A { X = " + std::string(Wrong) + "; Y = 1; };");
    EXPECT_THAT(R.Problems, ElementsAre("1:21: a number of at most 64 bits expected, met '" +
                                        std::string(Wrong) + "'"));
    EXPECT_THAT(R.File.Instances[0].Properties, SizeIs(2));
  }
}

TEST(MofProblems, Strings) {
  Result R = read("instance of A { X = \"a;\n Y = 1; Z = 2; };");
  EXPECT_THAT(R.Problems, ElementsAre("1:21: the string is not closed on its line"));
  EXPECT_THAT(R.File.Instances[0].Properties, SizeIs(2)); // X, unread, and Z
  R = read("instance of A { X = \"C:\\dir\\x\"; };");
  EXPECT_THAT(R.Problems, ElementsAre("1:24: an escape of MOF expected, met '\\d'",
                                      "1:28: an escape of MOF expected, met '\\x'"));
  EXPECT_EQ(R.File.Instances[0].Properties[0].Value.Text, "C:\\dir\\x");
}

TEST(MofProblems, Characters) {
  EXPECT_THAT(read("instance of A { X = 'ab'; };").Problems,
              ElementsAre("1:21: one character between quotes expected, met ''ab''"));
  EXPECT_THAT(read("instance of A { X = ''; };").Problems, SizeIs(1));
}

TEST(MofProblems, UnknownPragmaCostsItsLine) {
  const Result R = read("#pragma once { (\ninstance of A {};");
  EXPECT_THAT(R.Problems, ElementsAre("1:9: a pragma of MOF expected, met 'once'"));
  EXPECT_THAT(classesOf(R.File), ElementsAre("A"));
}

TEST(MofProblems, EndOfFile) {
  EXPECT_THAT(read("instance of A { X = ").Problems,
              ElementsAre("1:21: a value expected, met the end of the file",
                          "1:21: '}' expected, met the end of the file"));
  EXPECT_THAT(read("instance of A {};\n/* x").Problems,
              ElementsAre("2:1: the comment that begins here is never closed"));
  EXPECT_THAT(read("").Problems, IsEmpty());
}

TEST(MofProblems, BracesThatCloseNothing) {
  const Result R = read("}; instance of A {}; } } instance of B {};");
  EXPECT_THAT(classesOf(R.File), ElementsAre("A", "B"));
  EXPECT_THAT(R.Problems, SizeIs(3));
}

TEST(MofProblems, DepthIsLimited) {
  const auto Nested = [](unsigned Depth) {
    return "instance of A { X = " + std::string(Depth, '{') + std::string(Depth, '}') +
           "; Y = 1; };";
  };
  EXPECT_THAT(read(Nested(MaxMofDepth)).Problems, IsEmpty());
  const Result R = read(Nested(MaxMofDepth + 100000));
  EXPECT_THAT(R.Problems, SizeIs(1));
  EXPECT_THAT(R.File.Instances[0].Properties, SizeIs(2));
}

TEST(MofProblems, DepthCountsThroughQualifiers) {
  std::string Source = "instance of A {";
  for (unsigned Times = 0; Times != 100000; ++Times)
    Source += "[q(instance of B {";
  EXPECT_THAT(read(Source).Problems, testing::Not(IsEmpty()));
}

TEST(MofProblems, TheListIsLimitedAndSaysSo) {
  std::string Source;
  for (std::size_t Times = 0; Times != 2 * MaxProblems; ++Times)
    Source += "?;\n";
  const Result R = read(Source + "instance of A {};");
  ASSERT_THAT(R.Problems, SizeIs(MaxProblems + 1));
  EXPECT_EQ(R.Problems.back(), "101:1: further problems are not listed");
  EXPECT_THAT(classesOf(R.File), ElementsAre("A"));
}

TEST(MofProblems, WhatIsKeptIsLimited) {
  std::string Source = "instance of A { X = {";
  while (Source.size() < 4u << 20)
    Source += "1,";
  const Result R = read(Source + "1}; };");
  EXPECT_THAT(R.Problems, ElementsAre(testing::HasSubstr("more than can be kept")));
}

} // namespace
} // namespace comsec::registration
