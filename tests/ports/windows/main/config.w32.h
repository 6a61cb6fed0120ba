/* SPDX-License-Identifier: BSD-3-Clause
 * What PHP's configure for Windows would have written, as far as a look at an extension's sources needs it: the template of PHP's own,
 * and what mingw-w64's headers have otherwise than those of Visual C++. */
#include <winsock2.h>
#include <windows.h>
#include <string.h>
#include "win32/build/config.w32.h.in"

#define ZEND_DEBUG 0
#define PHP_COMPILER_ID "VS17"
#define COMPILER "Visual C++ 2022"
#define HAVE_BUNDLED_PCRE 1
#define PCRE2_CODE_UNIT_WIDTH 8
#define PCRE2_STATIC 1

#undef __forceinline
#define __forceinline __inline__
#define __assume(condition) ((void)0)
#undef strcasecmp
#undef strncasecmp
