// Trees that were made to hurt, scanned as users scan: each ends soon, with a clear line or note
// and the right exit code.
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Program.h>
#include <nlohmann/json.hpp>

#include <chrono>
#include <set>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace testing;

namespace comsec {
namespace {

const std::string Program = COMSEC_BINARY_DIR "/bin/comsec-tidy";

/// Of one scan, on a machine that does other things as well.
constexpr unsigned Seconds = 120;
constexpr std::uint64_t MaxMegabytes = 6000;

struct Outcome {
  int Exit = 0;
  std::string Out, Err;
};

class HostileTree : public Test {
protected:
  Outcome scan(const std::string &Input, std::vector<std::string> More = {}) {
    const std::string Number = std::to_string(++Runs);
    const std::string Out = Scratch("out" + Number), Err = Scratch("err" + Number);
    std::vector<std::string> Arguments = {Program, "scan", Input};
    Arguments.insert(Arguments.end(), More.begin(), More.end());
    std::vector<llvm::StringRef> Words(Arguments.begin(), Arguments.end());
    std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(), llvm::StringRef(Out),
                                                  llvm::StringRef(Err)};
    Outcome O;
    std::string Problem;
    bool Failed = false;
    std::optional<llvm::sys::ProcessStatistics> Used;
    O.Exit = llvm::sys::ExecuteAndWait(Program, Words, std::nullopt, Redirects, Seconds, 0,
                                       &Problem, &Failed, &Used);
    EXPECT_FALSE(Failed) << Problem;
    EXPECT_GE(O.Exit, 0) << Problem;
    if (Used)
      EXPECT_LT(Used->PeakMemory / 1024, MaxMegabytes);
    O.Out = contents(Out);
    O.Err = contents(Err);
    return O;
  }
  /// Exit code 1, nothing else but one line that holds \p Part.
  void expectRefused(const std::string &Input, const std::string &Part) {
    Outcome O = scan(Input);
    EXPECT_EQ(O.Exit, 1) << O.Out;
    EXPECT_EQ(O.Out, "");
    EXPECT_THAT(O.Err, AllOf(StartsWith("comsec-tidy: error: "), HasSubstr(Part)));
    EXPECT_EQ(llvm::StringRef(O.Err).count('\n'), 1u) << O.Err;
  }
  static std::string contents(const std::string &Path) {
    auto Text = llvm::MemoryBuffer::getFile(Path);
    return Text ? (*Text)->getBuffer().str() : std::string();
  }
  static std::string repeated(llvm::StringRef Text, unsigned Times) {
    std::string Result;
    Result.reserve(Text.size() * Times);
    while (Times-- > 0)
      Result += Text;
    return Result;
  }
  static std::string project(const std::string &Body) {
    return "<Project><ItemGroup><ProjectConfiguration Include='Release|x64'/></ItemGroup>"
           "<ItemGroup><ClCompile Include='a.cpp'/></ItemGroup>" +
           Body + "</Project>";
  }
  void pipe(const std::string &Name) const { ASSERT_EQ(mkfifo(T(Name).c_str(), 0600), 0); }

  TempFolder T, Scratch;
  unsigned Runs = 0;
};

constexpr const char *Plain = "int f() { return 0; }\n";
constexpr const char *Weak =
    "extern \"C\" long __stdcall CoInitializeSecurity(void *, long, void *, void *, unsigned "
    "long,\n"
    "                                                 unsigned long, void *, unsigned long, void "
    "*);\n"
    "int main() { return CoInitializeSecurity(0, -1, 0, 0, 1, 2, 0, 0, 0); }\n";

TEST_F(HostileTree, PipesDevicesSocketsAndFoldersAreNoFiles) {
  T.write("a.cpp",
          "#include \"pipe.h\"\n#include \"folder.h\"\n#include \"loop.h\"\n" + std::string(Plain));
  for (const char *Name : {"b.cpp", "pipe.h", "c.reg", "d.props", "e.sln", "f.inf"})
    pipe(Name);
  T.write("folder.cpp/x.cpp", Plain);
  T.write("folder.h/x");
  T.write("all.vcxproj/x");
  T.link("zero.cpp", "/dev/zero");
  T.link("loop.h", T("loop.h"));
  T.link("self", T.Path);
  sockaddr_un Address{AF_UNIX, "s.cpp"};
  const int Socket = socket(AF_UNIX, SOCK_STREAM, 0);
  std::string Path = T("s.cpp");
  ASSERT_LT(Path.size(), sizeof(Address.sun_path));
  std::copy(Path.begin(), Path.end() + 1, Address.sun_path);
  bind(Socket, reinterpret_cast<sockaddr *>(&Address), sizeof(Address));
  EXPECT_EQ(scan(T.Path).Exit, 0);
  Outcome O = scan(T.Path, {"--no-prefilter"});
  close(Socket);
  EXPECT_EQ(O.Exit, 0) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("2 translation units")) << "a.cpp and folder.cpp/x.cpp";
}

TEST_F(HostileTree, APipeAsTheInputIsRefused) {
  for (const char *Name : {"a.cpp", "a.json", "a.sln", "a.slnx", "a.vcxproj", "a.vcproj"})
    pipe(Name);
  pipe("compile_commands.json");
  for (const char *Name : {"a.sln", "a.slnx", "a.vcxproj", "a.vcproj", "a.json"})
    expectRefused(T(Name), "is not a file");
  expectRefused(T.Path, "is not a file");
  EXPECT_EQ(scan(T("a.cpp"), {"--strict"}).Exit, 3);
}

TEST_F(HostileTree, PipesBesideADatabaseAndAProjectAreNotRead) {
  T.write("a.cpp", Plain);
  T.write("build/.cmake/api/v1/reply/x");
  pipe("build/build.ninja");
  pipe("build/.cmake/api/v1/reply/index-1.json");
  pipe("rsp");
  T.write("build/compile_commands.json",
          R"([{"directory": ")" + T.Path + R"(", "file": "a.cpp", "command": "cl @rsp a.cpp"}])");
  Outcome O = scan(T("build"), {"--root", T.Path, "--no-prefilter"});
  EXPECT_EQ(O.Exit, 0) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("1 translation unit"));
  pipe("x.props");
  pipe("Directory.Build.props");
  T.write("p.vcxproj", project("<Import Project='$(VCTargetsPath)\\Microsoft.Cpp.Default.props'/>"
                               "<Import Project='x.props'/>"));
  O = scan(T("p.vcxproj"));
  EXPECT_EQ(O.Exit, 0) << O.Err;
  EXPECT_THAT(O.Out, AllOf(HasSubstr("'x.props' is not a file"),
                           HasSubstr("'Directory.Build.props' is not a file")));
}

TEST_F(HostileTree, UnreadableFilesAndFoldersAreSaid) {
  if (geteuid() == 0)
    GTEST_SKIP() << "everything is readable for root";
  T.write("a.cpp", Plain);
  T.write("b.cpp", Plain);
  T.write("shut/c.cpp", Plain);
  chmod(T("b.cpp").c_str(), 0);
  chmod(T("shut").c_str(), 0);
  Outcome O = scan(T.Path, {"--strict"});
  chmod(T("shut").c_str(), 0700);
  EXPECT_EQ(O.Exit, 3);
  EXPECT_THAT(O.Out, AllOf(HasSubstr("cannot be read"), HasSubstr("1 folders cannot be read")));
}

/// Names of files that no report may repeat as they are.
const std::string OddNames[] = {"with space.cpp",  "new\nline.cpp",   "quote\"'`.cpp",
                                "tab\tbell\a.cpp", "\x1b[31mred.cpp", "\xE2\x80\xAEppc.gpj.cpp",
                                "bad\xFF\xC3.cpp", "per%20cent%.cpp", "hash#question?.cpp",
                                "-dash.cpp",       "@at.cpp",         "$(touch x).cpp",
                                "back\\slash.cpp"};

TEST_F(HostileTree, OddNamesAreShownHarmlesslyAndAreValidInSarif) {
  for (const std::string &Name : OddNames)
    T.write("d/" + Name, Weak);
  T.write("vendor/a\x1b[31m\xE2\x80\xAE\n\xFF.cpp", Weak); // in a note
  const std::string Sarif = Scratch("x.sarif");
  Outcome O = scan(T.Path, {"--sarif", Sarif, "--checks=-*,comsec-weak-authentication-level"});
  EXPECT_EQ(O.Exit, 2) << O.Err;
  for (unsigned char C : O.Out)
    EXPECT_TRUE(C >= ' ' || C == '\n') << "control character " << unsigned(C);
  EXPECT_THAT(O.Out, Not(HasSubstr("\xE2\x80\xAE"))) << "turns the line round";
  EXPECT_THAT(O.Out, Not(HasSubstr("new\nline")));
  auto Report = nlohmann::json::parse(contents(Sarif), nullptr, /*allow_exceptions=*/false);
  ASSERT_TRUE(Report.is_object()) << "no UTF-8, or no JSON";
  std::set<std::string> Uris;
  for (const auto &R : Report["runs"][0]["results"])
    Uris.insert(
        R["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].get<std::string>());
  for (const std::string &Uri : Uris)
    EXPECT_EQ(Uri.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                                    "-._~/%!$&'()*+,;=:@"),
              std::string::npos)
        << Uri;
  EXPECT_THAT(Uris, IsSupersetOf({"d/with%20space.cpp", "d/per%2520cent%25.cpp", "d/new%0Aline.cpp",
                                  "d/hash%23question%3F.cpp", "d/%E2%80%AEppc.gpj.cpp"}));
  constexpr unsigned Unreadable = 2; // no UTF-8, and a backslash
  EXPECT_EQ(Uris.size(), std::size(OddNames) - Unreadable) << O.Out;
  EXPECT_THAT(O.Out,
              AllOf(HasSubstr("2 not at all"),
                    HasSubstr("back\\slash.cpp could not be analysed: the file does not exist "
                              "below the root, or its name is no UTF-8")));
}

TEST_F(HostileTree, LinksInCirclesEnd) {
  T.write("a/b/a.cpp",
          "#include \"up/up/up/b/x.h\"\n#include <self/self/a/b/x.h>\n" + std::string(Plain));
  T.write("a/b/x.h");
  T.link("a/b/up", T("a"));
  T.link("self", T.Path);
  T.link("one", T("two"));
  T.link("two", T("one"));
  T.write("a/b/p.vcxproj", "<Project><ItemGroup><ProjectConfiguration Include='Release|x64'/>"
                           "<ClCompile Include='**\\*.cpp'/></ItemGroup>"
                           "<Import Project='up\\b\\up\\b\\up\\b\\p.vcxproj'/></Project>");
  EXPECT_EQ(scan(T.Path).Exit, 0);
  EXPECT_EQ(scan(T("a/b/p.vcxproj"), {"--root", T.Path}).Exit, 0);
}

TEST_F(HostileTree, ChainsOfImportsEnd) {
  T.write("a.cpp", Plain);
  constexpr int Count = 2'000;
  for (int I = 0; I < Count; ++I)
    T.write("i" + std::to_string(I) + ".props",
            "<Project><Import Project='i" + std::to_string(I + 1) + ".props'/></Project>");
  T.write("p.vcxproj", project("<Import Project='i0.props'/>"));
  Outcome O = scan(T("p.vcxproj"));
  EXPECT_EQ(O.Exit, 0) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("imports more files than any real project"));
}

TEST_F(HostileTree, XmlOfAnyShapeIsReadSoonOrRefused) {
  T.write("a.cpp", Plain);
  constexpr unsigned Million = 900'000;
  T.write("p.vcxproj", project(repeated("<Choose>", Million) + repeated("</Choose>", Million)));
  EXPECT_EQ(scan(T("p.vcxproj")).Exit, 0) << "a million elements deep";
  T.write("p.vcxproj", project(repeated("<x>", Million) + repeated("</x>", Million)));
  EXPECT_EQ(scan(T("p.vcxproj")).Exit, 0);
  T.write("p.vcproj", "<VisualStudioProject><Configurations><Configuration Name='Release|Win32'/>"
                      "</Configurations><Files><File RelativePath='a.cpp'/>" +
                          repeated("<Filter>", Million / 2) + repeated("</Filter>", Million / 2) +
                          "</Files></VisualStudioProject>");
  EXPECT_EQ(scan(T("p.vcproj")).Exit, 0);
  T.write("s.slnx", "<Solution>" + repeated("<Folder>", Million / 2) +
                        repeated("</Folder>", Million / 2) +
                        "<Project Path='p.vcxproj'/></Solution>");
  EXPECT_EQ(scan(T("s.slnx")).Exit, 0);
  T.write("x.wxs", repeated("<x>", Million) + "RegistryKey" + repeated("</x>", Million));
  EXPECT_EQ(scan(T("x.wxs")).Exit, 0);

  T.write("p.vcxproj",
          project("<PropertyGroup><A>" + repeated("$(x)", 3 * Million) + "</A></PropertyGroup>"));
  EXPECT_LE(scan(T("p.vcxproj")).Exit, 1) << "references without end";
  T.write("p.vcxproj",
          project("<PropertyGroup><A>" + repeated("$(", 3 * Million) + "</A></PropertyGroup>"));
  EXPECT_LE(scan(T("p.vcxproj")).Exit, 1);
  T.write("p.vcxproj",
          project("<PropertyGroup Condition=\"" + repeated("(", Million) + "\"/>" +
                  "<PropertyGroup Condition=\"" + repeated("!", Million) + "\"/>" +
                  "<PropertyGroup Condition=\"" + repeated("1 == 1 and ", Million) + "1\"/>"));
  EXPECT_EQ(scan(T("p.vcxproj")).Exit, 0);
  std::string Imports;
  for (int I = 0; I < 5; ++I) {
    T.write("big" + std::to_string(I) + ".props",
            "<Project>" + repeated("<a/>", 3 * Million) + "</Project>");
    Imports += "<Import Project='big" + std::to_string(I) + ".props'/>";
  }
  T.write("p.vcxproj", project(Imports));
  expectRefused(T("p.vcxproj"), "more work than any real project");
}

TEST_F(HostileTree, AProjectOfFiftyMegabytesIsRefused) {
  T.write("a.cpp", Plain);
  T.write("p.vcxproj",
          project(repeated("<ItemGroup><ClCompile Include='a.cpp'/></ItemGroup>", 1'000'000)));
  expectRefused(T("p.vcxproj"), "larger than any real project");
  T.write("s.sln", "Microsoft Visual Studio Solution File\n"
                   "Project(\"{1}\") = \"p\", \"p.vcxproj\", \"{2}\"\nEndProject\n");
  expectRefused(T("s.sln"), "larger than any real project");
}

TEST_F(HostileTree, SolutionsOfAnySizeEnd) {
  T.write("a.cpp", Plain);
  T.write("p.vcxproj", project(""));
  std::string Text = "Microsoft Visual Studio Solution File\n";
  auto Add = [&](const std::string &Name, int Number) {
    Text += "Project(\"{1}\") = \"p\", \"" + Name + "\", \"{" + std::to_string(Number) +
            "}\"\nEndProject\n";
  };
  Add("s.sln", 0);
  Add("p.vcxproj", 1);
  for (int I = 0; I < 100'000; ++I)
    Add(I % 2 ? "p.vcxproj" : "gone" + std::to_string(I) + ".vcxproj", I + 2);
  T.write("s.sln", Text);
  Outcome O = scan(T("s.sln"), {"--no-prefilter"});
  EXPECT_EQ(O.Exit, 0) << O.Err;
  EXPECT_THAT(O.Out,
              AllOf(HasSubstr("1 translation unit"), HasSubstr("'gone0.vcxproj' is not there")));
  EXPECT_LT(O.Out.size(), 1u << 20);
}

TEST_F(HostileTree, WildcardsOverABigTreeAreReadSoonOrRefused) {
  T.write("a.cpp", Plain);
  for (int I = 0; I < 20'000; ++I)
    T.write("d" + std::to_string(I % 100) + "/f" + std::to_string(I) + ".h");
  const std::string Item = "<ClCompile Include='**\\" + repeated("*a", 100) + "\\**\\*.cpp'/>";
  T.write("p.vcxproj", project("<ItemGroup>" + repeated(Item, 1000) + "</ItemGroup>"));
  expectRefused(T("p.vcxproj"), "more work than any real project");
  T.write("p.vcxproj",
          project("<ItemGroup><ClCompile Include='" + repeated("*a", 100'000) + "'/></ItemGroup>"));
  EXPECT_EQ(scan(T("p.vcxproj")).Exit, 0);
}

TEST_F(HostileTree, DatabasesOfAnyShapeEnd) {
  T.write("a.cpp", Plain);
  const std::string Path = T("compile_commands.json");
  T.write("compile_commands.json", repeated("[", 5'000'000) + repeated("]", 5'000'000));
  EXPECT_EQ(scan(T.Path).Exit, 1);
  T.write("compile_commands.json", repeated("[", 5'000'000));
  expectRefused(T.Path, "broken JSON");
  T.write("compile_commands.json", R"([{"file": "a.cpp", "arguments": )" +
                                       repeated("[", 1'000'000) + repeated("]", 1'000'000) + "}]");
  EXPECT_EQ(scan(T.Path).Exit, 1);

  std::string Entries = "[{\"file\": \"a.cpp\", \"command\": \"cl a.cpp\"}";
  for (int I = 0; I < 100'000; ++I)
    Entries += ",{\"directory\": \"C:\\\\b\\\\" + std::to_string(I) +
               "\", \"file\": \"x\\\\y\\\\z\\\\f" + std::to_string(I) +
               ".cpp\", \"command\": \"cl /W4 /c f.cpp\"}";
  T.write("compile_commands.json", Entries + "]");
  Outcome O = scan(T.Path);
  EXPECT_EQ(O.Exit, 0) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("more remarks of this kind"));
  EXPECT_LT(O.Out.size(), 1u << 20);

  T.write("compile_commands.json", "[{\"file\": \"C:" + repeated("\\\\a", 1'000'000) +
                                       "\", \"command\": \"cl\"},"
                                       "{\"file\": \"a.cpp\", \"command\": \"cl a.cpp\"}]");
  EXPECT_EQ(scan(T.Path).Exit, 0) << "a path of a million folders";
  EXPECT_TRUE(llvm::sys::fs::exists(Path));
}

TEST_F(HostileTree, ResponseFilesAreReadOnceAndBounded) {
  T.write("a.cpp", Plain);
  T.write("one.rsp", "@two.rsp /DONE");
  T.write("two.rsp", "@one.rsp");
  T.write("big.rsp", repeated("/Fo" + std::string(4'000, 'x') + " ", 1'000));
  std::string Entries =
      R"([{"directory": ".", "file": "a.cpp", "command": "cl @one.rsp @/etc/passwd a.cpp"})";
  for (int I = 0; I < 100; ++I)
    Entries += R"(,{"directory": ".", "file": "a.cpp", "command": "cl @big.rsp /DY)" +
               std::to_string(I) + R"( a.cpp"})";
  T.write("compile_commands.json", Entries + "]");
  Outcome O = scan(T.Path);
  EXPECT_EQ(O.Exit, 0) << O.Err;
  EXPECT_THAT(O.Out, AllOf(HasSubstr("take more memory than those of any real project"),
                           HasSubstr("'@ inside of @'"), HasSubstr("'@/etc/passwd'")));
}

TEST_F(HostileTree, BuildFilesThatNameThemselvesEnd) {
  T.write("a.cpp", Plain);
  T.write("build.ninja", repeated("include build.ninja\n", 1'000) + repeated("x = $x$x\n", 1'000));
  T.write("compile_commands.json",
          R"([{"directory": ".", "file": "a.cpp", "command": "cl a.cpp"}])");
  EXPECT_EQ(scan(T.Path).Exit, 0);
  T.write(
      ".cmake/api/v1/reply/index-1.json",
      R"({"objects": [{"kind": "codemodel", "version": {"major": 2}, "jsonFile": "index-1.json"}]})");
  EXPECT_EQ(scan(T.Path).Exit, 0);
  T.write(".cmake/api/v1/reply/index-1.json", repeated("[", 10'000'000));
  EXPECT_EQ(scan(T.Path).Exit, 0);
}

TEST_F(HostileTree, AHundredThousandFilesAreWalkedSoon) {
  T.write("a.cpp", Plain);
  T.write(".gitignore", "*.obj\ngen/\n!/gen/kept.cpp\n**/d7/*.inl\n");
  for (int I = 0; I < 100'000; ++I)
    T.write("d" + std::to_string(I % 1'000) + "/f" + std::to_string(I) + (I % 3 ? ".h" : ".txt"));
  const auto Start = std::chrono::steady_clock::now();
  Outcome O = scan(T.Path);
  EXPECT_EQ(O.Exit, 0) << O.Err;
  EXPECT_LT(std::chrono::steady_clock::now() - Start, std::chrono::seconds(30));
}

TEST_F(HostileTree, ADeepTreeIsWalked) {
  std::string Folder;
  for (int I = 0; I < 1'500; ++I)
    Folder += "d/";
  T.write(Folder + "a.cpp", Plain);
  EXPECT_EQ(scan(T.Path).Exit, 0);
  Outcome O = scan(T.Path, {"--no-prefilter"});
  EXPECT_EQ(O.Exit, 0) << O.Err;
  EXPECT_THAT(O.Out, HasSubstr("1 translation unit"));
}

} // namespace
} // namespace comsec
