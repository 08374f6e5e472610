#include "driver/Doctor.h"

#include "checks/Rule.h"
#include "checks/registration/Facts.h"
#include "driver/Choices.h"
#include "driver/input/Windows.h"
#include "driver/report/Report.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Config/llvm-config.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Format.h>
#include <llvm/Support/MemoryBuffer.h>
#include <llvm/Support/Path.h>
#include <llvm/Support/Program.h>
#include <llvm/Support/raw_ostream.h>

using namespace llvm;

namespace comsec {
namespace {

/// The plugin is built for one major version; distributions add it to the name.
const std::string HostNames[] = {"clang-tidy-" + std::to_string(LLVM_VERSION_MAJOR), "clang-tidy"};
const std::string InstalledPlugin =
    "/lib/comsec-tidy/llvm-" + std::to_string(LLVM_VERSION_MAJOR) + "/comsec-tidy-plugin.so";
constexpr unsigned SecondsPerRun = 60;

class Examination {
public:
  Examination(Options O, raw_ostream &Out)
      : O(std::move(O)), Folder(sys::path::parent_path(this->O.Program)), Out(Out) {}

  bool run() {
    line(true, "comsec-tidy", COMSEC_VERSION " with clang " LLVM_VERSION_STRING);
    headers();
    plugin();
    if (!O.Input.Inputs.empty())
      scan();
    return IsWell;
  }

private:
  void line(bool IsThere, StringRef What, const Twine &Text) {
    IsWell &= IsThere;
    Out << left_justify(IsThere ? "ok" : "missing", 9) << left_justify(What, 18) << Text << "\n";
  }

  void note(const Twine &Text) {
    Out << left_justify("note", 9) << left_justify("", 18) << Text << "\n";
  }

  void headers() {
    std::string Error;
    const auto Found = input::Windows::find(O.Input.Sdk, Error);
    if (!Found)
      return line(false, "Windows headers", Error);
    for (const std::string &Each : Found->headerDirs())
      line(sys::fs::is_directory(Each), "headers", Each);
  }

  void plugin() {
    const StringRef Prefix = sys::path::parent_path(Folder);
    std::string Plugin = (Prefix + InstalledPlugin).str();
    if (!sys::fs::exists(Plugin))
      Plugin = (Prefix + "/lib/comsec-tidy-plugin.so").str(); // as it is built
    if (!sys::fs::exists(Plugin))
      return line(false, "plugin", "'" + Plugin + "' is not there");
    line(true, "plugin", Plugin);
    bool HasHost = false;
    for (const std::string &Name : HostNames)
      if (auto Host = sys::findProgramByName(Name))
        HasHost |= host(*Host, Plugin);
    if (!HasHost)
      line(false, "clang-tidy", HostNames[0] + " is wanted for the plugin; scans do not need it");
    const std::string BuiltIn = (Folder + "/comsec-clang-tidy").str();
    if (sys::fs::exists(BuiltIn))
      host(BuiltIn, "");
  }

  /// Whether our checks run in \p Host. clang-tidy goes on without a plugin that it cannot load.
  /// Another one beside the right one does no harm.
  bool host(const std::string &Host, const std::string &Plugin) {
    std::vector<std::string> Arguments = {Host, "--config={}", "--checks=-*,comsec-*",
                                          "--list-checks"};
    if (!Plugin.empty())
      Arguments.insert(Arguments.begin() + 1, {"--load", Plugin});
    const std::string Listed = output(Arguments);
    const size_t Checks = count_if(allRules(), [&](const Rule *R) {
      return StringRef(Listed).contains("comsec-" + std::string(R->Id));
    });
    if (Checks > 0)
      line(true, "clang-tidy", Host + ": has " + std::to_string(Checks) + " checks of ours");
    else
      note(Host + ": does not load the plugin (" + firstLine(Listed) + ")");
    return Checks > 0;
  }

  static std::string firstLine(StringRef Text) { return Text.split('\n').first.trim().str(); }

  /// What a program writes, both streams.
  static std::string output(const std::vector<std::string> &Arguments) {
    SmallString<128> File;
    if (sys::fs::createTemporaryFile("comsec-tidy-doctor", "txt", File))
      return "no temporary file";
    const std::vector<StringRef> Words(Arguments.begin(), Arguments.end());
    const std::optional<StringRef> Redirects[] = {StringRef(), File.str(), File.str()};
    sys::ExecuteAndWait(Arguments[0], Words, std::nullopt, Redirects, SecondsPerRun);
    auto Text = MemoryBuffer::getFile(File);
    sys::fs::remove(File);
    return Text ? (*Text)->getBuffer().str() : std::string();
  }

  void scan() {
    Choices Chosen;
    input::Input In;
    std::string Error;
    if (!Chosen.read(O, Error))
      return line(false, "settings", Error);
    if (!Chosen.Project.Path.empty())
      line(true, "settings", Chosen.Project.Path);
    if (!input::readInput(O.Input, In, Error))
      return line(false, "input", Error);
    const size_t Registrations = count_if(In.Jobs, [](const scan::Job &J) {
      return registration::languageOf(J.MainFile).has_value();
    });
    line(true, "root", In.Root);
    line(true, "input",
         report::counted(In.Jobs.size() - Registrations, "translation unit") + ", " +
             report::counted(Registrations, "registration file"));
    for (const Notification &N : In.Notifications)
      note(N.Message);
  }

  Options O;
  StringRef Folder; ///< where this program is
  raw_ostream &Out;
  bool IsWell = true;
};

} // namespace

bool examine(const Options &O, raw_ostream &Out) { return Examination(O, Out).run(); }

} // namespace comsec
