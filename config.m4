dnl SPDX-License-Identifier: BSD-3-Clause
dnl How phpize builds opcflush on everything but Windows.

PHP_ARG_ENABLE([opcflush],
  [whether to enable opcflush],
  [AS_HELP_STRING([--enable-opcflush],
    [Enable opcflush: fresh code in every worker at a signal])])

PHP_ARG_ENABLE([opcflush-dev],
  [whether opcflush is built for its own tests],
  [AS_HELP_STRING([--enable-opcflush-dev],
    [opcflush: pause points for tests, and the scanner made anew by re2c (never for production)])],
  [no],
  [no])

if test "$PHP_OPCFLUSH" != "no"; then
  dnl Unset when opcflush is built inside PHP's own tree.
  if test -n "$PHP_CONFIG" && test "$($PHP_CONFIG --vernum)" -lt 80200; then
    AC_MSG_ERROR([opcflush needs PHP 8.2 or later, and $PHP_CONFIG is of PHP $($PHP_CONFIG --version)])
  fi

  dnl In the C library itself since glibc 2.34, and in musl.
  AC_CHECK_FUNC([pthread_atfork],, [PHP_ADD_LIBRARY([pthread],, [OPCFLUSH_SHARED_LIBADD])])
  AC_CHECK_FUNC([dlsym],, [PHP_ADD_LIBRARY([dl],, [OPCFLUSH_SHARED_LIBADD])])
  PHP_SUBST([OPCFLUSH_SHARED_LIBADD])

  dnl What a system has not got (see src/core/lock.h and src/core/segment.h) is declared in none of its headers: macOS has no robust
  dnl mutexes, FreeBSD no locks of open file descriptions.
  opcflush_lock=src/core/lock.c
  opcflush_segment=src/core/segment.c
  opcflush_flags=
  AC_CHECK_DECL([pthread_mutexattr_setrobust],,
    [opcflush_lock=src/core/by_file/lock.c opcflush_flags=-DOPCFLUSH_LOCK_BY_FILE],
    [#ifndef _GNU_SOURCE
     # define _GNU_SOURCE
     #endif
     #include <pthread.h>])
  AC_CHECK_DECL([F_OFD_SETLK],,
    [opcflush_segment=src/core/absent/segment.c],
    [#ifndef _GNU_SOURCE
     # define _GNU_SOURCE
     #endif
     #include <fcntl.h>])

  dnl On 32 bit PHP may have been compiled with files of 64 bit, which phpize does not tell: struct stat must be the same on both sides.
  if test -n "$PHP_CONFIG"; then
    opcflush_cppflags=$CPPFLAGS
    CPPFLAGS="$CPPFLAGS `$PHP_CONFIG --includes`"
    AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[#include <sys/types.h>
      #include <main/php_config.h>]], [[char same[sizeof(off_t) == SIZEOF_OFF_T ? 1 : -1]; (void)same;]])],,
      [opcflush_flags="$opcflush_flags -D_FILE_OFFSET_BITS=64"])
    CPPFLAGS=$opcflush_cppflags
  fi

  PHP_NEW_EXTENSION([opcflush],
    [opcflush.c \
     src/alias.c \
     src/apcu.c \
     src/api.c \
     src/attach.c \
     src/compaction.c \
     src/concern.c \
     src/dry_run.c \
     src/file_cache.c \
     src/flush.c \
     src/foreign.c \
     src/guard.c \
     src/include.c \
     src/ini.c \
     src/leftovers.c \
     src/listing.c \
     src/manifest.c \
     src/opcache.c \
     src/pause.c \
     src/primary.c \
     src/process.c \
     src/publish.c \
     src/real_path.c \
     src/request.c \
     src/source.c \
     src/status.c \
     src/sweep.c \
     src/wait.c \
     src/core/answer.c \
     src/core/bindings.c \
     src/core/body.c \
     src/core/copies.c \
     src/core/exchange.c \
     src/core/fault.c \
     src/core/fingerprint.c \
     src/core/gate.c \
     src/core/glob.c \
     src/core/grace.c \
     src/core/instance.c \
     src/core/list.c \
     src/core/memory.c \
     src/core/order.c \
     src/core/patience.c \
     src/core/reader.c \
     src/core/ring.c \
     src/core/roster.c \
     src/core/scanner.c \
     src/core/scripts.c \
     src/core/selection.c \
     src/core/selectors.c \
     src/core/signals.c \
     src/core/slot.c \
     src/core/text.c \
     $opcflush_lock \
     $opcflush_segment],
    [$ext_shared],,
    [-std=gnu11 -fvisibility=hidden -DZEND_ENABLE_STATIC_TSRMLS_CACHE=1 $opcflush_flags])
  PHP_ADD_BUILD_DIR([$ext_builddir/src])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core/by_file])
  PHP_ADD_BUILD_DIR([$ext_builddir/src/core/absent])

  if test "$PHP_OPCFLUSH_DEV" != "no"; then
    AC_DEFINE([OPCFLUSH_DEV], [1], [Define to 1 to pause at named points, for tests.])
    PHP_ADD_MAKEFILE_FRAGMENT
  fi
fi
