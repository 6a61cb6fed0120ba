--TEST--
opcflush refresh --dry-run: of more paths than an answer has room for, it lists those that had it, and tells
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

const SCRIPTS = 1500;

$command = new Command();
mkdir($command->file('site'));
for ($i = 0; $i < SCRIPTS; $i++) {
	file_put_contents($command->file(sprintf('site/%0200d.php', $i)), '<?php return 1;');
}
$command->server('blog', 'for ($i = 0; $i < ' . SCRIPTS . '; $i++) { include sprintf(__DIR__ . "/site/%0200d.php", $i); }');
for ($i = 0; $i < SCRIPTS; $i++) {
	unlink($command->file(sprintf('site/%0200d.php', $i)));
}

[$exit, $said] = explode("\n", $command->run(['refresh', '--dry-run', '--wait=30']), 2);
$paths = preg_grep('~^DIR/site/\d{200}\.php$~', explode("\n", $said));
$sum = substr(strrchr(trim($said), "\n"), 1);
echo "exit $exit, $sum\n";
echo count($paths) > 1000 && count($paths) === count(array_unique($paths)) && str_contains($sum, ' room for ' . count($paths) . ' of ') ? 'as many as it says' : count($paths), "\n";
[$row] = json_decode(substr($command->run(['refresh', '--dry-run', '--wait=30', '--json']), 2), true);
echo count($row['scripts']) === count($paths) ? 'the same' : count($row['scripts']), ', ', json_encode($row['complete']), "\n";
?>
--EXPECTF--
exit 0, blog: 1501 scripts looked at, 1500 would be invalidated, 1 kept; there was room for %d of the paths
as many as it says
the same, false
