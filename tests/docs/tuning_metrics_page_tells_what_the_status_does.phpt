--TEST--
docs/TUNING.md: the page for a monitor has a line for each number of the status, in the text format of Prometheus
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$fpm = Deploy::server(['segment' => true, 'workers' => 1, 'files' => ['metrics.php' => document_block('docs/TUNING.md', 'php', 'text/plain; version')]]);
$fpm->get('app/current/page.php');
$fpm->deliver(); /* A request that asks whether it has arrived may be overtaken by it, and would be counted. */
$answer = $fpm->ask('metrics.php');
echo $answer->headers['content-type'], "\n";
echo preg_replace('/(_memory|^opcflush_scripts) \d+$/m', '$1 N', $answer->body);
echo preg_match('/^(?:opcflush_[a-z_]+ -?\d+(?:\.\d+)?\n)+$/', $answer->body) ? "each line is a name and a number\n" : "NOT THE FORMAT\n";
?>
--EXPECT--
text/plain; version=0.0.4;charset=UTF-8
opcflush_generation 2
opcflush_applied 2
opcflush_flushes 1
opcflush_late_publishes 0
opcflush_detached 0
opcflush_waited 0
opcflush_gave_up 0
opcflush_takeovers 0
opcflush_refused 0
opcflush_without_slot 0
opcflush_scripts N
opcflush_aliases 0
opcflush_kept_out 0
opcflush_preloaded 0
opcflush_workers 1
opcflush_compaction_count 0
opcflush_compaction_in_vain 0
opcflush_compaction_held_up 0
opcflush_compaction_longest_hold_up 0
opcflush_compaction_due 0
opcflush_opcache_cache_full 0
opcflush_opcache_used_memory N
opcflush_opcache_free_memory N
opcflush_opcache_wasted_memory N
opcflush_reasons 0
each line is a name and a number
