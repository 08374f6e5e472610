// The GUIDs that a unit spells out, in each way that real code has.
#include "tests/facts/Source.h"

namespace comsec::facts {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Guids : public Source {
protected:
  /// "{…} of <class>@line".
  std::vector<std::string> of(const Unit &U) {
    std::vector<std::string> Shown;
    for (const Guid &G : U.Guids)
      Shown.push_back(G.Text + (G.Class.empty() ? "" : " of " + G.Class) + "@" +
                      std::to_string(G.Where.Begin.Line));
    return Shown;
  }
};

constexpr const char *Type = "typedef struct _GUID { unsigned long Data1; unsigned short Data2; "
                             "unsigned short Data3; unsigned char Data4[8]; } GUID;\n";

TEST_F(Guids, OfConstants) {
  const std::string Text = std::string(Type) + R"(
#define DEFINE(n, a, b, c, d, e, f, g, h, i, j, k) const GUID n = {a, b, c, {d, e, f, g, h, i, j, k}}
DEFINE(CLSID_Files, 0xa92d7615, 0xa72c, 0x44ba, 0xbb, 0x5e, 0xfd, 0x25, 0xcc, 0xd7, 0x05, 0x01);
static const GUID Flat = {0x1, 0x2, 0x3, 4, 5, 6, 7, 8, 9, 10, 11};
static const GUID Several[] = {{0x10, 0, 0, {1, 2, 3, 4, 5, 6, 7, 8}}};
void f(unsigned long n) {
  GUID Open = {n, 2, 3, {0}};
}
)";
  const auto AllThree = ElementsAre("{00000001-0002-0003-0405-060708090A0B}@5",
                                    "{00000010-0000-0000-0102-030405060708}@6",
                                    "{A92D7615-A72C-44BA-BB5E-FD25CCD70501}@4");
  EXPECT_THAT(of(unit(Text)), AllThree);
  EXPECT_THAT(of(unit(Text, "a.c")), AllThree);
}

TEST_F(Guids, OfTexts) {
  EXPECT_THAT(of(unit(R"(
const wchar_t *a = L"{5b0e1f63-3c1a-4e57-9e0a-9a6b2d0c2001}";
const char *b = "5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C2002";
const wchar_t *c = L"AppID\\{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C2003}\\x";
const char16_t *again = u"{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C2001}";
const char *near = "{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C200}";
const char *open = "{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C2004";
const char *other = "{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C200G}";
const char *inText = "see 5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C2005";
)")),
              ElementsAre("{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C2001}@2",
                          "{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C2002}@3",
                          "{5B0E1F63-3C1A-4E57-9E0A-9A6B2D0C2003}@4"));
}

TEST_F(Guids, OfClasses) {
  EXPECT_THAT(of(unit(R"(
class __declspec(uuid("a92d7615-a72c-44ba-bb5e-fd25ccd70502")) Services { int n; };
class __declspec(uuid("{A92D7615-A72C-44BA-BB5E-FD25CCD70503}")) Declared;
struct __declspec(uuid("A92D7615-A72C-44BA-BB5E-FD25CCD70504")) IFiles { virtual void Get() = 0; };
)")),
              ElementsAre("{A92D7615-A72C-44BA-BB5E-FD25CCD70502} of c:@S@Services@2",
                          "{A92D7615-A72C-44BA-BB5E-FD25CCD70503} of c:@S@Declared@3"));
}

TEST_F(Guids, OfTheSdkAreNotOurs) { EXPECT_THAT(cxx("int n;").Guids, IsEmpty()); }

} // namespace
} // namespace comsec::facts
