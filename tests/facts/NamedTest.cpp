// Which variable an argument or an object is: the same name for the call that fills it and the call
// that uses it.
#include "tests/facts/Source.h"

using namespace testing;

namespace comsec::facts {
namespace {

class Named : public Source {
protected:
  /// The variable of each call's last argument, in the order of places.
  std::vector<std::string> variables(const Unit &U) {
    std::vector<std::string> All;
    for (const Call &C : U.Calls)
      All.push_back(C.Arguments.empty() ? C.Object : C.Arguments.back().Variable);
    return All;
  }
};

TEST_F(Named, AddressPointeeAndCastAreTheVariable) {
  std::vector<std::string> All = variables(cxx(R"(
void f(IWbemLocator *l, IWbemServices **out) {
  IWbemServices *s = nullptr;
  l->ConnectServer(0, 0, 0, 0, 0, 0, 0, &s);
  l->ConnectServer(0, 0, 0, 0, 0, 0, 0, (IWbemServices **)(&s));
  l->ConnectServer(0, 0, 0, 0, 0, 0, 0, reinterpret_cast<IWbemServices **>(&s));
  l->ConnectServer(0, 0, 0, 0, 0, 0, 0, out);
  l->ConnectServer(0, 0, 0, 0, 0, 0, 0, &*out);
})"));
  ASSERT_EQ(All.size(), 5u);
  EXPECT_THAT(All, Each(Not(IsEmpty())));
  EXPECT_EQ(All[1], All[0]);
  EXPECT_EQ(All[2], All[0]);
  EXPECT_NE(All[3], All[0]);
  EXPECT_EQ(All[4], All[3]);
}

TEST_F(Named, VariablesOfOneNameAreTold) {
  std::vector<std::string> All = variables(cxx(R"(
void f(IWbemLocator *l) {
  IWbemServices *s = nullptr;
  l->ConnectServer(0, 0, 0, 0, 0, 0, 0, &s);
  {
    IWbemServices *s = nullptr;
    l->ConnectServer(0, 0, 0, 0, 0, 0, 0, &s);
  }
})"));
  ASSERT_EQ(All.size(), 2u);
  EXPECT_NE(All[0], All[1]);
}

TEST_F(Named, SmartPointersAreLookedThrough) {
  Unit U = cxx(R"(
template <typename T> struct Com {
  T **operator&();
  T **GetAddressOf();
  T *operator->() const;
  T *other() const;
  T *p;
};
struct Session {
  Com<IWbemServices> services;
  void f(IWbemLocator *l) {
    l->ConnectServer(0, 0, 0, 0, 0, 0, 0, &services);
    l->ConnectServer(0, 0, 0, 0, 0, 0, 0, services.GetAddressOf());
    l->ConnectServer(0, 0, 0, 0, 0, 0, 0, &services.p);
  }
  void g(void *p) { services->GetObject(0, 0, 0, 0, p); }
  void h() { services.other()->GetObject(0, 0, 0, 0, 0); }
};)");
  ASSERT_EQ(U.Calls.size(), 5u);
  std::vector<std::string> All = variables(U);
  EXPECT_THAT(All[0], Not(IsEmpty()));
  EXPECT_EQ(All[1], All[0]);
  EXPECT_NE(All[2], All[0]) << "a member of the holder";
  EXPECT_EQ(U.Calls[3].Object, All[0]);
  EXPECT_EQ(U.Calls[4].Object, "") << "nobody knows what other() gives";
}

TEST_F(Named, OtherExpressionsAreNone) {
  EXPECT_THAT(variables(cxx(R"(
IWbemServices **make();
void f(IWbemLocator *l, IWbemServices **a) {
  l->ConnectServer(0, 0, 0, 0, 0, 0, 0, make());
  l->ConnectServer(0, 0, 0, 0, 0, 0, 0, a + 1);
  l->ConnectServer(0, 0, 0, 0, 0, 0, 0, 0);
})")),
              ElementsAre("", "", ""));
}

TEST_F(Named, CallsTellWhichProxyTheyGive) {
  Unit U = cxx(R"(
template <typename T> struct Com {
  T **operator&();
  operator T *() const;
};
IWbemServices *make();
void secure(IUnknown *p, int level);
void fill(IWbemServices **out);
void hold(Com<IWbemServices> &c);
void f(IWbemServices *given) {
  Com<IWbemServices> held;
  secure(given, 1);
  secure(held, 2);
  secure(make(), 3);
  fill(&held);
  fill(&given);
  hold(held);
})");
  std::vector<std::string> All;
  for (const Function &F : U.Functions)
    for (const Passed &P : F.Passes)
      if (P.Given.Text == "a proxy")
        All.push_back(P.Variable.substr(P.Variable.rfind('@') + 1));
  EXPECT_THAT(All, ElementsAre("given", "held", "", "held", "given", "held"));
}

TEST_F(Named, ParametersThatStandForTheCallersProxy) {
  Unit U = cxx(R"(
template <typename T> struct Com { T **operator&(); };
void fill(IWbemServices **out);
void f(int number, IUnknown *kept, IUnknown *changed, IWbemServices *filled, IWbemServices **out,
       IWbemServices **moved, IWbemServices *&reference, Com<IWbemServices> &held,
       Com<IWbemServices> copied, char *text) {
  changed = kept;
  fill(&filled);
  *out = nullptr;
  ++moved;
  fill(&reference);
}
void g(int number, char *text) {})");
  std::vector<std::string> All;
  for (const Function &F : U.Functions)
    for (const std::string &Usr : F.ProxyParameters)
      if (!Usr.empty())
        All.push_back(Usr.substr(Usr.rfind('@') + 1));
  EXPECT_THAT(All, ElementsAre("kept", "out", "reference", "held"));
  for (const Function &F : U.Functions)
    EXPECT_EQ(F.ProxyParameters.size(), F.Name == "f" ? 10u : 0u) << F.Name;
}

TEST_F(Named, ProxiesInC) {
  Unit U = c(R"(
struct Own { int lpTable; };
void secure(IGlobalOptions *p) {}
void own(struct Own *p) {}
void f(IGlobalOptions **out) { secure(*out); })");
  std::vector<std::string> All;
  for (const Function &F : U.Functions) {
    for (const Passed &P : F.Passes)
      All.push_back(F.Name + " gives " + P.Variable.substr(P.Variable.rfind('@') + 1));
    for (const std::string &Usr : F.ProxyParameters)
      All.push_back(F.Name + " takes " + Usr.substr(Usr.rfind('@') + 1));
  }
  EXPECT_THAT(All, UnorderedElementsAre("secure takes p", "f takes out", "f gives out"));
}

TEST_F(Named, InCTheObjectIsTheFirstArgument) {
  Unit U = c("\nvoid f(IGlobalOptions *o) { o->lpVtbl->Set(o, COMGLB_EXCEPTION_HANDLING, 1); }");
  Call C = onlyCall(U, "IGlobalOptions::Set");
  EXPECT_THAT(C.Object, HasSubstr("@o"));
  EXPECT_EQ(C.Arguments.size(), 2u);
}

} // namespace
} // namespace comsec::facts
