// Measures what skeletons cost: the CPU time of collecting the facts of a program, parsing
// included, with skeletons and without. Takes what `comsec-tidy scan` takes.
#include "checks/facts/Json.h"
#include "driver/input/Input.h"
#include "driver/scan/Worker.h"

#include <llvm/Support/Format.h>
#include <llvm/Support/raw_ostream.h>

#include <algorithm>
#include <ctime>

using namespace comsec;

namespace {

/// The fastest of so many rounds counts: the others were disturbed.
constexpr unsigned Rounds = 5;

double secondsFor(const scan::Job &J, bool Skeletons) {
  const std::clock_t Start = std::clock();
  facts::toJson(scan::extract(J, Skeletons));
  return double(std::clock() - Start) / CLOCKS_PER_SEC;
}

} // namespace

int main(int Argc, char **Argv) {
  input::InputOptions Options;
  Options.Inputs.assign(Argv + 1, Argv + Argc);
  input::Input In;
  std::string Error;
  if (!input::readInput(Options, In, Error)) {
    llvm::errs() << Error << "\n";
    return 1;
  }

  double With = 0, Without = 0;
  for (const scan::Job &J : In.Jobs) {
    double Fastest[] = {secondsFor(J, false), secondsFor(J, true)};
    for (unsigned Round = 1; Round < Rounds; ++Round)
      for (bool Skeletons : {false, true})
        Fastest[Skeletons] = std::min(Fastest[Skeletons], secondsFor(J, Skeletons));
    Without += Fastest[false];
    With += Fastest[true];
  }
  llvm::outs() << llvm::format("facts of %zu units: %.2f s without skeletons, %.2f s with them: "
                               "factor %.3f\n",
                               In.Jobs.size(), Without, With, With / Without);
  return 0;
}
