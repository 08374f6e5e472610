// A requester that copies files one by one.
#pragma once

#include "system-state-start.h"

// Copies each file of one folder, as a plain copy program does.
inline bool copyFolder(const wchar_t *From, const wchar_t *To) {
  wchar_t Pattern[MAX_PATH], Source[MAX_PATH], Target[MAX_PATH];
  wsprintfW(Pattern, L"%s\\*", From);
  WIN32_FIND_DATAW Found;
  const HANDLE Search = FindFirstFileW(Pattern, &Found);
  if (Search == INVALID_HANDLE_VALUE)
    return false;
  bool Copied = true;
  do {
    if (Found.dwFileAttributes & FILE_ATTRIBUTE_DIRECTORY)
      continue;
    wsprintfW(Source, L"%s\\%s", From, Found.cFileName);
    wsprintfW(Target, L"%s\\%s", To, Found.cFileName);
    Copied = CopyFileW(Source, Target, TRUE) && Copied;
  } while (FindNextFileW(Search, &Found));
  FindClose(Search);
  return Copied;
}
