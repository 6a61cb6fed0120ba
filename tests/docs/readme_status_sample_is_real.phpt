--TEST--
README.md: the sample of "opcflush status" is what it prints, what differs from run to run aside
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm/fpm.inc';
require __DIR__ . '/readme.inc';

/* Columns are as wide as they must be. */
function even_out(string $text): string
{
	$names = [
		'~/\S+/segment\b~' => 'PATH', '/\d+-\d+-\d+ \d+:\d+:\d+ [-+]\d+:\d+/' => 'MOMENT', '/\b\d+\.\d+\.\d+\S*/' => 'VERSION',
		'/\bfpm-fcgi:\d+/' => 'NAME', '/NAME +\d+ +VERSION/' => 'NAME PID VERSION',
		'/\d+ (s|min|h|d) ago/' => 'AGE', '/\S+ \((cli )?\d+\)/' => 'WHO ($1PID)', '/ {2,}/' => ' ',
	];
	return trim(preg_replace(array_keys($names), $names, $text));
}

$page = ['page.php' => '<?php ' . Fpm::SAY_WORKER];
$fpm = new Fpm(['segment' => true, 'workers' => 8, 'files' => $page]);
$other = new Fpm(['segment' => $fpm->segment(), 'workers' => 4, 'files' => $page]);
$fpm->command(['reset', '--note=release 41']);
$fpm->everyWorker('page.php');
$other->everyWorker('page.php');
$fpm->deliver();
$fpm->command(['reset', '--note=release 42']);
[, $request] = $fpm->hold();
$status = even_out($fpm->command(['status'])->output);
$fpm->pause->clear('held');
$request->finish();

echo $status, "\n\n", $status === even_out(readme_block('text', 'INSTANCE')) ? 'README.md has the same' : 'README.md has: ' . readme_block('text', 'INSTANCE'), "\n";
?>
--EXPECT--
segment PATH
generation 4

INSTANCE PID PHP SINCE APPLIED WORKERS ONLINE
NAME PID VERSION MOMENT 4 8 1
NAME PID VERSION MOMENT 2 4 0

GENERATION ORDER INSTANCE WHEN WHO NOTE
 4 reset all AGE WHO (cli PID) release 42
 3 reset NAME AGE WHO (PID)
 2 reset all AGE WHO (cli PID) release 41

README.md has the same
