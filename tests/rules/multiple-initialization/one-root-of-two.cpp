// The near miss of two roots: the command line chooses one of them.
#include <windows.h>
#include <objbase.h>
#include <cstring>

static HRESULT runScan() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                       RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }
static HRESULT runUpload() { return CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                                         RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL); }
static HRESULT runHelp() { return S_FALSE; }

struct Command {
  const char *Name;
  HRESULT (*Run)();
};
static const Command Commands[] = {{"scan", runScan}, {"upload", runUpload}, {"help", runHelp}};

int main(int argc, char **argv) {
  if (argc < 2 || FAILED(CoInitializeEx(NULL, COINIT_MULTITHREADED)))
    return 1;
  if (!std::strcmp(argv[1], "now"))
    return FAILED(runScan());
  // The first that has the name runs, and the loop ends with it.
  for (const Command &C : Commands)
    if (!std::strcmp(argv[1], C.Name))
      return FAILED(C.Run());
  return 1;
}
