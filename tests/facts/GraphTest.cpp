// Functions, classes and the ways between them.
#include "tests/facts/Source.h"

#include <llvm/ADT/STLExtras.h>

using namespace testing;

namespace comsec::facts {
namespace {

class Ways : public Source {
protected:
  static Function function(const Unit &U, const std::string &Name) {
    auto It = llvm::find_if(U.Functions, [&](const Function &F) { return F.Name == Name; });
    return It == U.Functions.end() ? Function() : *It;
  }
  static Class classOf(const Unit &U, const std::string &Name) {
    auto It = llvm::find_if(U.Classes, [&](const Class &C) { return C.Name == Name; });
    return It == U.Classes.end() ? Class() : *It;
  }
};

TEST_F(Ways, Calls) {
  Unit U = cxx(R"(
void work();
struct Server {
  void run() { work(); }
};
void f(Server &s) {
  s.run();
  if (false)
    work();
})");
  EXPECT_THAT(ways(U), UnorderedElementsAre("Server::run calls work@4", "f calls Server::run@7",
                                            "f calls work@9 (dead)"));
}

TEST_F(Ways, AnAddressThatIsTakenIsAReference) {
  Unit U = cxx(R"(
DWORD worker(LPVOID) { return 0; }
DWORD other(LPVOID) { return 0; }
DWORD (*const table[])(LPVOID) = {worker, &other};
void f() { CreateThread(nullptr, 0, worker, nullptr, 0, nullptr); })");
  EXPECT_THAT(ways(U), UnorderedElementsAre("namespace-scope initialisers refers to worker@4",
                                            "namespace-scope initialisers refers to other@4",
                                            "f refers to worker@5"));
}

TEST_F(Ways, InitialisersAtNamespaceScope) {
  Unit U = cxx("\nint setUp() { return 1; }\nint value = setUp();");
  EXPECT_THAT(ways(U), ElementsAre("namespace-scope initialisers calls setUp@3"));
}

TEST_F(Ways, ALambdaIsReferredToWhereItIsWritten) {
  Unit U = cxx(R"(
void work() {}
void f() {
  auto run = [] { work(); };
})");
  auto Lambda = llvm::find_if(U.Functions, [](const Function &F) {
    return llvm::StringRef(F.Name).contains("operator()");
  });
  ASSERT_NE(Lambda, U.Functions.end());
  EXPECT_THAT(ways(U), UnorderedElementsAre(Lambda->Name + " calls work@4",
                                            "f refers to " + Lambda->Name + "@4"));
}

TEST_F(Ways, ObjectsAreMade) {
  const std::string Server = R"(
#include <library.h>
struct Server { Server() {} virtual ~Server() {} virtual void run() {} };
)";
  for (const char *Body : {"new Server;", "Server s;", "Server();", "auto s = Server();",
                           "library::make<Server>();", "library::Holder<Server> h;"})
    EXPECT_THAT(ways(cxx(Server + "void f() { " + Body + " }")),
                IsSupersetOf({"f makes Server@4", "f calls Server::Server@4"}))
        << Body;
}

TEST_F(Ways, AnObjectAtNamespaceScopeIsMadeByNoFunction) {
  Unit U = cxx("\nstruct Server { virtual void run() {} } server;");
  EXPECT_THAT(ways(U), Contains("namespace-scope initialisers makes Server@2"));
}

TEST_F(Ways, AnObjectsEndIsACall) {
  Unit U = cxx("\nstruct Guard { ~Guard() {} };\nvoid f() { Guard g; }");
  EXPECT_THAT(ways(U), Contains("f calls Guard::~Guard@3"));
}

TEST_F(Ways, InstantiationsAreFunctions) {
  Unit U = cxx(R"(
void work() {}
template <class T> void each(T t) { work(); }
void f() { each(1); })");
  EXPECT_THAT(ways(U), UnorderedElementsAre("each calls work@3", "f calls each@4"));
}

TEST_F(Ways, FunctionsTellWhatTheyAre) {
  Unit U = cxx(R"(
namespace app { void helper() {} }
struct IFace { virtual void run() = 0; };
struct Server : IFace { void run() override {} };
int main(int argc, char **argv) { return 0; })");
  Function Main = function(U, "main");
  EXPECT_TRUE(Main.Global);
  EXPECT_EQ(show(Main.Where), "5:5-5:9");
  EXPECT_THAT(Main.Parameters, ElementsAre("argc", "argv"));
  EXPECT_FALSE(function(U, "app::helper").Global);
  Function Run = function(U, "Server::run");
  EXPECT_FALSE(Run.Global);
  EXPECT_EQ(Run.Class, classOf(U, "Server").Usr);
  EXPECT_EQ(Run.Overrides, classOf(U, "IFace").Methods);
  EXPECT_THAT(classOf(U, "Server").Methods, ElementsAre(Run.Usr));
}

TEST_F(Ways, ClassesKnowAllTheirBases) {
  Unit U = cxx(R"(
struct Base : IWbemServices {};
class Server : public Base, IUnknown {};)");
  EXPECT_THAT(classOf(U, "Server").Bases,
              UnorderedElementsAre("Base", "IWbemServices", "IUnknown", "IUnknown"));
  EXPECT_EQ(show(classOf(U, "Server").Where), "3:7-3:13");
}

TEST_F(Ways, BasesThatNoHeaderDeclaresAreBases) {
  Unit U = cxx(R"(
#include "gone.h"
namespace app { struct Known {}; }
class Writer final : public CVssWriter, private virtual app::Known,
                     public ATL::CComObjectRootEx<Threads<int, 2>> { void run(); };
struct Plain { int bits : 3; };)");
  EXPECT_THAT(classOf(U, "Writer").Bases,
              UnorderedElementsAre("CVssWriter", "app::Known", "ATL::CComObjectRootEx"));
  EXPECT_THAT(classOf(U, "Plain").Bases, IsEmpty());
}

TEST_F(Ways, WhatTheProjectDeclaresAndNobodyDefinesIsExternal) {
  Folder.write("util.h", "void setUpSecurity();\nvoid unused();\ninline void here() {}\n");
  Unit U = cxx(R"(
#include "util.h"
void f() {
  setUpSecurity();
  here();
  CoInitialize(nullptr);
  if (false)
    unused();
})");
  ASSERT_EQ(U.Externals.size(), 1u);
  EXPECT_EQ(U.Externals[0].Name, "setUpSecurity");
  EXPECT_EQ(U.Externals[0].Declared, (Location{"util.h", 1, 6}));
}

} // namespace
} // namespace comsec::facts
