// checks: comsec-unsafe-registry-permissions
// Two programs beside this one, which starts them.
#include <windows.h>

int main() { return 0; }
