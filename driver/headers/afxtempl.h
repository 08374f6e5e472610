// MFC's containers. mingw-w64 has no MFC; a real Windows SDK brings its own.
#if __has_include_next(<afxtempl.h>)
#include_next <afxtempl.h>
#elif !defined(COMSEC_AFXTEMPL_H)
#define COMSEC_AFXTEMPL_H
#define __AFXTEMPL_H__ // programs ask for it

#include <afx.h>

#ifdef __cplusplus

struct __POSITION;
typedef __POSITION *POSITION;

template <class Type, class Arg = const Type &> class CArray : public CObject {
public:
  INT_PTR GetSize() const;
  INT_PTR GetCount() const;
  INT_PTR GetUpperBound() const;
  BOOL IsEmpty() const;
  void SetSize(INT_PTR nNewSize, INT_PTR nGrowBy = -1);
  void FreeExtra();
  void RemoveAll();
  const Type &GetAt(INT_PTR nIndex) const;
  Type &GetAt(INT_PTR nIndex);
  void SetAt(INT_PTR nIndex, Arg newElement);
  const Type &ElementAt(INT_PTR nIndex) const;
  Type &ElementAt(INT_PTR nIndex);
  const Type *GetData() const;
  Type *GetData();
  void SetAtGrow(INT_PTR nIndex, Arg newElement);
  INT_PTR Add(Arg newElement);
  INT_PTR Append(const CArray &src);
  void Copy(const CArray &src);
  const Type &operator[](INT_PTR nIndex) const;
  Type &operator[](INT_PTR nIndex);
  void InsertAt(INT_PTR nIndex, Arg newElement, INT_PTR nCount = 1);
  void RemoveAt(INT_PTR nIndex, INT_PTR nCount = 1);
};

template <class Type, class Arg = const Type &> class CList : public CObject {
public:
  CList(INT_PTR nBlockSize = 10);
  INT_PTR GetCount() const;
  INT_PTR GetSize() const;
  BOOL IsEmpty() const;
  Type &GetHead();
  const Type &GetHead() const;
  Type &GetTail();
  const Type &GetTail() const;
  Type RemoveHead();
  Type RemoveTail();
  POSITION AddHead(Arg newElement);
  POSITION AddTail(Arg newElement);
  void AddTail(CList *pNewList);
  void RemoveAll();
  POSITION GetHeadPosition() const;
  POSITION GetTailPosition() const;
  Type &GetNext(POSITION &rPosition);
  const Type &GetNext(POSITION &rPosition) const;
  Type &GetPrev(POSITION &rPosition);
  Type &GetAt(POSITION position);
  const Type &GetAt(POSITION position) const;
  void SetAt(POSITION pos, Arg newElement);
  void RemoveAt(POSITION position);
  POSITION InsertBefore(POSITION position, Arg newElement);
  POSITION InsertAfter(POSITION position, Arg newElement);
  POSITION Find(Arg searchValue, POSITION startAfter = nullptr) const;
  POSITION FindIndex(INT_PTR nIndex) const;
};

template <class Key, class KeyArg, class Value, class ValueArg> class CMap : public CObject {
public:
  CMap(INT_PTR nBlockSize = 10);
  INT_PTR GetCount() const;
  INT_PTR GetSize() const;
  BOOL IsEmpty() const;
  BOOL Lookup(KeyArg key, Value &rValue) const;
  Value &operator[](KeyArg key);
  void SetAt(KeyArg key, ValueArg newValue);
  BOOL RemoveKey(KeyArg key);
  void RemoveAll();
  POSITION GetStartPosition() const;
  void GetNextAssoc(POSITION &rNextPosition, Key &rKey, Value &rValue) const;
  void InitHashTable(UINT hashSize, BOOL bAllocNow = TRUE);
};

template <class Base, class Type> class CTypedPtrArray : public Base {
public:
  Type GetAt(INT_PTR nIndex) const;
  Type &operator[](INT_PTR nIndex);
};
template <class Base, class Type> class CTypedPtrList : public Base {
public:
  Type GetNext(POSITION &rPosition) const;
  Type GetAt(POSITION position) const;
  Type RemoveHead();
};

#endif
#endif
