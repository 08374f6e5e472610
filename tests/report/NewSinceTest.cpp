// --new-since where what is analysed is not only what git tracks: nothing that was there before
// counts as new because an earlier revision shows less of it.
#include "tests/report/Tree.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace comsec::report {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using Json = nlohmann::json;

/// A program that asks for \p Level. \p Before comes first.
std::string program(const std::string &Level, const std::string &Before = "") {
  return Before + R"(#include <windows.h>
#include <objbase.h>
int main() {
  if (FAILED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)))
    return 1;
  return FAILED(CoInitializeSecurity(nullptr, -1, nullptr, nullptr, )" +
         Level + R"(,
                                     RPC_C_IMP_LEVEL_IDENTIFY, nullptr, EOAC_NONE, nullptr));
}
)";
}

const std::string Weak = program("RPC_C_AUTHN_LEVEL_NONE");
const std::string Good = program("RPC_C_AUTHN_LEVEL_PKT_PRIVACY");

Outcome git(const Tree &In, std::vector<std::string> Arguments) {
  Arguments.insert(Arguments.begin(), {"-c", "user.name=n", "-c", "user.email=n@example.com", "-c",
                                       "core.hooksPath=", "-c", "protocol.file.allow=always"});
  const Outcome O = run("/usr/bin/git", Arguments, In.root());
  EXPECT_EQ(O.Status, 0) << O.Output;
  return O;
}

void commit(const Tree &In) {
  git(In, {"add", "-A"});
  git(In, {"commit", "-q", "-m", "next"});
}

struct Answer {
  int Exit = 0;
  std::vector<std::string> New; ///< files
  std::string Text;
};

/// What a scan of \p Inputs in \p In says since HEAD.
Answer since(const Tree &In, std::vector<std::string> Inputs) {
  Tree Out;
  std::vector<std::string> Arguments = {"scan",        "--checks=comsec-weak-authentication-level",
                                        "--new-since", "HEAD",
                                        "--sarif",     Out.path("s.sarif")};
  Arguments.insert(Arguments.end(), Inputs.begin(), Inputs.end());
  const Outcome O = run(COMSEC_BINARY_DIR "/bin/comsec-tidy", Arguments, In.root());
  Answer A{O.Status, {}, O.Output};
  const Json Log = Json::parse(Out.read("s.sarif"), nullptr, false);
  EXPECT_FALSE(Log.is_discarded()) << O.Output;
  if (!Log.is_discarded())
    for (const Json &Result : Log["runs"][0]["results"])
      if (Result["baselineState"] == "new")
        A.New.push_back(Result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]);
  return A;
}

struct NewSince : testing::Test {
  NewSince() { git(T, {"init", "-q"}); }
  /// A database as a build writes it, which git ignores.
  void build(const std::vector<std::string> &Files) {
    Json All = Json::array();
    for (const std::string &File : Files)
      All.push_back({{"directory", T.path("build").string()},
                     {"file", T.path(File).string()},
                     {"arguments", {"cl", "/c", "-Igen", T.path(File).string()}}});
    T.write("build/compile_commands.json", All.dump());
  }
  Tree T;
};

TEST_F(NewSince, AFileThatGitTracksAndIgnoresWasThere) {
  T.write("good.cpp", Good);
  T.write("sub/a.cpp", Weak);
  T.write(".gitignore", "sub/\n");
  git(T, {"add", "-f", "sub/a.cpp"});
  commit(T);
  EXPECT_THAT(since(T, {"."}).New, IsEmpty());
}

TEST_F(NewSince, ARenamedFileOfADatabaseIsTheSame) {
  T.write(".gitignore", "build\n");
  T.write("src/a.cpp", Weak);
  build({"src/a.cpp"});
  commit(T);
  git(T, {"mv", "src/a.cpp", "src/b.cpp"});
  build({"src/b.cpp"});
  EXPECT_THAT(since(T, {"build"}).New, IsEmpty());
  T.write("src/c.cpp", Weak);
  build({"src/b.cpp", "src/c.cpp"});
  EXPECT_THAT(since(T, {"build"}).New, ElementsAre("src/c.cpp"));
}

TEST_F(NewSince, ARenamedInputIsTheSame) {
  T.write("old/a.cpp", Weak);
  commit(T);
  std::filesystem::rename(T.path("old"), T.path("now")); // git is not told
  EXPECT_THAT(since(T, {"now"}).New, IsEmpty());
  EXPECT_THAT(since(T, {"now/a.cpp"}).New, IsEmpty());
}

TEST_F(NewSince, WhatABuildMadeIsTakenAsItIs) {
  T.write(".gitignore", "build\n");
  T.write("src/a.cpp", program("LEVEL", "#include \"level.h\"\n"));
  T.write("build/gen/level.h", "#define LEVEL RPC_C_AUTHN_LEVEL_NONE\n");
  build({"src/a.cpp"});
  commit(T);
  EXPECT_THAT(since(T, {"build"}).New, IsEmpty());
  EXPECT_THAT(since(T, {"."}).New, IsEmpty());
}

// Two sources define what main calls. Only the build tells which of them is in the program, and so
// that this WMI client never sets its security.
TEST_F(NewSince, WhatABuildMakesOfSourcesIsTakenAsItIs) {
  T.write(".gitignore", "build\n");
  T.write("src/a.cpp", R"(#include <windows.h>
#include <wbemidl.h>
void prepare();
int main() {
  if (FAILED(CoInitializeEx(nullptr, COINIT_MULTITHREADED)))
    return 1;
  prepare();
  IWbemLocator *L = nullptr;
  return FAILED(CoCreateInstance(CLSID_WbemLocator, nullptr, CLSCTX_INPROC_SERVER,
                                 IID_IWbemLocator, (void **)&L));
}
)");
  T.write("src/x.cpp", R"(#include <windows.h>
#include <objbase.h>
void prepare() {
  if (FAILED(CoInitializeSecurity(nullptr, -1, nullptr, nullptr, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                  RPC_C_IMP_LEVEL_IMPERSONATE, nullptr, EOAC_NONE, nullptr)))
    throw 1;
}
)");
  T.write("src/y.cpp", "void prepare() {}\n");
  build({"src/a.cpp", "src/x.cpp", "src/y.cpp"});
  std::string Ninja = "rule cxx\n  command = cl $in\nrule link\n  command = link $in\n";
  for (const std::string Name : {"a", "x", "y"})
    Ninja += "build " + Name + ".obj: cxx " + T.path("src/" + Name + ".cpp").string() + "\n";
  T.write("build/build.ninja", Ninja + "build a.exe: link a.obj y.obj\nbuild x.exe: link x.obj\n");
  commit(T);
  const auto Scan = [&](std::vector<std::string> Arguments) {
    Arguments.insert(Arguments.begin(),
                     {"scan", "build", "--checks=comsec-missing-initialization"});
    return run(COMSEC_BINARY_DIR "/bin/comsec-tidy", Arguments, T.root());
  };
  EXPECT_EQ(Scan({}).Status, 2) << "or there is nothing to compare";
  const Outcome O = Scan({"--new-since", "HEAD"});
  EXPECT_EQ(O.Status, 0) << O.Output;
  EXPECT_THAT(O.Output, HasSubstr("1 known before"));
}

TEST_F(NewSince, SubmodulesAreComparedToo) {
  Tree Library;
  git(Library, {"init", "-q"});
  Library.write("lib.cpp", Weak);
  commit(Library);
  T.write("main.cpp", Good);
  git(T, {"submodule", "-q", "add", Library.root(), "lib"});
  commit(T);
  EXPECT_THAT(since(T, {"."}).New, IsEmpty());
  T.write("lib/more.cpp", Weak);
  EXPECT_THAT(since(T, {"."}).New, ElementsAre("lib/more.cpp"));

  std::filesystem::remove_all(T.path(".git/modules/lib/objects"));
  const Answer A = since(T, {"."});
  EXPECT_THAT(A.New, ElementsAre("lib/lib.cpp", "lib/more.cpp"));
  EXPECT_THAT(A.Text, HasSubstr("the submodule 'lib' of that revision is not here"));
}

TEST_F(NewSince, ALinkedWorkTreeHasItsRevisionsElsewhere) {
  T.write("a.cpp", Weak);
  commit(T);
  Tree Other;
  git(T, {"worktree", "add", "-q", Other.path("w")});
  EXPECT_THAT(since(Other, {"w"}).New, IsEmpty());
}

TEST_F(NewSince, AnInputThatWasNotThereIsNewAndSaid) {
  T.write("a.cpp", Good);
  commit(T);
  T.write("fresh/b.cpp", "// Nothing like a.cpp.\n" + program("1 + 0"));
  const Answer A = since(T, {"a.cpp", "fresh"});
  EXPECT_THAT(A.New, ElementsAre("fresh/b.cpp"));
  EXPECT_THAT(A.Text, HasSubstr("'fresh' was not there: what is found in it counts as new"));
}

// A revision's links may lead anywhere; what a build made is written below the export only.
TEST_F(NewSince, NothingIsWrittenThroughALinkOfTheRevision) {
  Tree Victim;
  T.write("a.cpp", Weak);
  T.write(".gitignore", "/out\n");
  std::filesystem::create_directory_symlink(Victim.root(), T.path("out"));
  git(T, {"add", "-f", "out"});
  commit(T);
  std::filesystem::remove(T.path("out"));
  git(T, {"rm", "-q", "--cached", "out"});
  T.write("out/made.h", "#pragma once\n");
  EXPECT_THAT(since(T, {"."}).New, IsEmpty());
  EXPECT_TRUE(std::filesystem::is_empty(Victim.root()));
}

TEST_F(NewSince, HooksAndFiltersOfTheRepositoryDoNotRun) {
  T.write("a.cpp", Weak);
  T.write(".gitattributes", "*.cpp filter=evil\n");
  commit(T);
  for (const char *Way : {"smudge", "clean", "process"})
    git(T, {"config", std::string("filter.evil.") + Way, "touch " + T.path("ran").string()});
  T.write(".git/hooks/post-checkout", "#!/bin/sh\ntouch " + T.path("ran").string() + "\n");
  std::filesystem::permissions(T.path(".git/hooks/post-checkout"),
                               std::filesystem::perms::owner_all);
  T.write("a.cpp", "\n" + Weak);
  EXPECT_THAT(since(T, {"."}).New, IsEmpty());
  EXPECT_FALSE(std::filesystem::exists(T.path("ran")));
}

} // namespace
} // namespace comsec::report
