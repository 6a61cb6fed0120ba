--TEST--
A request that a refresh or an invalidate overtakes goes on to include at the same line, as an autoloader does: each file is run, once, and no other in its place
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$names = ['a', 'b', 'c', 'd'];
$fpm = new Fpm(['segment' => true, 'workers' => 2, 'ini' => ['opcflush.signals' => 'SIGURG=refresh']]);
foreach (['include', 'include_once', 'require_once'] as $how) {
	foreach (['real' => '__DIR__ . "/lib/$name.php"', 'relative' => '"lib/$name.php"', 'link' => '__DIR__ . "/link/$name.php"'] as $name => $path) {
		$fpm->put("$how-$name.php", '<?php
			foreach (["a", "b", "c", "d"] as $name) {
				' . "$how $path" . ';
				if ($name === "b") { ' . $fpm->pause->code('held') . ' }
			}');
	}
}
$fpm->link('link', 'lib');
$deploy = fn (string $word, string ...$names) => array_map(fn ($name) => $fpm->put("lib/$name.php", "<?php echo ' $name-$word';"), $names);
foreach (glob("$fpm->site/*.php") as $page) {
	foreach (['nothing' => [], 'what is to come' => ['c'], 'all' => $names] as $what => $changed) {
		foreach (['refresh' => ['refresh'], 'invalidate' => ['invalidate', "$fpm->site/lib/"]] as $name => $order) {
			$deploy('old', ...$names);
			$fpm->settle();
			$fpm->deliver(SIGURG);
			$fpm->get($page);
			$fpm->pause->clear('held');
			$fpm->pause->set('held');
			$request = $fpm->begin($page);
			$fpm->pause->await('held');
			$deploy('new', ...$changed);
			$fpm->command($order);
			$fpm->pause->clear('held');
			$seen = $request->finish()->body . ', then' . $fpm->get($page);
			$words = fn (array $names, array $new) => implode('', array_map(fn ($name) => " $name-" . (in_array($name, $new) ? 'new' : 'old'), $names));
			if ($seen !== ' a-old b-old' . $words(['c', 'd'], $changed) . ', then' . $words($names, $changed)) {
				echo basename($page), ", $name, $what changed:$seen\n";
			}
		}
	}
}
echo 'detached: ', $fpm->status()['detached'], "\n";
?>
--EXPECT--
detached: 0
