// Scripts by which shells complete our command line, written from the options themselves: a new
// option is completed without further work.
#pragma once

#include <map>
#include <string>

namespace CLI {
class App;
}

namespace comsec {

enum class Shell { Bash, Zsh, Fish };

/// The names of the shells, as typed.
extern const std::map<std::string, Shell> Shells;

/// The script that completes the command line of \p App in \p For: commands, options, their words,
/// files and the ids of rules.
std::string completionScript(const CLI::App &App, Shell For);

} // namespace comsec
