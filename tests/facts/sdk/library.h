// A library whose templates make objects of the project's classes, as those of C++, ATL and WRL do.
#pragma once

namespace library {

template <class T> struct Owner {
  explicit Owner(T *Object) : Object(Object) {}
  ~Owner() { delete Object; }
  T *Object;
};
template <class T> Owner<T> make() { return Owner<T>(new T); }

/// An object of T itself, as CComObject<T> has it.
template <class T> struct Holder : T {};

} // namespace library
