--TEST--
docs/SECURITY.md: with the lines for a group in php-fpm's php.ini, its members can run the deploy script, and others can not
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
skip_without('root', 'setpriv');
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

/* A group that this machine may not have; any other number does as well. */
$group = 64123;
$lines = parse_ini_string(document_block('docs/SECURITY.md', 'ini', 'segment_group'), scanner_mode: INI_SCANNER_RAW);
$fpm = Deploy::server(['segment' => true, 'ini' => ['opcflush.segment_group' => $group] + $lines]);
Deploy::useCommand($fpm);
chown("$fpm->site/app", 65534);
$deploy = function (string $release, string $groups) use ($fpm): void {
	$fpm->everyWorker('app/current/page.php');
	$as = ['setpriv', '--reuid=65534', '--regid=65534', $groups];
	$ended = Deploy::start($fpm, readme_block('sh', 'opcflush reset'), $release, through: $as)->finish();
	echo "$ended->status, $ended->output: ", $fpm->get('app/current/page.php'), "\n";
};

echo implode(' ', array_keys($lines)), "\n";
$deploy('2', "--groups=$group");
$deploy('3', '--clear-groups');
?>
--EXPECT--
opcflush.segment_mode opcflush.segment_group
0, generation 2: 2
3, : 2
