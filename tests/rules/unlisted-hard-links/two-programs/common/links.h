#pragma once

unsigned namesOf(const wchar_t *File);
