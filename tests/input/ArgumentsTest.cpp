#include "driver/input/Arguments.h"

#include "tests/input/TempFolder.h"

#include <gmock/gmock.h>

using namespace testing;

namespace comsec::input {
namespace {

using Words = std::vector<std::string>;

class Arguments : public Test {
protected:
  /// A call of \p Program for main.cpp, in the root.
  Allowed allow(const Words &Given, const std::string &Program = "clang++",
                const std::string &File = "main.cpp") {
    Command C{Root.Path, Root(File), {Program}};
    C.Arguments.insert(C.Arguments.end(), Given.begin(), Given.end());
    C.Arguments.push_back(File);
    return allowArguments(C, [&](llvm::StringRef P) { return scan::isBelow(P, Root.Path); });
  }
  Words kept(const Words &Given, const std::string &Program = "clang++") {
    return allow(Given, Program).Arguments;
  }

  TempFolder Root;
};

TEST_F(Arguments, KeepsWhatChangesTheMeaning) {
  EXPECT_THAT(kept({"-DA", "-D", "B=1", "-UC"}), ElementsAre("-DA", "-DB=1", "-UC"));
  EXPECT_THAT(kept({"-Iinc", "-isystem", "sys"}),
              ElementsAre("-I", Root("inc"), "-isystem", Root("sys")));
  EXPECT_THAT(kept({"-fno-exceptions", "-fno-rtti", "-fshort-wchar", "-fno-char8_t"}),
              ElementsAre("-fno-exceptions", "-fno-rtti", "-fshort-wchar", "-fno-char8_t"));
  EXPECT_THAT(kept({"-std=c++17"}), ElementsAre("-std=c++17"));
  EXPECT_THAT(kept({"-municode"}), ElementsAre("-DUNICODE"));
}

TEST_F(Arguments, ReadsTheFormsOfCl) {
  EXPECT_THAT(kept({"/DA", "/D", "B=1", "/UC", "-DD"}, "cl.exe"),
              ElementsAre("-DA", "-DB=1", "-UC", "-DD"));
  EXPECT_THAT(kept({"/Iinc\\sub", "/external:I", "ext"}, "C:\\VC\\bin\\cl.exe"),
              ElementsAre("-I", Root("inc/sub"), "-isystem", Root("ext")));
  EXPECT_THAT(kept({"/FIpch.h"}, "clang-cl"), ElementsAre("-include", "pch.h"));
  EXPECT_THAT(kept({"/std:c++17"}, "cl"), ElementsAre("-std=c++17"));
  EXPECT_THAT(kept({"/std:c++latest"}, "cl"), ElementsAre("-std=c++23"));
  EXPECT_THAT(kept({"/J"}, "cl"), ElementsAre("-funsigned-char"));
  EXPECT_THAT(kept({"/MDd"}, "cl"), ElementsAre("-D_DLL", "-D_DEBUG"));
  EXPECT_EQ(allow({"/TP"}, "cl", "a.c").Lang, Language::Cxx);
  EXPECT_EQ(allow({"/TC"}, "cl").Lang, Language::C);
}

TEST_F(Arguments, PassesOverTheHarmlessOnesSilently) {
  Allowed Gnu = allow({"-c", "-o", "main.o", "-Wall", "-Werror=x", "-O2", "-g3", "-MD", "-MF",
                       "main.d", "-pipe", "-march=native", "-fPIC", "-fstack-protector-strong"});
  EXPECT_THAT(Gnu.Arguments, IsEmpty());
  EXPECT_THAT(Gnu.Dropped, IsEmpty());
  Allowed Cl = allow({"/nologo", "/c", "/W4", "/WX", "/O2", "/Zi", "/Fomain.obj", "/Fdx.pdb",
                      "/EHsc", "/GR-", "/MT", "/permissive-", "/Zc:wchar_t", "/utf-8", "/MP"},
                     "cl.exe");
  EXPECT_THAT(Cl.Arguments, IsEmpty());
  EXPECT_THAT(Cl.Dropped, IsEmpty());
}

TEST_F(Arguments, KnowsTheMachine) {
  EXPECT_EQ(allow({}).Arch, "x86_64");
  EXPECT_EQ(allow({"-m32"}).Arch, "i686");
  EXPECT_EQ(allow({"--target=i686-w64-mingw32"}).Arch, "i686");
  EXPECT_EQ(allow({"-target", "aarch64-pc-windows-msvc"}).Arch, "aarch64");
  EXPECT_EQ(allow({}, "i686-w64-mingw32-g++").Arch, "i686");
  EXPECT_EQ(allow({}, "C:\\VC\\Hostx64\\x86\\cl.exe").Arch, "i686");
}

TEST_F(Arguments, ATargetThatIsNotWindowsIsNotTaken) {
  Allowed A = allow({"--target=riscv64-linux-gnu"});
  EXPECT_EQ(A.Arch, "x86_64");
  EXPECT_THAT(A.Arguments, IsEmpty());
  EXPECT_THAT(A.Dropped, ElementsAre("--target="));
}

// Each of these makes a compiler load code, write a file, or read one elsewhere.
class Hostile : public Arguments, public WithParamInterface<Words> {};

TEST_P(Hostile, IsDroppedAndNamed) {
  Words Given = GetParam();
  Allowed A = allow(Given);
  EXPECT_THAT(A.Arguments, IsEmpty());
  EXPECT_THAT(A.Dropped, Not(IsEmpty()));
}

INSTANTIATE_TEST_SUITE_P(
    Gnu, Hostile,
    Values(Words{"-Xclang", "-load", "-Xclang", "evil.so"}, Words{"-fplugin=evil.so"},
           Words{"-fpass-plugin=evil.so"}, Words{"-mllvm", "-load=evil.so"}, Words{"-B", "/tmp"},
           Words{"--config", "evil.cfg"}, Words{"--config=evil.cfg"},
           Words{"-working-directory", "/etc"}, Words{"-fmodules-cache-path=/tmp/x"},
           Words{"-fmodule-file=x.pcm"}, Words{"-fmodule-map-file=x"}, Words{"-ivfsoverlay", "x"},
           Words{"-serialize-diagnostics", "/tmp/x"}, Words{"-include-pch", "x.pch"},
           Words{"-Wp,-MD,/tmp/x"}, Words{"-Xpreprocessor", "-o"}, Words{"--sysroot=/"},
           Words{"-isysroot", "/"}, Words{"-resource-dir", "/tmp"}, Words{"-no-such-option"},
           Words{"-ftime-trace=/tmp/x"}, Words{"-fsave-optimization-record"}, Words{"-emit-llvm"},
           Words{"-x", "cuda"}, Words{"-std=nonsense"}, Words{"-fcrash-diagnostics-dir=/tmp"}));

TEST_F(Arguments, ClsWayToOtherArgumentsIsClosed) {
  Allowed A = allow({"/clang:-fplugin=evil.so", "-Xclang", "-load"}, "clang-cl");
  EXPECT_THAT(A.Arguments, IsEmpty());
  EXPECT_THAT(A.Dropped, ElementsAre("/clang:", "-Xclang"));
}

TEST_F(Arguments, OutputsAndLinkersArgumentsAreNeverKept) {
  EXPECT_THAT(kept({"-o", "/tmp/x", "-MF/tmp/y", "-MT", "z", "--output=/tmp/z", "-save-temps",
                    "-specs=x", "-load", "x.so", "-Wl,x"}),
              IsEmpty());
}

TEST_F(Arguments, FoldersOutsideTheRootAreNamed) {
  Allowed A = allow({"-I/etc", "-I../../../../../../etc", "-include", "/etc/passwd"});
  EXPECT_THAT(A.Arguments, IsEmpty());
  EXPECT_THAT(A.Unreadable, ElementsAre("/etc", "/etc", "/etc/passwd"));
}

TEST_F(Arguments, ALinkOutOfTheRootIsOutside) {
  Root.link("inc", "/etc");
  Allowed A = allow({"-Iinc", "-Iinc/ssl"});
  EXPECT_THAT(A.Arguments, IsEmpty());
  EXPECT_EQ(A.Unreadable.size(), 2u);
}

TEST_F(Arguments, ResponseFilesAreReadBelowTheRootOnly) {
  Root.write("args.rsp", "-DA -I\"my inc\"\n-Xclang -load @more.rsp");
  Root.write("more.rsp", "-DNESTED");
  Allowed A = allow({"@args.rsp", "@/etc/passwd", "@missing.rsp"});
  EXPECT_THAT(A.Arguments, ElementsAre("-DA", "-I", Root("my inc")));
  EXPECT_THAT(A.Unreadable, ElementsAre("@/etc/passwd"));
  EXPECT_THAT(A.Dropped, UnorderedElementsAre("@ inside of @", "@missing.rsp", "-Xclang"));
}

TEST_F(Arguments, AStandardOfTheOtherLanguageIsLeftOut) {
  EXPECT_THAT(allow({"-std=c11"}).Arguments, IsEmpty());
  EXPECT_THAT(allow({"-std=c++17"}, "clang", "a.c").Arguments, IsEmpty());
  EXPECT_THAT(allow({"-std=c++17", "-x", "c++"}, "clang", "a.c").Arguments,
              ElementsAre("-std=c++17"));
}

TEST_F(Arguments, ACompilerBehindACacheIsFound) {
  EXPECT_THAT(kept({"cl.exe", "/DA"}, "sccache"), ElementsAre("-DA"));
}

TEST_F(Arguments, AnOptionWithoutItsValueDoesNoHarm) {
  Command C{Root.Path, Root("main.cpp"), {"clang", "-I"}};
  auto All = [](llvm::StringRef) { return true; };
  EXPECT_THAT(allowArguments(C, All).Arguments, IsEmpty());
  C.Arguments.clear();
  EXPECT_THAT(allowArguments(C, All).Arguments, IsEmpty());
}

TEST(LanguageOf, GoesByTheNameAsWindowsDoes) {
  EXPECT_EQ(languageOf("a.C"), Language::C); // clang alone would say C++
  EXPECT_EQ(languageOf("a.Cpp"), Language::Cxx);
  EXPECT_EQ(languageOf("a.CXX"), Language::Cxx);
  EXPECT_EQ(languageOf("a.h"), std::nullopt);
  EXPECT_EQ(languageOf("c"), std::nullopt);
}

} // namespace
} // namespace comsec::input
