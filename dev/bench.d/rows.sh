# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-License-Identifier: BSD-3-Clause
# The rows of a table, each held against its budget, and where the tables are stored; read by dev/bench.

rows=()
over=0

# row WHAT THOUSANDTHS BUDGET: to a tenth, as a call or two of a whole run are no call per request. BUDGET may be "-".
row() {
	local verdict='' sign='' value=$2
	((value >= 0)) || { sign=- && value=$((-value)); }
	value=$(((value + 50) / 100))
	[[ $value != 0 ]] || sign=''
	if [[ $3 != - ]]; then
		verdict=ok
		if ((${sign}value > $3 * 10)); then
			verdict='**over**'
			over=$((over + 1))
		fi
	fi
	rows+=("$1|$sign$((value / 10)).$((value % 10))|$3|$verdict")
}

print_rows() {
	printf '%s\n' "$rows_are|measured|budget|" ':--|--:|--:|:--' "${rows[@]}" |
		sed 's/^/| /; s/|/ | /2g; s/$/ |/; s/  */ /g'
}

describe_machine() {
	local model
	model=$(sed -n 's/^model name[^:]*: *//p' /proc/cpuinfo | head -n 1)
	echo "${model:-$(uname -m)}, $(nproc) cores, Linux $(uname -r | cut -d . -f 1,2)"
}

# store WHICH REPORT: in docs/benchmarks.md, in the place of its last one.
store() {
	local file=$root/docs/benchmarks.md begin="<!-- dev/bench $1 -->" end="<!-- end of dev/bench $1 -->"
	if ! grep -qxF "$begin" "$file" 2>/dev/null; then
		[[ -f $file ]] && echo >>"$file" || printf '# Benchmarks\n\n' >"$file"
		printf '%s\n' "$begin" "$end" >>"$file"
	fi
	{
		sed "\\%^$begin\$%q" "$file"
		echo
		echo "PHP $("$prefix/bin/php" -n -r 'echo PHP_VERSION;'), $(describe_machine), \`dev/bench $1 --php=$version\`:"
		echo
		cat "$2"
		echo
		sed -n "\\%^$end\$%,\$p" "$file"
	} >"$tree/benchmarks.md"
	cat "$tree/benchmarks.md" >"$file"
}
