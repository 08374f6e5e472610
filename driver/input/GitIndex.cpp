#include "driver/input/GitIndex.h"

#include "driver/scan/Folders.h"

#include <git2.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/MemoryBuffer.h>

using namespace llvm;

namespace comsec::input {
namespace {

/// An index takes some hundred bytes a file: enough for trees of millions.
constexpr std::uint64_t MaxIndexBytes = 512u << 20;
/// ".git" as a file holds one path.
constexpr std::uint64_t MaxLinkBytes = 4096;

} // namespace

bool startGitLibrary() {
  static const bool Started = [] {
    if (git_libgit2_init() < 0)
      return false;
    for (int Level : {GIT_CONFIG_LEVEL_PROGRAMDATA, GIT_CONFIG_LEVEL_SYSTEM, GIT_CONFIG_LEVEL_XDG,
                      GIT_CONFIG_LEVEL_GLOBAL})
      if (git_libgit2_opts(GIT_OPT_SET_SEARCH_PATH, Level, "") < 0)
        return false;
    // Nothing of a repository is run, so that it does not matter whose it is.
    return git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0) == 0;
  }();
  return Started;
}

std::optional<GitIndex> GitIndex::read(const std::string &Path) {
  git_index *Raw = nullptr;
  sys::fs::file_status Status;
  const bool IsThere = !sys::fs::status(Path, Status);
  // A pipe would make the library wait for ever.
  if (IsThere && (!sys::fs::is_regular_file(Status) || Status.getSize() > MaxIndexBytes))
    return std::nullopt;
  if (!startGitLibrary() ||
      (IsThere ? git_index_open(&Raw, Path.c_str()) : git_index_new(&Raw)) < 0)
    return std::nullopt;
  return GitIndex(Handle(Raw, git_index_free));
}

bool GitIndex::tracks(const std::string &Path) const {
  return git_index_find(nullptr, Index.get(), Path.c_str()) == 0;
}

bool GitIndex::tracksBelow(const std::string &Folder) const {
  return git_index_find_prefix(nullptr, Index.get(), (Folder + "/").c_str()) == 0;
}

std::string gitFolder(StringRef Top, StringRef Bound) {
  std::string Path = scan::realPath(Top.str() + "/.git");
  sys::fs::file_status Status;
  if (!scan::isBelow(Path, Bound) || sys::fs::status(Path, Status))
    return {};
  if (!sys::fs::is_regular_file(Status))
    return sys::fs::is_directory(Status) ? Path : std::string();
  auto Text = MemoryBuffer::getFile(Path);
  StringRef Line = Text ? (*Text)->getBuffer().split('\n').first.rtrim('\r') : StringRef();
  if (Status.getSize() > MaxLinkBytes || !Line.consume_front("gitdir: "))
    return {};
  Path = scan::realPath(scan::normalised(Line, Top));
  return scan::isBelow(Path, Bound) && sys::fs::is_directory(Path) ? Path : std::string();
}

} // namespace comsec::input
