/* SPDX-License-Identifier: BSD-3-Clause
 * The INI entries opcflush.*: their handlers, and what is said of wrong ones. */
#ifndef OPCFLUSH_INI_H
#define OPCFLUSH_INI_H

#include "php.h"
#include "zend_ini.h"

ZEND_INI_MH(opcflush_ini_switch);
ZEND_INI_MH(opcflush_ini_signals);
ZEND_INI_MH(opcflush_ini_wait_ms);
ZEND_INI_MH(opcflush_ini_log);
ZEND_INI_MH(opcflush_ini_segment);
ZEND_INI_MH(opcflush_ini_segment_mode);
ZEND_INI_MH(opcflush_ini_name);
ZEND_INI_MH(opcflush_ini_signals_scope);
ZEND_INI_MH(opcflush_ini_number);

/* After the entries are registered and the instance is made: binds the signals. */
void opcflush_ini_minit(void);
void opcflush_ini_mshutdown(void);

/* One warning for each signal that turned out to be somebody else's. */
void opcflush_ini_tell_blocked(void);

#endif
