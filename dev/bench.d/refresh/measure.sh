# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-License-Identifier: BSD-3-Clause
# What a refresh costs a site under load, beside a reset, opcache_reset() and FPM's reload; read by dev/bench.

here=$dev/bench.d/refresh
packages=()
PATH=$PATH:/usr/sbin command -v nginx >/dev/null || packages+=(nginx-light)
rows_are='what a refresh costs'
plot=docs/benchmarks-refresh.svg

measure() {
	local what measured budget
	OPCFLUSH_TEST_SECONDS=3600 run_with_harness "$here/refresh.php" "$root" "$tree" || die 'the measurement failed'
	while IFS=$'\t' read -r what measured budget; do
		row "$what" "$measured" "$budget"
	done <"$tree/rows"
}

report() {
	print_rows
	cat <<-'END'

		The fingerprint adds nothing to a hit: see the instructions per `include` of a cached file in the other table.

		Beside each other, under the load of 4 clients and with 4 workers: the median of all rounds (the lowest to the highest).
		The files are changed before each of them, by a rename; FPM has `process_control_timeout = 20`.

	END
	cat "$tree/comparison.md"
	[[ $write == true ]] || return 0
	"$prefix/bin/php" -n "$dev/plot" "$tree/answers.csv" "$(<"$tree/title")" >"$root/$plot"
	cat <<-END

		![$(<"$tree/title")](${plot#docs/})

		The same command with \`--write\` draws this, by \`dev/plot\`.
	END
}
