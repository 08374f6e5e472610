// comsec-tidy: finds unsafe COM security set-up in Windows code.
// Reads the command line and calls the command; the work is in the libraries.
#include "driver/Commands.h"
#include "driver/report/Gate.h"

#include <llvm/Support/raw_ostream.h>

#include <csignal>

/// What could not be written to standard output, in one line; empty when all was.
static std::string outputFailure() {
  llvm::outs().flush();
  const std::error_code Failure = llvm::outs().error();
  llvm::outs().clear_error(); // else LLVM ends the program in its own words
  return Failure ? "cannot write standard output: " + Failure.message() : std::string();
}

int main(int Argc, char **Argv) {
  std::signal(SIGPIPE, SIG_IGN); // a reader that ends early must not cost the files of the report
  comsec::Options Options;
  if (std::optional<int> Exit = comsec::parseOptions(Argc, Argv, Options))
    return *Exit;
  std::string Error;
  int Exit = comsec::runCommand(Options, Error);
  if (std::string Failure = outputFailure(); Error.empty())
    Error = Failure;
  if (Error.empty())
    return Exit;
  llvm::errs() << "comsec-tidy: error: " << Error << "\n";
  return comsec::report::ExitFailure;
}
