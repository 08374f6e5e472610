#include "checks/rules/RegistryFiles.h"

#include "checks/knowledge/Knowledge.h"
#include "checks/rules/Common.h"

#include <llvm/ADT/SmallVector.h>
#include <llvm/ADT/StringExtras.h>
#include <llvm/ADT/StringRef.h>

namespace comsec::rules {

using namespace knowledge;
using facts::DataState;
using facts::RegistryKey;
using facts::RegistryValue;

const RegistryValue *FileKey::value(std::string_view Name) const {
  auto It = Values.find(llvm::StringRef(Name).lower());
  return It != Values.end() && It->second->Is == DataState::Written ? It->second : nullptr;
}

/// The same for all spellings of a key; those of keys below begin with it and a backslash.
static std::string identity(const RegistryKey &K) {
  std::string All = llvm::StringRef(K.Root).lower();
  llvm::SmallVector<llvm::StringRef, 8> Parts;
  llvm::StringRef(K.Path).split(Parts, '\\', -1, /*KeepEmpty=*/false);
  for (llvm::StringRef Part : Parts)
    All += "\\" + Part.lower();
  return All;
}

using KeysByIdentity = std::map<std::string, FileKey>;

static void takeAway(KeysByIdentity &Keys, const std::string &Id) {
  Keys.erase(Id);
  const std::string Below = Id + "\\";
  auto It = Keys.lower_bound(Below);
  while (It != Keys.end() && llvm::StringRef(It->first).starts_with(Below))
    It = Keys.erase(It);
}

static void write(FileKey &To, const RegistryKey &K) {
  if (!To.Key)
    To.Key = &K;
  for (const RegistryValue &V : K.Values) {
    const std::string Name = llvm::StringRef(V.Name).lower();
    if (V.Is == DataState::Deleted)
      To.Values.erase(Name);
    else
      To.Values[Name] = &V;
  }
}

std::vector<FileKey> keysOf(const facts::Unit &File) {
  KeysByIdentity Keys;
  for (const RegistryKey &K : File.Keys) {
    const std::string Id = identity(K);
    if (K.Deleted)
      takeAway(Keys, Id);
    std::optional<JudgedKey> Is = judgedKey(K.Root, K.Path);
    if (!K.Created || !Is)
      continue;
    FileKey &Key = Keys[Id];
    Key.Is = *Is;
    write(Key, K);
  }
  std::vector<FileKey> All;
  for (auto &[Id, Key] : Keys)
    All.push_back(std::move(Key));
  return All;
}

std::string registryType(std::int64_t Type) {
  std::string_view Name = nameOf(Family::RegistryType, Type);
  return Name.empty() ? text("type {0}", Type) : std::string(Name);
}

Finding findingAt(const RegistryValue &Value, Level Severity, std::string Message,
                  std::string Subject) {
  Finding F;
  F.Severity = Severity;
  F.Message = std::move(Message);
  F.Where = Value.NameWhere;
  F.Subject = std::move(Subject);
  return F;
}

void offerDword(Finding &F, const RegistryValue &Value, std::uint64_t Number) {
  if (!llvm::StringRef(Value.Where.Begin.File).ends_with_insensitive(".reg"))
    return;
  std::string Data = text("dword:{0}", llvm::utohexstr(Number, /*LowerCase=*/true, /*Width=*/8));
  F.Fixes.push_back({"write " + Data, {{Value.Where, Data}}});
}

} // namespace comsec::rules
