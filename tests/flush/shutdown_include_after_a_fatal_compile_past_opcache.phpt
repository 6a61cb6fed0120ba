--TEST--
After a compile past OPcache that ends in a fatal error, what shutdown functions include is known to later orders
--EXTENSIONS--
pcntl
--INI--
opcache.enable=1
opcache.enable_cli=1
opcache.validate_timestamps=0
opcflush.log=0
display_errors=0
opcflush.segment=
--FILE--
<?php
require __DIR__ . '/../site.inc';
require __DIR__ . '/../child.inc';

/* Calls $work through such calls, one within the other; each kind takes its own share of the C stack. */
function through(string $calls, callable $work): void
{
	$array = [0];
	$rest = fn () => through(substr($calls, 1), $work);
	match ($calls[0] ?? '') {
		'm' => array_map($rest, $array),
		'r' => array_reduce($array, $rest),
		'w' => array_walk($array, $rest),
		'g' => (fn () => yield $rest())()->current(),
		'' => $work(),
	};
}

/* Every selection of so many calls at most. */
function shapes(string $kinds, int $most): array
{
	$shapes = [];
	for ($calls = 0; $kinds !== '' && $calls <= $most; $calls++) {
		foreach (shapes(substr($kinds, 1), $most - $calls) as $rest) {
			$shapes[] = str_repeat($kinds[0], $calls) . $rest;
		}
	}
	return $shapes ?: [''];
}

$site = new Site;
$broken = $site->put('broken/part.php', '<?php break;');
/* With some of them, a handle is where that of the failed compile was. */
$shapes = shapes('mrwg', 10);
foreach ($shapes as $shape) {
	$site->put("part$shape.php", '<?php return "old";');
}
in_child(fn () => opcflush_invalidate("$site->dir/broken/"));
register_shutdown_function(function () use ($site, $shapes) {
	foreach ($shapes as $shape) {
		through($shape, fn () => include "$site->dir/part$shape.php");
		$site->put("part$shape.php", '<?php return "new";');
	}
	opcflush_reset();
	$stale = in_child(fn () => array_filter($shapes, fn ($shape) => (include "$site->dir/part$shape.php") !== 'new'));
	echo 'of ', count($shapes), ' stale after a reset: ', $stale ? implode(' ', $stale) : 'none', "\n";
});
include $broken;
?>
--EXPECT--
of 1001 stale after a reset: none
