#include "security.h"
#include "support/descriptor.h"

PSECURITY_DESCRIPTOR makeForOperators() { return descriptorOf(OperatorsOnly); }

PSECURITY_DESCRIPTOR makeForAll() { return descriptorOf(AllAccounts); }
