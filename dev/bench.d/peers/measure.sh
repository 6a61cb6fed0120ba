# shellcheck shell=bash disable=SC2034,SC2154
# SPDX-License-Identifier: BSD-3-Clause
# What a deploy costs a site, by opcflush and by what else makes PHP serve fresh code; read by dev/bench.

here=$dev/bench.d/peers
packages=(curl libfcgi-bin)
PATH=$PATH:/usr/sbin command -v nginx >/dev/null || packages+=(nginx-light)
rows_are='what opcflush promises: reset, refresh and the guard, in all rounds of all tables'
plots=docs/benchmarks-peers

# Its command, if Composer can bring it here.
fetch_cachetool() {
	command -v composer >/dev/null || return
	mkdir "$tree/cachetool"
	COMPOSER_ALLOW_SUPERUSER=1 timeout 60 composer --quiet --no-interaction --working-dir="$tree/cachetool" \
		require gordalina/cachetool </dev/null >/dev/null 2>&1 || return
	echo "$tree/cachetool/vendor/bin/cachetool"
}

describe_cachetool() {
	if [[ -n $cachetool ]]; then
		"$cachetool" --version
	else
		echo "of cachetool, which Composer could not bring here, the two requests that its \`opcache:reset\` makes, each with a file" \
			"of its own, by cgi-fcgi $(dpkg-query -W -f '${Version}' libfcgi-bin)"
	fi
}

version_of_nginx() {
	PATH=$PATH:/usr/sbin nginx -v 2>&1 | sed 's%.*/%%'
}

measure() {
	local what measured budget
	cachetool=$(fetch_cachetool) || cachetool=
	OPCFLUSH_TEST_SECONDS=3600 run_with_harness "$here/peers.php" "$root" "$tree" "$short" "$cachetool" || die 'the measurement failed'
	while IFS=$'\t' read -r what measured budget; do
		row "$what" "$measured" "$budget"
	done <"$tree/rows"
}

report() {
	describe_versions
	print_rows
	explain
	cat "$tree/tables.md"
	[[ $write == true ]] || return 0
	draw slowest
	draw stale
	echo
	# shellcheck disable=SC2016
	echo 'The same command with `--write` draws these, by `dev/plot`.'
}

describe_versions() {
	cat <<-END
		opcflush $("$prefix/bin/php" -n -d "extension=$so" -d opcflush.segment= -r 'echo phpversion("opcflush");'), nginx $(version_of_nginx), curl $(dpkg-query -W -f '${Version}' curl), $(<"$tree/application");
		$(describe_cachetool).

	END
}

explain() {
	cat <<-'END'

		A deploy replaces one file of MediaWiki, whose heading then holds the version, or all 21 of the page of the storm, each by a
		rename; or it switches the link `current` to another release, which nginx hands on unresolved, as `$document_root`. The trigger
		is sent right after that: `opcflush` is a PHP that is started for it, what goes by HTTP is sent by curl, and a reload is SIGUSR2
		to the master and nothing else. 4 clients ask for the page all the time, and 6 workers answer. Where nothing else is said, all
		is as it is by default, but `opcache.validate_timestamps` and `opcache.file_update_protection` are 0, `realpath_cache_ttl` is
		600, `opcache.memory_consumption` 256, `opcache.interned_strings_buffer` 32 and `opcache.max_accelerated_files` 50000;
		`validate_timestamps = 1` is with `opcache.revalidate_freq = 0` (by default it is 2: seconds in which it is stale), and all three
		of opcflush are with `opcflush.guard = 1`.

		Times are milliseconds, and count from when the trigger was sent: the median of all rounds (the lowest to the highest). Answers,
		stale, of several versions or failed, are those of all rounds together.

		- *Stale* is an answer with any old code in it, to a request that began after the trigger was sent, or after it had returned;
		  a reload returns at once. *None*: there was no such answer. *Never*: not within what is looked at (or, of stale answers, there
		  were some to its end), which is 2.2 s for MediaWiki, 1.2 s for the page of the storm, and until the long request has ended;
		  where there is no trigger, that is not waited for.
		- *p50*, *p99* and *slowest* are of the answers that somebody waited for in the second after; *slowest later too* is until the
		  end of what is looked at. In place, that is 7 s for the guard, so that the compaction that it asks for is in it.
		- *As fast as before*: when the median of 16 fresh answers in a row was what it was before, but for a quarter.
		- *CPU* is of master, workers and the trigger's own processes, as far as the same answers had not cost it before the trigger.
		- *Workers dead* are those that FPM's log says a signal has ended. It does not tell of those that its own reload ends.

	END
}

draw() {
	local title
	title=$(<"$tree/$1.title")
	"$prefix/bin/php" -n "$dev/plot" --marks "$tree/$1.csv" "$title" >"$root/$plots-$1.svg"
	printf '\n![%s](%s)\n' "$title" "${plots#docs/}-$1.svg"
}
