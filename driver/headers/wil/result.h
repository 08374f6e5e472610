// WIL's results. A project that has WIL in its tree has its own.
#pragma once
#include <wil/result_macros.h>
