#pragma once
#include <windows.h>
#include <objbase.h>

int runProgram(int argc, char **argv);
