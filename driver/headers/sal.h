// The words that Windows headers and their users put before parameters. mingw-w64 has those that
// begin with one underscore; code of before 2012 says the older ones, and a word that is unknown
// costs the function. They mean nothing to us. Not all of them are here: libc++ has variables of
// the names __range and __pre.
// A real Windows SDK brings its own.
#include_next <sal.h>

#if defined(__MINGW32__) && !defined(COMSEC_SAL_H)
#define COMSEC_SAL_H

// A parameter, and what a pointer to a pointer leads to.
#define __in
#define __in_opt
#define __in_z
#define __in_z_opt
#define __in_ecount(...)
#define __in_ecount_opt(...)
#define __in_ecount_z(...)
#define __in_ecount_z_opt(...)
#define __in_bcount(...)
#define __in_bcount_opt(...)
#define __in_xcount(...)
#define __in_xcount_opt(...)
#define __in_range(...)
#define __in_awcount(...)
#define __out
#define __out_opt
#define __out_z
#define __out_z_opt
#define __out_ecount(...)
#define __out_ecount_opt(...)
#define __out_ecount_z(...)
#define __out_ecount_z_opt(...)
#define __out_ecount_full(...)
#define __out_ecount_full_opt(...)
#define __out_ecount_full_z(...)
#define __out_ecount_full_z_opt(...)
#define __out_ecount_part(...)
#define __out_ecount_part_opt(...)
#define __out_ecount_part_z(...)
#define __out_ecount_part_z_opt(...)
#define __out_bcount(...)
#define __out_bcount_opt(...)
#define __out_bcount_full(...)
#define __out_bcount_full_opt(...)
#define __out_bcount_part(...)
#define __out_bcount_part_opt(...)
#define __out_xcount(...)
#define __out_xcount_opt(...)
#define __out_range(...)
#define __out_awcount(...)
#define __inout
#define __inout_opt
#define __inout_z
#define __inout_z_opt
#define __inout_ecount(...)
#define __inout_ecount_opt(...)
#define __inout_ecount_z(...)
#define __inout_ecount_z_opt(...)
#define __inout_ecount_full(...)
#define __inout_ecount_full_opt(...)
#define __inout_ecount_full_z(...)
#define __inout_ecount_full_z_opt(...)
#define __inout_ecount_part(...)
#define __inout_ecount_part_opt(...)
#define __inout_ecount_part_z(...)
#define __inout_ecount_part_z_opt(...)
#define __inout_bcount(...)
#define __inout_bcount_opt(...)
#define __inout_bcount_full(...)
#define __inout_bcount_full_opt(...)
#define __inout_bcount_part(...)
#define __inout_bcount_part_opt(...)
#define __inout_xcount(...)
#define __inout_xcount_opt(...)
#define __inout_range(...)
#define __deref_in
#define __deref_in_opt
#define __deref_in_z
#define __deref_in_z_opt
#define __deref_in_ecount(...)
#define __deref_in_ecount_opt(...)
#define __deref_in_ecount_z(...)
#define __deref_in_ecount_z_opt(...)
#define __deref_in_bcount(...)
#define __deref_in_bcount_opt(...)
#define __deref_out
#define __deref_out_opt
#define __deref_out_z
#define __deref_out_z_opt
#define __deref_out_ecount(...)
#define __deref_out_ecount_opt(...)
#define __deref_out_ecount_z(...)
#define __deref_out_ecount_z_opt(...)
#define __deref_out_ecount_full(...)
#define __deref_out_ecount_full_opt(...)
#define __deref_out_ecount_full_z(...)
#define __deref_out_ecount_full_z_opt(...)
#define __deref_out_ecount_part(...)
#define __deref_out_ecount_part_opt(...)
#define __deref_out_ecount_part_z(...)
#define __deref_out_ecount_part_z_opt(...)
#define __deref_out_bcount(...)
#define __deref_out_bcount_opt(...)
#define __deref_out_bcount_full(...)
#define __deref_out_bcount_full_opt(...)
#define __deref_out_bcount_part(...)
#define __deref_out_bcount_part_opt(...)
#define __deref_out_range(...)
#define __deref_inout
#define __deref_inout_opt
#define __deref_inout_z
#define __deref_inout_z_opt
#define __deref_inout_ecount(...)
#define __deref_inout_ecount_opt(...)
#define __deref_inout_ecount_z(...)
#define __deref_inout_ecount_z_opt(...)
#define __deref_inout_ecount_full(...)
#define __deref_inout_ecount_full_opt(...)
#define __deref_inout_ecount_full_z(...)
#define __deref_inout_ecount_full_z_opt(...)
#define __deref_inout_ecount_part(...)
#define __deref_inout_ecount_part_opt(...)
#define __deref_inout_ecount_part_z(...)
#define __deref_inout_ecount_part_z_opt(...)
#define __deref_inout_bcount(...)
#define __deref_inout_bcount_opt(...)
#define __deref_inout_bcount_full(...)
#define __deref_inout_bcount_full_opt(...)
#define __deref_inout_bcount_part(...)
#define __deref_inout_bcount_part_opt(...)
#define __deref_opt_in
#define __deref_opt_in_opt
#define __deref_opt_in_z
#define __deref_opt_in_z_opt
#define __deref_opt_in_ecount(...)
#define __deref_opt_in_ecount_opt(...)
#define __deref_opt_in_ecount_z(...)
#define __deref_opt_in_ecount_z_opt(...)
#define __deref_opt_in_bcount(...)
#define __deref_opt_in_bcount_opt(...)
#define __deref_opt_out
#define __deref_opt_out_opt
#define __deref_opt_out_z
#define __deref_opt_out_z_opt
#define __deref_opt_out_ecount(...)
#define __deref_opt_out_ecount_opt(...)
#define __deref_opt_out_ecount_z(...)
#define __deref_opt_out_ecount_z_opt(...)
#define __deref_opt_out_ecount_full(...)
#define __deref_opt_out_ecount_full_opt(...)
#define __deref_opt_out_ecount_full_z(...)
#define __deref_opt_out_ecount_full_z_opt(...)
#define __deref_opt_out_ecount_part(...)
#define __deref_opt_out_ecount_part_opt(...)
#define __deref_opt_out_ecount_part_z(...)
#define __deref_opt_out_ecount_part_z_opt(...)
#define __deref_opt_out_bcount(...)
#define __deref_opt_out_bcount_opt(...)
#define __deref_opt_out_bcount_full(...)
#define __deref_opt_out_bcount_full_opt(...)
#define __deref_opt_out_bcount_part(...)
#define __deref_opt_out_bcount_part_opt(...)
#define __deref_opt_inout
#define __deref_opt_inout_opt
#define __deref_opt_inout_z
#define __deref_opt_inout_z_opt
#define __deref_opt_inout_ecount(...)
#define __deref_opt_inout_ecount_opt(...)
#define __deref_opt_inout_ecount_z(...)
#define __deref_opt_inout_ecount_z_opt(...)
#define __deref_opt_inout_ecount_full(...)
#define __deref_opt_inout_ecount_full_opt(...)
#define __deref_opt_inout_ecount_full_z(...)
#define __deref_opt_inout_ecount_full_z_opt(...)
#define __deref_opt_inout_ecount_part(...)
#define __deref_opt_inout_ecount_part_opt(...)
#define __deref_opt_inout_ecount_part_z(...)
#define __deref_opt_inout_ecount_part_z_opt(...)
#define __deref_opt_inout_bcount(...)
#define __deref_opt_inout_bcount_opt(...)
#define __deref_opt_inout_bcount_full(...)
#define __deref_opt_inout_bcount_full_opt(...)
#define __deref_opt_inout_bcount_part(...)
#define __deref_opt_inout_bcount_part_opt(...)

// A field of a structure, a function, a type.
#define __field_ecount(...)
#define __field_ecount_opt(...)
#define __field_ecount_full(...)
#define __field_ecount_full_opt(...)
#define __field_ecount_part(...)
#define __field_ecount_part_opt(...)
#define __field_bcount(...)
#define __field_bcount_opt(...)
#define __field_bcount_full(...)
#define __field_bcount_full_opt(...)
#define __field_bcount_part(...)
#define __field_bcount_part_opt(...)
#define __field_range(...)
#define __struct_bcount(...)
#ifndef __reserved
#define __reserved
#endif
#ifndef __nullterminated
#define __nullterminated
#endif
#ifndef __format_string
#define __format_string
#endif
#ifndef __override
#define __override
#endif
#ifndef __callback
#define __callback
#endif
#ifndef __notnull
#define __notnull
#endif
#ifndef __maybenull
#define __maybenull
#endif
#ifndef __deref
#define __deref
#endif
#ifndef __success
#define __success(...)
#endif
#ifndef __bcount
#define __bcount(...)
#endif
#ifndef __ecount
#define __ecount(...)
#endif
#ifndef __typefix
#define __typefix(...)
#endif
#ifndef __control_entrypoint
#define __control_entrypoint(...)
#endif
#ifndef __data_entrypoint
#define __data_entrypoint(...)
#endif
#ifndef __blocksOn
#define __blocksOn(...)
#endif

// Newer ones that mingw-w64 lacks.
#ifndef _Notnull_
#define _Notnull_
#endif
#ifndef _Pre_valid_
#define _Pre_valid_
#endif
#ifndef _Pre_opt_valid_
#define _Pre_opt_valid_
#endif
#ifndef _Pre_notnull_
#define _Pre_notnull_
#endif
#ifndef _Post_null_
#define _Post_null_
#endif
#ifndef _Post_notnull_
#define _Post_notnull_
#endif
#ifndef _Post_maybenull_
#define _Post_maybenull_
#endif
#ifndef _Post_invalid_
#define _Post_invalid_
#endif
#ifndef _Post_ptr_invalid_
#define _Post_ptr_invalid_
#endif
#ifndef _Frees_ptr_
#define _Frees_ptr_
#endif
#ifndef _Frees_ptr_opt_
#define _Frees_ptr_opt_
#endif
#ifndef _Deref_out_opt_z_
#define _Deref_out_opt_z_
#endif
#ifndef _In_NLS_string_
#define _In_NLS_string_(...)
#endif
#ifndef _Dispatch_type_
#define _Dispatch_type_(...)
#endif
#ifndef _In_reads_opt_bytes_
#define _In_reads_opt_bytes_(...)
#endif
#ifndef _Analysis_assume_nullterminated_
#define _Analysis_assume_nullterminated_(...)
#endif

#endif
