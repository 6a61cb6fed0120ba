--TEST--
opcflush: what it says never gets into the segment, whichever of the standard streams are closed; it waits all the same
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$command->instance('blog');
foreach (['>&-', '<&- >&-', '<&- 2>&-', '>&- 2>&-', '<&- >&- 2>&-', '>/dev/full'] as $streams) {
	foreach (['0', '1'] as $instance) {
		echo "$streams, ", $instance ? 'an instance' : 'a command line', ': ';
		$line = $command->run(['reset', '--wait=0.3'], ['opcache.enable_cli' => $instance], ['sh', '-c', "exec 3>&1; \"\$@\" $streams 3>&-; echo \$? >&3", 'sh']);
		echo preg_match('/^0\n(?:.*\n)*?1\n/', $line) ? 'timed out' : $line;
		echo ', ', file_get_contents($command->segment, length: 8), "\n";
	}
}
echo 'generation ', json_decode(substr($command->run(['status', '--json']), 2))->generation, "\n";
echo 'status: ', $command->run(['status'], as: ['sh', '-c', '"$@" >/dev/full; echo $?', 'sh']);
?>
--EXPECT--
>&-, a command line: timed out, opcflush
>&-, an instance: timed out, opcflush
<&- >&-, a command line: timed out, opcflush
<&- >&-, an instance: timed out, opcflush
<&- 2>&-, a command line: timed out, opcflush
<&- 2>&-, an instance: timed out, opcflush
>&- 2>&-, a command line: timed out, opcflush
>&- 2>&-, an instance: timed out, opcflush
<&- >&- 2>&-, a command line: timed out, opcflush
<&- >&- 2>&-, an instance: timed out, opcflush
>/dev/full, a command line: timed out, opcflush
>/dev/full, an instance: timed out, opcflush
generation 13
status: 0
255
