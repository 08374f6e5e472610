#pragma once

// Stands in a source that is not there.
bool rememberOtherNames(const wchar_t *Folder);
