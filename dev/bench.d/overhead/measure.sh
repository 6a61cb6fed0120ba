# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-License-Identifier: BSD-3-Clause
# What the extension adds to requests and includes, and what a flush and the segment cost; read by dev/bench.
#
# Instructions are counted by callgrind as the difference between two numbers of requests (or of includes), with the
# extension less without, and repeat to a few instructions.

here=$dev/bench.d/overhead
packages=(valgrind strace)
rows_are='what the extension adds, or a flush costs'

few=200
many=1200
includes=20
scripts_timed=5000
scripts_weighed=20000
requests_traced=500

# What is run

write_ini() {
	local name=$1
	shift
	{
		cat "$prefix/opcache.ini"
		printf '%s\n' opcache.enable=1 opcache.enable_cli=1 opcache.validate_timestamps=0 opcache.file_update_protection=0 \
			opcache.jit=disable opcache.jit_buffer_size=0 opcache.max_accelerated_files=50000 \
			opcache.memory_consumption=256 opcache.interned_strings_buffer=16 error_log=/dev/null "$@"
	} >"$tree/$name.ini"
}

# write_includes NAME STATEMENT COUNT...: each COUNT is a run through so many of the files.
write_includes() {
	local name=$1 statement=$2 count i
	shift 2
	{
		echo '<?php'
		for count; do
			for ((i = 0; i < count; i++)); do
				echo "$statement __DIR__ . '/part/$((100 + i)).php';"
			done
		done
	} >"$tree/$name.php"
}

write_files() {
	local i
	write_ini none
	write_ini with-urg "extension=$so" 'opcflush.signals="SIGURG=reset"' opcflush.log=0 opcflush.segment=
	write_ini with-usr "extension=$so" 'opcflush.signals="SIGUSR2=reset; SIGURG=reset"' opcflush.log=0 opcflush.segment=
	write_ini with-segment "extension=$so" 'opcflush.signals="SIGURG=reset"' opcflush.log=0 "opcflush.segment=$tree/segment"

	mkdir "$tree/part"
	for ((i = 0; i < 2 * includes; i++)); do
		echo "<?php return $i;" >"$tree/part/$((100 + i)).php"
	done
	echo '<?php echo 1;' >"$tree/trivial.php"
	ln -s . "$tree/link"
	write_includes include-short include "$includes"
	write_includes include-long include $((2 * includes))
	write_includes once-short include_once "$includes"
	write_includes once-long include_once $((2 * includes))
	write_includes again-long include_once "$includes" "$includes"
}

# Instructions

# callgrind takes each byte of a "rep stosb" for an instruction; PHP clears some bytes for each function there is.
tunables=GLIBC_TUNABLES=glibc.cpu.x86_rep_stosb_threshold=1000000000

# One job: COUNTS the instructions of php-cgi over so many requests to a script.
count_instructions() {
	local name=$1 ini=$2 script=$3 requests=$4
	env -i PATH="$PATH" "$tunables" PHP_INI_SCAN_DIR=/nonexistent valgrind --tool=callgrind --callgrind-out-file=/dev/null \
		"$prefix/bin/php-cgi" -c "$tree/$ini.ini" -q -T "$requests" "$script" >"$tree/$name.out" 2>"$tree/$name.log" &&
		sed -n 's/^==[0-9]*== Collected : //p' "$tree/$name.log" >"$tree/$name.count" && [[ -s $tree/$name.count ]]
}

# Lists the jobs: name, ini, script, requests.
list_jobs() {
	local script ini requests
	for requests in "$few" "$many"; do
		for ini in none with-urg with-usr with-segment; do
			echo "trivial-$ini-$requests $ini $tree/trivial.php $requests"
			echo "linked-$ini-$requests $ini $tree/link/trivial.php $requests"
		done
		for ini in none with-urg; do
			for script in include-short include-long once-short once-long again-long; do
				echo "$script-$ini-$requests $ini $tree/$script.php $requests"
			done
		done
	done
}

# run_jobs LIST: a function that lists them.
run_jobs() {
	local -a job
	local running=0 line
	while read -r line; do
		read -ra job <<<"$line"
		if ((running >= $(nproc))); then
			wait -n || return
			running=$((running - 1))
		fi
		count_instructions "${job[@]}" &
		running=$((running + 1))
	done < <("$1")
	while ((running > 0)); do
		wait -n || return
		running=$((running - 1))
	done
}

# Instructions of one request, in thousandths.
per_request() {
	echo $((($(<"$tree/$1-$2-$many.count") - $(<"$tree/$1-$2-$few.count")) * 1000 / (many - few)))
}

# What the extension adds to one request.
added() {
	echo $(($(per_request "$1" "$2") - $(per_request "$1" none)))
}

# What it adds to one include: LONG has $includes more of them than SHORT.
added_per_include() {
	echo $((($(added "$1" with-urg) - $(added "$2" with-urg)) / includes))
}

# shellcheck disable=SC2016
measure_instructions() {
	run_jobs list_jobs || die "callgrind failed: see $tree"
	row 'instructions per request, `opcflush.signals = "SIGURG=reset"`' "$(added trivial with-urg)" 210
	row 'instructions per request, `opcflush.signals = "SIGUSR2=reset; SIGURG=reset"`' "$(added trivial with-usr)" 710
	row 'instructions per request that the segment adds' $(($(added trivial with-segment) - $(added trivial with-urg))) 40
	row 'the same with SIGURG alone, the script reached through a symlink' "$(added linked with-urg)" -
	row 'the same with both, the script reached through a symlink' "$(added linked with-usr)" -
	row 'instructions per `include` of a cached file' "$(added_per_include include-long include-short)" 12
	row 'instructions per `include_once` of a cached file, its first in the request' \
		"$(added_per_include once-long once-short)" -
	row 'instructions per `include_once` of a file that the request has included' \
		"$(added_per_include again-long once-short)" -
}

# System calls

measure_syscalls() {
	local -a counts names
	run_with_harness "$here/syscalls.php" "$root" "$requests_traced" >"$tree/syscalls" 2>"$tree/syscalls.log" ||
		{ cat "$tree/syscalls" "$tree/syscalls.log" >&2 && die 'php-fpm under strace failed'; }
	mapfile -t counts < <(cut -f1 "$tree/syscalls")
	mapfile -t names < <(cut -f2 "$tree/syscalls")
	row "system calls per request, \`opcflush.signals = \"SIGURG=reset\"\`${names[0]:+ (${names[0]})}" "${counts[0]}" 0
	row "system calls per request, \`opcflush.signals = \"SIGUSR2=reset; SIGURG=reset\"\`${names[1]:+ (${names[1]})}" \
		"${counts[1]}" 2
	row "system calls per request that the segment adds${names[2]:+ (${names[2]})}" "$((counts[2] - counts[0]))" 0
}

# The gate

# The extension as it was before it had a gate, built from the history of this tree; fails where there is none.
build_without_gate() {
	local commit tree=$tree/without-gate
	git -C "$root" rev-parse HEAD >/dev/null 2>&1 || return
	commit=$(git -C "$root" log --diff-filter=A --format=%H^ -- src/core/gate.h | tail -n 1)
	mkdir -p "$tree"
	git -C "$root" archive "${commit:-HEAD}" | tar -x -C "$tree"
	OPCFLUSH_PHP_ROOT=${OPCFLUSH_PHP_ROOT:-$root/build/php} "$tree/dev/build" "$version" plain
}

list_gateless_jobs() {
	local ini requests
	for requests in "$few" "$many"; do
		for ini in with-urg with-segment; do
			echo "gateless-$ini-$requests $ini $tree/trivial.php $requests"
		done
	done
}

measure_gate() {
	local without
	if ! without=$(build_without_gate); then
		echo 'not measured: what the gate adds; there is no history of the tree to build the version before it from' >&2
		return
	fi
	mv "$so" "$so.with-gate"
	cp "$without" "$so"
	rm -f "$tree/segment"
	run_jobs list_gateless_jobs || die "callgrind failed: see $tree"
	rm -f "$tree/segment"
	mv "$so.with-gate" "$so"
	row 'instructions per request that the gate adds, without a segment' \
		$(($(per_request trivial with-urg) - $(per_request gateless with-urg))) 60
	row 'instructions per request that the gate adds, with a segment' \
		$(($(per_request trivial with-segment) - $(per_request gateless with-segment))) 60
}

# The flush

# flush_once COUNT: nanoseconds per script and bytes, of a flush of a full cache, and of one right after it.
flush_once() {
	env -i PATH="$PATH" PHP_INI_SCAN_DIR=/nonexistent "$prefix/bin/php" -c "$tree/with-usr.ini" -d memory_limit=-1 \
		"$here/flush.php" "$tree/many" "$1" || die 'the flush failed'
}

median() {
	sort -n | sed -n 3p
}

measure_flush() {
	local i
	mkdir "$tree/many"
	for ((i = 0; i < scripts_weighed; i++)); do
		echo "<?php return $i;" >"$tree/many/$i.php"
	done
	for i in 1 2 3 4 5; do
		flush_once "$scripts_timed"
	done >"$tree/flushes"
	row "µs per cached script, a flush of $(with_commas $scripts_timed) scripts (median of 5)" \
		"$(sed -n 's/^fresh \([0-9]*\) .*/\1/p' "$tree/flushes" | median)" 20
	row 'the same, a second flush at once' "$(sed -n 's/^again \([0-9]*\) .*/\1/p' "$tree/flushes" | median)" 20
	flush_once "$scripts_weighed" >"$tree/weighed"
	row "KiB of request memory, a flush of $(with_commas $scripts_weighed) scripts" \
		$(($(sed -n 's/^fresh [0-9]* //p' "$tree/weighed") * 1000 / 1024)) 4096
}

# The segment

slots_looked_at=1024

# Microseconds for one run of a program, the median of five, in thousandths.
time_program() {
	local i start
	for i in 1 2 3 4 5; do
		start=$(date +%s%N)
		"$@" >/dev/null || die "failed: $*"
		echo $(($(date +%s%N) - start))
	done | median
}

measure_segment() {
	local -a php=(env -i PATH="$PATH" PHP_INI_SCAN_DIR=/nonexistent "$prefix/bin/php" -c "$tree/with-segment.ini" -d opcache.enable_cli=0)
	gcc -std=c11 -D_GNU_SOURCE -O2 -I"$root" -o "$tree/look" "$here/look.c" "$root"/src/core/*.c -pthread
	row "µs, one look of a wait at all slots, $(with_commas $slots_looked_at) of them taken" "$("$tree/look" "$tree/looked" $slots_looked_at)" 100
	rm -f "$tree/segment"
	"${php[@]}" -d opcache.enable_cli=1 -r 'echo "ready\n"; sleep(60);' >"$tree/instance" &
	until [[ -s $tree/instance ]]; do sleep 0.01; done
	row 'ms, `opcflush reset` from its start to its end; the order is visible before that' \
		$(($(time_program "${php[@]}" "$root/bin/opcflush" reset) / 1000)) -
	row 'ms, the same PHP that does nothing' $(($(time_program "${php[@]}" -r '') / 1000)) -
	kill $! && wait $! || true
}

with_commas() {
	echo "$(($1 / 1000)),$(printf %03d $(($1 % 1000)))"
}

measure() {
	write_files
	measure_instructions
	measure_gate
	measure_syscalls
	measure_flush
	measure_segment
}

report() {
	print_rows
}
