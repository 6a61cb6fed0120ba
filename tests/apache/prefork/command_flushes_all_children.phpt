--TEST--
Apache prefork: the command flushes all children, those that have never served a request as well
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('prefork');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$apache = new Apache(['workers' => 4, 'segment' => true, 'files' => [
	'place.php' => '<?php ' . Apache::SAY_WORKER . ' include __DIR__ . "/place/part.php";',
	'place/part.php' => '<?php echo 1;',
	'releases/1/page.php' => '<?php ' . Apache::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'releases/1/part.php' => '<?php echo 1;',
	'releases/2/page.php' => '<?php ' . Apache::SAY_WORKER . ' include __DIR__ . "/part.php";',
	'releases/2/part.php' => '<?php echo 2;',
]]);
$apache->link('current', 'releases/1');
$show = fn (string $when) => print("$when: " . implode(' ', $apache->everyWorker('place.php')) . ', ' . implode(' ', $apache->everyWorker('current/page.php')) . "\n");

$children = $apache->workers();
echo 'one child: ', $apache->get('place.php'), ', ', $apache->get('current/page.php'), "\n";
$apache->put('place/part.php', '<?php echo 2;');
$apache->link('current', 'releases/2');
$apache->command(['reset'])->generation();
$show('all');
$apache->put('place/part.php', '<?php echo 3;');
$apache->link('current', 'releases/1');
$show('stale');
$apache->command(['reset'])->generation();
$show('all');
echo 'the same children: ', var_export($apache->workers() === $children, true), ', deaths: ', count($apache->deaths()), "\n";
?>
--EXPECT--
one child: 1, 1
all: 2 2 2 2, 2 2 2 2
stale: 2 2 2 2, 2 2 2 2
all: 3 3 3 3, 1 1 1 1
the same children: true, deaths: 0
