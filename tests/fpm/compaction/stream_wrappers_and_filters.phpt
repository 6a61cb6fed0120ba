--TEST--
Stream wrappers and filters that cached scripts register, whose names are in OPcache's memory: they work in every request, across compactions
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/again.inc';

$fpm = compacting(['workers' => 4, 'ini' => COMPACT_SOON, 'files' => [
	'page.php' => '<?php
		include __DIR__ . "/wrapper.php";
		include __DIR__ . "/filter.php";
		echo file_get_contents("wrapped-by-a-script://something"), " ";
		$file = fopen("php://memory", "w+");
		stream_filter_append($file, "filtered.by.a.script", STREAM_FILTER_WRITE);
		fwrite($file, "filtered");
		rewind($file);
		echo stream_get_contents($file), " ", (int) in_array("wrapped-by-a-script", stream_get_wrappers(), true);
		/* One that is left when the request ends, and what has been said of it. */
		@file_get_contents("wrapped-by-a-script://nothing");
		$left = fopen("wrapped-by-a-script://left open", "r");',
	'wrapper.php' => '<?php
		class Wrapper {
			public $context;
			private string $left;
			function stream_open($path, $mode, $options, &$opened) { $this->left = substr($path, strlen("wrapped-by-a-script://")); return $this->left !== "nothing"; }
			function stream_read($count) { $bytes = substr($this->left, 0, $count); $this->left = substr($this->left, $count); return $bytes; }
			function stream_eof() { return $this->left === ""; }
			function stream_stat() { return []; }
		}
		stream_wrapper_register("wrapped-by-a-script", "Wrapper");
		stream_wrapper_register("wrapper-" . getmypid(), "Wrapper");
		stream_wrapper_unregister("data");',
	'filter.php' => '<?php
		class Filter extends php_user_filter {
			function filter($in, $out, &$consumed, bool $closing): int {
				while ($bucket = stream_bucket_make_writeable($in)) {
					$bucket->data = strtoupper($bucket->data);
					$consumed += $bucket->datalen;
					stream_bucket_append($out, $bucket);
				}
				return PSFS_PASS_ON;
			}
		}
		stream_filter_register("filtered.by.a.script", "Filter");
		stream_filter_register("filter." . getmypid(), "Filter");',
	/* Nothing of the above in this one. */
	'without.php' => '<?php ' . Fpm::SAY_WORKER . ' echo (int) in_array("wrapped-by-a-script", stream_get_wrappers(), true), (int) in_array("data", stream_get_wrappers(), true);',
]]);
echo $fpm->get('page.php'), "\n";
compact_under($fpm, 'page.php', 'something FILTERED 1');
echo 'a request without them: ', implode(' ', array_unique($fpm->everyWorker('without.php'))), "\n";
echo 'PHP log: ', $fpm->errors(), "\n";
?>
--EXPECT--
something FILTERED 1
compactions: many, failed: 0, deaths: 0
a request without them: 01
PHP log: 
