/* SPDX-License-Identifier: BSD-3-Clause
 * The module entry, the INI table, and in which order the parts start and stop. */
#ifdef HAVE_CONFIG_H
# include "config.h"
#endif

#include "php_opcflush.h"
#include "src/api.h"
#include "src/ini.h"
#include "src/process.h"
#include "src/request.h"
#include "src/status.h"

#include "ext/spl/spl_exceptions.h"
#include "ext/standard/info.h"
#include "php_ini.h"

#include "opcflush_arginfo.h"

ZEND_DECLARE_MODULE_GLOBALS(opcflush)

PHP_INI_BEGIN()
	STD_PHP_INI_BOOLEAN("opcflush.enable", "1", PHP_INI_SYSTEM, opcflush_ini_switch, ini.enable, zend_opcflush_globals, opcflush_globals)
	PHP_INI_ENTRY("opcflush.signals", "SIGUSR2=reset; SIGURG=reset", PHP_INI_SYSTEM, opcflush_ini_signals)
	PHP_INI_ENTRY("opcflush.wait_ms", "1000", PHP_INI_SYSTEM, opcflush_ini_wait_ms)
	STD_PHP_INI_ENTRY("opcflush.restrict_api", "", PHP_INI_SYSTEM, OnUpdateString, ini.restrict_api, zend_opcflush_globals, opcflush_globals)
	STD_PHP_INI_ENTRY("opcflush.segment", "/run/opcflush/segment", PHP_INI_SYSTEM, opcflush_ini_segment, ini.segment, zend_opcflush_globals, opcflush_globals)
	PHP_INI_ENTRY("opcflush.segment_mode", "0600", PHP_INI_SYSTEM, opcflush_ini_segment_mode)
	STD_PHP_INI_ENTRY("opcflush.segment_group", "", PHP_INI_SYSTEM, opcflush_ini_segment, ini.segment_group, zend_opcflush_globals, opcflush_globals)
	STD_PHP_INI_ENTRY("opcflush.name", "", PHP_INI_SYSTEM, opcflush_ini_name, ini.name, zend_opcflush_globals, opcflush_globals)
	PHP_INI_ENTRY("opcflush.signals_scope", "instance", PHP_INI_SYSTEM, opcflush_ini_signals_scope)
	STD_PHP_INI_BOOLEAN("opcflush.apcu", "0", PHP_INI_SYSTEM, opcflush_ini_log, ini.apcu, zend_opcflush_globals, opcflush_globals)
	STD_PHP_INI_ENTRY("opcflush.compact_wasted", "20", PHP_INI_SYSTEM, opcflush_ini_number, ini.compact_wasted, zend_opcflush_globals, opcflush_globals)
	STD_PHP_INI_ENTRY("opcflush.compact_free", "10", PHP_INI_SYSTEM, opcflush_ini_number, ini.compact_free, zend_opcflush_globals, opcflush_globals)
	STD_PHP_INI_ENTRY("opcflush.compact_pause", "200", PHP_INI_SYSTEM, opcflush_ini_number, ini.compact_pause, zend_opcflush_globals, opcflush_globals)
	STD_PHP_INI_ENTRY("opcflush.compact_patience", "5000", PHP_INI_SYSTEM, opcflush_ini_number, ini.compact_patience, zend_opcflush_globals, opcflush_globals)
	STD_PHP_INI_BOOLEAN("opcflush.guard", "0", PHP_INI_SYSTEM, opcflush_ini_switch, ini.guard, zend_opcflush_globals, opcflush_globals)
	STD_PHP_INI_ENTRY("opcflush.guard_interval", "1000", PHP_INI_SYSTEM, opcflush_ini_number, ini.guard_interval, zend_opcflush_globals, opcflush_globals)
	STD_PHP_INI_BOOLEAN("opcflush.log", "1", PHP_INI_SYSTEM, opcflush_ini_log, ini.log, zend_opcflush_globals, opcflush_globals)
PHP_INI_END()

static PHP_GINIT_FUNCTION(opcflush)
{
#if defined(COMPILE_DL_OPCFLUSH) && defined(ZTS)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	opcflush_process_ginit(opcflush_globals);
}

static PHP_GSHUTDOWN_FUNCTION(opcflush)
{
	opcflush_process_gshutdown(opcflush_globals);
}

static PHP_MINIT_FUNCTION(opcflush)
{
	REGISTER_INI_ENTRIES();
	opcflush_api_minit(register_class_OpcflushException(spl_ce_RuntimeException));
	opcflush_process_minit(type == MODULE_TEMPORARY || php_get_module_initialized());
	opcflush_request_minit();
	opcflush_ini_minit();
	return SUCCESS;
}

static PHP_MSHUTDOWN_FUNCTION(opcflush)
{
	opcflush_ini_mshutdown();
	opcflush_request_mshutdown();
	opcflush_process_mshutdown();
	UNREGISTER_INI_ENTRIES();
	return SUCCESS;
}

static PHP_RINIT_FUNCTION(opcflush)
{
#if defined(COMPILE_DL_OPCFLUSH) && defined(ZTS)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	opcflush_request_rinit();
	return SUCCESS;
}

static ZEND_MODULE_POST_ZEND_DEACTIVATE_D(opcflush)
{
	opcflush_request_post_deactivate();
	return SUCCESS;
}

static PHP_MINFO_FUNCTION(opcflush)
{
	opcflush_status_print();
	DISPLAY_INI_ENTRIES();
}

zend_module_entry opcflush_module_entry = {
	STANDARD_MODULE_HEADER,
	"opcflush",
	ext_functions,
	PHP_MINIT(opcflush),
	PHP_MSHUTDOWN(opcflush),
	PHP_RINIT(opcflush),
	NULL,
	PHP_MINFO(opcflush),
	PHP_OPCFLUSH_VERSION,
	PHP_MODULE_GLOBALS(opcflush),
	PHP_GINIT(opcflush),
	PHP_GSHUTDOWN(opcflush),
	ZEND_MODULE_POST_ZEND_DEACTIVATE_N(opcflush),
	STANDARD_MODULE_PROPERTIES_EX
};

#ifdef COMPILE_DL_OPCFLUSH
# ifdef ZTS
ZEND_TSRMLS_CACHE_DEFINE()
# endif
ZEND_GET_MODULE(opcflush)
#endif
