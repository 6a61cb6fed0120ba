/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: d190e76b263d6a44cb51b801670c56961431c91a */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_opcflush_reset, 0, 0, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, note, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, instance, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_opcflush_realpath arginfo_opcflush_reset

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_opcflush_invalidate, 0, 1, IS_LONG, 0)
	ZEND_ARG_TYPE_MASK(0, selectors, MAY_BE_STRING|MAY_BE_ARRAY, NULL)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, note, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, instance, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, base, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_opcflush_refresh, 0, 0, IS_LONG, 0)
	ZEND_ARG_TYPE_MASK(0, selectors, MAY_BE_STRING|MAY_BE_ARRAY, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, note, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, instance, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, base, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_opcflush_compact arginfo_opcflush_reset

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_opcflush_dry_run, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_TYPE_MASK(0, selectors, MAY_BE_STRING|MAY_BE_ARRAY, "[]")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, instance, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, base, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 0, "5.0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_opcflush_generation, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_opcflush_wait, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, generation, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, timeout, IS_DOUBLE, 0, "30.0")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_opcflush_log, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_opcflush_status, 0, 0, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, workers, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()


ZEND_FUNCTION(opcflush_reset);
ZEND_FUNCTION(opcflush_realpath);
ZEND_FUNCTION(opcflush_invalidate);
ZEND_FUNCTION(opcflush_refresh);
ZEND_FUNCTION(opcflush_compact);
ZEND_FUNCTION(opcflush_dry_run);
ZEND_FUNCTION(opcflush_generation);
ZEND_FUNCTION(opcflush_wait);
ZEND_FUNCTION(opcflush_log);
ZEND_FUNCTION(opcflush_status);


static const zend_function_entry ext_functions[] = {
	ZEND_FE(opcflush_reset, arginfo_opcflush_reset)
	ZEND_FE(opcflush_realpath, arginfo_opcflush_realpath)
	ZEND_FE(opcflush_invalidate, arginfo_opcflush_invalidate)
	ZEND_FE(opcflush_refresh, arginfo_opcflush_refresh)
	ZEND_FE(opcflush_compact, arginfo_opcflush_compact)
	ZEND_FE(opcflush_dry_run, arginfo_opcflush_dry_run)
	ZEND_FE(opcflush_generation, arginfo_opcflush_generation)
	ZEND_FE(opcflush_wait, arginfo_opcflush_wait)
	ZEND_FE(opcflush_log, arginfo_opcflush_log)
	ZEND_FE(opcflush_status, arginfo_opcflush_status)
	ZEND_FE_END
};


static const zend_function_entry class_OpcflushException_methods[] = {
	ZEND_FE_END
};

static zend_class_entry *register_class_OpcflushException(zend_class_entry *class_entry_RuntimeException)
{
	zend_class_entry ce, *class_entry;

	INIT_CLASS_ENTRY(ce, "OpcflushException", class_OpcflushException_methods);
	class_entry = zend_register_internal_class_ex(&ce, class_entry_RuntimeException);

	return class_entry;
}
