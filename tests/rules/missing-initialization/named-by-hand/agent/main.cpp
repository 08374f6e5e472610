#include "../common/session.h"

int main() { return FAILED(runSession()); }
