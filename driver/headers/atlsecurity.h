// mingw-w64 has no ATL. This header declares the classes that put a security descriptor together,
// with the documented names: declarations only. A real Windows SDK brings its own.
#if __has_include_next(<atlsecurity.h>)
#include_next <atlsecurity.h>
#elif !defined(COMSEC_ATLSECURITY_H)
#define COMSEC_ATLSECURITY_H

#include <windows.h>

#include <atlbase.h>
#include <sddl.h>

#ifdef __cplusplus

namespace ATL {

class CSid {
public:
  CSid() throw();
  // LPCTSTR there. Whether a project is compiled with UNICODE may not be known here.
  explicit CSid(LPCWSTR pszAccountName, LPCTSTR pszSystem = nullptr);
  explicit CSid(LPCSTR pszAccountName, LPCTSTR pszSystem = nullptr);
  CSid(LPCTSTR pszAccountName, LPCTSTR pszSystem, SID_NAME_USE *pSidNameUse);
  explicit CSid(const SID *pSid, LPCTSTR pszSystem = nullptr);
  CSid(const SID_IDENTIFIER_AUTHORITY &IdentifierAuthority, BYTE nSubAuthorityCount, ...);
  CSid(const CSid &rhs);
  CSid(const SID &rhs);
  virtual ~CSid() throw();
  CSid &operator=(const CSid &rhs);
  CSid &operator=(const SID &rhs);

  bool LoadAccount(LPCWSTR pszAccountName, LPCTSTR pszSystem = nullptr);
  bool LoadAccount(LPCSTR pszAccountName, LPCTSTR pszSystem = nullptr);
  bool LoadAccount(const SID *pSid, LPCTSTR pszSystem = nullptr);
  LPCTSTR AccountName() const;
  LPCTSTR Domain() const;
  LPCTSTR Sid() const;
  const SID *GetPSID() const;
  operator const SID *() const;
  SID_NAME_USE SidNameUse() const;
  UINT GetLength() const;
  bool IsValid() const;
  bool EqualPrefix(const CSid &rhs) const;
  bool EqualPrefix(const SID &rhs) const;
};

bool operator==(const CSid &lhs, const CSid &rhs);
bool operator!=(const CSid &lhs, const CSid &rhs);

namespace Sids {
CSid Null();
CSid World();
CSid Local();
CSid CreatorOwner();
CSid CreatorGroup();
CSid CreatorOwnerServer();
CSid CreatorGroupServer();
CSid Dialup();
CSid Network();
CSid Batch();
CSid Interactive();
CSid Service();
CSid AnonymousLogon();
CSid Proxy();
CSid ServerLogon();
CSid Self();
CSid AuthenticatedUser();
CSid RestrictedCode();
CSid TerminalServer();
CSid System();
CSid NetworkService();
CSid Admins();
CSid Users();
CSid Guests();
CSid PowerUsers();
CSid AccountOps();
CSid SystemOps();
CSid PrintOps();
CSid BackupOps();
CSid Replicator();
CSid RasServers();
CSid PreW2KAccess();
} // namespace Sids

class CAcl {
public:
  CAcl();
  virtual ~CAcl() throw();
  UINT GetAceCount() const throw();
  bool RemoveAces(const CSid &rSid);
  void RemoveAllAces() throw();
  bool IsEmpty() const throw();
  bool IsNull() const throw();
  void SetNull() throw();
  void SetEmpty() throw();
  const ACL *GetPACL() const;
  operator const ACL *() const;
  UINT GetLength() const;
};

class CDacl : public CAcl {
public:
  CDacl();
  CDacl(const ACL &rhs);
  CDacl &operator=(const ACL &rhs);
  bool AddAllowedAce(const CSid &rSid, ACCESS_MASK AccessMask, BYTE AceFlags = 0);
  bool AddAllowedAce(const CSid &rSid, ACCESS_MASK AccessMask, BYTE AceFlags,
                     const GUID *pObjectType, const GUID *pInheritedObjectType);
  bool AddDeniedAce(const CSid &rSid, ACCESS_MASK AccessMask, BYTE AceFlags = 0);
  bool AddDeniedAce(const CSid &rSid, ACCESS_MASK AccessMask, BYTE AceFlags,
                    const GUID *pObjectType, const GUID *pInheritedObjectType);
};

class CSacl : public CAcl {
public:
  CSacl() throw();
  CSacl(const ACL &rhs);
  CSacl &operator=(const ACL &rhs);
  bool AddAuditAce(const CSid &rSid, ACCESS_MASK AccessMask, bool bSuccess, bool bFailure,
                   BYTE AceFlags = 0);
};

class CSecurityDesc {
public:
  CSecurityDesc() throw();
  CSecurityDesc(const CSecurityDesc &rhs);
  CSecurityDesc(const SECURITY_DESCRIPTOR &rhs);
  virtual ~CSecurityDesc() throw();
  CSecurityDesc &operator=(const CSecurityDesc &rhs);
  CSecurityDesc &operator=(const SECURITY_DESCRIPTOR &rhs);

  bool FromString(LPCWSTR pstr);
  bool FromString(LPCSTR pstr);
  void SetOwner(const CSid &sid, bool bDefaulted = false);
  void SetGroup(const CSid &sid, bool bDefaulted = false);
  void SetDacl(const CDacl &Dacl, bool bDefaulted = false);
  void SetDacl(bool bPresent, bool bDefaulted = false);
  void SetSacl(const CSacl &Sacl, bool bDefaulted = false);
  bool SetControl(SECURITY_DESCRIPTOR_CONTROL ControlBitsOfInterest,
                  SECURITY_DESCRIPTOR_CONTROL ControlBitsToSet) throw();
  bool GetOwner(CSid *pSid, bool *pbDefaulted = nullptr) const;
  bool GetGroup(CSid *pSid, bool *pbDefaulted = nullptr) const;
  bool GetDacl(CDacl *pDacl, bool *pbPresent = nullptr, bool *pbDefaulted = nullptr) const;
  bool GetSacl(CSacl *pSacl, bool *pbPresent = nullptr, bool *pbDefaulted = nullptr) const;
  bool IsSelfRelative() const throw();
  bool MakeSelfRelative();
  bool MakeAbsolute();
  const SECURITY_DESCRIPTOR *GetPSECURITY_DESCRIPTOR() const throw();
  operator const SECURITY_DESCRIPTOR *() const throw();
  UINT GetLength() throw();
};

class CSecurityAttributes : public SECURITY_ATTRIBUTES {
public:
  CSecurityAttributes() throw();
  explicit CSecurityAttributes(const CSecurityDesc &rSecurityDescriptor,
                               bool bInheritHandle = false);
  void Set(const CSecurityDesc &rSecurityDescriptor, bool bInheritHandle = false);
};

class CTokenGroups;
class CTokenPrivileges;

class CAccessToken {
public:
  CAccessToken() throw();
  virtual ~CAccessToken() throw();
  void Attach(HANDLE hToken) throw();
  HANDLE Detach() throw();
  HANDLE GetHandle() const throw();
  bool OpenThreadToken(DWORD dwDesiredAccess, bool bImpersonate = false, bool bOpenAsSelf = true,
                       SECURITY_IMPERSONATION_LEVEL sil = SecurityImpersonation) throw();
  bool OpenProcessToken(DWORD dwDesiredAccess, const CAccessToken *pThreadToken = nullptr) throw();
  bool OpenCOMClientToken(DWORD dwDesiredAccess, bool bImpersonate = false,
                          bool bOpenAsSelf = true) throw();
  bool GetEffectiveToken(DWORD dwDesiredAccess) throw();
  bool GetThreadToken(DWORD dwDesiredAccess, bool bOpenAsSelf = true) throw();
  bool GetProcessToken(DWORD dwDesiredAccess, HANDLE hProcess = nullptr) throw();
  bool Impersonate(HANDLE hThread = nullptr) const throw();
  bool ImpersonateLoggedOnUser() const throw();
  bool Revert(HANDLE hThread = nullptr) const throw();
  bool CheckTokenMembership(const CSid &rSid, bool *pbIsMember) const throw();
  bool GetUser(CSid *pSid) const throw();
  bool GetOwner(CSid *pSid) const throw();
  bool GetPrimaryGroup(CSid *pSid) const throw();
  bool GetDefaultDacl(CDacl *pDacl) const throw();
  bool GetGroups(CTokenGroups *pGroups) const throw();
  bool GetPrivileges(CTokenPrivileges *pPrivileges) const throw();
  bool GetImpersonationLevel(SECURITY_IMPERSONATION_LEVEL *pImpersonationLevel) const throw();
  bool GetLogonSid(CSid *pSid) const throw();
  bool EnablePrivilege(LPCTSTR pszPrivilege, CTokenPrivileges *pPreviousState = nullptr) throw();
  bool DisablePrivilege(LPCTSTR pszPrivilege, CTokenPrivileges *pPreviousState = nullptr) throw();
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
