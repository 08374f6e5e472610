// WIL's tests of flags. A project that has WIL in its tree has its own.
#if __has_include_next(<wil/common.h>)
#include_next <wil/common.h>
#elif !defined(COMSEC_WIL_COMMON)
#define COMSEC_WIL_COMMON

#include <sal.h>

#define WI_ASSERT(condition) ((void)0)
#define WI_ASSERT_MSG(condition, msg) ((void)0)
#define WI_VERIFY(condition) ((void)(condition))
#define WI_IsFlagSet(val, flag) (((val) & (flag)) != static_cast<decltype((val) & (flag))>(0))
#define WI_IsFlagClear(val, flag) (!WI_IsFlagSet(val, flag))
#define WI_IsAnyFlagSet(val, flags) WI_IsFlagSet(val, flags)
#define WI_AreAllFlagsClear(val, flags) (!WI_IsFlagSet(val, flags))
#define WI_AreAllFlagsSet(val, flags) (((val) & (flags)) == (flags))
#define WI_SetFlag(var, flag) ((var) |= (flag))
#define WI_SetFlagIf(var, flag, condition) ((condition) ? (void)((var) |= (flag)) : (void)0)
#define WI_ClearFlag(var, flag) ((var) &= ~(flag))
#define WI_ClearAllFlags(var, flags) WI_ClearFlag(var, flags)

#endif
