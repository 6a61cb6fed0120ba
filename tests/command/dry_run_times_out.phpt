--TEST--
opcflush refresh --dry-run: ends with 1 when an instance has not answered, and prints what the others have
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$command->server('blog', '');
unlink($command->file('blog.php'));
$command->instance('shop');
$show = function (array $arguments, float $least, float $bound, float $most) use ($command): void {
	echo implode(' ', $arguments), ': ', $command->run($arguments);
	$lasted = $command->seconds;
	/* A command that waits for nothing: what a busy machine takes for one. */
	$command->run(['wait', '1']);
	if ($lasted < $least || $lasted > min($most, $bound + $command->seconds)) {
		echo "after $lasted s\n";
	}
};
$show(['refresh', '--dry-run', '--wait=2'], 2, 4, 4.9);
$show(['refresh', '--dry-run', '--wait=2', '--quiet'], 2, 4, 4.9);
$show(['refresh', '--dry-run', '--instance=shop', '/srv/'], 5, 7, 15);
$show(['refresh', '--dry-run', '--instance=blog', '--wait'], 0, 2, 15);
/* Asked once, however long it waits: each question has a number, and a line in the log. */
$generation = fn () => json_decode(explode("\n", $command->run(['status', '--json']), 2)[1], true)['generation'];
$before = $generation();
$show(['refresh', '--dry-run', '--wait=3', '--instance=shop', '/srv/'], 3, 5, 15);
echo 'asked ', $generation() - $before, " time\n";
[$exit, $said] = explode("\n", $command->run(['refresh', '--dry-run', '--wait=2', '--json']), 2);
[$json, $errors] = preg_split('/(?<=^\])\n/m', $said);
echo $exit, ' ', json_encode(array_column(json_decode($json, true), 'answered', 'instance')), "\n", $errors;
?>
--EXPECT--
refresh --dry-run --wait=2: 1
DIR/blog.php
blog: 1 scripts looked at, 1 would be invalidated, 0 kept
opcflush: timed out: no answer within 2 s from shop; an instance answers at its next request
refresh --dry-run --wait=2 --quiet: 1
opcflush: timed out: no answer within 2 s from shop; an instance answers at its next request
refresh --dry-run --instance=shop /srv/: 1
opcflush: timed out: no answer within 5 s from shop; an instance answers at its next request
refresh --dry-run --instance=blog --wait: 0
DIR/blog.php
blog: 1 scripts looked at, 1 would be invalidated, 0 kept
refresh --dry-run --wait=3 --instance=shop /srv/: 1
opcflush: timed out: no answer within 3 s from shop; an instance answers at its next request
asked 1 time
1 {"blog":true,"shop":false}
opcflush: timed out: no answer within 2 s from shop; an instance answers at its next request
