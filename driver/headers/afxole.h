// MFC's OLE documents, by name. mingw-w64 has no MFC; a real Windows SDK
// brings its own.
#if __has_include_next(<afxole.h>)
#include_next <afxole.h>
#elif !defined(COMSEC_AFXOLE_H)
#define COMSEC_AFXOLE_H
#define __AFXOLE_H__ // programs ask for it

#include <afxdisp.h>

#ifdef __cplusplus

class COleDocument : public CDocument {};
class COleServerDoc : public COleDocument {};
class COleTemplateServer : public COleObjectFactory {};
class COleControlContainer;

#endif
#endif
