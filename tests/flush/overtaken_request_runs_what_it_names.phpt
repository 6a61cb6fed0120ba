--TEST--
A request that an order overtakes runs the script that each include names, by one statement for many names, with and without _once, cached, changed, new, and by other names
--EXTENSIONS--
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';
require __DIR__ . '/../cache.inc';

const FILES = 24;

$site = new Site;
$dir = $site->dir;
chdir($dir);
set_include_path("$dir:.");
/* Of every four: cached and kept, cached and changed, never compiled, cached and reached by a link. */
$site->link('link', '.');
$name = fn (int $i, int $turn) => match (($i + $turn) % 4) { 0 => "$dir/$i.php", 1 => "./$i.php", 2 => "$i.php", 3 => "$dir/link/$i.php" };
$orders = [
	'refresh' => opcflush_refresh(...),
	'invalidate of some' => fn () => opcflush_invalidate("$dir/*[13579].php"),
	'realpath' => opcflush_realpath(...),
	'reset' => opcflush_reset(...),
];
/* One statement each, as in an autoloader. */
$ways = [
	'include' => fn (string $path) => include $path,
	'include_once' => fn (string $path) => include_once $path,
	'require_once' => fn (string $path) => require_once $path,
	'opcache_compile_file and include' => fn (string $path) => opcache_compile_file($path) ? include $path : 'not compiled',
];
foreach ($orders as $what => $order) {
	foreach ($ways as $how => $way) {
		for ($turn = 0; $turn < 4; $turn++) {
			opcflush_invalidate("$dir/");
			for ($i = 0; $i < FILES; $i++) {
				$site->put("$i.php", "<?php return '$i old';", 1000000000);
			}
			in_child(function () use ($dir) {
				for ($i = 0; $i < FILES; $i++) {
					$i % 4 === 2 || include $i % 4 === 3 ? "$dir/link/$i.php" : "$dir/$i.php";
				}
			});
			$run = fn (int $from, int $to) => array_map(fn ($i) => $way($name($i, $turn)), range($from, $to));
			$child = new Child(fn () => $run(0, 7), fn () => $run(8, FILES - 1));
			$child->step();
			for ($i = 0; $i < FILES; $i++) {
				$i % 4 !== 1 || $site->put("$i.php", "<?php return '$i new';", 1000000000);
			}
			$order();
			foreach ($child->step() as $i => $value) {
				$i += 8;
				[$number, $word] = explode(' ', $value) + [1 => ''];
				if ($number !== (string) $i) {
					echo "$what, $how: ", $name($i, $turn), " has run as $value\n";
				} elseif ($word === 'old' && $i % 4 === 1 && $what !== 'realpath') {
					echo "$what, $how: ", $name($i, $turn), " is stale\n";
				}
			}
			$child->end();
		}
	}
	echo "$what: done\n";
}
?>
--EXPECT--
refresh: done
invalidate of some: done
realpath: done
reset: done
