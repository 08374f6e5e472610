// Facts made by hand, in few words, and a program as text.
#pragma once

#include "checks/link/Program.h"
#include "checks/link/Values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace comsec::test {

using link::describe;
using link::number;
using link::toString;
using link::valuesOf;

inline facts::Range at(const std::string &File, unsigned Line, unsigned Column = 1) {
  return {{File, Line, Column}, Line, Column + 1};
}

inline facts::Value integer(std::int64_t Number, const std::string &Text = {}) {
  facts::Value V;
  V.Kind = facts::ValueKind::Integer;
  V.Number = Number;
  V.Text = Text.empty() ? std::to_string(Number) : Text;
  return V;
}

inline facts::Value value(facts::ValueKind Kind, const std::string &Text,
                          const std::string &Name = {}) {
  facts::Value V;
  V.Kind = Kind;
  V.Text = Text;
  V.Name = Name;
  return V;
}

inline facts::Value group(facts::ValueKind Kind, std::vector<facts::Value> Operands,
                          const std::string &Operator = {}) {
  facts::Value V = value(Kind, Operator);
  V.Operands = std::move(Operands);
  return V;
}

inline facts::Value under(const std::string &Condition, facts::Value V) {
  V.Condition = Condition;
  return V;
}

inline facts::Value via(const std::string &Name, const facts::Range &Where, facts::Value V) {
  V.Via.insert(V.Via.begin(), facts::Stop{Name, Where});
  return V;
}

/// Builds one unit; the functions' USRs are "c:@F@<name>" unless given.
class UnitBuilder {
public:
  explicit UnitBuilder(const std::string &MainFile) { U.MainFile = MainFile; }

  static std::string usr(const std::string &Name) { return "c:@F@" + Name; }

  /// The build makes the program of it.
  UnitBuilder &in(const std::string &Program, facts::Linkage How = facts::Linkage::Object,
                  facts::ProgramKind Kind = facts::ProgramKind::Executable) {
    U.Programs.push_back({Program, Kind, How});
    return *this;
  }
  UnitBuilder &inDll(const std::string &Program, facts::Linkage How = facts::Linkage::Object) {
    return in(Program, How, facts::ProgramKind::Library);
  }

  /// Starts a global function; calls, edges and uses that follow are in it.
  UnitBuilder &function(const std::string &Name, unsigned Line, const std::string &File = {}) {
    facts::Function F;
    F.Usr = usr(Name);
    F.Name = Name;
    F.Global = true;
    F.Where = at(File.empty() ? U.MainFile : File, Line);
    U.Functions.push_back(F);
    return *this;
  }

  UnitBuilder &method(const std::string &Class, const std::string &Name, unsigned Line,
                      const std::vector<std::string> &Overrides = {}) {
    function(Class + "::" + Name, Line);
    last().Global = false;
    last().Class = "c:@S@" + Class;
    for (const std::string &O : Overrides)
      last().Overrides.push_back(usr(O));
    return *this;
  }

  /// The unit's namespace-scope initialisers.
  UnitBuilder &initialisers() {
    U.Functions.push_back({});
    return *this;
  }

  UnitBuilder &edge(facts::EdgeKind Kind, const std::string &Target, unsigned Line,
                    bool Live = true) {
    const std::string &File = last().Usr.empty() ? U.MainFile : last().Where.Begin.File;
    last().Edges.push_back({Kind, Target, at(File, Line).Begin, Live});
    return *this;
  }
  /// A call that gives \p Given to the first parameter of \p Name.
  UnitBuilder &gives(const std::string &Name, unsigned Line, facts::Value Given) {
    calls(Name, Line);
    if (!Given.Where.valid())
      Given.Where = at(last().Where.Begin.File, Line);
    last().Passes.push_back({usr(Name), 0, Given.Where.Begin, std::move(Given)});
    return *this;
  }
  UnitBuilder &calls(const std::string &Name, unsigned Line, bool Live = true) {
    return edge(facts::EdgeKind::Call, usr(Name), Line, Live);
  }
  UnitBuilder &refers(const std::string &Name, unsigned Line) {
    return edge(facts::EdgeKind::Reference, usr(Name), Line);
  }
  UnitBuilder &creates(const std::string &Class, unsigned Line) {
    return edge(facts::EdgeKind::Create, "c:@S@" + Class, Line);
  }

  UnitBuilder &api(const std::string &Name, unsigned Line, std::vector<facts::Value> Values = {},
                   bool Live = true) {
    facts::Call C;
    C.Api = Name;
    C.Function = U.Functions.empty() ? "" : last().Usr;
    C.Where = at(C.Function.empty() ? U.MainFile : last().Where.Begin.File, Line);
    C.Callee = C.Where.Begin;
    C.Live = Live;
    for (facts::Value &V : Values)
      C.Arguments.push_back({V.Where, V.Text, false, std::move(V), {}});
    U.Calls.push_back(std::move(C));
    return *this;
  }

  UnitBuilder &use(facts::UseKind Kind, const std::string &Name, unsigned Line) {
    std::string Function = U.Functions.empty() ? "" : last().Usr;
    U.Uses.push_back({Kind, Name, Function, at(U.MainFile, Line), true});
    return *this;
  }

  UnitBuilder &type(const std::string &Name, unsigned Line, const std::vector<std::string> &Bases,
                    const std::vector<std::string> &Methods) {
    facts::Class C;
    C.Usr = "c:@S@" + Name;
    C.Name = Name;
    C.Where = at(U.MainFile, Line);
    C.Bases = Bases;
    for (const std::string &M : Methods)
      C.Methods.push_back(usr(Name + "::" + M));
    U.Classes.push_back(C);
    return *this;
  }

  UnitBuilder &returns(facts::Value V) {
    last().Returns.push_back(std::move(V));
    return *this;
  }

  facts::Function &last() { return U.Functions.back(); }
  operator facts::Unit() const { return U; }

  facts::Unit U;
};

inline const link::Process *processOf(const link::Program &P, const std::string &Name) {
  for (const link::Process &Q : P.processes())
    if (Q.Name == Name)
      return &Q;
  return nullptr;
}

/// The names of the process's functions, without initialisers.
inline std::vector<std::string> functionsOf(const link::Process *Q) {
  std::vector<std::string> Names;
  if (Q)
    for (const facts::Function *F : Q->Functions)
      if (!F->Usr.empty())
        Names.push_back(F->Name);
  return Names;
}

inline std::string text(const facts::Location &L) { return L.File + ":" + std::to_string(L.Line); }

/// Of its processes.
inline std::vector<std::string> names(const link::Program &P) {
  std::vector<std::string> Names;
  for (const link::Process &Q : P.processes())
    Names.push_back(Q.Name);
  return Names;
}

/// Everything that rules can see of a program.
inline std::string dump(const link::Program &P) {
  std::string Out;
  for (const link::Process &Q : P.processes()) {
    Out += "process " + Q.Name + "\n";
    for (const facts::Function *F : Q.Functions) {
      Out += "  " + F->Name + " " + text(F->Where.Begin) + "\n";
      for (const facts::Location &Step : P.pathTo(Q, *F))
        Out += "    " + text(Step) + "\n";
    }
    for (const link::Evidence &E : Q.Roles)
      Out += "  is " + std::string(toString(E.Shows)) + ": " + E.What + " " + text(E.Where.Begin) +
             "\n";
    for (const link::Evidence &E : Q.RemoteEvidence)
      Out += "  remote: " + E.What + "\n";
    for (const link::Gap &Gap : Q.Gaps)
      Out += "  gap: " + Gap.Why + "\n";
  }
  for (const link::CallSite &Site : P.calls()) {
    Out += "call " + Site.Call->Api + " " + text(Site.Call->Callee) + " of " + Site.Unit->MainFile +
           "\n";
    for (const link::Process *Q : Site.Processes)
      Out += "  in " + Q->Name + "\n";
    for (unsigned I = 0; I < Site.Call->Arguments.size(); ++I)
      for (const link::Concrete &V : valuesOf(P, Site, I))
        Out += "  " + std::to_string(I) + ": " + describe(V, "") + " if " + V.Condition + "\n";
  }
  return Out;
}

} // namespace comsec::test
