// ATL's containers. mingw-w64 has no ATL; a real Windows SDK
// brings its own.
#if __has_include_next(<atlcoll.h>)
#include_next <atlcoll.h>
#elif !defined(COMSEC_ATLCOLL_H)
#define COMSEC_ATLCOLL_H
#define __ATLCOLL_H__ // programs ask for it

#include <atlbase.h>

#ifdef __cplusplus

struct __POSITION;
typedef __POSITION *POSITION;

namespace ATL {

template <class T> class CElementTraits {};
template <class T> class CAutoPtrElementTraits : public CElementTraits<T> {};
template <class T, class Compare = int> class CStringElementTraits {};
template <class T> class CStringElementTraitsI {};

template <class E, class Traits = CElementTraits<E>> class CAtlArray {
public:
  size_t GetCount() const throw();
  bool IsEmpty() const throw();
  bool SetCount(size_t nNewSize, int nGrowBy = -1);
  void RemoveAll() throw();
  const E &GetAt(size_t iElement) const;
  E &GetAt(size_t iElement);
  void SetAt(size_t iElement, const E &element);
  const E *GetData() const throw();
  E *GetData() throw();
  size_t Add();
  size_t Add(const E &element);
  void Copy(const CAtlArray &aSrc);
  size_t Append(const CAtlArray &aSrc);
  const E &operator[](size_t iElement) const;
  E &operator[](size_t iElement);
  void InsertAt(size_t iElement, const E &element, size_t nCount = 1);
  void RemoveAt(size_t iElement, size_t nCount = 1);
};
template <class I, const IID *piid = nullptr>
class CInterfaceArray : public CAtlArray<CComQIPtr<I, piid>> {};

template <class E, class Traits = CElementTraits<E>> class CAtlList {
public:
  size_t GetCount() const throw();
  bool IsEmpty() const throw();
  E &GetHead();
  E &GetTail();
  E RemoveHead();
  E RemoveTail();
  POSITION AddHead(const E &element);
  POSITION AddTail(const E &element);
  void RemoveAll() throw();
  POSITION GetHeadPosition() const throw();
  POSITION GetTailPosition() const throw();
  E &GetNext(POSITION &pos);
  const E &GetNext(POSITION &pos) const;
  E &GetAt(POSITION pos);
  const E &GetAt(POSITION pos) const;
  void RemoveAt(POSITION pos);
  POSITION Find(const E &element, POSITION posStartAfter = nullptr) const;
};

template <class K, class V, class KTraits = CElementTraits<K>, class VTraits = CElementTraits<V>>
class CAtlMap {
public:
  class CPair {
  public:
    K m_key;
    V m_value;
  };
  size_t GetCount() const throw();
  bool IsEmpty() const throw();
  bool Lookup(const K &key, V &value) const;
  CPair *Lookup(const K &key) throw();
  V &operator[](const K &key);
  POSITION SetAt(const K &key, const V &value);
  bool RemoveKey(const K &key) throw();
  void RemoveAll();
  POSITION GetStartPosition() const throw();
  const CPair *GetNext(POSITION &pos) const throw();
  const K &GetKeyAt(POSITION pos) const throw();
  V &GetValueAt(POSITION pos) throw();
  const V &GetNextValue(POSITION &pos) const throw();
  void GetNextAssoc(POSITION &pos, K &key, V &value) const;
};

} // namespace ATL

#ifndef _ATL_NO_AUTOMATIC_NAMESPACE
using namespace ATL;
#endif

#endif
#endif
