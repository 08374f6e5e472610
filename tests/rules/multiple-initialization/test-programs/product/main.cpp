// The product's own program, and two programs that test it.
#include "program.h"

int main(int argc, char **argv) { return runProgram(argc, argv); }
