// Structures with trustees: which object is written, what its pointers lead to, under which
// decision.
#include "tests/facts/Source.h"

#include <llvm/ADT/STLExtras.h>

using namespace testing;

namespace comsec::facts {
namespace {

// As in the headers winnt.h and accctrl.h.
const std::string Declarations = R"(
typedef void *PSID;
typedef struct _TRUSTEE_W {
  struct _TRUSTEE_W *pMultipleTrustee;
  int MultipleTrusteeOperation, TrusteeForm, TrusteeType;
  WCHAR *ptstrName;
} TRUSTEE_W;
typedef struct _EXPLICIT_ACCESS_W {
  DWORD grfAccessPermissions;
  int grfAccessMode;
  DWORD grfInheritance;
  TRUSTEE_W Trustee;
} EXPLICIT_ACCESS_W;
)";

class TrusteeFacts : public Source {
protected:
  /// What each call of \p Api writes to, without the way to the variable.
  static std::vector<std::string> objects(const Unit &U, std::string_view Api) {
    std::vector<std::string> All;
    for (const Call &C : U.Calls) {
      const std::string &Object = C.Object.empty() ? C.Arguments.front().Object : C.Object;
      if (C.Api == Api)
        All.push_back(Object.substr(Object.rfind('@') + 1));
    }
    return All;
  }
};

TEST_F(TrusteeFacts, TheTypeBeforeAllCastsTellsWhatAPointerLeadsTo) {
  Unit U = cxx(Declarations + R"(
void f(PSID sid, WCHAR *either, TRUSTEE_W *t) {
  WCHAR name[20];
  t->ptstrName = (WCHAR *)sid;
  t->ptstrName = name;
  t->ptstrName = either;
  PSID copy = (PSID)name;
  t->ptstrName = (WCHAR *)copy;
})");
  std::vector<std::string> Pointees;
  for (const Call &C : U.Calls)
    Pointees.push_back(C.Arguments.back().Given.Pointee);
  EXPECT_THAT(Pointees, ElementsAre("PSID", "Text", "", "Text"));
}

TEST_F(TrusteeFacts, OtherNamesOfAnObjectAreTheObject) {
  Unit U = cxx(Declarations + R"(
void f(unsigned i) {
  EXPLICIT_ACCESS_W a[3];
  EXPLICIT_ACCESS_W &first = a[1];
  first.grfAccessMode = 1;
  TRUSTEE_W *const second = &a[i].Trustee;
  second->TrusteeForm = 1;
  EXPLICIT_ACCESS_W *third = &a[2];
  third->grfAccessMode = 1;
  for (EXPLICIT_ACCESS_W &each : a)
    each.grfAccessMode = 2;
})");
  EXPECT_THAT(objects(U, "EXPLICIT_ACCESS"), ElementsAre("a [1]", "a [2]", "a [*]"));
  EXPECT_THAT(objects(U, "TRUSTEE"), ElementsAre("a [*] .Trustee"));
}

TEST_F(TrusteeFacts, ListsAndStaticMemoryAreZero) {
  Unit U = cxx(Declarations + R"(
TRUSTEE_W all;
struct S { EXPLICIT_ACCESS_W member = {}; S() {} };
void f() {
  TRUSTEE_W some = {};
  TRUSTEE_W none;
})");
  EXPECT_THAT(objects(U, "Zeroed"),
              AllOf(Contains("all"), Contains("some"), Contains("member"), Not(Contains("none"))));
}

TEST_F(TrusteeFacts, StructuresAreCopied) {
  const std::string Source = Declarations + R"(
TRUSTEE_W make(void) { TRUSTEE_W made; return made; }
void f(EXPLICIT_ACCESS_W *e, TRUSTEE_W t) {
  TRUSTEE_W own = make();
  e->Trustee = t;
})";
  for (Unit U : {cxx(Source), c(Source)}) {
    EXPECT_THAT(objects(U, "Assignment"), ElementsAre("own", "e .Trustee"));
    auto Make = llvm::find_if(U.Functions, [](const Function &F) { return F.Name == "make"; });
    ASSERT_EQ(Make->Returns.size(), 1u);
    EXPECT_THAT(Make->Returns.front().Object, EndsWith("@made"));
  }
}

TEST_F(TrusteeFacts, CasesExcludeEachOther) {
  Unit U = cxx(Declarations + R"(
void f(TRUSTEE_W *t, int kind) {
  switch (kind) {
  case 0:
    t->TrusteeForm = 0;
    t->TrusteeType = 0;
    break;
  case 1:
  case 2:
    t->TrusteeForm = 1;
  default:
    t->TrusteeForm = 2;
  }
})");
  std::vector<unsigned> Ways;
  for (const Call &C : U.Calls) {
    ASSERT_EQ(C.Branches.size(), 1u);
    EXPECT_EQ(C.Branches.front().Where, U.Calls.front().Branches.front().Where);
    Ways.push_back(C.Branches.front().Way);
  }
  EXPECT_THAT(Ways, ElementsAre(1u, 1u, 2u, 2u)); // control falls from the last label into the next
}

} // namespace
} // namespace comsec::facts
