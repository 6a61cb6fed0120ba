<?php
// SPDX-License-Identifier: BSD-3-Clause
// Flushes a full cache, and once more at once: flush.php FOLDER COUNT. Prints of each: which, nanoseconds per script, bytes.

[, $folder, $count] = $argv;
for ($i = 0; $i < $count; $i++) {
	include "$folder/$i.php";
}
foreach (['fresh', 'again'] as $which) {
	memory_reset_peak_usage();
	$before = memory_get_usage();
	opcflush_reset();
	$peak = memory_get_peak_usage() - $before;
	$flush = opcflush_status()['last_flush'];
	if ($which === 'fresh' && $flush['invalidated'] < $count) {
		fwrite(STDERR, "only {$flush['invalidated']} scripts were cached\n");
		exit(1);
	}
	printf("%s %d %d\n", $which, round($flush['duration'] * 1e9 / $count), $peak);
}
