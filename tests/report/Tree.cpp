#include "tests/report/Tree.h"

#include <gtest/gtest.h>
#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Program.h>

#include <fstream>
#include <sstream>

namespace comsec::report {

namespace fs = std::filesystem;

Tree::Tree() {
  llvm::SmallString<128> Path;
  EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("comsec-report", Path));
  Folder = fs::canonical(Path.str().str());
}

Tree::~Tree() {
  std::error_code Ignored;
  fs::remove_all(Folder, Ignored);
}

void Tree::write(const std::string &File, const std::string &Bytes) {
  fs::create_directories(path(File).parent_path());
  std::ofstream(path(File), std::ios::binary) << Bytes;
}

std::string Tree::read(const std::string &File) const {
  std::ostringstream Bytes;
  Bytes << std::ifstream(path(File), std::ios::binary).rdbuf();
  return Bytes.str();
}

facts::Range range(const std::string &File, unsigned Line, unsigned Column, unsigned EndColumn) {
  return {{File, Line, Column}, Line, EndColumn};
}

Finding finding(facts::Range Where, std::string Message) {
  Finding F;
  F.Rule = "weak-authentication-level";
  F.Where = std::move(Where);
  F.Message = std::move(Message);
  return F;
}

Report reportOn(const Tree &T, std::vector<Finding> Findings) {
  return makeReport(T.root(), "", {std::move(Findings), {}}, {}, {});
}

Outcome run(const std::string &Program, const std::vector<std::string> &Arguments,
            const std::string &Folder) {
  const std::string Log = Folder + "/.output";
  llvm::sys::fs::remove(Log); // a redirection does not shorten a file that exists
  // The shell only changes the folder; arguments are passed as they are.
  std::vector<llvm::StringRef> All = {"sh", "-c",   "cd \"$1\" && shift && exec \"$@\"",
                                      "sh", Folder, Program};
  All.insert(All.end(), Arguments.begin(), Arguments.end());
  const std::optional<llvm::StringRef> Redirects[] = {llvm::StringRef(""), llvm::StringRef(Log),
                                                      llvm::StringRef(Log)};
  Outcome Result;
  Result.Status = llvm::sys::ExecuteAndWait("/bin/sh", All, std::nullopt, Redirects);
  std::ostringstream Output;
  Output << std::ifstream(Log).rdbuf();
  Result.Output = Output.str();
  return Result;
}

} // namespace comsec::report
