// MFC's base classes, as far as a program must have them to be read. mingw-w64 has no MFC.
// A real Windows SDK brings its own.
#if __has_include_next(<afx.h>)
#include_next <afx.h>
#elif !defined(COMSEC_AFX_H)
#define COMSEC_AFX_H
#define __AFX_H__ // programs ask for it

#define _AFX
#define _MFC_VER 0x0E00

#include <windows.h>

#include <afxstr.h>
#include <atltime.h>
#include <ole2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <tchar.h>
#include <time.h>

#ifdef __cplusplus

#define AFXAPI __stdcall
#define AFX_CDECL __cdecl
#define AFX_EXT_CLASS
#define AFX_EXT_API
#define AFX_EXT_DATA
#define AFX_DATA
#define AFX_DATADEF

#ifndef ASSERT
#define ASSERT(f) ((void)0)
#endif
#define ASSERT_VALID(pOb) ((void)0)
#define ASSERT_KINDOF(class_name, object) ((void)0)
#ifndef VERIFY
#define VERIFY(f) ((void)(f))
#endif
#ifndef TRACE
#define TRACE(...) ((void)0)
#endif
#define TRACE0(sz) ((void)0)
#define TRACE1(sz, p1) ((void)0)
#define TRACE2(sz, p1, p2) ((void)0)
#define TRACE3(sz, p1, p2, p3) ((void)0)
#define ENSURE(cond)                                                                               \
  do {                                                                                             \
    if (!(cond))                                                                                   \
      AfxThrowInvalidArgException();                                                               \
  } while (0)
#define DEBUG_NEW new
#define THIS_FILE __FILE__
#define UNUSED_ALWAYS(x) ((void)(x))
#define UNUSED(x)

#define RUNTIME_CLASS(class_name) (&class_name::class##class_name)
#define DECLARE_DYNAMIC(class_name)                                                                \
public:                                                                                            \
  static CRuntimeClass class##class_name;                                                          \
  virtual CRuntimeClass *GetRuntimeClass() const;
#define DECLARE_DYNCREATE(class_name)                                                              \
  DECLARE_DYNAMIC(class_name)                                                                      \
  static CObject *PASCAL CreateObject();
#define DECLARE_SERIAL(class_name) DECLARE_DYNCREATE(class_name)
#define IMPLEMENT_DYNAMIC(class_name, base_class_name)
// What MFC makes of a class by its name it makes here.
#define IMPLEMENT_DYNCREATE(class_name, base_class_name)                                           \
  CObject *PASCAL class_name::CreateObject() { return new class_name; }
#define IMPLEMENT_SERIAL(class_name, base_class_name, wSchema)                                     \
  IMPLEMENT_DYNCREATE(class_name, base_class_name)

#define TRY try {
#define CATCH(class, e)                                                                            \
  }                                                                                                \
  catch (class * e) {
#define AND_CATCH(class, e)                                                                        \
  }                                                                                                \
  catch (class * e) {
#define CATCH_ALL(e)                                                                               \
  }                                                                                                \
  catch (CException * e) {
#define END_CATCH }
#define END_CATCH_ALL }
#define THROW(e) throw e
#define THROW_LAST() throw

class CObject;
class CArchive;
class CDumpContext;
struct CFileStatus;

struct CRuntimeClass {
  LPCSTR m_lpszClassName;
  CObject *CreateObject();
  BOOL IsDerivedFrom(const CRuntimeClass *pBaseClass) const;
};

class CObject {
public:
  CObject();
  virtual ~CObject();
  virtual CRuntimeClass *GetRuntimeClass() const;
  virtual void Serialize(CArchive &ar);
  virtual void AssertValid() const;
  virtual void Dump(CDumpContext &dc) const;
  BOOL IsSerializable() const;
  BOOL IsKindOf(const CRuntimeClass *pClass) const;

  static CRuntimeClass classCObject;
};

class CException : public CObject {
public:
  CException();
  explicit CException(BOOL bAutoDelete);
  virtual BOOL GetErrorMessage(LPTSTR lpszError, UINT nMaxError,
                               UINT *pnHelpContext = nullptr) const;
  virtual int ReportError(UINT nType = MB_OK, UINT nMessageID = 0);
  void Delete();
};
class CSimpleException : public CException {};
class CMemoryException : public CSimpleException {};
class CNotSupportedException : public CSimpleException {};
class CInvalidArgException : public CSimpleException {};
class CUserException : public CSimpleException {};
class CResourceException : public CSimpleException {};
class CArchiveException : public CException {
public:
  int m_cause;
};
class CFileException : public CException {
public:
  explicit CFileException(int cause = 0, LONG lOsError = -1, LPCTSTR lpszFileName = nullptr);
  static void PASCAL ThrowOsError(LONG lOsError, LPCTSTR lpszFileName = nullptr);

  int m_cause;
  LONG m_lOsError;
  CString m_strFileName;
};

class CFile : public CObject {
public:
  enum OpenFlags {
    modeRead = 0,
    modeWrite = 1,
    modeReadWrite = 2,
    shareCompat = 0,
    shareExclusive = 0x10,
    shareDenyWrite = 0x20,
    shareDenyRead = 0x30,
    shareDenyNone = 0x40,
    modeNoInherit = 0x80,
    modeCreate = 0x1000,
    modeNoTruncate = 0x2000,
    typeText = 0x4000,
    typeBinary = 0x8000
  };
  enum SeekPosition { begin, current, end };

  CFile();
  CFile(HANDLE hFile);
  CFile(LPCTSTR lpszFileName, UINT nOpenFlags);
  virtual ~CFile();
  operator HANDLE() const;
  virtual BOOL Open(LPCTSTR lpszFileName, UINT nOpenFlags, CFileException *pError = nullptr);
  virtual UINT Read(void *lpBuf, UINT nCount);
  virtual void Write(const void *lpBuf, UINT nCount);
  virtual ULONGLONG Seek(LONGLONG lOff, UINT nFrom);
  virtual ULONGLONG GetPosition() const;
  virtual ULONGLONG GetLength() const;
  virtual void SetLength(ULONGLONG dwNewLen);
  virtual CString GetFileName() const;
  virtual CString GetFilePath() const;
  virtual void Flush();
  virtual void Close();
  virtual void Abort();
  ULONGLONG SeekToEnd();
  void SeekToBegin();
  static void PASCAL Rename(LPCTSTR lpszOldName, LPCTSTR lpszNewName);
  static void PASCAL Remove(LPCTSTR lpszFileName);
  static BOOL PASCAL GetStatus(LPCTSTR lpszFileName, CFileStatus &rStatus);

  static const HANDLE hFileNull;
  HANDLE m_hFile;
};

class CStdioFile : public CFile {
public:
  CStdioFile();
  CStdioFile(FILE *pOpenStream);
  CStdioFile(LPCTSTR lpszFileName, UINT nOpenFlags);
  virtual void WriteString(LPCTSTR lpsz);
  virtual LPTSTR ReadString(LPTSTR lpsz, UINT nMax);
  virtual BOOL ReadString(CString &rString);

  FILE *m_pStream;
};
class CMemFile : public CFile {
public:
  CMemFile(UINT nGrowBytes = 1024);
};

class CFileFind : public CObject {
public:
  virtual BOOL FindFile(LPCTSTR pstrName = nullptr, DWORD dwUnused = 0);
  virtual BOOL FindNextFile();
  void Close();
  virtual CString GetFileName() const;
  virtual CString GetFilePath() const;
  virtual CString GetFileTitle() const;
  BOOL IsDirectory() const;
  BOOL IsDots() const;
  ULONGLONG GetLength() const;
};

class CArchive {
public:
  enum Mode { store, load };
  CArchive(CFile *pFile, UINT nMode, int nBufSize = 4096, void *lpBuf = nullptr);
  BOOL IsLoading() const;
  BOOL IsStoring() const;
  void Close();
};

[[noreturn]] void AfxThrowMemoryException();
[[noreturn]] void AfxThrowNotSupportedException();
[[noreturn]] void AfxThrowInvalidArgException();
[[noreturn]] void AfxThrowUserException();

#endif
#endif
