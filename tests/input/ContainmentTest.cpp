// Nothing outside the root is opened but what the tool brings and the system's headers, whatever a
// tree says. The system's own record of every open is looked at, of the program and its workers.
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Program.h>

#include <set>

using namespace testing;

namespace comsec {
namespace {

const std::string Program = COMSEC_BINARY_DIR "/bin/comsec-tidy";

/// Folders and files that a scan may open, besides the root.
constexpr llvm::StringRef Allowed[] = {
    COMSEC_SOURCE_DIR "/driver/headers",
    "/usr/x86_64-w64-mingw32/include",
    "/usr/share/mingw-w64/include",
    COMSEC_LLVM "/include/c++",
    COMSEC_LLVM "/lib/clang",
    "/proc/self",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
    "/sys/fs/cgroup",
    "/dev/null",
    "/etc/ld.so.cache",
    // Starting the library that reads git's index has it look at these.
    "/etc/ssl/certs/ca-certificates.crt",
};

bool isSharedLibrary(llvm::StringRef Path) {
  return (Path.starts_with("/usr/lib/") || Path.starts_with("/lib/")) &&
         llvm::sys::path::filename(Path).contains(".so");
}

/// The scan's own folder: jobs and facts.
bool isScratch(llvm::StringRef Path) {
  llvm::SmallString<64> Temp;
  llvm::sys::path::system_temp_directory(/*ErasedOnReboot=*/true, Temp);
  const std::string Real = scan::realPath(Temp);
  return Path == Real || // its names tell what killed runs left
         Path.starts_with(Real + "/comsec-tidy");
}

class Containment : public Test {
protected:
  Containment() {
    for (const char *Name :
         {"secret.h", "secret.cpp", "secret.props", "secret.rsp", "secret.reg", "secret.sln",
          "dir/secret.h", "dir/secret.cpp", "gitignore", "git/index", "git/HEAD",
          "git/info/exclude", "reply/index-1.json", "ninja"})
      Outside.write(Name, "#define SECRET 1\n");
    Outside.write("dir/p.vcxproj", "<Project/>");
    Outside.write("db.json", "[]");
  }

  /// Whether this machine lets a process be watched.
  static bool mayWatch(std::string &Why) {
    auto True = llvm::sys::findProgramByName("true");
    return True && run({"strace", "-f", "-o", "/dev/null", *True}, Why) == 0;
  }

  static int run(std::vector<std::string> Arguments, std::string &Problem) {
    auto Found = llvm::sys::findProgramByName(Arguments.front());
    if (!Found) {
      ADD_FAILURE() << Arguments.front() << " is not installed";
      return -1;
    }
    std::vector<llvm::StringRef> Words(Arguments.begin(), Arguments.end());
    std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(), llvm::StringRef(),
                                                  llvm::StringRef()};
    return llvm::sys::ExecuteAndWait(*Found, Words, std::nullopt, Redirects, 0, 0, &Problem);
  }

  /// The real paths of all that a scan of these inputs opens or runs.
  std::set<std::string> opened(std::vector<std::string> Arguments) {
    const std::string Log = Scratch("log" + std::to_string(++Runs));
    std::vector<std::string> Words = {
        "strace", "-f",  "-y", "-qq", "-s",
        "4096",   "-o",  Log,  "-e",  "trace=open,openat,openat2,creat,execve,execveat",
        Program,  "scan"};
    Words.insert(Words.end(), Arguments.begin(), Arguments.end());
    std::string Problem;
    Exit = run(Words, Problem);
    std::set<std::string> Result;
    auto Text = llvm::MemoryBuffer::getFile(Log);
    if (!Text)
      return Result;
    for (llvm::StringRef Line : llvm::split((*Text)->getBuffer(), '\n')) {
      const llvm::StringRef Answer = Line.rsplit(" = ").second;
      if (Line.contains(" execve(\"") || Line.contains(" execveat("))
        Result.insert(Line.split('"').second.split('"').first.str());
      else if (Answer.contains('<') && llvm::isDigit(Answer.front())) // "3</real/path>"
        Result.insert(Answer.split('<').second.rsplit('>').first.str());
    }
    return Result;
  }

  /// Of these, those that are none of the scan's business.
  std::vector<std::string> strangers(const std::set<std::string> &Paths) const {
    std::vector<std::string> Result;
    auto IsFine = [&](llvm::StringRef Path) {
      return Path == Program || scan::isBelow(Path, T.Path) || isSharedLibrary(Path) ||
             isScratch(Path) || Path.starts_with("/proc/") ||
             llvm::any_of(Allowed, [&](llvm::StringRef A) { return scan::isBelow(Path, A); });
    };
    for (const std::string &Path : Paths)
      if (!IsFine(Path))
        Result.push_back(Path);
    return Result;
  }

  void expectContained(std::vector<std::string> Arguments, const std::string &MustOpen) {
    EXPECT_THAT(strangers(opened(Arguments)), IsEmpty());
    Arguments.push_back("--no-prefilter"); // every file is parsed
    const std::set<std::string> Paths = opened(std::move(Arguments));
    EXPECT_THAT(Paths, Contains(MustOpen)) << "else the record shows nothing";
    EXPECT_THAT(strangers(Paths), IsEmpty());
  }

  TempFolder T, Outside, Scratch;
  unsigned Runs = 0;
  int Exit = 0;
};

#define SKIP_UNLESS_WATCHED                                                                        \
  if (std::string Why; !mayWatch(Why))                                                             \
  GTEST_SKIP() << "SKIPPED: this machine does not let a process be watched (ptrace): " << Why

/// Includes in all the ways in which a source may name a file elsewhere.
std::string includes(const std::string &Outside) {
  const std::string Up = "../../../../../../../../../..";
  return "#include \"" + Outside + "/secret.h\"\n#include <" + Outside + "/secret.h>\n#include \"" +
         Up + Outside + "/secret.h\"\n#include \"..\\" + "\\.." + Outside +
         "/secret.h\"\n#include \"link.h\"\n#include <linked/secret.h>\n#include "
         "\"LINKED/Secret.H\"\n"
         "#include \"linked/dir/secret.h\"\n#include \"/etc/passwd\"\n#include \"C:/etc/passwd\"\n"
         "#if __has_include(\"" +
         Outside + "/secret.h\")\n#error found\n#endif\n#import \"" + Outside +
         "/secret.h\"\n#pragma include_alias(\"x.h\", \"" + Outside +
         "/secret.h\")\n#include \"x.h\"\n#embed \"" + Outside +
         "/secret.h\"\n#pragma comment(lib, \"" + Outside +
         "/dir/x.lib\")\nint f() { return 0; }\n";
}

TEST_F(Containment, OfAFolder) {
  SKIP_UNLESS_WATCHED;
  T.write("a.cpp", includes(Outside.Path));
  T.write("x.cpp", "#include <windows.h>\n#include <vector>\nint g() { return 0; }\n");
  T.link("link.h", Outside("secret.h"));
  T.link("linked", Outside.Path);
  T.link("b.cpp", Outside("secret.cpp"));
  T.link("b.reg", Outside("secret.reg"));
  T.link("b.sln", Outside("secret.sln"));
  T.link("compile_commands.json", Outside("db.json"));
  T.link(".gitignore", Outside("gitignore"));
  T.link("sub", Outside("dir"));
  T.write(".git", "gitdir: " + Outside("git") + "\n");
  T.write("deep/.git/HEAD");
  T.link("deep/.git/index", Outside("git/index"));
  T.link("deep/.git/info", Outside("git/info"));
  T.link("deep/.gitignore", Outside("gitignore"));
  T.write("deep/c.cpp", "#include \"../linked/dir/secret.h\"\n");
  T.write("real/.git/HEAD");
  T.write("real/.git/config", "[core]\n\texcludesFile = " + Outside("gitignore") +
                                  "\n\tworktree = " + Outside.Path +
                                  "\n[include]\n\tpath = " + Outside("git/HEAD") + "\n");
  T.write("real/d.cpp", "int h() { return 0; }\n");
  T.write("p.vcxproj", "<Project><Import Project='linked\\secret.props'/></Project>");
  expectContained({T.Path}, T("a.cpp"));
  EXPECT_EQ(Exit, 0);
}

TEST_F(Containment, OfACompileDatabase) {
  SKIP_UNLESS_WATCHED;
  T.write("a.cpp", includes(Outside.Path));
  T.link("l.cpp", Outside("secret.cpp"));
  T.link("linked", Outside.Path);
  T.link("link.rsp", Outside("secret.rsp"));
  T.write("build/in.rsp",
          "-include " + Outside("secret.h") + " -I" + Outside.Path + " @" + Outside("secret.rsp"));
  llvm::sys::fs::create_directories(T("build/.cmake/api/v1"));
  T.link("build/.cmake/api/v1/reply", Outside("reply"));
  T.link("build/build.ninja", Outside("ninja"));
  std::string Entries;
  for (const std::string &Arguments :
       {"cl /FI" + Outside("secret.h") + " /I" + Outside.Path + " /FIsecret.h",
        "clang -include " + Outside("secret.h") + " -imacros " + Outside("secret.h") + " -I/etc",
        "clang -isystem " + Outside.Path + " -iquote../../../../../../etc -include secret.h",
        "cl @" + Outside("secret.rsp") + " @../link.rsp @in.rsp",
        "clang --sysroot=" + Outside.Path + " -isysroot " + Outside.Path + " -B" + Outside.Path,
        "clang -fplugin=" + Outside("secret.h") + " -Xclang -load -Xclang " + Outside("secret.h"),
        "clang --config=" + Outside("secret.rsp") + " -ivfsoverlay " + Outside("db.json"),
        "clang -include-pch " + Outside("secret.h") + " -fmodule-map-file=" + Outside("secret.h"),
        "clang -fprofile-use=" + Outside("secret.h") +
            " -fsanitize-ignorelist=" + Outside("secret.h"),
        "cl /I../linked /FI../linked/secret.h /imsvc" + Outside.Path})
    Entries += (Entries.empty() ? "[" : ",") + std::string(R"({"directory": ")") + T("build") +
               R"(", "file": "../a.cpp", "command": ")" + Arguments + R"( ../a.cpp"})";
  for (const std::string &File :
       {Outside("secret.cpp"), std::string("../l.cpp"), std::string("/etc/passwd")})
    Entries += R"(,{"directory": ")" + T("build") + R"(", "file": ")" + File +
               R"(", "command": "clang )" + File + R"("})";
  T.write("build/compile_commands.json", Entries + "]");
  T.write(".git/HEAD");
  expectContained({T("build"), "--root", T.Path}, T("a.cpp"));
  EXPECT_EQ(Exit, 0);
  expectContained({"-p", T("build")}, T("a.cpp"));
}

TEST_F(Containment, OfProjectsOfVisualStudio) {
  SKIP_UNLESS_WATCHED;
  T.write("a.cpp", includes(Outside.Path));
  T.link("l.cpp", Outside("secret.cpp"));
  T.link("link.props", Outside("secret.props"));
  T.link("linked", Outside.Path);
  T.write(".git/HEAD");
  std::string Imports, Items;
  for (const std::string &Name :
       {Outside("secret.props"), "..\\..\\..\\..\\..\\..\\.." + Outside("secret.props"),
        std::string("link.props"), std::string("linked\\secret.props"), Outside.Path + "\\*.props",
        std::string("linked\\*.props"), std::string("\\\\server\\share\\x.props"),
        "$([MSBuild]::GetPathOfFileAbove('secret.props', '" + Outside("dir") + "'))",
        "$([System.IO.Path]::GetFullPath('" + Outside("secret.props") + "'))",
        "$([System.IO.File]::ReadAllText('" + Outside("secret.props") + "'))"})
    Imports += "<Import Project=\"" + Name + "\" Condition=\"Exists('" + Outside("secret.props") +
               "') or true\"/>";
  for (const std::string &Name :
       {Outside("secret.cpp"), std::string("l.cpp"), std::string("linked\\secret.cpp"),
        std::string("linked\\**\\*.cpp"), Outside.Path + "\\**\\*.cpp",
        std::string("..\\**\\*.cpp")})
    Items += "<ClCompile Include=\"" + Name + "\"/>";
  for (const std::string &Name : {Outside("secret.reg"), std::string("linked\\secret.reg"),
                                  std::string("linked\\*.reg"), std::string("..\\*.rgs")})
    Items += "<None Include=\"" + Name + "\"/>";
  T.write("p.vcxproj",
          "<Project><ItemGroup><ProjectConfiguration Include='Release|x64'/></ItemGroup>" +
              Imports + "<ItemGroup>" + Items + "<ClCompile Include='a.cpp'><ForcedIncludeFiles>" +
              Outside("secret.h") +
              ";linked\\secret.h</ForcedIncludeFiles>"
              "<AdditionalIncludeDirectories>" +
              Outside.Path +
              ";linked;..\\..\\..\\etc;/etc</AdditionalIncludeDirectories><AdditionalOptions>/FI" +
              Outside("secret.h") + " @" + Outside("secret.rsp") +
              "</AdditionalOptions></ClCompile><ProjectReference Include='" +
              Outside("dir/p.vcxproj") +
              "'/><ProjectReference Include='linked\\dir\\p.vcxproj'/></ItemGroup></Project>");
  T.write("s.sln", "Microsoft Visual Studio Solution File\n"
                   "Project(\"{1}\") = \"p\", \"p.vcxproj\", \"{2}\"\nEndProject\n"
                   "Project(\"{1}\") = \"q\", \"linked\\dir\\p.vcxproj\", \"{3}\"\nEndProject\n"
                   "Project(\"{1}\") = \"r\", \"" +
                       Outside("dir/p.vcxproj") + "\", \"{4}\"\nEndProject\n");
  expectContained({T("s.sln")}, T("a.cpp"));
  EXPECT_EQ(Exit, 0);
  expectContained({T("p.vcxproj")}, T("p.vcxproj"));
}

TEST_F(Containment, TheRecordShowsWhatIsOpened) {
  SKIP_UNLESS_WATCHED;
  T.write("a.cpp", "#include \"secret.h\"\nint f() { return SECRET; }\n");
  EXPECT_THAT(strangers(opened({T.Path, "-I", Outside.Path})), Contains(Outside("secret.h")));
}

} // namespace
} // namespace comsec
