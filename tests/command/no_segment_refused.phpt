--TEST--
opcflush: without the extension, or a segment that it can use, it says why and ends with 3
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$show = function (string $what, array|false $ini) use ($command): void {
	foreach ([['reset'], ['refresh', '--dry-run'], ['status'], ['wait', '1'], ['log']] as $arguments) {
		echo "$what, $arguments[0]: ", preg_replace(['/\n/', '/\d{5,}/'], [' ', 'N'], trim($command->run($arguments, $ini))), "\n";
	}
};

$show('no extension', false);
$show('not enabled', ['opcflush.enable' => '0']);
$show('none', ['opcflush.segment' => '']);
$show('absent', []);
file_put_contents($command->segment, 'This is no segment.');
chmod($command->segment, 0600);
$show('refused', []);
$show('disabled functions', ['disable_functions' => 'hrtime, opcflush_status']);
echo 'untouched: ', file_get_contents($command->segment), "\n";
?>
--EXPECT--
no extension, reset: 3 opcflush: the extension opcflush is not loaded in PHP; put "extension=opcflush" into php.ini (none is loaded), or run this file by the PHP that has it: PHP BIN/opcflush
no extension, refresh: 3 opcflush: the extension opcflush is not loaded in PHP; put "extension=opcflush" into php.ini (none is loaded), or run this file by the PHP that has it: PHP BIN/opcflush
no extension, status: 3 opcflush: the extension opcflush is not loaded in PHP; put "extension=opcflush" into php.ini (none is loaded), or run this file by the PHP that has it: PHP BIN/opcflush
no extension, wait: 3 opcflush: the extension opcflush is not loaded in PHP; put "extension=opcflush" into php.ini (none is loaded), or run this file by the PHP that has it: PHP BIN/opcflush
no extension, log: 3 opcflush: the extension opcflush is not loaded in PHP; put "extension=opcflush" into php.ini (none is loaded), or run this file by the PHP that has it: PHP BIN/opcflush
not enabled, reset: 3 opcflush: opcflush is not enabled: opcflush.enable is 0
not enabled, refresh: 3 opcflush: opcflush is not enabled: opcflush.enable is 0
not enabled, status: 3 opcflush: opcflush is not enabled: opcflush.enable is 0
not enabled, wait: 3 opcflush: opcflush is not enabled: opcflush.enable is 0
not enabled, log: 3 opcflush: opcflush is not enabled: opcflush.enable is 0
none, reset: 3 opcflush: no segment: opcflush.segment is empty in php.ini (none is loaded)
none, refresh: 3 opcflush: no segment: opcflush.segment is empty in php.ini (none is loaded)
none, status: 3 opcflush: no segment: opcflush.segment is empty in php.ini (none is loaded)
none, wait: 3 opcflush: no segment: opcflush.segment is empty in php.ini (none is loaded)
none, log: 3 opcflush: no segment: opcflush.segment is empty in php.ini (none is loaded)
absent, reset: 3 opcflush: no segment: there is no SEGMENT; an instance makes it when it starts
absent, refresh: 3 opcflush: no segment: there is no SEGMENT; an instance makes it when it starts
absent, status: 3 opcflush: no segment: there is no SEGMENT; an instance makes it when it starts
absent, wait: 3 opcflush: no segment: there is no SEGMENT; an instance makes it when it starts
absent, log: 3 opcflush: no segment: there is no SEGMENT; an instance makes it when it starts
refused, reset: 3 opcflush: the segment is refused: SEGMENT has 19 bytes, and N are expected (layout 2)
refused, refresh: 3 opcflush: the segment is refused: SEGMENT has 19 bytes, and N are expected (layout 2)
refused, status: 3 opcflush: the segment is refused: SEGMENT has 19 bytes, and N are expected (layout 2)
refused, wait: 3 opcflush: the segment is refused: SEGMENT has 19 bytes, and N are expected (layout 2)
refused, log: 3 opcflush: the segment is refused: SEGMENT has 19 bytes, and N are expected (layout 2)
disabled functions, reset: 3 opcflush: opcflush_status() is needed, and is in disable_functions of php.ini (none is loaded)
disabled functions, refresh: 3 opcflush: opcflush_status() is needed, and is in disable_functions of php.ini (none is loaded)
disabled functions, status: 3 opcflush: opcflush_status() is needed, and is in disable_functions of php.ini (none is loaded)
disabled functions, wait: 3 opcflush: opcflush_status() is needed, and is in disable_functions of php.ini (none is loaded)
disabled functions, log: 3 opcflush: opcflush_status() is needed, and is in disable_functions of php.ini (none is loaded)
untouched: This is no segment.
