# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-License-Identifier: BSD-3-Clause
# What a compaction does to a site under load, and what the guard makes of opcache_reset() in every request; read by dev/bench.

here=$dev/bench.d/compaction
packages=()
command -v ab >/dev/null || packages+=(apache2-utils)
PATH=$PATH:/usr/sbin command -v nginx >/dev/null || packages+=(nginx-light)
rows_are='what a compaction does'

measure() {
	local what measured budget
	OPCFLUSH_TEST_SECONDS=3600 run_with_harness "$here/compaction.php" "$root" "$tree" "$short" || die 'the measurement failed'
	while IFS=$'\t' read -r what measured budget; do
		row "$what" "$measured" "$budget"
	done <"$tree/rows"
}

report() {
	print_rows
	cat <<-'END'

		MediaWiki is under the load of 4 clients that never pause, and has 4 workers, so that no quiet moment comes by itself:
		each compaction is one for which the gate is closed. All are ordered, and none comes by itself; `opcflush.compact_patience` is
		500, and all else as it is by default.
		After a compaction, as after a reset, all scripts are compiled anew; the median of all rounds (the lowest to the
		highest), beside each other:

	END
	cat "$tree/comparison.md"
	cat <<-'END'

		Memory is what a worker has to itself (`RssAnon`). A new one is one that was started then, and has served the page.

		php-src #14471: 20 static workers, 24 clients, and a script that calls `opcache_reset()` in every request:

	END
	cat "$tree/storm.md"
}
