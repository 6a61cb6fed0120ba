--TEST--
MediaWiki under load, ten of its files changed: a refresh has exactly these compiled again, and no answer is lost
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
skip_without('nginx', 'MediaWiki');
?>
--FILE--
<?php
require __DIR__ . '/../mediawiki.inc';

$wiki = new MediaWiki;
$wiki->warm();
$visitors = new Visitors($wiki);
$visitors->await(60);

/* Of those that the page includes each time, ten from all over the place. */
$often = array_keys(array_filter($wiki->hits(), fn ($hits) => $hits >= 60));
$changed = array_map(fn ($i) => $often[$i * intdiv(count($often), 10)], range(0, 9));
array_map(MediaWiki::change(...), $changed);
$before = $wiki->hits();
$misses = $wiki->misses();
$ended = $wiki->fpm->command(['refresh']);
/* Fewer than before: only a script that was compiled again has fewer hits than it had. */
$visitors->await(20);
$after = $wiki->hits();
$misses = $wiki->misses() - $misses;
$seen = $visitors->end(20);

echo "opcflush refresh: $ended\n";
$again = array_keys(array_filter($before, fn ($hits, $path) => ($after[$path] ?? -1) < $hits, ARRAY_FILTER_USE_BOTH));
sort($again);
sort($changed);
echo 'scripts: ', count($before) > 800 ? 'many' : count($before), ', often included: ', count($often) > 800 ? 'many' : count($often), "\n";
echo 'compiled again: ', $again === $changed ? 'exactly the ten' : count($again) . ' scripts', "\n";
echo 'new scripts: ', count(array_diff_key($after, $before)), "\n";
/* Each worker may have missed each of them once, at the same time. */
echo 'misses: ', $misses >= 10 && $misses <= 40 ? 'those' : $misses, "\n";
$last = $wiki->fpm->status()['last_flush'];
echo "last flush: {$last['order']}, {$last['invalidated']} invalidated, kept: ", $last['kept'] === $last['looked_at'] - 10 && $last['kept'] >= count($before) - 10 ? 'the others' : json_encode($last), "\n";
echo 'answers: ', $seen['answers'] >= 100 ? 'many' : $seen['answers'], ", failed: {$seen['failed']}, different: ", $seen['different'] ?? 0, "\n";
echo implode(array_slice($seen['details'], 0, 1));
echo 'deaths: ', count($wiki->fpm->deaths()), "\n";
?>
--EXPECT--
opcflush refresh: 0 generation 2
scripts: many, often included: many
compiled again: exactly the ten
new scripts: 0
misses: those
last flush: refresh, 10 invalidated, kept: the others
answers: many, failed: 0, different: 0
deaths: 0
