// The call behind an interface of the project: reached through an override.
#include "support/vss.h"

struct Step {
  virtual ~Step() = default;
  virtual HRESULT run() = 0;
};
struct SecureStep : Step {
  HRESULT run() override { return secureAsDocumented(); }
};
struct BackupStep : Step {
  HRESULT run() override { return openBackup(); }
};

int main() {
  if (FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)) || FAILED(letFaultsEndTheProcess()))
    return 1;
  SecureStep Secure;
  BackupStep Backup;
  Step *Steps[] = {&Secure, &Backup};
  for (Step *S : Steps)
    if (FAILED(S->run()))
      return 1;
  return 0;
}
