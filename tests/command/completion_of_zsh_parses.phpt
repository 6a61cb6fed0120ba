--TEST--
opcflush: the completion for zsh is what zsh can read
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (trim((string) shell_exec('command -v zsh')) === '') {
	die('skip NOT TESTED HERE: there is no zsh to read bin/completion/_opcflush');
}
?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$process = proc_open(['zsh', '-n', command_folder() . '/completion/_opcflush'], [1 => ['pipe', 'w'], 2 => ['redirect', 1]], $pipes);
echo stream_get_contents($pipes[1]), proc_close($process), "\n";
?>
--EXPECT--
0
