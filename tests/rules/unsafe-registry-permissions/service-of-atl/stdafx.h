#pragma once
#include <atlbase.h>
#include <atlcom.h>

#define IDS_SERVICENAME 100
#define IDR_JOB 101
