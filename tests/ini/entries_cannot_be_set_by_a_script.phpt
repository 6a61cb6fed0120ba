--TEST--
No script can set an entry of opcflush, and all of them have their documented defaults
--FILE--
<?php
/* The tests run without a segment: what php.ini says of it is not the default. */
foreach (ini_get_all('opcflush') as $name => $entry) {
	echo $name, ' = ', $name === 'opcflush.segment' ? '' : var_export($entry['global_value'], true), ': ', $entry['access'] === INI_SYSTEM ? 'system' : 'other', ', ';
	var_dump(ini_set($name, '5'));
}
?>
--EXPECT--
opcflush.apcu = '0': system, bool(false)
opcflush.compact_free = '10': system, bool(false)
opcflush.compact_patience = '5000': system, bool(false)
opcflush.compact_pause = '200': system, bool(false)
opcflush.compact_wasted = '20': system, bool(false)
opcflush.enable = '1': system, bool(false)
opcflush.guard = '0': system, bool(false)
opcflush.guard_interval = '1000': system, bool(false)
opcflush.log = '1': system, bool(false)
opcflush.name = '': system, bool(false)
opcflush.restrict_api = '': system, bool(false)
opcflush.segment = : system, bool(false)
opcflush.segment_group = '': system, bool(false)
opcflush.segment_mode = '0600': system, bool(false)
opcflush.signals = 'SIGUSR2=reset; SIGURG=reset': system, bool(false)
opcflush.signals_scope = 'instance': system, bool(false)
opcflush.wait_ms = '1000': system, bool(false)
