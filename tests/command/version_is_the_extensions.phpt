--TEST--
opcflush: --version is the version of the extension; --help and --version need no segment, and stand anywhere
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$version = "0\nopcflush " . phpversion('opcflush') . "\n";
var_dump($command->run(['--version']) === $version, $command->run(['status', '--version', '--quiet']) === $version);

$help = $command->run(['--help']);
var_dump(str_starts_with($help, "0\nusage: opcflush "));
var_dump($command->run(['rest', '--help', '--version']) === $help, $command->run(['--help'], false) === $help);
var_dump(is_file($command->segment));
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(false)
