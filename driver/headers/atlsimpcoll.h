// ATL's smallest containers, as far as they tell the type of what is in them. mingw-w64 has no ATL;
// a real Windows SDK brings its own.
#if __has_include_next(<atlsimpcoll.h>)
#include_next <atlsimpcoll.h>
#elif !defined(COMSEC_ATLSIMPCOLL_H)
#define COMSEC_ATLSIMPCOLL_H

#include <atldef.h>

#ifdef __cplusplus

namespace ATL {

template <class T> class CSimpleArrayEqualHelper {};
template <class K, class V> class CSimpleMapEqualHelper {};

template <class T, class Equal = CSimpleArrayEqualHelper<T>> class CSimpleArray {
public:
  CSimpleArray();
  CSimpleArray(const CSimpleArray &From);
  ~CSimpleArray();
  CSimpleArray &operator=(const CSimpleArray &From);
  int GetSize() const;
  BOOL Add(const T &Value);
  BOOL Remove(const T &Value);
  BOOL RemoveAt(int At);
  void RemoveAll();
  int Find(const T &Value) const;
  T &operator[](int At);
  const T &operator[](int At) const;
  T *GetData() const;
  BOOL SetAtIndex(int At, const T &Value);
};

template <class K, class V, class Equal = CSimpleMapEqualHelper<K, V>> class CSimpleMap {
public:
  CSimpleMap();
  ~CSimpleMap();
  int GetSize() const;
  BOOL Add(const K &Key, const V &Value);
  BOOL Remove(const K &Key);
  BOOL RemoveAt(int At);
  void RemoveAll();
  BOOL SetAt(const K &Key, const V &Value);
  int FindKey(const K &Key) const;
  int FindVal(const V &Value) const;
  K &GetKeyAt(int At) const;
  V &GetValueAt(int At) const;
  V Lookup(const K &Key) const;
};

} // namespace ATL

#endif
#endif
