#include "links.h"
#include <windows.h>

unsigned namesOf(const wchar_t *File) {
  wchar_t Link[MAX_PATH];
  DWORD Length = ARRAYSIZE(Link);
  const HANDLE Search = FindFirstFileNameW(File, 0, &Length, Link);
  if (Search == INVALID_HANDLE_VALUE)
    return 0;
  unsigned Count = 1;
  for (Length = ARRAYSIZE(Link); FindNextFileNameW(Search, &Length, Link);
       Length = ARRAYSIZE(Link))
    ++Count;
  FindClose(Search);
  return Count;
}
