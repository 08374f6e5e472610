// driver/headers: each header can be read, and what is in it leads to the same facts as the real
// one.
#include "tests/facts/Source.h"

#include <llvm/ADT/STLExtras.h>
#include <llvm/Support/FileSystem.h>
#include <llvm/Support/Path.h>

using namespace testing;

namespace comsec::facts {
namespace {

/// All headers of ours as an #include names them, sorted.
std::vector<std::string> standIns() {
  const std::string Headers = COMSEC_SOURCE_DIR "/driver/headers";
  std::vector<std::string> Names;
  std::error_code Error;
  for (llvm::sys::fs::recursive_directory_iterator I(Headers, Error), End; I != End && !Error;
       I.increment(Error))
    if (I->type() == llvm::sys::fs::file_type::regular_file)
      Names.push_back(I->path().substr(Headers.size() + 1));
  llvm::sort(Names);
  return Names;
}

std::string includes(llvm::ArrayRef<std::string> Names) {
  std::string Text;
  for (const std::string &Name : Names)
    Text += "#include <" + Name + ">\n";
  return Text;
}

class StandIns : public Source {};

TEST_F(StandIns, EachCanBeReadAlone) {
  ASSERT_THAT(standIns(), Contains("winrt/base.h"));
  for (const std::string &Name : standIns())
    EXPECT_THAT(notes(unit(includes({Name}))), IsEmpty()) << Name;
}

TEST_F(StandIns, AllCanBeReadTogetherInAnyOrder) {
  std::vector<std::string> Names = standIns();
  EXPECT_THAT(notes(unit(includes(Names))), IsEmpty());
  std::reverse(Names.begin(), Names.end());
  EXPECT_THAT(notes(unit(includes(Names))), IsEmpty());
}

TEST_F(StandIns, CGetsNoCxx) {
  for (const std::string &Name : standIns())
    if (!llvm::StringRef(Name).contains('/')) // WIL and C++/WinRT are C++ to those who include them
      EXPECT_THAT(notes(unit(includes({Name}), "a.c")), IsEmpty()) << Name;
}

TEST_F(StandIns, AreReadWithoutUnicodeToo) {
  EXPECT_THAT(notes(unit("#undef UNICODE\n#undef _UNICODE\n" + includes(standIns()))), IsEmpty());
}

TEST_F(StandIns, AProjectsOwnHeaderWins) {
  Folder.write("wil/result.h", "#define OWN 1\n");
  Folder.write("inc/atlstr.h", "#define OWN_STRINGS 1\n");
  EXPECT_THAT(notes(unit("#include <wil/result.h>\n#include <atlstr.h>\n"
                         "#if !OWN || !OWN_STRINGS\n#error ours\n#endif\n")),
              IsEmpty());
}

TEST_F(StandIns, WordsBeforeParametersCostNothing) {
  Unit U = unit(R"(#include <windows.h>
#include <objbase.h>
__checkReturn HRESULT f(__in LPCWSTR a, __in_z_opt LPCWSTR b, __deref_out_opt void **c,
                        __out_ecount_part(n, *m) WCHAR *d, __inout DWORD *m, __reserved int n) {
  return CoImpersonateClient();
}
)");
  EXPECT_THAT(notes(U), IsEmpty());
  onlyCall(U, "CoImpersonateClient");
}

TEST_F(StandIns, AtlClassesAndTheirMapsAreRead) {
  Unit U = unit(R"(#include <atlbase.h>
#include <atlcom.h>
#include <atlwin.h>
#include <wbemprov.h>
class ATL_NO_VTABLE Server : public CComObjectRootEx<CComMultiThreadModel>,
                             public CComCoClass<Server, &CLSID_NULL>,
                             public IDispatchImpl<IDispatch, &IID_IDispatch>,
                             public IWbemProviderInit {
public:
  DECLARE_REGISTRY_RESOURCEID(1)
  DECLARE_PROTECT_FINAL_CONSTRUCT()
  BEGIN_COM_MAP(Server)
    COM_INTERFACE_ENTRY(IWbemProviderInit)
    COM_INTERFACE_ENTRY2(IDispatch, IUnknown)
  END_COM_MAP()
  HRESULT FinalConstruct() { return CoImpersonateClient(); }
  STDMETHOD(Initialize)(LPWSTR, LONG, LPWSTR, LPWSTR, IWbemServices *, IWbemContext *,
                        IWbemProviderInitSink *) { return S_OK; }
};
OBJECT_ENTRY_AUTO(CLSID_NULL, Server)
class Dialog : public CDialogImpl<Dialog> {
public:
  enum { IDD = 1 };
  BEGIN_MSG_MAP(Dialog)
    MESSAGE_HANDLER(WM_INITDIALOG, OnInit)
  END_MSG_MAP()
  LRESULT OnInit(UINT, WPARAM, LPARAM, BOOL &) { return CoRevertToSelf(); }
};
int main() {
  CComObject<Server> *Made;
  CComObject<Server>::CreateInstance(&Made);
  return Dialog().DoModal();
}
)");
  EXPECT_THAT(notes(U), IsEmpty());
  onlyCall(U, "CoImpersonateClient");
  onlyCall(U, "CoRevertToSelf");
  EXPECT_THAT(ways(U), Contains(StartsWith("Dialog::ProcessWindowMessage calls Dialog::OnInit")));
}

TEST_F(StandIns, AnMfcProgramIsRead) {
  Unit U = unit(R"(#include <afxwin.h>
#include <afxdisp.h>
class App : public CWinApp {
public:
  virtual BOOL InitInstance();
  afx_msg void OnAbout();
  DECLARE_MESSAGE_MAP()
};
BEGIN_MESSAGE_MAP(App, CWinApp)
  ON_COMMAND(1, OnAbout)
  ON_COMMAND(2, &App::OnAbout)
END_MESSAGE_MAP()
App theApp;
BOOL App::InitInstance() {
  if (!AfxOleInit())
    return FALSE;
  CString Text = _T("a");
  Text.Format(_T("%s%d"), Text.Left(1), 1);
  if (Text == "b" || Text.IsEmpty())
    AfxMessageBox(Text + L"c");
  HRESULT hr = CoInitializeSecurity(NULL, -1, NULL, NULL, RPC_C_AUTHN_LEVEL_PKT_PRIVACY,
                                    RPC_C_IMP_LEVEL_IDENTIFY, NULL, EOAC_NONE, NULL);
  return SUCCEEDED(hr) && CWinApp::InitInstance();
}
void App::OnAbout() {}
)");
  EXPECT_THAT(notes(U), IsEmpty());
  EXPECT_EQ(onlyCall(U, "CoInitializeSecurity").Result, ResultUse::Tested);
}

TEST_F(StandIns, AStringGivesItsText) {
  for (const char *Written :
       {"CString(L\"D:(A;;1;;;WD)\")", "CString(L\"D:(A;;1;;;WD)\").GetString()",
        "CStringW(\"D:(A;;1;;;WD)\")"})
    EXPECT_THAT(
        show(onlyCall(unit(std::string("#include <atlstr.h>\n#include <sddl.h>\n"
                                       "void f(PSECURITY_DESCRIPTOR *d) {\n"
                                       "ConvertStringSecurityDescriptorToSecurityDescriptorW(") +
                           Written + ", 1, d, NULL);\n}\n"),
                      "ConvertStringSecurityDescriptorToSecurityDescriptor")
                 .Arguments.at(0)
                 .Given),
        HasSubstr("D:(A;;1;;;WD)"))
        << Written;
}

TEST_F(StandIns, MacrosOfWilTestWhatTheyAreGiven) {
  Unit U = unit(R"(#include <wil/com.h>
#include <wil/result.h>
HRESULT returned(IUnknown *p, IClientSecurity *s) {
  RETURN_IF_FAILED(CoSetProxyBlanket(p, 10, 0, 0, 6, 3, 0, 0));
  RETURN_IF_FAILED_MSG(s->SetBlanket(p, 10, 0, 0, 6, 3, 0, 0), "no blanket of %p", p);
  return S_OK;
}
void thrown() {
  THROW_IF_FAILED(CoImpersonateClient());
  THROW_LAST_ERROR_IF_MSG(!CloseHandle(nullptr), "closed");
}
HRESULT caught() try {
  thrown();
  return S_OK;
}
CATCH_RETURN()
)");
  EXPECT_THAT(notes(U), IsEmpty());
  EXPECT_EQ(onlyCall(U, "CoSetProxyBlanket").Result, ResultUse::Tested);
  EXPECT_EQ(onlyCall(U, "IClientSecurity::SetBlanket").Result, ResultUse::Tested);
  EXPECT_NE(onlyCall(U, "CoImpersonateClient").Result, ResultUse::Discarded);
}

TEST_F(StandIns, AProviderOfTheFrameworkIsRead) {
  Unit U = unit(R"(#include <fwcommon.h>
class Disks : public Provider {
public:
  Disks() : Provider(L"Disks", L"root\\cimv2") {}
protected:
  HRESULT EnumerateInstances(MethodContext *Context, long) override {
    CInstance *Found = CreateNewInstance(Context);
    Found->SetCHString(L"Name", CHString(L"a"));
    CoImpersonateClient();
    return Commit(Found);
  }
} TheDisks;
)");
  EXPECT_THAT(notes(U), IsEmpty());
  onlyCall(U, "CoImpersonateClient");
  ASSERT_EQ(U.Classes.size(), 1u);
  EXPECT_THAT(U.Classes[0].Bases, ElementsAre("Provider"));
}

} // namespace
} // namespace comsec::facts
