// clang-tidy with our checks built in, for hosts that cannot load a plugin: Visual Studio takes a
// program of its own, and LLVM for Windows has no plugins. Plugin.cpp, linked in, registers them.
#include <clang-tidy/tool/ClangTidyMain.h>
#include <clang/Options/OptionUtils.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <string>
#include <vector>

/// Clang looks for its own headers relative to the program. Where they are not, those of the clang
/// that this was built with are meant.
static std::string headersArgument(const char *Program) {
  const std::string Own = llvm::sys::fs::getMainExecutable(Program, (void *)&headersArgument);
  if (llvm::sys::fs::is_directory(clang::GetResourcesPath(Own)))
    return {};
  return "--extra-arg-before=-resource-dir=" + clang::GetResourcesPath(COMSEC_LLVM "/bin/clang");
}

int main(int Argc, const char **Argv) {
  std::vector<const char *> Words(Argv, Argv + Argc);
  const std::string Headers = headersArgument(Argv[0]);
  if (!Headers.empty())
    Words.insert(Words.begin() + 1, Headers.c_str());
  return clang::tidy::clangTidyMain(static_cast<int>(Words.size()), Words.data());
}
