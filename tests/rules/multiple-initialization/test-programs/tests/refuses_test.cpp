// Another test and another process.
#include "../product/program.h"

int main() {
  char Name[] = "program", One[] = "one", Two[] = "two";
  char *Words[] = {Name, One, Two, nullptr};
  return runProgram(3, Words) == 1 ? 0 : 1;
}
