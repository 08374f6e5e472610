// mingw-w64 has no ATL. Of this header only the class is declared that puts a security descriptor
// together, as its first versions have it. A real Windows SDK brings its own.
#ifndef __MINGW32__
#include_next <atlcom.h>
#elif !defined(COMSEC_ATLCOM_H)
#define COMSEC_ATLCOM_H

#include <atlbase.h>

#ifdef __cplusplus

namespace ATL {

class CSecurityDescriptor {
public:
  CSecurityDescriptor();
  ~CSecurityDescriptor();
  HRESULT Attach(PSECURITY_DESCRIPTOR pSelfRelativeSD);
  HRESULT AttachObject(HANDLE hObject);
  HRESULT Initialize();
  HRESULT InitializeFromProcessToken(BOOL bDefaulted = FALSE);
  HRESULT InitializeFromThreadToken(BOOL bDefaulted = FALSE, BOOL bRevertToProcessToken = TRUE);
  HRESULT SetOwner(PSID pOwnerSid, BOOL bDefaulted = FALSE);
  HRESULT SetGroup(PSID pGroupSid, BOOL bDefaulted = FALSE);
  // LPCTSTR there. Whether a project is compiled with UNICODE may not be known here.
  HRESULT Allow(LPCWSTR pszPrincipal, DWORD dwAccessMask);
  HRESULT Allow(LPCSTR pszPrincipal, DWORD dwAccessMask);
  HRESULT Deny(LPCWSTR pszPrincipal, DWORD dwAccessMask);
  HRESULT Deny(LPCSTR pszPrincipal, DWORD dwAccessMask);
  HRESULT Revoke(LPCWSTR pszPrincipal);
  HRESULT Revoke(LPCSTR pszPrincipal);
  operator PSECURITY_DESCRIPTOR();

  PSECURITY_DESCRIPTOR m_pSD;
  PSID m_pOwner;
  PSID m_pGroup;
  PACL m_pDACL;
  PACL m_pSACL;
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
