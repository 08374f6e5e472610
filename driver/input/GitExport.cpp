#include "driver/input/GitExport.h"

#include "driver/input/GitIndex.h"
#include "driver/input/SourceFolder.h"

#include <git2.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

#include <memory>

using namespace llvm;

namespace comsec::input {
namespace {

template <typename T> using Handle = std::unique_ptr<T, void (*)(T *)>;
using Repository = Handle<git_repository>;
using Object = Handle<git_object>;
using Index = Handle<git_index>;
using Diff = Handle<git_diff>;

std::string lastError() {
  const git_error *Last = git_error_last();
  return Last && Last->message ? Last->message : "git gives no reason";
}

/// Whatever its configuration says, the work tree is \p Top.
Repository open(const std::string &Top) {
  git_repository *Raw = nullptr;
  if (startGitLibrary() && git_repository_open(&Raw, Top.c_str()) == 0)
    git_repository_set_workdir(Raw, Top.c_str(), /*update_gitlink=*/false);
  return {Raw, git_repository_free};
}

Object find(git_repository *In, const std::string &Revision) {
  git_object *Raw = nullptr;
  git_revparse_single(&Raw, In, Revision.c_str());
  return {Raw, git_object_free};
}

bool checkOut(git_repository *In, git_object *Tree, const std::string &Folder) {
  git_checkout_options How;
  git_checkout_options_init(&How, GIT_CHECKOUT_OPTIONS_VERSION);
  How.checkout_strategy = GIT_CHECKOUT_FORCE | GIT_CHECKOUT_DONT_UPDATE_INDEX |
                          GIT_CHECKOUT_DONT_WRITE_INDEX | GIT_CHECKOUT_NO_REFRESH;
  How.disable_filters = 1;
  How.target_directory = Folder.c_str();
  return git_checkout_tree(In, Tree, &How) == 0;
}

/// The index that a work tree of \p Tree in \p Folder would have; null when it cannot be written.
Index writeIndex(git_object *Tree, const std::string &Folder) {
  git_index *Raw = nullptr;
  if (sys::fs::create_directories(Folder + "/.git") ||
      git_index_open(&Raw, (Folder + "/.git/index").c_str()) != 0)
    return {nullptr, git_index_free};
  Index Made(Raw, git_index_free);
  if (git_index_read_tree(Raw, reinterpret_cast<git_tree *>(Tree)) != 0 ||
      git_index_write(Raw) != 0)
    return {nullptr, git_index_free};
  return Made;
}

/// From \p Tree to the work tree, with what is new, renamed and ignored.
Diff changes(git_repository *In, git_object *Tree) {
  git_diff_options How;
  git_diff_options_init(&How, GIT_DIFF_OPTIONS_VERSION);
  How.flags = GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS |
              GIT_DIFF_INCLUDE_IGNORED | GIT_DIFF_RECURSE_IGNORED_DIRS;
  How.ignore_submodules = GIT_SUBMODULE_IGNORE_ALL;
  git_diff *Raw = nullptr;
  if (git_diff_tree_to_workdir_with_index(&Raw, In, reinterpret_cast<git_tree *>(Tree), &How) ==
      0) {
    git_diff_find_options Similar;
    git_diff_find_options_init(&Similar, GIT_DIFF_FIND_OPTIONS_VERSION);
    Similar.flags = GIT_DIFF_FIND_RENAMES | GIT_DIFF_FIND_FOR_UNTRACKED;
    git_diff_find_similar(Raw, &Similar); // else a renamed file counts as a new one
  }
  return {Raw, git_diff_free};
}

/// Copies a file, where there is one and nothing is in its place.
bool copyFile(const std::string &From, const std::string &Folder, const std::string &Path) {
  sys::fs::file_status Status;
  if (sys::fs::status(From, Status, /*follow=*/false) || !sys::fs::is_regular_file(Status))
    return true;
  const std::optional<std::string> To = freePlace(Folder, Path);
  return !To || !sys::fs::copy_file(From, *To);
}

/// Exports one work tree and the submodules in it.
class Exporter {
public:
  Exporter(const std::string &Top, const std::string &Folder, ExportedRevision &Out)
      : Top(Top), Folder(Folder), Out(Out) {}

  /// \p Below: the repository's place, "" or "sub/module/".
  bool write(git_repository *In, git_object *Commit, const std::string &Below) {
    git_object *Raw = nullptr;
    if (git_object_peel(&Raw, Commit, GIT_OBJECT_TREE) != 0)
      return false;
    const Object Tree(Raw, git_object_free);
    if (!checkOut(In, Raw, Folder + "/" + Below))
      return false;
    const Index Tracked = writeIndex(Raw, Folder + "/" + Below);
    if (!Tracked || !takeIgnoreRules(In, Below) || !compare(changes(In, Raw).get(), Below))
      return false;
    for (std::size_t I = 0; I < git_index_entrycount(Tracked.get()); ++I)
      if (const git_index_entry *E = git_index_get_byindex(Tracked.get(), I);
          E->mode == GIT_FILEMODE_COMMIT)
        writeSubmodule(Below + E->path, git_oid_tostr_s(&E->id));
    return true;
  }

private:
  bool takeIgnoreRules(git_repository *In, const std::string &Below) {
    const std::string From = std::string(git_repository_commondir(In)) + "info/exclude";
    return copyFile(From, Folder, Below + ".git/info/exclude");
  }

  bool compare(const git_diff *Changes, const std::string &Below) {
    for (std::size_t I = 0, End = Changes ? git_diff_num_deltas(Changes) : 0; I < End; ++I) {
      const git_diff_delta *D = git_diff_get_delta(Changes, I);
      const std::string Path = Below + D->new_file.path;
      if (D->status == GIT_DELTA_RENAMED)
        Out.Renamed[Path] = Below + D->old_file.path;
      else if (D->status == GIT_DELTA_IGNORED && mayBeIncluded(Path) &&
               !copyFile(Top + "/" + Path, Folder, Path))
        return false;
    }
    return true;
  }

  void writeSubmodule(const std::string &Path, const std::string &Commit) {
    if (!sys::fs::exists(Top + "/" + Path + "/.git"))
      return; // it is not here now either
    const Repository In = gitFolder(Top + "/" + Path, Top).empty()
                              ? Repository(nullptr, git_repository_free)
                              : open(Top + "/" + Path);
    const Object Found = In ? find(In.get(), Commit) : Object(nullptr, git_object_free);
    if (!Found || !write(In.get(), Found.get(), Path + "/"))
      Out.MissingSubmodules.push_back(Path);
  }

  const std::string &Top, &Folder;
  ExportedRevision &Out;
};

} // namespace

std::optional<std::string> freePlace(const std::string &Folder, StringRef Path) {
  SmallString<256> At(Folder);
  for (auto Part = sys::path::begin(Path), End = sys::path::end(Path); Part != End; ++Part) {
    if (sys::fs::is_symlink_file(At) || *Part == "..")
      return std::nullopt;
    sys::path::append(At, *Part);
  }
  sys::fs::file_status Status;
  sys::fs::status(At, Status, /*follow=*/false);
  if (Status.type() != sys::fs::file_type::file_not_found ||
      sys::fs::create_directories(sys::path::parent_path(At)))
    return std::nullopt;
  return std::string(At);
}

std::optional<ExportedRevision> exportRevision(const std::string &Top, const std::string &Revision,
                                               const std::string &Folder, std::string &Error) {
  const Repository In = open(Top);
  if (!In) {
    Error = "cannot read the git repository '" + Top + "': " + lastError();
    return std::nullopt;
  }
  const Object Commit = find(In.get(), Revision + "^{commit}");
  if (!Commit) {
    Error = "no revision '" + Revision + "' in the git repository '" + Top +
            "' (in a shallow clone, fetch more of its history)";
    return std::nullopt;
  }
  ExportedRevision Result;
  Result.Commit = git_oid_tostr_s(git_object_id(Commit.get()));
  if (Exporter(Top, Folder, Result).write(In.get(), Commit.get(), ""))
    return Result;
  Error = "cannot write the files of revision '" + Revision + "': " + lastError() +
          " (in a partial clone, fetch its files)";
  return std::nullopt;
}

} // namespace comsec::input
