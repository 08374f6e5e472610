#pragma once
#include "support/provider.h"

BOOL hasToken();         // called too early
BOOL hasClientsToken();  // called as the client
