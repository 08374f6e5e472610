#include "driver/input/GitExport.h"

#include "driver/input/GitIndex.h"

#include <git2.h>

#include <memory>

namespace comsec::input {
namespace {

using Repository = std::unique_ptr<git_repository, void (*)(git_repository *)>;
using Object = std::unique_ptr<git_object, void (*)(git_object *)>;

std::string lastError() {
  const git_error *Last = git_error_last();
  return Last && Last->message ? Last->message : "git gives no reason";
}

Repository open(const std::string &Top) {
  git_repository *Raw = nullptr;
  if (startGitLibrary())
    git_repository_open(&Raw, Top.c_str());
  return {Raw, git_repository_free};
}

Object commit(git_repository *In, const std::string &Revision) {
  git_object *Raw = nullptr;
  git_revparse_single(&Raw, In, (Revision + "^{commit}").c_str());
  return {Raw, git_object_free};
}

bool checkOut(git_repository *In, git_object *Commit, const std::string &Folder) {
  git_checkout_options How;
  git_checkout_options_init(&How, GIT_CHECKOUT_OPTIONS_VERSION);
  How.checkout_strategy = GIT_CHECKOUT_FORCE | GIT_CHECKOUT_DONT_UPDATE_INDEX |
                          GIT_CHECKOUT_DONT_WRITE_INDEX | GIT_CHECKOUT_NO_REFRESH;
  How.disable_filters = 1;
  How.target_directory = Folder.c_str();
  return git_checkout_tree(In, Commit, &How) == 0;
}

} // namespace

std::string exportRevision(const std::string &Top, const std::string &Revision,
                           const std::string &Folder, std::string &Error) {
  const Repository In = open(Top);
  if (!In) {
    Error = "cannot read the git repository '" + Top + "': " + lastError();
    return {};
  }
  const Object Commit = commit(In.get(), Revision);
  if (!Commit) {
    Error = "no revision '" + Revision + "' in the git repository '" + Top +
            "' (in a shallow clone, fetch more of its history)";
    return {};
  }
  if (!checkOut(In.get(), Commit.get(), Folder)) {
    Error = "cannot write the files of revision '" + Revision + "': " + lastError();
    return {};
  }
  return git_oid_tostr_s(git_object_id(Commit.get()));
}

} // namespace comsec::input
