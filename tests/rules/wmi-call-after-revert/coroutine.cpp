// Paths through a coroutine are paths like others: what stands before and after a suspension.
#include "support/provider.h"

#include <coroutine>

struct Task {
  struct promise_type {
    Task get_return_object() { return {}; }
    std::suspend_never initial_suspend() noexcept { return {}; }
    std::suspend_never final_suspend() noexcept { return {}; }
    void return_void() {}
    void unhandled_exception() {}
  };
};

class Answers {
public:
  Task afterRevert(BSTR Path) {
    if (FAILED(CoImpersonateClient()))
      co_return;
    CoRevertToSelf();
    co_await std::suspend_always();
    IWbemClassObject *Object = nullptr;
    Services->GetObject(Path, 0, nullptr, &Object, nullptr); // want: wmi-call-after-revert "after CoRevertToSelf"
  }

  Task asClient(BSTR Path) {
    // The token is still on the thread.
    if (FAILED(CoImpersonateClient()))
      co_return;
    co_await std::suspend_always();
    IWbemClassObject *Object = nullptr;
    Services->GetObject(Path, 0, nullptr, &Object, nullptr);
    CoRevertToSelf();
  }

private:
  IWbemServices *Services = nullptr;
};

Task use(BSTR Path) {
  static Answers A;
  A.afterRevert(Path);
  A.asClient(Path);
  co_return;
}
