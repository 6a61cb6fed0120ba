--TEST--
Apache event: SIGURG to the parent, the command and opcflush_reset() flush all threads of all children
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_unless_apache_runs('event');
?>
--FILE--
<?php
require __DIR__ . '/../apache.inc';

$apache = new Apache(['segment' => true, 'files' => [
	'releases/1/part.php' => '<?php echo "link ";',
	'releases/2/part.php' => '<?php echo "link moved ";',
	'reset.php' => '<?php echo opcflush_reset();',
]]);
$apache->link('current', 'releases/1');
$deploy = fn (int $version) => $apache->put('page.php', '<?php ' . Apache::SAY_THREAD . " include '$apache->site/current/part.php'; echo $version;");
$show = function (string $when) use ($apache) {
	$answers = $apache->everyThread('page.php');
	echo "$when: ", implode(' and ', array_unique($answers)), count($answers) < 8 ? ', of too few threads: ' . count($answers) : '', "\n";
};
$deploy(1);
$show('at first');
$deploy(2);
$apache->link('current', 'releases/2');
$show('stale');
$apache->deliver();
$show('SIGURG to the parent');
$deploy(3);
$apache->link('current', 'releases/1');
$apache->command(['reset'])->generation();
$show('the command');
$deploy(4);
$apache->link('current', 'releases/2');
$apache->get('reset.php');
$show('opcflush_reset()');
echo 'deaths: ', count($apache->deaths()), "\n";
?>
--EXPECT--
at first: link 1
stale: link 1
SIGURG to the parent: link moved 2
the command: link 3
opcflush_reset(): link moved 4
deaths: 0
