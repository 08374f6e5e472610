// What git ignores is passed over in a folder, but not what it tracks. Git itself is the judge of
// the patterns.
#include "driver/input/GitIgnore.h"
#include "driver/input/SourceFolder.h"

#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Program.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace testing;

namespace comsec::input {
namespace {

using Names = std::vector<std::string>;

/// Runs git in \p Folder, without the settings of who runs the test; what it prints.
std::string git(const std::string &Folder, Names Arguments, const std::string &In = "") {
  TempFolder Scratch;
  const std::string Out = Scratch("out"), InFile = Scratch.write("in", In);
  auto Program = llvm::sys::findProgramByName("git");
  if (!Program)
    return "git is missing: " + Program.getError().message();
  Arguments.insert(Arguments.begin(), {"git", "-C", Folder, "-c", "core.excludesFile=", "-c",
                                       "user.name=x", "-c", "user.email=x"});
  std::vector<llvm::StringRef> Words(Arguments.begin(), Arguments.end());
  std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(InFile), llvm::StringRef(Out),
                                                llvm::StringRef(Out)};
  llvm::sys::ExecuteAndWait(*Program, Words, std::nullopt, Redirects);
  auto Text = llvm::MemoryBuffer::getFile(Out);
  return Text ? (*Text)->getBuffer().str() : std::string();
}

class GitIgnore : public Test {
protected:
  Names below(const Names &Paths) const {
    Names Result;
    for (const std::string &Path : Paths)
      Result.push_back(llvm::StringRef(Path).drop_front(T.Path.size() + 1).str());
    return Result;
  }
  SourceFolder read(const std::string &Folder = "") const {
    return readFolder(Folder.empty() ? T.Path : T(Folder), {});
  }
  Names sources(const std::string &Folder = "") const { return below(read(Folder).Sources); }
  Names ignored() const { return below(read().Ignored); }
  void writeAll(const Names &Paths) const {
    for (const std::string &Path : Paths)
      T.write(Path);
  }

  TempFolder T;
};

TEST_F(GitIgnore, FilesAndFoldersAreCountedApart) {
  writeAll({"a.cpp", "gen/b.cpp", "gen/deep/c.cpp", "src/d_i.c", "src/e.cpp"});
  T.write("gen/b.h");
  T.write("gen/key.reg");
  T.write("gen/all.sln");
  T.write(".gitignore", "gen/\n*_i.c\n");
  SourceFolder F = read();
  EXPECT_THAT(below(F.Sources), ElementsAre("a.cpp", "src/e.cpp"));
  EXPECT_THAT(below(F.Ignored), ElementsAre("gen/b.cpp", "gen/deep/c.cpp", "src/d_i.c"));
  EXPECT_THAT(below(F.Headers), ElementsAre("a.cpp", "src/e.cpp"));
  EXPECT_THAT(below(F.MadeHeaders), Contains("gen/b.h")) << "an #include may want it";
  EXPECT_THAT(F.Registrations, IsEmpty());
  EXPECT_THAT(F.Projects, IsEmpty());
}

TEST_F(GitIgnore, WhatIsTrackedIsASource) {
  writeAll({"a.cpp", "gen/kept.cpp", "gen/lost.cpp", "gen/deep/kept.cpp", "gen/deep/lost.cpp",
            "other/x.cpp", "b_i.c", "c_i.c"});
  git(T.Path, {"init", "-q"});
  git(T.Path, {"add", "gen/kept.cpp", "gen/deep/kept.cpp", "b_i.c"});
  T.write(".gitignore", "gen/\nother/\n*_i.c\n");
  EXPECT_THAT(sources(), ElementsAre("a.cpp", "b_i.c", "gen/deep/kept.cpp", "gen/kept.cpp"));
  EXPECT_THAT(ignored(), ElementsAre("c_i.c", "gen/deep/lost.cpp", "gen/lost.cpp", "other/x.cpp"));
  T.write(".gitignore", "");
  T.write(".git/info/exclude", "other\n");
  EXPECT_THAT(ignored(), ElementsAre("other/x.cpp"));
  EXPECT_THAT(readFolder(T.Path, {/*IsAsked=*/false}).Sources, SizeIs(8));
}

/// Every pattern that differs in meaning from another, and names that look alike.
TEST_F(GitIgnore, PatternsMeanWhatGitSays) {
  const Names Folders = {"",     "a/",     "a/b/",   "a/b/c/", "src/",   "src/gen/",
                         "x y/", "Debug/", "debug/", "[x]/",   "a/gen/", "keep/gen/"};
  const Names Files = {"one.cpp", "two.c",  "gen.cpp", "x .cpp",
                       "#x.cpp",  "!x.cpp", "a.b.cpp", "z[1].c"};
  Names All;
  for (const std::string &Folder : Folders)
    for (const std::string &File : Files)
      All.push_back(Folder + File);
  writeAll(All);
  T.write("keep/.gitignore", "!gen/\n!gen/one.cpp\ntwo.c\n/gen/two.c\n");
  T.write("a/b/.gitignore", "!one.cpp\nc/*\n!c/one.cpp\n");
  git(T.Path, {"init", "-q"});
  const Names Patterns = {"gen",
                          "gen/",
                          "/gen",
                          "gen/*",
                          "*.cpp",
                          "/*.cpp",
                          "a/*.cpp",
                          "a/**",
                          "**/gen",
                          "a/**/one.cpp",
                          "**",
                          "*",
                          "/*",
                          "a/",
                          "a/*\n!a/b/",
                          "*.c\n!two.c",
                          "a\n!a/one.cpp",
                          "\\#x.cpp",
                          "\\!x.cpp",
                          "#x.cpp",
                          "!x.cpp",
                          "one.cpp   ",
                          "x\\ .cpp",
                          "x .cpp",
                          "[Dd]ebug/",
                          "[Dd]ebug",
                          "\\[x\\]/",
                          "[x]/",
                          "z[1].c",
                          "z\\[1\\].c",
                          "?ne.cpp",
                          "o[!a-m]e.cpp",
                          "o[^n]e.cpp",
                          "a/?/one.cpp",
                          "a?b",
                          "**/b/*.c",
                          "src/**/gen",
                          "src/**",
                          "src/gen/**",
                          "/**/two.c",
                          "a//b",
                          "[",
                          "one.cpp\r",
                          "\xEF\xBB\xBFone.cpp",
                          "a.*.cpp",
                          "*n*.cpp",
                          "./a",
                          "a/b/c",
                          "b/c",
                          "*/gen",
                          "/",
                          "//",
                          "!",
                          "gen\n!gen\n",
                          "*\n!*/\n!*.cpp",
                          "a/b\n",
                          "\\",
                          "a\\",
                          "x*y/",
                          "***/gen"};
  std::size_t Judged = 0;
  for (const std::string &Pattern : Patterns) {
    T.write(".gitignore", Pattern + "\n");
    const std::string Said = git(T.Path, {"check-ignore", "--no-index", "-z", "--stdin"},
                                 llvm::join(All, std::string(1, '\0')) + std::string(1, '\0'));
    llvm::SmallVector<llvm::StringRef> Expected;
    llvm::StringRef(Said).split(Expected, '\0', -1, /*KeepEmpty=*/false);
    std::sort(Expected.begin(), Expected.end());
    SourceFolder F = read();
    // A folder that is ignored as a whole is what the user means.
    Names Found = below(Expected.size() == All.size() ? F.Sources : F.Ignored);
    EXPECT_EQ(Found, Names(Expected.begin(), Expected.end())) << "pattern: " << Pattern;
    Judged += Expected.size();
  }
  EXPECT_GT(Judged, Patterns.size()) << "git said nothing";
}

TEST_F(GitIgnore, RepositoriesInRepositoriesAreTheirOwn) {
  writeAll({"a.cpp", "sub/a.cpp", "sub/b.cpp", "other/a.cpp"});
  git(T.Path, {"init", "-q"});
  git(T("sub"), {"init", "-q"});
  git(T("sub"), {"add", "a.cpp"});
  T.write(".gitignore", "a.cpp\n");
  T.write("sub/.gitignore", "*.cpp\n");
  EXPECT_THAT(sources(), ElementsAre("sub/a.cpp"));
  EXPECT_THAT(ignored(), ElementsAre("a.cpp", "other/a.cpp", "sub/b.cpp"));
}

TEST_F(GitIgnore, AFolderOfARepositoryKnowsWhatIsAboveIt) {
  writeAll({"src/a.cpp", "src/b_i.c", "src/c_i.c", "tmp/x/a.cpp", "tmp/x/b_i.c"});
  git(T.Path, {"init", "-q"});
  git(T.Path, {"add", "src/c_i.c"});
  T.write(".gitignore", "*_i.c\n/tmp\n");
  EXPECT_THAT(sources("src"), ElementsAre("src/a.cpp", "src/c_i.c"));
  EXPECT_THAT(sources("tmp/x"), ElementsAre("tmp/x/a.cpp", "tmp/x/b_i.c"))
      << "who names what is ignored means it";
  GitBound Bound;
  Bound.Bound = T("src");
  SourceFolder F = readFolder(T("src"), Bound);
  EXPECT_THAT(F.Sources, SizeIs(3)) << "what is tracked is not known";
  EXPECT_THAT(F.GitUnknown, ElementsAre(T.Path));
}

TEST_F(GitIgnore, WhatIsTrackedMustBeKnown) {
  TempFolder Elsewhere;
  writeAll({"a.cpp", "b.cpp"});
  T.write(".gitignore", "b.cpp\n");
  EXPECT_THAT(sources(), ElementsAre("a.cpp")) << "no repository";
  git(Elsewhere.Path, {"init", "-q"});
  const std::string Outside = Elsewhere(".git");
  auto ExpectUnknown = [&](const char *Why) {
    SourceFolder F = read();
    EXPECT_THAT(F.Sources, SizeIs(2)) << Why;
    EXPECT_THAT(F.GitUnknown, ElementsAre(T.Path)) << Why;
    if (::unlink(T(".git").c_str()) != 0) // a link goes, and not what it leads to
      llvm::sys::fs::remove_directories(T(".git"));
  };
  T.write(".git", "gitdir: " + Outside + "\n");
  ExpectUnknown("a file that names a folder outside");
  T.write(".git", "gitdir: ../../../../../../../../.." + Outside + "\n");
  ExpectUnknown("the same, relative");
  T.link(".git", Outside);
  ExpectUnknown("a link");
  T.write(".git", std::string(1 << 20, 'x'));
  ExpectUnknown("no such file");
  ASSERT_EQ(mkfifo(T(".git").c_str(), 0600), 0) << "a pipe";
  ExpectUnknown("a pipe");
  T.write(".git/index", "DIRC");
  ExpectUnknown("a broken index");
  T.write(".git/HEAD");
  ASSERT_EQ(mkfifo(T(".git/index").c_str(), 0600), 0);
  ExpectUnknown("a pipe as the index");
  T.write(".git/HEAD");
  T.link(".git/index", Elsewhere.write("index"));
  ExpectUnknown("an index that is a link out of the folder");
}

TEST_F(GitIgnore, FilesThatAreNoneAreNotRead) {
  TempFolder Elsewhere;
  writeAll({"a.cpp", "one/a.cpp", "two/a.cpp"});
  T.link(".gitignore", Elsewhere.write("rules", "*.cpp\n"));
  ASSERT_EQ(mkfifo(T("one/.gitignore").c_str(), 0600), 0);
  T.write("two/.gitignore/x");
  EXPECT_THAT(sources(), SizeIs(3));
}

TEST_F(GitIgnore, TooManyPatternsAreGivenUpSoon) {
  std::string Text;
  for (int I = 0; I < 100'000; ++I)
    Text += "*" + std::to_string(I) + "*x\n";
  T.write(".gitignore", Text);
  for (int I = 0; I < 3'000; ++I)
    T.write("f" + std::to_string(I) + ".cpp");
  SourceFolder F = read();
  EXPECT_THAT(F.Sources, SizeIs(3'000));
  EXPECT_THAT(F.GitUnknown, ElementsAre(T.Path));
}

} // namespace
} // namespace comsec::input
