// What one translation unit says about COM security, as plain data.
// Takes nothing of clang: Collector fills these structs, Json stores them, link reads them.
// Every list is ordered and every path is relative to the scanned root with '/', so the same
// sources give the same bytes on any machine.
#pragma once

#include "checks/facts/Location.h"
#include "checks/facts/Registration.h"
#include "checks/facts/Skeleton.h"

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace comsec::facts {

/// Version of the stored form; files of another version are refused, never guessed at.
inline constexpr int FactsVersion = 9;

enum class ValueKind {
  Unknown,     ///< Text = the reason, worded to follow "unknown: "
  Integer,     ///< Number; Text = as the source spells it
  Null,        ///< a null pointer; Text = as the source spells it
  String,      ///< Text = the characters, in UTF-8
  Address,     ///< a pointer to something; Text = the type pointed to, Name = the object
  Choice,      ///< one of Operands, each with its Condition
  Combination, ///< Text = operator ("|", "&", "^", "+", "-", "<<", "~"), over Operands
  Parameter,   ///< parameter Number (from 0) of the function with USR Text; Name
  Variable,    ///< a global, static or data member; Text = its USR, Name
  Result,      ///< what a function returns; Text = its USR, Name; Operands = its arguments
};

/// One stop between an argument and its value: a constant, a local variable, a field, a parameter.
struct Stop {
  std::string Name;
  Range Where;
  std::string Callee = {}; ///< Name is a parameter of this function, and Where what a call gives it
  auto operator<=>(const Stop &) const = default;
};

/// A value as far as one translation unit knows it: a small expression tree.
/// link::evaluate turns it into a set of Integer, Null, String, Address and Unknown.
struct Value {
  ValueKind Kind = ValueKind::Unknown;
  std::int64_t Number = 0;
  std::string Text;
  std::string Name;
  /// The enumeration, when an enumerator gave the Integer, or when an Unknown is known to be of
  /// one.
  std::string EnumType;
  std::string Condition; ///< inside a Choice: the source text under which this one is taken
  /// What a pointer leads to, by the name of the object or of the variable that keeps the pointer,
  /// as Argument::Object; empty where nothing in the source names it.
  std::string Object;
  /// What a pointer leads to by its type before all casts, where a TRUSTEE can hold it: a row of
  /// knowledge/Trustees.def. Also of values that are not known.
  std::string Pointee = {};
  /// The call that put the pointer into Object, a variable; invalid where none did.
  Location SetBy = {};
  Range Where;           ///< where this value is written
  std::vector<Stop> Via; ///< from the argument towards the value
  std::vector<Value> Operands;
};

struct Argument {
  Range Where;
  std::string Text;      ///< the source text of the argument, on one line
  bool Editable = false; ///< Where covers exactly this argument in the file: a fix may replace it
  Value Given;
  std::string Variable; ///< USR of the variable that it names (facts::variableOf), else empty
  /// What it names or leads to (facts::objectOf), also an element or a field: a USR, and behind it,
  /// after spaces, "[2]", "[*]", ".Trustee"; of a function its USR. Only of calls that have to do
  /// with security descriptors.
  std::string Object = {};
  /// The class that it points to by its type, before that is made void *, and all bases of it.
  /// Where the class is not complete, only itself. Only of the same calls.
  std::vector<std::string> Types = {};
};

/// A decision that control takes on its way to a place.
struct Branch {
  Location Where;        ///< the if, switch, loop or handler
  std::string Condition; ///< as Value::Condition; empty where no text says it
  unsigned Way = 0;      ///< which of its ways; ways of one decision exclude each other
  auto operator<=>(const Branch &) const = default;
};

enum class ResultUse {
  Used,      ///< returned, passed on, or kept where others can look at it
  Tested,    ///< stored or not: the function itself asks whether the call succeeded
  Told,      ///< the same, but all that comes of it is a message
  Discarded, ///< the call is a statement of its own
  Ignored,   ///< thrown away on purpose: cast to void, std::ignore
  Lost,      ///< stored, then overwritten or gone before anybody reads it
  Asserted,  ///< read by assertions only, which a release build leaves out
  Truth,     ///< an HRESULT that is read as a truth value only: S_FALSE counts as failure, or any
             ///< failure as success
};

enum class CallForm {
  Direct,    ///< named in the call
  VTable,    ///< C: through lpVtbl or a COM macro
  Pointer,   ///< through a pointer that GetProcAddress, or the function's name, gave its value
  Recovered, ///< the compiler could not check the call, its parts were read nevertheless
  Tokens,    ///< the compiler dropped the code around the call: it was read from the live tokens.
             ///< Has all arguments; nothing is known of its result, nor of what runs before it
};

/// A call of an API of the knowledge tables. Also what is written into a structure of these tables,
/// by an initialiser or an assignment of one field: the fields are the arguments then, and those
/// that are not written are Unknown. And what else fills the parts of a security descriptor; see
/// WRITE in knowledge/Apis.def.
struct Call {
  std::string Api; ///< name in knowledge/Apis.def, e.g. "IGlobalOptions::Set"
  /// USR of the enclosing function; empty at namespace scope, and where the compiler dropped the
  /// function as a whole (CallForm::Tokens): then all that is known is that the unit has the call.
  std::string Function;
  Range Where;       ///< the whole call expression, at its expansion
  Location Callee;   ///< where the API is named: findings point here
  std::string Macro; ///< the project's macro that holds the call, if one does
  CallForm Form = CallForm::Direct;
  ResultUse Result = ResultUse::Used;
  bool Live = true; ///< false: constant conditions keep control from ever reaching it
  std::vector<Argument> Arguments;
  std::string Object;                 ///< USR of the variable whose method is called, else empty;
                                      ///< of a structure what is written, as Argument::Object
  std::vector<Branch> Branches = {};  ///< outermost first; only where Argument::Object is set
  std::vector<std::int64_t> Compared; ///< what the function compares the result with, sorted
  /// Code that the compiler has dropped names the variable that takes the result: what becomes of
  /// it there is not known. Result is Tested or Used then. Of what has to do with parts of security
  /// descriptors: the dropped code names one that the call speaks of.
  bool Unread = false;
};

enum class UseKind {
  Interface, ///< a method of this interface is called; Name = "IWbemServices::GetObject"
  Object,    ///< a class id or interface id is named (CLSID_…, __uuidof(…)); Name =
             ///< "CLSID_WbemLocator"
  Constant,  ///< a constant of Roles.def is named
  File,      ///< a sign of Files.def, by its name there; one of each in a function
};

/// A use of something that tells a process's role, or how it treats files.
struct Use {
  UseKind Kind = UseKind::Interface;
  std::string Name;
  std::string Function;
  Range Where;
  bool Live = true;
  auto operator<=>(const Use &) const = default;
};

enum class EdgeKind {
  Call,      ///< Target is called
  Reference, ///< Target's address is taken (callback, thread, service table)
  Create,    ///< Target is a class whose object is made: its virtual methods can be called
};

/// One way from a function to another (or to a class).
struct Edge {
  EdgeKind Kind = EdgeKind::Call;
  std::string Target; ///< USR
  Location Where;
  bool Live = true;
  auto operator<=>(const Edge &) const = default;
};

/// A comparison of a level of impersonation with a constant: SecurityIdentification,
/// RPC_C_IMP_LEVEL_IDENTIFY. Also a case of a switch.
struct LevelTest {
  std::string Constant; ///< by the name that a header of the SDK gives it
  Value Level;          ///< what is compared with it
  bool Refuses = false; ///< who has just this level is refused, or not impersonated any longer
  std::string Function; ///< USR; empty at namespace scope
  Range Where;
};

/// What one live call gives to one parameter of a function of the project. Only what can be a
/// setting (numbers that are no truth values or results, texts, untyped pointers), a proxy, or a
/// part of a security descriptor.
struct Passed {
  std::string Target; ///< USR of the function that the call names
  unsigned Parameter = 0;
  Location Where; ///< of the call
  Value Given;
  std::string Variable = {};         ///< USR of the proxy that the argument names, as in Argument
  std::vector<Branch> Branches = {}; ///< as Call::Branches; only for parts of security descriptors
};

/// A function with a body in this unit, or the unit's namespace-scope initialisers (Usr empty).
struct Function {
  std::string Usr;
  std::string Name;                    ///< qualified, for people
  Range Where;                         ///< its name
  bool Global = false;                 ///< neither member nor in a namespace: may be an entry point
  std::string Class;                   ///< USR of the class it is a member of
  std::vector<std::string> Overrides;  ///< USRs of the methods that it overrides, direct ones
  std::vector<std::string> Parameters; ///< names, in order
  /// By parameter: its USR if all the time it stands for the caller's proxy or part of a security
  /// descriptor, or for the caller's variable that one is put into; else empty. No entries where no
  /// parameter does.
  std::vector<std::string> ProxyParameters;
  std::vector<Edge> Edges;
  std::vector<Passed> Passes; ///< by its calls, in their order
  std::vector<Value> Returns; ///< the values of its return statements, of types that hold settings
  Skeleton Flow;              ///< what happens in which order
};

/// A class with a definition in this unit.
struct Class {
  std::string Usr;
  std::string Name;
  Range Where;
  std::vector<std::string> Bases;   ///< names of all bases, also indirect, also unknown ones
  std::vector<std::string> Methods; ///< USRs of its own virtual methods
};

struct Write {
  Value Given;
  std::string Function; ///< USR of the function that writes; empty at namespace scope
  bool Initial = false; ///< an initialiser, written or implied, or memory set to zero
};

/// A global, static or data member that this unit writes. Objects of one class are not told apart.
/// Only those that can hold settings, as for Passed.
struct Variable {
  std::string Usr;
  std::string Name;
  std::vector<Write> Writes; ///< in the order of places
};

/// A function of the project that is declared in this unit and defined in none of it.
struct External {
  std::string Usr;
  std::string Name;
  Location Declared; ///< in a header below the root
  auto operator<=>(const External &) const = default;
};

enum class NoteKind {
  MissingHeader, ///< Text = the name as the #include says it
  ParseError,    ///< Text = the compiler's message
  CallLost,      ///< Text = API name: its tokens are live, but the AST has no such call
  CallRecovered, ///< the same, and the tokens could be read: a call of CallForm::Tokens
  CallSkipped,   ///< Text = API name: an #if leaves the call out
  LimitReached,  ///< Text = which limit, and what was left out
  UnitFailed,    ///< Text = why the unit could not be analysed at all
  Unread,        ///< Text = what a reader of registration files met and passed over
};

/// Something that was not analysed, or not fully. Never silent.
struct Note {
  NoteKind Kind = NoteKind::ParseError;
  std::string Text;
  Location Where;
  auto operator<=>(const Note &) const = default;
};

enum class ProgramKind { Executable, Library /**< a DLL */ };

enum class Linkage {
  Object,  ///< the unit's code is always in the program
  Archive, ///< it comes from a static library: in the program where something uses it
  Dll,     ///< it is in a DLL that the program is linked with, hence runs in the same process
};

/// A program that the build makes of this unit and others.
struct Membership {
  std::string Program; ///< its file name, or what else tells it apart
  ProgramKind Kind = ProgramKind::Executable;
  Linkage How = Linkage::Object;
  auto operator<=>(const Membership &) const = default;
};

enum class UnitKind {
  Source,       ///< a translation unit
  Registration, ///< a file of registration::languageOf: only Keys to Instances and Notes
};

struct Unit {
  UnitKind Kind = UnitKind::Source;
  std::string MainFile;
  std::string Config; ///< tells apart two compilations of one file; empty for the first
  std::vector<Membership> Programs; ///< sorted; empty: the build is not known
  std::int64_t WindowsTarget = 0;   ///< _WIN32_WINNT; 0: not known
  unsigned Errors = 0;              ///< how many errors the compiler reported
  bool Failed = false;              ///< nothing below is known: crash, time-out, unreadable
  /// It was not parsed, because nothing in it can matter (docs/prefilter.md). Functions are those
  /// that other units lead to, by their tokens.
  bool PassedOver = false;
  std::vector<Call> Calls;
  std::vector<Use> Uses;
  std::vector<Function> Functions;
  std::vector<Class> Classes;
  std::vector<Variable> Variables;
  std::vector<External> Externals;
  std::vector<LevelTest> LevelTests; ///< live ones, in the order of places
  std::vector<Guid> Guids;           ///< CLSIDs and AppIDs that the unit may mean, sorted
  std::vector<RegistryKey> Keys;     ///< in the order of the file
  std::vector<MofClass> MofClasses;
  std::vector<MofInstance> MofInstances;
  std::vector<std::string> Mentions; ///< the sought names (knowledge::isSought) in its live tokens
  std::vector<Note> Notes;
};

} // namespace comsec::facts
