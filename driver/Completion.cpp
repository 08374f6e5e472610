#include "driver/Completion.h"

#include "checks/Rule.h"

#include <CLI/CLI.hpp>
#include <llvm/ADT/STLExtras.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>
#include <llvm/Support/raw_ostream.h>

using namespace llvm;

namespace comsec {
namespace {

/// What can stand for a value. The help tells people the same by the same word.
enum class Kind { None, Text, Words, Files, Folders, Rules };

struct Argument {
  std::vector<std::string> Names; ///< with their dashes; none when it goes by its place
  std::string Help;
  std::string Placeholder;
  Kind Takes = Kind::None;
  bool IsRepeated = false;
};

struct Command {
  std::string Name;
  std::string Help;
  std::vector<Argument> Options;
  std::optional<Argument> Positional;
};

Kind kindOf(StringRef Placeholder) {
  if (Placeholder.contains('|'))
    return Kind::Words;
  if (Placeholder == "DIR")
    return Kind::Folders;
  if (Placeholder == "RULE")
    return Kind::Rules;
  static constexpr StringRef Files[] = {"FILE", "FACTS", "JOB.json", "BUILD", "INPUT"};
  return is_contained(Files, Placeholder) ? Kind::Files : Kind::Text;
}

Argument argumentOf(const CLI::Option &O) {
  Argument A;
  for (const std::string &Name : O.get_snames())
    A.Names.push_back("-" + Name);
  for (const std::string &Name : O.get_lnames())
    A.Names.push_back("--" + Name);
  A.Help = O.get_description();
  A.IsRepeated = O.get_items_expected_max() > 1;
  if (O.get_items_expected_max() > 0) {
    A.Placeholder = O.get_type_name();
    if (A.Placeholder.empty())
      A.Placeholder = O.get_single_name();
    A.Takes = kindOf(A.Placeholder);
  }
  return A;
}

Command commandOf(const CLI::App &App) {
  Command C{App.get_name(), App.get_description(), {}, {}};
  for (const CLI::Option *O : App.get_options()) {
    if (O->get_positional())
      C.Positional = argumentOf(*O);
    else
      C.Options.push_back(argumentOf(*O));
  }
  return C;
}

/// The words that \p A may be, if these are known.
std::vector<std::string> wordsOf(const Argument &A) {
  std::vector<std::string> Words;
  if (A.Takes == Kind::Words)
    for (StringRef Word : split(StringRef(A.Placeholder), '|'))
      Words.push_back(Word.str());
  if (A.Takes == Kind::Rules)
    for (const Rule *R : allRules())
      Words.emplace_back(R->Id);
  return Words;
}

/// \p Text as one word of a shell.
std::string quotedForShell(StringRef Text) {
  std::string Result = "'";
  for (char C : Text)
    Result += C == '\'' ? std::string("'\\''") : std::string(1, C);
  return Result + "'";
}

/// fish knows only \' and \\ between single quotes.
std::string quotedForFish(StringRef Text) {
  std::string Result = "'";
  for (char C : Text)
    Result += C == '\'' || C == '\\' ? std::string("\\") + C : std::string(1, C);
  return Result + "'";
}

class Writer {
public:
  explicit Writer(const CLI::App &App) : Top(commandOf(App)) {
    for (const CLI::App *Sub : App.get_subcommands([](const CLI::App *) { return true; }))
      Commands.push_back(commandOf(*Sub));
  }

  std::string bash();
  std::string zsh();
  std::string fish();

private:
  /// The words of bash that make COMPREPLY for a value of \p A.
  static std::string bashReply(const Argument &A);
  static std::string zshAction(const Argument &A);
  void zshOptions(const Command &C);
  void fishOptions(const Command &C, StringRef Condition);
  static std::string fishValue(const Argument &A);

  Command Top;
  std::vector<Command> Commands;
  std::string Script;
  raw_string_ostream Out{Script};
};

std::string Writer::bashReply(const Argument &A) {
  switch (A.Takes) {
  case Kind::Files:
    return "_comsec_tidy_paths -f";
  case Kind::Folders:
    return "_comsec_tidy_paths -d";
  case Kind::Words:
  case Kind::Rules:
    return "_comsec_tidy_words " + quotedForShell(join(wordsOf(A), " "));
  case Kind::None:
  case Kind::Text:
    break;
  }
  return ":";
}

std::string Writer::bash() {
  Out << R"sh(# bash completion of comsec-tidy; written by: comsec-tidy completion bash
_comsec_tidy_words() { mapfile -t COMPREPLY < <(compgen -W "$1" -- "$current"); }
_comsec_tidy_paths() {
  compopt -o filenames 2>/dev/null
  mapfile -t COMPREPLY < <(compgen "$1" -- "$current")
}
_comsec_tidy() {
  local current=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]} command='' i
  # --option=value comes as three words
  if [[ $current == = ]]; then
    current=''
  elif [[ $option == = ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    if [[ ${COMP_WORDS[i]} != -* ]]; then
      command=${COMP_WORDS[i]}
      break
    fi
  done
  COMPREPLY=()
  case "$command $option" in
)sh";
  for (const Command &C : Commands)
    for (const Argument &A : C.Options)
      if (A.Takes != Kind::None)
        Out << "    '" << C.Name << " " << join(A.Names, "' | '" + C.Name + " ") << "') "
            << bashReply(A) << "; return ;;\n";
  Out << "  esac\n  case \"$command $current\" in\n";
  auto Names = [](const Command &C) {
    std::vector<std::string> All;
    for (const Argument &A : C.Options)
      append_range(All, A.Names);
    return join(All, " ");
  };
  Out << "    ' -'*) _comsec_tidy_words " << quotedForShell(Names(Top)) << " ;;\n";
  Out << "    ' '*) _comsec_tidy_words '";
  for (const Command &C : Commands)
    Out << (&C == &Commands.front() ? "" : " ") << C.Name;
  Out << "' ;;\n";
  for (const Command &C : Commands) {
    Out << "    '" << C.Name << " -'*) _comsec_tidy_words " << quotedForShell(Names(C)) << " ;;\n";
    if (C.Positional)
      Out << "    '" << C.Name << " '*) " << bashReply(*C.Positional) << " ;;\n";
  }
  Out << "  esac\n}\ncomplete -F _comsec_tidy comsec-tidy\n";
  return Script;
}

/// \p Text where ':' and brackets have a meaning for _arguments and _describe.
std::string escapedForZsh(StringRef Text) {
  std::string Result;
  for (char C : Text)
    Result += StringRef(":[]\\").contains(C) ? std::string("\\") + C : std::string(1, C);
  return Result;
}

std::string Writer::zshAction(const Argument &A) {
  switch (A.Takes) {
  case Kind::Files:
    return "_files";
  case Kind::Folders:
    return "_files -/";
  case Kind::Words:
  case Kind::Rules:
    return "(" + join(wordsOf(A), " ") + ")";
  case Kind::None:
  case Kind::Text:
    break;
  }
  return " ";
}

void Writer::zshOptions(const Command &C) {
  for (const Argument &A : C.Options) {
    const std::string Excluded = A.IsRepeated ? "*" : "(" + join(A.Names, " ") + ")";
    for (const std::string &Name : A.Names) {
      std::string Spec = Excluded + Name;
      if (A.Takes != Kind::None) // the value may be joined to the name
        Spec += StringRef(Name).starts_with("--") ? "=" : "+";
      Spec += "[" + escapedForZsh(A.Help) + "]";
      if (A.Takes != Kind::None)
        Spec += ":" + escapedForZsh(A.Placeholder) + ":" + zshAction(A);
      Out << " \\\n        " << quotedForShell(Spec);
    }
  }
  if (C.Positional)
    Out << " \\\n        "
        << quotedForShell((C.Positional->IsRepeated ? "*:" : "1:") +
                          escapedForZsh(C.Positional->Placeholder) + ":" +
                          zshAction(*C.Positional));
}

std::string Writer::zsh() {
  Out << R"sh(#compdef comsec-tidy
# zsh completion of comsec-tidy; written by: comsec-tidy completion zsh
_comsec-tidy() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  local -a commands=(
)sh";
  for (const Command &C : Commands)
    Out << "    " << quotedForShell(C.Name + ":" + escapedForZsh(C.Help)) << "\n";
  Out << "  )\n  _arguments -C";
  zshOptions(Top);
  Out << R"sh( \
        '1:command:->command' '*::argument:->argument'
  case $state in
    command) _describe command commands ;;
    argument)
      case $words[1] in
)sh";
  for (const Command &C : Commands) {
    Out << "      " << C.Name << ")\n        _arguments";
    zshOptions(C);
    Out << " ;;\n";
  }
  Out << R"sh(      esac ;;
  esac
}
if [[ $funcstack[1] == _comsec-tidy ]]; then
  _comsec-tidy "$@"
else
  compdef _comsec-tidy comsec-tidy
fi
)sh";
  return Script;
}

/// What follows "complete" for a value of \p A.
std::string Writer::fishValue(const Argument &A) {
  switch (A.Takes) {
  case Kind::Files:
    return " -r -F";
  case Kind::Folders:
    return " -x -a '(__fish_complete_directories)'";
  case Kind::Words:
  case Kind::Rules:
    return " -x -a " + quotedForFish(join(wordsOf(A), " "));
  case Kind::Text:
    return " -x";
  case Kind::None:
    break;
  }
  return "";
}

void Writer::fishOptions(const Command &C, StringRef Condition) {
  for (const Argument &A : C.Options) {
    Out << "complete -c comsec-tidy -n " << quotedForFish(Condition);
    for (StringRef Name : A.Names)
      Out << (Name.starts_with("--") ? " -l " : " -s ") << Name.ltrim('-');
    Out << fishValue(A) << " -d " << quotedForFish(A.Help) << "\n";
  }
  if (C.Positional && C.Positional->Takes != Kind::Text)
    Out << "complete -c comsec-tidy -n " << quotedForFish(Condition)
        << StringRef(fishValue(*C.Positional)).substr(3) << "\n"; // without "needs a value"
}

std::string Writer::fish() {
  Out << R"sh(# fish completion of comsec-tidy; written by: comsec-tidy completion fish
function __comsec_tidy_runs
    set -l words (commandline -opc)
    test "$words[2]" = $argv[1]
end
complete -c comsec-tidy -f
)sh";
  for (const Command &C : Commands)
    Out << "complete -c comsec-tidy -n __fish_use_subcommand -a " << C.Name << " -d "
        << quotedForFish(C.Help) << "\n";
  fishOptions(Top, "__fish_use_subcommand");
  for (const Command &C : Commands)
    fishOptions(C, "__comsec_tidy_runs " + C.Name);
  return Script;
}

} // namespace

const std::map<std::string, Shell> Shells = {
    {"bash", Shell::Bash}, {"zsh", Shell::Zsh}, {"fish", Shell::Fish}};

std::string completionScript(const CLI::App &App, Shell For) {
  Writer W(App);
  switch (For) {
  case Shell::Bash:
    return W.bash();
  case Shell::Zsh:
    return W.zsh();
  case Shell::Fish:
    break;
  }
  return W.fish();
}

} // namespace comsec
