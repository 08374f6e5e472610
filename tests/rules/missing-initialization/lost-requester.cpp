// errors: expected
// Only text that the compiler dropped makes this a requester. Whether main leads there, nobody
// knows: that is no reason to say what the process lacks.
#include <windows.h>
#include <vss.h>
#include <vswriter.h>
#include <vsbackup.h>

HRESULT VendorBackup::open() {
  return CreateVssBackupComponents(&m_components);
}

int main() { return 0; }
