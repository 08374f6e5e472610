// comsec-tidy: finds unsafe COM security set-up in Windows code.
// Reads the command line and calls the command; the work is in the libraries.
#include "driver/Commands.h"
#include "driver/report/Gate.h"

#include <llvm/Support/raw_ostream.h>

int main(int Argc, char **Argv) {
  comsec::Options Options;
  if (std::optional<int> Exit = comsec::parseOptions(Argc, Argv, Options))
    return *Exit;
  std::string Error;
  int Exit = comsec::runCommand(Options, Error);
  if (Error.empty())
    return Exit;
  llvm::errs() << "comsec-tidy: error: " << Error << "\n";
  return comsec::report::ExitFailure;
}
