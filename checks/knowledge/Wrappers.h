// Library classes and functions that impersonate or revert (Wrappers.def).
#pragma once

#include <string_view>

namespace comsec::knowledge {

/// A class whose object does something when it dies, as long as it is armed.
struct Guard {
  std::string_view Class;
  std::string_view Event; ///< "CoRevertToSelf"; "()" = a call of its lambda; "" = the function that
                          ///< a template argument names
  bool Armed;             ///< when it is made without arguments
};

enum class GuardEffect {
  Arm,
  Disarm,
  Fire,    ///< does now what the destructor would do, which then does nothing
  Acquire, ///< the method is the event; if that succeeds, the object is armed
  Gate,    ///< impersonates, looks, and reverts: the method is the event
};

struct GuardMethod {
  std::string_view Class, Name;
  GuardEffect Does;
  std::string_view Event;
};

/// A function that gives an armed guard, or does not return.
struct Maker {
  std::string_view Function, Event;
};

/// Names are qualified; a row without "::" fits the class in any namespace.
const Guard *findGuard(std::string_view Class);
const GuardMethod *findGuardMethod(std::string_view Class, std::string_view Method);
const Maker *findMaker(std::string_view Function);

bool isHolder(std::string_view Class);
bool runsElsewhere(std::string_view Function);
bool throwsOnFailure(std::string_view Function);

} // namespace comsec::knowledge
