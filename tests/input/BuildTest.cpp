// What the build makes of each source: from replies that CMake really wrote, from Ninja files, and
// from what is neither.
#include "driver/input/Input.h"
#include "driver/input/NinjaFile.h"
#include "driver/input/Targets.h"
#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>
#include <llvm/Support/Process.h>
#include <llvm/Support/Program.h>

#include <map>

using namespace testing;

namespace comsec::input {
namespace {

using Programs = std::map<std::string, std::vector<std::string>>;

/// "app object", "engine.dll dll".
std::string show(const facts::Membership &M) {
  static const std::map<facts::Linkage, std::string> Words = {{facts::Linkage::Object, " object"},
                                                              {facts::Linkage::Archive, " archive"},
                                                              {facts::Linkage::Dll, " dll"}};
  return M.Program + (M.Kind == facts::ProgramKind::Library ? " (DLL)" : "") + Words.at(M.How);
}

class Build : public Test {
protected:
  /// The programs of each job, by file and configuration below the root.
  Programs programs(std::vector<std::string> Inputs) {
    InputOptions O;
    O.Inputs = std::move(Inputs);
    O.Root = T.Path;
    Input In;
    std::string Error;
    EXPECT_TRUE(readInput(O, In, Error)) << Error;
    Notes.clear();
    for (const Notification &N : In.Notifications)
      if (N.Id == "build-information")
        Notes.push_back(N.Message);
    Programs Found;
    for (const scan::Job &J : In.Jobs) {
      std::vector<std::string> &Names = Found[J.MainFile.substr(T.Path.size() + 1) + J.Config];
      for (const facts::Membership &M : J.Programs)
        Names.push_back(show(M));
    }
    return Found;
  }

  void writeProject() {
    T.write("src/CMakeLists.txt", R"(cmake_minimum_required(VERSION 3.25)
project(tiny LANGUAGES CXX)
add_library(core STATIC core.cpp)
add_library(parts OBJECT parts.cpp)
add_library(engine SHARED engine.cpp)
target_link_libraries(engine PRIVATE core parts)
add_library(plugin MODULE plugin.cpp)
add_library(unused STATIC unused.cpp)
add_executable(app main.cpp both.cpp)
target_compile_definitions(app PRIVATE PRODUCT)
target_link_libraries(app PRIVATE core engine)
add_executable(apptest test.cpp both.cpp)
target_link_libraries(apptest PRIVATE core)
add_dependencies(apptest app plugin unused)
)");
    for (std::string Name : {"core", "parts", "engine", "plugin", "unused", "main", "both", "test"})
      T.write("src/" + Name + ".cpp", "int " + Name + "_() { return 0; }\n");
  }

  void runCMake(bool WithReply) {
    writeProject();
    if (WithReply)
      T.write("build/.cmake/api/v1/query/codemodel-v2");
    auto CMake = llvm::sys::findProgramByName("cmake");
    ASSERT_TRUE(CMake);
    std::string Source = T("src"), Folder = T("build");
    std::vector<llvm::StringRef> Words = {*CMake,
                                          "-G",
                                          "Ninja",
                                          "-S",
                                          Source,
                                          "-B",
                                          Folder,
                                          "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
                                          "-DCMAKE_CXX_COMPILER=clang++-22"};
    std::string Log = T("cmake.log");
    std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(), llvm::StringRef(Log),
                                                  llvm::StringRef(Log)};
    ASSERT_EQ(llvm::sys::ExecuteAndWait(*CMake, Words, std::nullopt, Redirects), 0);
  }

  /// A database of one source, in build/.
  void writeDatabase() {
    T.write("src/main.cpp", "int main() {}\n");
    T.write("build/compile_commands.json", R"([{"directory": ")" + T("build") +
                                               R"(", "file": "../src/main.cpp",
      "arguments": ["cl", "/c", "../src/main.cpp", "/Fomain.obj"]}])");
  }

  void writeReply(const std::string &Name, const std::string &Text) {
    T.write("build/.cmake/api/v1/reply/" + Name, Text);
  }
  void writeIndex(const std::string &File) {
    writeReply("index-1.json", R"({"objects": [{"kind": "codemodel", "version": {"major": 2},
      "jsonFile": ")" + File + "\"}]}");
  }
  void writeModel(const std::string &Targets) {
    writeIndex("model.json");
    writeReply("model.json", R"({"configurations": [{"targets": )" + Targets +
                                 R"(}], "paths": {"source": ")" + T("src") + R"(", "build": ")" +
                                 T("build") + "\"}}");
  }

  TempFolder T;
  std::vector<std::string> Notes;
};

/// What the project of writeProject() says.
const Programs Documented = {
    {"src/main.cpp", {"app object"}},
    {"src/test.cpp", {"apptest object"}},
    {"src/both.cpp", {"apptest object"}},
    {"src/both.cpp2", {"app object"}}, // has one more -D
    {"src/core.cpp", {"app archive", "apptest archive", "libengine.so (DLL) archive"}},
    {"src/parts.cpp", {"app dll", "libengine.so (DLL) object"}},
    {"src/engine.cpp", {"app dll", "libengine.so (DLL) object"}},
    {"src/plugin.cpp", {"libplugin.so (DLL) object"}},
    {"src/unused.cpp", {}},
};

TEST_F(Build, CMakesReplyTellsWhatIsLinkedIntoWhat) {
  ASSERT_NO_FATAL_FAILURE(runCMake(/*WithReply=*/true));
  ASSERT_TRUE(llvm::sys::fs::exists(T("build/.cmake/api/v1/reply")));
  llvm::sys::fs::remove(T("build/build.ninja"));
  EXPECT_EQ(programs({T("build")}), Documented);
  EXPECT_EQ(programs({T("build/compile_commands.json")}), Documented);
  EXPECT_THAT(Notes, IsEmpty());
}

TEST_F(Build, ANinjaFileTellsTheSame) {
  ASSERT_NO_FATAL_FAILURE(runCMake(/*WithReply=*/false));
  ASSERT_FALSE(llvm::sys::fs::exists(T("build/.cmake/api/v1/reply")));
  EXPECT_EQ(programs({T("build")}), Documented);
  EXPECT_THAT(Notes, IsEmpty());
}

TEST_F(Build, WithoutEitherNothingIsKnown) {
  writeDatabase();
  EXPECT_EQ(programs({T("build")}), (Programs{{"src/main.cpp", {}}}));
  EXPECT_THAT(Notes, IsEmpty());
}

TEST_F(Build, ANinjaFileOfWindowsIsReadWithItsEscapes) {
  writeDatabase();
  T.write("src/my part.cpp", "int part;\n");
  T.write("build/compile_commands.json", R"([{"directory": ")" + T("build") +
                                             R"(", "file": "../src/main.cpp",
      "arguments": ["cl", "/c", "../src/main.cpp", "/Fomain.obj"]},
      {"directory": ")" + T("build") + R"(", "file": "../src/my part.cpp",
      "arguments": ["cl", "/c", "../src/my part.cpp", "/Fomy part.obj"]}])");
  T.write("build/more.ninja", "build my$ part.obj: cc $src/my$ part.cpp\n"
                              "include deeper.ninja\n");
  T.write("build/build.ninja", "# build not.exe: link main.obj\n"
                               "src = ../src\r\n"
                               "rule cc\r\n"
                               "  command = build x: y\n"
                               "build main.obj: cc ${src}/main.cpp | always\n"
                               "subninja more.ninja\n"
                               "build bin/tool.dll tool.lib | tool$:1.pdb: $\n"
                               "    link my$ part.obj || order.lib\n"
                               "build alias: phony bin/agent.exe\n"
                               "build bin/agent.exe: link $\n"
                               "    main.obj | $\n"
                               "    tool.lib |@ check\n");
  EXPECT_EQ(programs({T("build")}),
            (Programs{{"src/main.cpp", {"agent.exe object"}},
                      {"src/my part.cpp", {"agent.exe dll", "tool.dll (DLL) object"}}}));
  EXPECT_THAT(Notes, IsEmpty());
}

TEST_F(Build, ProgramsOfOneNameAreToldApartByTheirFolders) {
  for (std::string Folder : {"one", "two"}) {
    T.write("src/" + Folder + ".cpp", "int main() {}\n");
    T.write(Folder + "/compile_commands.json", R"([{"directory": ")" + T(Folder) +
                                                   R"(", "file": "../src/)" + Folder +
                                                   R"(.cpp", "command": "cl /c x"}])");
    T.write(Folder + "/build.ninja",
            "build x.obj: cc ../src/" + Folder + ".cpp\nbuild out/app.exe: link x.obj\n");
  }
  Programs Both = programs({T("one"), T("two")});
  EXPECT_EQ(Both, (Programs{{"src/one.cpp", {"one/out/app.exe object"}},
                            {"src/two.cpp", {"two/out/app.exe object"}}}));
  EXPECT_EQ(programs({T("two"), T("one")}), Both);
}

/// What is wrong with a reply is said once, and the processes are found by their entry points.
class BadReply : public Build {
protected:
  void expectRefused(const std::string &Part) {
    writeDatabase();
    EXPECT_EQ(programs({T("build")}), (Programs{{"src/main.cpp", {}}}));
    EXPECT_THAT(Notes, ElementsAre(HasSubstr(Part)));
  }
};

TEST_F(BadReply, BrokenIndex) {
  writeReply("index-1.json", "{\"objects\": [");
  expectRefused("'index-1.json' is no JSON object");
}

TEST_F(BadReply, AModelThatIsAnArray) {
  writeIndex("model.json");
  writeReply("model.json", "[1]");
  expectRefused("'model.json' is no JSON object");
}

TEST_F(BadReply, FilesElsewhere) {
  T.write("secret.json", "{\"configurations\": []}");
  writeIndex("../../../../../secret.json");
  expectRefused("is no file of the build folder");
  writeIndex("link.json");
  T.link("build/.cmake/api/v1/reply/link.json", T("secret.json"));
  expectRefused("is no file of the build folder");
  writeIndex("zero.json");
  T.link("build/.cmake/api/v1/reply/zero.json", "/dev/zero");
  expectRefused("is no file of the build folder");
  writeIndex("missing.json");
  expectRefused("is no file of the build folder");
  writeModel(R"([{"jsonFile": "."}])");
  expectRefused("is no file of the build folder");
}

TEST_F(BadReply, MoreThanAnyBuildHas) {
  writeIndex("model.json");
  writeReply("model.json", "{}");
  int File = 0;
  ASSERT_FALSE(llvm::sys::fs::openFileForReadWrite(T("build/.cmake/api/v1/reply/model.json"), File,
                                                   llvm::sys::fs::CD_OpenExisting,
                                                   llvm::sys::fs::OF_None));
  ASSERT_FALSE(llvm::sys::fs::resize_file(File, 1ull << 33)); // takes no space
  llvm::sys::Process::SafelyCloseFileDescriptor(File);
  expectRefused("larger than any real ones");
}

TEST_F(BadReply, DeepNesting) {
  writeIndex("model.json");
  writeReply("model.json", std::string(1'000'000, '['));
  expectRefused("is no JSON object");
}

TEST_F(BadReply, WrongTypesAreNothing) {
  writeModel("[7, null]");
  expectRefused("is no file of the build folder"); // an entry without a file
  writeReply("t.json", R"({"id": ["a"], "type": 7, "sources": {"path": 1}})");
  writeModel(R"([{"jsonFile": "t.json"}])");
  expectRefused("a target has no id");
  writeReply("t.json", R"({"id": "a", "type": "EXECUTABLE", "sources": [7, {"path": 8}, null],
    "artifacts": [{}], "dependencies": [1], "link": [], "paths": "x", "nameOnDisk": {}})");
  writeDatabase();
  EXPECT_EQ(programs({T("build")}), (Programs{{"src/main.cpp", {}}}));
}

TEST_F(BadReply, TargetsThatDependOnEachOtherInCircles) {
  writeDatabase();
  writeModel(R"([{"jsonFile": "a.json"}, {"jsonFile": "b.json"}, {"jsonFile": "c.json"}])");
  auto Write = [&](std::string Id, std::string Type, std::string Source) {
    writeReply(Id + ".json", R"({"id": ")" + Id + R"(", "name": ")" + Id + R"(", "type": ")" +
                                 Type + R"(", "artifacts": [{"path": ")" + Id +
                                 R"("}], "dependencies": [{"id": "a"}, {"id": "b"}, {"id": "c"}],
      "link": {"commandFragments": [{"role": "libraries", "fragment": "a"},
        {"role": "libraries", "fragment": "b"}, {"role": "libraries", "fragment": "c"}]},
      "sources": [{"compileGroupIndex": 0, "path": ")" +
                                 Source + R"("}]})");
  };
  Write("a", "EXECUTABLE", "main.cpp");
  Write("b", "STATIC_LIBRARY", "../../../../../../etc/passwd");
  Write("c", "SHARED_LIBRARY", "main.cpp");
  EXPECT_EQ(programs({T("build")}), (Programs{{"src/main.cpp", {"a object", "c (DLL) object"}}}));
  EXPECT_THAT(Notes, IsEmpty());
}

TEST_F(BadReply, AnOddNinjaFileIsReadToItsEnd) {
  writeDatabase();
  std::string Growing = "a = 0123456789\n";
  for (int I = 0; I < 64; ++I)
    Growing += "a = $a$a$a$a\n";
  T.write("build/build.ninja", Growing + "build\nbuild :\nbuild : :\nbuild $\nbuild x: $a$a ${\n"
                                         "include\n");
  EXPECT_EQ(programs({T("build")}), (Programs{{"src/main.cpp", {}}}));
  EXPECT_THAT(Notes, IsEmpty());
  T.write("build/build.ninja", "include build.ninja\nbuild main.obj: cc ../src/main.cpp\n"
                               "build a.lib: lib main.obj b.lib\nbuild b.lib: lib x.obj a.lib\n"
                               "build app.exe: link y.obj a.lib\n$");
  EXPECT_EQ(programs({T("build")}), (Programs{{"src/main.cpp", {"app.exe archive"}}}));
  EXPECT_THAT(Notes, IsEmpty());
}

TEST_F(BadReply, ANinjaFileThatIncludesOthersElsewhere) {
  T.write("build/build.ninja", "include ../../../../etc/passwd\n");
  expectRefused("'../../../../etc/passwd' is no file of the build folder");
}

TEST(BuildPrograms, TooEntangledIsNothing) {
  std::vector<Target> Targets;
  for (unsigned I = 0; I < 400; ++I) {
    Target T;
    T.Id = T.Path = "/" + std::to_string(I);
    T.Kind = TargetKind::Dll;
    T.Sources.push_back({"/a.cpp", ""});
    for (unsigned Other = 0; Other < 400; ++Other)
      T.Links.push_back("/" + std::to_string(Other));
    Targets.push_back(T);
  }
  BuildPrograms P;
  EXPECT_FALSE(P.read(Targets));
  EXPECT_TRUE(P.empty());
}

} // namespace
} // namespace comsec::input
