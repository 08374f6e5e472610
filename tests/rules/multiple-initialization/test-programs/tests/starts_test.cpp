// One test, one process, one run of the product's main function.
#include "../product/program.h"

int main() {
  char Name[] = "program";
  char *Words[] = {Name, nullptr};
  return runProgram(1, Words);
}
