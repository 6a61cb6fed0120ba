--TEST--
opcflush refresh --dry-run: lists what a refresh would invalidate, as running instances answer, and changes nothing
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$code = 'foreach (["a", "b", "c"] as $name) { @include __DIR__ . "/$name.php"; }';
foreach (['a', 'b', 'c'] as $name) {
	file_put_contents($command->file("$name.php"), '<?php $x = 1;');
}
$command->server('blog', $code);
$show = function (array $arguments) use ($command): void {
	echo implode(' ', array_map($command->sort_out(...), $arguments)), ': ', $command->run($arguments);
};
$show(['refresh', '--dry-run']);

/* One in place, of the same size and with the same time of its last change; and one that is gone. */
$time = filemtime($command->file('b.php'));
file_put_contents($command->file('b.php'), '<?php $x = 2;');
touch($command->file('b.php'), $time);
unlink($command->file('c.php'));
$show(['refresh', '--dry-run']);
$show(['refresh', '--dry-run', $command->file('[ab].php')]);
$show(['refresh', '--dry-run', '/nowhere/', '--note=no order', '--wait=9']);
$show(['refresh', '--dry-run', '--quiet']);
[$exit, $json] = explode("\n", $command->run(['refresh', '--dry-run', '--json', $command->file('b.php')]), 2);
echo "json: $exit ", json_encode(json_decode($json), JSON_UNESCAPED_SLASHES), "\n";

$command->server('shop', $code);
$show(['refresh', '--dry-run']);
$show(['refresh', '--dry-run', '--instance=blog']);
echo 'an instance itself: ', $command->run(['refresh', '--dry-run', '--instance=blog', '--quiet'], ['opcache.enable_cli' => '1']);
echo 'orders: ', implode(', ', array_unique(array_column(json_decode(substr($command->run(['log', '--json']), 2), true), 'order'))), "\n";

$command->order(['refresh'], 'blog', 'shop');
until(fn () => !preg_match('~/b\.php~', $command->run(['refresh', '--dry-run'])), 'b.php is cached again');
$show(['refresh', '--dry-run']);
foreach (preg_grep('/APPLIED|^blog|^shop/', explode("\n", $command->run(['status']))) as $line) {
	$cells = preg_split('/ {2,}/', $line);
	echo "$cells[0]: ", implode(', ', array_slice($cells, 5, 3)), "\n";
}
?>
--EXPECT--
refresh --dry-run: 0
blog: 4 scripts looked at, 0 would be invalidated, 4 kept
refresh --dry-run: 0
DIR/b.php
DIR/c.php
blog: 4 scripts looked at, 2 would be invalidated, 2 kept
refresh --dry-run DIR/[ab].php: 0
DIR/b.php
blog: 2 scripts looked at, 1 would be invalidated, 1 kept
refresh --dry-run /nowhere/ --note=no order --wait=9: 0
blog: 0 scripts looked at, 0 would be invalidated, 0 kept
refresh --dry-run --quiet: 0
json: 0 [{"instance":"blog","answered":true,"looked_at":1,"invalidated":1,"kept":0,"scripts":["DIR/b.php"],"complete":true}]
refresh --dry-run: 0
DIR/b.php
DIR/c.php
blog: 4 scripts looked at, 2 would be invalidated, 2 kept
shop: 3 scripts looked at, 0 would be invalidated, 3 kept
refresh --dry-run --instance=blog: 0
DIR/b.php
DIR/c.php
blog: 4 scripts looked at, 2 would be invalidated, 2 kept
an instance itself: 0
orders: refresh --dry-run, refresh --dry-run DIR/[ab].php, refresh --dry-run /nowhere/, refresh --dry-run DIR/b.php
refresh --dry-run: 0
blog: 3 scripts looked at, 0 would be invalidated, 3 kept
shop: 3 scripts looked at, 0 would be invalidated, 3 kept
INSTANCE: LOOKED AT, INVALIDATED, KEPT
blog: 4, 2, 2
shop: 3, 0, 3
