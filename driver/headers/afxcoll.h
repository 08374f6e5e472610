// MFC's containers with a fixed type. mingw-w64 has no MFC; a real Windows SDK brings its own.
#if __has_include_next(<afxcoll.h>)
#include_next <afxcoll.h>
#elif !defined(COMSEC_AFXCOLL_H)
#define COMSEC_AFXCOLL_H

#include <afxtempl.h>

#ifdef __cplusplus

// Classes there, too: programs declare them before they include this.
class CByteArray : public CArray<BYTE, BYTE> {};
class CWordArray : public CArray<WORD, WORD> {};
class CDWordArray : public CArray<DWORD, DWORD> {};
class CUIntArray : public CArray<UINT, UINT> {};
class CPtrArray : public CArray<void *, void *> {};
class CObArray : public CArray<CObject *, CObject *> {};
class CStringArray : public CArray<CString, LPCTSTR> {};
class CPtrList : public CList<void *, void *> {};
class CObList : public CList<CObject *, CObject *> {};
class CStringList : public CList<CString, LPCTSTR> {};
class CMapWordToPtr : public CMap<WORD, WORD, void *, void *> {};
class CMapPtrToPtr : public CMap<void *, void *, void *, void *> {};
class CMapStringToPtr : public CMap<CString, LPCTSTR, void *, void *> {};
class CMapStringToOb : public CMap<CString, LPCTSTR, CObject *, CObject *> {};
class CMapStringToString : public CMap<CString, LPCTSTR, CString, LPCTSTR> {};

#endif
#endif
