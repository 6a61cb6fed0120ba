--TEST--
opcflush: --segment=PATH works with whatever arguments PHP was started, and hands the exit status on
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$command->instance('blog');
$elsewhere = ['opcflush.segment' => $command->file('elsewhere')];
$path = "--segment=$command->segment";

echo 'without: ', $command->run(['reset'], $elsewhere);
echo 'with: ', $command->run([$path, 'reset', '--note='], $elsewhere), $command->run([$path, 'reset', '--note=a b ""'], $elsewhere);
echo 'the same one: ', $command->run([$path, 'reset']);
echo 'relative: ', $command->run(['reset', '--segment=segment'], $elsewhere);
echo 'by proc_open(): ', $command->run(['reset', $path], $elsewhere + ['disable_functions' => 'pcntl_exec']);
echo 'by nothing: ', $command->run(['reset', $path], $elsewhere + ['disable_functions' => 'pcntl_exec,proc_open']);
echo 'exit status: ', $command->run(['reset', $path, '--instance=shop'], $elsewhere + ['disable_functions' => 'pcntl_exec']);
echo 'no such: ', $command->run(['reset', '--segment=/nowhere/segment']);
echo 'of an instance: ', $command->run(['reset', $path], $elsewhere + ['opcache.enable_cli' => '1']);

/* The script by -f, and behind --. */
$line = $command->line([], $elsewhere);
$file = array_pop($line);
foreach ([['-f', $file, '--', 'reset', $path], ['-f', $file, 'reset', '--', $path], ['-f', $file, '--', $path, 'reset']] as $more) {
	$process = proc_open([...$line, ...$more], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['redirect', 1]], $pipes);
	echo '-f: ', $command->sort_out(stream_get_contents($pipes[1])), proc_close($process), "\n";
}

/* A link to the segment's folder whose name PHP's INI parser could take for something else. */
foreach (['a;b', 'a = "b"', '${HOME}', '$(x) !&|^~{}[]', 'back\\slash', 'on'] as $name) {
	symlink($command->sandbox->dir, $command->file($name));
	echo "$name: ", $command->run(['reset', '--segment=' . $command->file("$name/segment")]);
}
echo 'notes: ', implode(', ', array_filter(array_column(json_decode(substr($command->run(['log', '--json']), 2), true), 'note'))), "\n";
?>
--EXPECT--
without: 3
opcflush: no segment: there is no DIR/elsewhere; an instance makes it when it starts
with: 0
generation 2
0
generation 3
the same one: 0
generation 4
relative: 0
generation 5
by proc_open(): 0
generation 6
by nothing: 3
opcflush: proc_open() is needed, and is in disable_functions of php.ini (none is loaded)
exit status: 4
opcflush: no instance "shop" is attached to SEGMENT; there are: blog
no such: 3
opcflush: no segment: there is no /nowhere/segment; an instance makes it when it starts
of an instance: 0
generation 7
-f: generation 8
0
-f: opcflush: unknown word "--segment=SEGMENT" after reset; accepted: opcflush reset, and options; values are written --option=VALUE (opcflush --help tells more)
2
-f: generation 9
0
a;b: 0
generation 10
a = "b": 0
generation 11
${HOME}: 0
generation 12
$(x) !&|^~{}[]: 0
generation 13
back\slash: 0
generation 14
on: 0
generation 15
notes: a b ""
