// checks: comsec-unsafe-security-descriptor
// The text is in an object of the C++ library that could change, or is put together of parts.
#include "support/descriptor.h"
#include <string>

HRESULT changing() {
  std::wstring Text = L"O:BAG:BAD:(A;;0x7;;;WD)";
  return SECURE_WITH(descriptorOf(Text.c_str())); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT assigned(bool Open) {
  std::wstring Text;
  Text = L"O:BAG:BAD:(A;;0x7;;;WD)";
  return SECURE_WITH(descriptorOf(Text.c_str())); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT sum() {
  const std::wstring Owner = L"O:BAG:BA";
  std::wstring Text = Owner + L"D:(A;;0x7;;;WD)";
  return SECURE_WITH(descriptorOf(Text.c_str())); // want: unsafe-security-descriptor "admits Everyone"
}

HRESULT narrow() {
  std::string Text = "O:BAG:BAD:(A;;0x7;;;WD)";
  PSECURITY_DESCRIPTOR SelfRelative = nullptr;
  if (!ConvertStringSecurityDescriptorToSecurityDescriptorA(Text.c_str(), SDDL_REVISION_1,
                                                            &SelfRelative, nullptr))
    return E_FAIL;
  return SECURE_WITH(absoluteFormOf(SelfRelative)); // want: unsafe-security-descriptor "admits Everyone"
}

// What is added decides, and is not known.
HRESULT added(const std::wstring &Entries) {
  std::wstring Text = L"O:BAG:BAD:(A;;0x7;;;WD)";
  Text += Entries;
  return SECURE_WITH(descriptorOf(Text.c_str()));
}
HRESULT appended(const std::wstring &Entries) {
  std::wstring Text = L"O:BAG:BAD:(A;;0x7;;;WD)";
  Text.append(Entries);
  return SECURE_WITH(descriptorOf(Text.c_str()));
}
HRESULT summed(const std::wstring &Entries) {
  const std::wstring Text = L"O:BAG:BAD:(A;;0x7;;;WD)" + Entries;
  return SECURE_WITH(descriptorOf(Text.c_str()));
}

// Replaced before it is used.
HRESULT replaced() {
  std::wstring Text = L"O:BAG:BAD:(A;;0x7;;;WD)";
  Text = L"O:BAG:BAD:(A;;0x3;;;BA)";
  return SECURE_WITH(descriptorOf(Text.c_str()));
}

// Written through a reference, or by a function that was not seen.
void edit(std::wstring &Text);
HRESULT edited() {
  std::wstring Text = L"O:BAG:BAD:(A;;0x7;;;WD)";
  edit(Text);
  return SECURE_WITH(descriptorOf(Text.c_str()));
}
