--TEST--
opcflush_refresh() of a script that two processes compiled at once, with a change of its file between them: fresh, whoever published first
--EXTENSIONS--
pcntl
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
opcflush.wait_ms=50
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';
require __DIR__ . '/../cache.inc';
require __DIR__ . '/pausing.inc';

$site = new Site;
$case = function (string $what, string $first_stops, ?string $second_stops) use ($site) {
	static $number = 0;
	$number++;
	$put = function (string $word) use ($site, $number) {
		$site->put("$number/part.php", "<?php return '$word';", 1000000000);
		settle();
	};
	$part = "$site->dir/$number/part.php";
	$put('old');
	$gates = [new Gates("$site->dir/first$number"), new Gates("$site->dir/second$number")];
	$children = [];
	foreach ($gates as $gate) {
		$children[] = new Child(function () use ($gate, $part) {
			$gate->enter();
			return include $part;
		});
	}
	$gates[0]->set($first_stops);
	$children[0]->begin();
	$gates[0]->await($first_stops);
	$put('new');
	if ($second_stops) {
		$gates[1]->set($second_stops);
		$children[1]->begin();
		$gates[1]->await($second_stops);
	} else {
		$children[1]->step();
	}
	$gates[0]->clear($first_stops);
	echo "$what: first ", $children[0]->result();
	if ($second_stops) {
		$gates[1]->clear($second_stops);
		$children[1]->result();
	}
	array_map(fn ($child) => $child->end(), $children);

	opcflush_refresh(dirname($part) . '/');
	echo ', refreshed: ', include $part, ', in another process: ', in_child(fn () => include $part);
	$put('two');
	opcflush_refresh(dirname($part) . '/');
	echo ', changed again: ', include $part;
	opcflush_refresh(dirname($part) . '/');
	echo ', not changed: ', last_flush(), "\n";
};
$case('the older one', 'compiled', 'compile');
$case('the older one, before the other has compiled', 'compiled', 'compiled');
$case('the newer one', 'compiled', null);
$case('the newer one, before the other has compiled', 'compile', null);
?>
--EXPECT--
the older one: first old, refreshed: new, in another process: new, changed again: two, not changed: looked at 1, invalidated 0, kept 1
the older one, before the other has compiled: first old, refreshed: new, in another process: new, changed again: two, not changed: looked at 1, invalidated 0, kept 1
the newer one: first new, refreshed: new, in another process: new, changed again: two, not changed: looked at 1, invalidated 0, kept 1
the newer one, before the other has compiled: first new, refreshed: new, in another process: new, changed again: two, not changed: looked at 1, invalidated 0, kept 1
