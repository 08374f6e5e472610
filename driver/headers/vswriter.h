// mingw-w64's vswriter.h has the interfaces and enumerations, but not the classes that a writer
// derives from. This header adds them: declarations only, with the documented names.
// A real Windows SDK brings its own; there nothing is added.
#include_next <vswriter.h>

#if defined(__cplusplus) && defined(__MINGW32__) && !defined(COMSEC_VSWRITER_CLASSES)
#define COMSEC_VSWRITER_CLASSES

#include <vss.h>

class CVssWriter {
public:
  CVssWriter();
  virtual ~CVssWriter();

  HRESULT STDMETHODCALLTYPE Initialize(VSS_ID WriterId, LPCWSTR wszWriterName, VSS_USAGE_TYPE ut,
                                       VSS_SOURCE_TYPE st,
                                       VSS_APPLICATION_LEVEL nLevel = VSS_APP_FRONT_END,
                                       DWORD dwTimeout = 60000,
                                       VSS_ALTERNATE_WRITER_STATE aws = VSS_AWS_NO_ALTERNATE_WRITER,
                                       bool bIOThrottlingOnly = false,
                                       LPCWSTR wszWriterInstanceName = nullptr);
  HRESULT STDMETHODCALLTYPE Subscribe(DWORD dwEventTypeMask = VSS_SM_BACKUP_EVENTS_FLAG |
                                                              VSS_SM_RESTORE_EVENTS_FLAG);
  HRESULT STDMETHODCALLTYPE Unsubscribe();
  HRESULT STDMETHODCALLTYPE InstallAlternateWriter(VSS_ID idWriter, CLSID clsid);

  virtual bool STDMETHODCALLTYPE OnIdentify(IVssCreateWriterMetadata *pMetadata);
  virtual bool STDMETHODCALLTYPE OnPrepareBackup(IVssWriterComponents *pComponent);
  virtual bool STDMETHODCALLTYPE OnPrepareSnapshot() = 0;
  virtual bool STDMETHODCALLTYPE OnFreeze() = 0;
  virtual bool STDMETHODCALLTYPE OnThaw() = 0;
  virtual bool STDMETHODCALLTYPE OnAbort() = 0;
  virtual bool STDMETHODCALLTYPE OnPostSnapshot(IVssWriterComponents *pComponent);
  virtual bool STDMETHODCALLTYPE OnBackupComplete(IVssWriterComponents *pComponent);
  virtual bool STDMETHODCALLTYPE OnBackupShutdown(VSS_ID SnapshotSetId);
  virtual bool STDMETHODCALLTYPE OnPreRestore(IVssWriterComponents *pComponent);
  virtual bool STDMETHODCALLTYPE OnPostRestore(IVssWriterComponents *pComponent);
  virtual bool STDMETHODCALLTYPE OnBackOffIOOnVolume(VSS_PWSZ wszVolumeName, VSS_ID snapshotId,
                                                     VSS_ID providerId);
  virtual bool STDMETHODCALLTYPE OnContinueIOOnVolume(VSS_PWSZ wszVolumeName, VSS_ID snapshotId,
                                                      VSS_ID providerId);
  virtual bool STDMETHODCALLTYPE OnVSSShutdown();
  virtual bool STDMETHODCALLTYPE OnVSSApplicationStartup();

protected:
  LPCWSTR *STDMETHODCALLTYPE GetCurrentVolumeArray() const;
  UINT STDMETHODCALLTYPE GetCurrentVolumeCount() const;
  HRESULT STDMETHODCALLTYPE GetSnapshotDeviceName(LPCWSTR wszOriginalVolume,
                                                  LPCWSTR *ppwszSnapshotDevice) const;
  VSS_ID STDMETHODCALLTYPE GetCurrentSnapshotSetId() const;
  LONG STDMETHODCALLTYPE GetContext() const;
  VSS_APPLICATION_LEVEL STDMETHODCALLTYPE GetCurrentLevel() const;
  bool STDMETHODCALLTYPE IsPathAffected(LPCWSTR wszPath) const;
  bool STDMETHODCALLTYPE IsBootableSystemStateBackedUp() const;
  bool STDMETHODCALLTYPE AreComponentsSelected() const;
  VSS_BACKUP_TYPE STDMETHODCALLTYPE GetBackupType() const;
  VSS_RESTORE_TYPE STDMETHODCALLTYPE GetRestoreType() const;
  bool STDMETHODCALLTYPE IsPartialFileSupportEnabled() const;
  HRESULT STDMETHODCALLTYPE SetWriterFailure(HRESULT hr);
};

class CVssWriterEx : public CVssWriter {
public:
  HRESULT STDMETHODCALLTYPE InitializeEx(
      VSS_ID WriterId, LPCWSTR wszWriterName, DWORD dwMajorVersion, DWORD dwMinorVersion,
      VSS_USAGE_TYPE ut, VSS_SOURCE_TYPE st, VSS_APPLICATION_LEVEL nLevel = VSS_APP_FRONT_END,
      DWORD dwTimeout = 60000, VSS_ALTERNATE_WRITER_STATE aws = VSS_AWS_NO_ALTERNATE_WRITER,
      bool bIOThrottlingOnly = false, LPCWSTR wszWriterInstanceName = nullptr);

  virtual bool STDMETHODCALLTYPE OnIdentifyEx(IVssCreateWriterMetadataEx *pMetadata);

protected:
  HRESULT STDMETHODCALLTYPE SubscribeEx(DWORD dwUnsubscribeTimeout,
                                        DWORD dwEventTypeMask = VSS_SM_BACKUP_EVENTS_FLAG |
                                                                VSS_SM_RESTORE_EVENTS_FLAG);
};

class CVssWriterEx2 : public CVssWriterEx {
public:
  bool STDMETHODCALLTYPE IsWriterShuttingDown();

protected:
  HRESULT STDMETHODCALLTYPE SetWriterFailureEx(HRESULT hr, HRESULT hrApplication,
                                               LPCWSTR wszApplicationMessage);
  VSS_ID STDMETHODCALLTYPE GetSessionId() const;
};

#endif
