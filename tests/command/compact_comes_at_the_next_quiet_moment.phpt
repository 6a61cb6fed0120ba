--TEST--
opcflush: compact returns at once, and the instance that it is for compacts when it is quiet; no other one does
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
foreach (['blog', 'shop'] as $name) {
	$file = $command->file("$name.json");
	$command->server($name, "file_put_contents('$file.new', json_encode(opcflush_status()['compaction'])); rename('$file.new', '$file');");
}
$compaction = fn (string $name): array => json_decode(file_get_contents($command->file("$name.json")), true);
$show = function () use ($compaction): void {
	foreach (['blog', 'shop'] as $name) {
		['count' => $count, 'due' => $due, 'last' => $last] = $compaction($name);
		echo "$name: $count", $due ? ' DUE' : '', $last ? ", $last[why]" : '', "\n";
	}
};

echo $command->run(['compact', '--instance=shop', '--note=at night']);
until(fn () => $compaction('shop')['count'] === 1, 'the compaction of shop');
$command->order(['realpath'], 'blog');
$show();

echo $command->run(['compact', '--quiet']);
until(fn () => $compaction('shop')['count'] === 2 && $compaction('blog')['count'] === 1, 'the compaction of both');
$show();
?>
--EXPECT--
0
generation 2
blog: 0
shop: 1, asked for
0
blog: 1, asked for
shop: 2, asked for
