--TEST--
A name through a symlink that OPcache is just about to learn when the link moves and a refresh comes: everybody gets the new file, from the cache
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 1, 'pools' => ['www' => [], 'other' => []], 'ini' => ['opcflush.signals' => 'SIGURG=refresh'], 'files' => [
	'1/a.php' => '<?php echo "old";',
	'2/a.php' => '<?php echo "new";',
]]);
$fpm->put('include.php', '<?php if (!$_GET) { include "' . $fpm->site . '/current/a.php"; }');
$fpm->put('include_once.php', '<?php if (!$_GET) { include_once "' . $fpm->site . '/once/a.php"; }');
$fpm->put('real.php', "<?php include '$fpm->site/1/a.php';");
$fpm->settle();
foreach (['include' => 'current', 'include_once' => 'once'] as $how => $link) {
	$fpm->link($link, '1');
	$fpm->get("$how.php", ['without' => 1]);
	$fpm->get("$how.php", ['without' => 1], 'other');
	$fpm->get('real.php');
	$fpm->pause->set('resolve');
	$overtaken = $fpm->begin("$how.php");
	$fpm->pause->await('resolve');
	$fpm->link($link, '2');
	$fpm->deliver(SIGURG);
	$fpm->pause->clear('resolve');
	$overtaken->finish();
	echo "$how:";
	foreach (['other', 'www', 'other', 'www'] as $pool) {
		echo ' ', $fpm->get("$how.php", [], $pool);
	}
	/* Whoever asks for the old file by its real path does not bring the name back to it. */
	echo ', ', $fpm->get('real.php'), ' by its real path, then';
	foreach (['other', 'www'] as $pool) {
		echo ' ', $fpm->get("$how.php", [], $pool);
	}
	echo ', cached: ', is_int($fpm->hits('2/a.php')['2/a.php']) ? 'yes' : 'no', "\n";
}
?>
--EXPECT--
include: new new new new, old by its real path, then new new, cached: yes
include_once: new new new new, old by its real path, then new new, cached: yes
