--TEST--
docs/ORDERS.md: the lines by which git lists what it has changed invalidate just that, also under its former name
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
skip_without_git();
?>
--FILE--
<?php
require __DIR__ . '/git.inc';

$fpm = new Fpm(['segment' => true, 'workers' => 3]);
mkdir($fpm->file('run'));
$script = str_replace('/run/deploy/', $fpm->file('run/'), document_block('docs/ORDERS.md', 'sh', 'git diff'), $count);
echo "folders: $count\n";

$include = fn (string $name) => "(include '$fpm->site/app/$name')";
$names = ['kept.php', 'changed.php', "with a space,\na line\tand \u{e4}.php", 'former.php'];
$page = '<?php ' . Fpm::SAY_WORKER . ' foreach (json_decode(' . var_export(json_encode($names), true) . ') as $name) { echo (@include "$name") ?: "-", " "; }';
$git = new Git($fpm, ['sub/page.php' => $page] + array_fill_keys($names, "<?php\nreturn\n'old'\n;\n"));
$fpm->put('page.php', str_replace('"$name"', "'$fpm->site/app/' . \$name", $page));
$fpm->settle();
$show = fn (string $title) => printf("%s: %s\n", $title, implode(', ', array_unique($fpm->everyWorker('page.php'))));
$show('before');
$show('before');
$before = $fpm->hits('app/kept.php')['app/kept.php'];

$git->commit([$names[1] => '<?php return "new";', $names[2] => '<?php return "new";', 'former.php' => null, 'latter.php' => "<?php\nreturn\n'old'\n;\n"]);
/* From wherever one is in the tree. */
$ended = $git->deploy("cd sub\n$script");
echo "deploy: $ended\n";
$show('after it');
echo 'kept.php is ', $fpm->hits('app/kept.php')['app/kept.php'] > $before ? 'still cached' : 'compiled again', "\n";
echo str_replace($fpm->sandbox->dir, 'DIR', $fpm->status()['last_flush']['order']), ': ', implode(', ', array_slice($fpm->status()['last_flush'], -3)), "\n";

$ended = $fpm->command(['invalidate', '@' . $fpm->file('run/changed')]);
echo 'without --base: ', str_replace($fpm->sandbox->dir, 'DIR', $ended), "\n";
?>
--EXPECTF--
folders: 2
before: old old old old 
before: old old old old 
deploy: 0 generation 2
after it: old new new - 
kept.php is still cached
invalidate @DIR/run/changed: 3, 3, 0
without --base: 2  opcflush: manifest DIR/run/changed: path 1 is relative ("changed.php"), and an absolute path, or a base (--base), is expected; path 2 is relative (%s
