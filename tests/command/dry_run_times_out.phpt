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
$show = function (array $arguments, float $least, float $most) use ($command): void {
	echo implode(' ', $arguments), ': ', $command->run($arguments);
	if ($command->seconds < $least || $command->seconds > $most) {
		echo "after $command->seconds s\n";
	}
};
$show(['refresh', '--dry-run', '--wait=0.5'], 0.5, 2.5);
$show(['refresh', '--dry-run', '--wait=0.5', '--quiet'], 0.5, 2.5);
$show(['refresh', '--dry-run', '--instance=shop', '/srv/'], 5, 7);
$show(['refresh', '--dry-run', '--instance=blog', '--wait'], 0, 2);
[$exit, $said] = explode("\n", $command->run(['refresh', '--dry-run', '--wait=0.3', '--json']), 2);
[$json, $errors] = preg_split('/(?<=^\])\n/m', $said);
echo $exit, ' ', json_encode(array_column(json_decode($json, true), 'answered', 'instance')), "\n", $errors;
?>
--EXPECT--
refresh --dry-run --wait=0.5: 1
DIR/blog.php
blog: 1 scripts looked at, 1 would be invalidated, 0 kept
opcflush: timed out: no answer within 0.5 s from shop; an instance answers at its next request
refresh --dry-run --wait=0.5 --quiet: 1
opcflush: timed out: no answer within 0.5 s from shop; an instance answers at its next request
refresh --dry-run --instance=shop /srv/: 1
opcflush: timed out: no answer within 5 s from shop; an instance answers at its next request
refresh --dry-run --instance=blog --wait: 0
DIR/blog.php
blog: 1 scripts looked at, 1 would be invalidated, 0 kept
1 {"blog":true,"shop":false}
opcflush: timed out: no answer within 0.3 s from shop; an instance answers at its next request
