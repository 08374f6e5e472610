#include "tests/fuzz/RegistrationInvariants.h"

#include "checks/registration/Inf.h"
#include "checks/registration/Mof.h"
#include "checks/registration/Reg.h"
#include "checks/registration/Rgs.h"

#include "llvm/Support/ConvertUTF.h"

#include <cstdlib>

using namespace comsec::registration;

namespace comsec::test {
namespace {

void require(bool Holds) {
  if (!Holds)
    std::abort();
}

void checkUtf8(const std::string &Characters) {
  const auto *Begin = reinterpret_cast<const llvm::UTF8 *>(Characters.data());
  require(llvm::isLegalUTF8String(&Begin, Begin + Characters.size()));
}

/// One file that is checked.
struct Checked {
  Text File;

  void range(Range At) const {
    require(At.Begin <= At.End && At.End <= File.utf8().size());
    const Position Where = File.position(At.Begin);
    require(Where.Line >= 1 && Where.Column >= 1 && Where.ByteColumn >= Where.Column);
  }

  /// Places lie in the order of the text.
  void problems(const std::vector<Problem> &List) const {
    require(List.size() <= MaxProblems + 1);
    std::uint32_t Last = 0;
    for (const Problem &P : List) {
      range(P.At);
      require(Last <= P.At.Begin);
      Last = P.At.Begin;
      require(!P.Message.empty() && P.Message.find('\n') == std::string::npos);
      checkUtf8(P.Message);
    }
  }

  void value(const MofValue &Value, unsigned Depth = 0) const {
    require(Depth <= MaxMofDepth);
    range(Value.At);
    checkUtf8(Value.Text);
    require(Value.Elements.empty() || Value.Is == MofValue::Kind::Array ||
            Value.Is == MofValue::Kind::Unread);
    for (const MofValue &Element : Value.Elements)
      value(Element, Depth + 1);
    properties(Value.Properties, Depth + 1);
  }

  void properties(const std::vector<MofProperty> &List, unsigned Depth = 0) const {
    for (const MofProperty &P : List) {
      require(!P.Name.empty());
      range(P.At);
      range(P.NameAt);
      value(P.Value, Depth);
      qualifiers(P.Qualifiers, Depth);
    }
  }

  void qualifiers(const std::vector<MofQualifier> &List, unsigned Depth = 0) const {
    for (const MofQualifier &Q : List) {
      require(!Q.Name.empty());
      range(Q.At);
      if (Q.Value)
        value(*Q.Value, Depth);
    }
  }

  void members(const std::vector<MofMember> &List) const {
    for (const MofMember &M : List) {
      require(!M.Name.empty() && !M.Type.empty());
      range(M.At);
      range(M.NameAt);
      require(M.Method || M.Parameters.empty());
      if (M.Value)
        value(*M.Value);
      qualifiers(M.Qualifiers);
      members(M.Parameters);
    }
  }

  void registry(const RegistryFile &Read) const {
    problems(Read.Problems);
    for (const RegistryKey &K : Read.Keys) {
      range(K.At);
      checkUtf8(K.Path);
      for (const RegistryValue &V : K.Values) {
        range(V.NameAt);
        range(V.DataAt);
        checkUtf8(V.Name);
        checkUtf8(V.Text);
        require(V.Is != RegistryValue::Kind::Deleted || (V.Text.empty() && V.Bytes.empty()));
      }
    }
  }
};

std::optional<Checked> decoded(std::span<const std::uint8_t> Input) {
  std::string Error;
  std::optional<Text> File = Text::decode(std::string(Input.begin(), Input.end()), Error);
  require(File.has_value() == Error.empty());
  if (!File)
    return std::nullopt;
  checkUtf8(std::string(File->utf8()));
  return Checked{std::move(*File)};
}

} // namespace

void checkMof(std::span<const std::uint8_t> Input) {
  const std::optional<Checked> Check = decoded(Input);
  if (!Check)
    return;
  const MofFile Read = readMof(Check->File);
  Check->problems(Read.Problems);
  for (const MofInstance &I : Read.Instances) {
    require(!I.Class.empty());
    Check->range(I.At);
    Check->range(I.ClassAt);
    Check->qualifiers(I.Qualifiers);
    Check->properties(I.Properties);
  }
  for (const MofClass &C : Read.Classes) {
    require(!C.Name.empty());
    Check->range(C.At);
    Check->range(C.NameAt);
    Check->qualifiers(C.Qualifiers);
    Check->members(C.Members);
  }
  for (const MofPragma &P : Read.Pragmas) {
    Check->range(P.At);
    for (const MofValue &Argument : P.Arguments)
      Check->value(Argument);
  }
  for (const Range &Line : Read.PreprocessorLines)
    Check->range(Line);
}

void checkReg(std::span<const std::uint8_t> Input) {
  if (const std::optional<Checked> Check = decoded(Input))
    Check->registry(readReg(Check->File));
}

void checkRgs(std::span<const std::uint8_t> Input) {
  if (const std::optional<Checked> Check = decoded(Input))
    Check->registry(readRgs(Check->File));
}

void checkInf(std::span<const std::uint8_t> Input) {
  if (const std::optional<Checked> Check = decoded(Input))
    Check->registry(readInf(Check->File));
}

} // namespace comsec::test
