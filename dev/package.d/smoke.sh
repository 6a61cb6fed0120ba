# shellcheck shell=bash
# SPDX-License-Identifier: BSD-3-Clause
# What every package has to show in its clean root, whose PHP is Debian's; read by the programs that install one.

php=$(php -n -r 'echo PHP_MAJOR_VERSION, ".", PHP_MINOR_VERSION;')
site=/srv/smoke
master=

say() {
	printf '   %s\n' "$*"
}

fail() {
	echo "FAILED: $*" >&2
	exit 1
}

# expect WANTED WHAT COMMAND...: it prints this, and nothing else.
expect() {
	local wanted=$1 what=$2 found status=0
	shift 2
	found=$("$@" 2>&1) || status=$?
	[[ $found == "$wanted" && $status == 0 ]] || fail "$what: \"$*\" ended with $status and printed \"$found\", expected \"$wanted\""
	say "$what: ${found//$'\n'/, }"
}

# require WHAT COMMAND...: it succeeds.
require() {
	local what=$1 found
	shift
	found=$("$@" 2>&1) || fail "$what: \"$*\": $found"
	say "$what"
}

# The files of opcflush that are in the root and were not in the system.
list_files() {
	(cd /run/changes && find . \( -type f -o -type l \) -path '*opcflush*' ! -path './srv/*' | sed 's/^\.//' | sort)
}

ask() {
	SCRIPT_FILENAME=$site/index.php REQUEST_METHOD=GET cgi-fcgi -bind -connect /run/smoke.sock 2>/dev/null | sed '1,/^\r*$/d'
}

# With the php.ini and the conf.d of Debian's php-fpm: they are a part of what is tested.
start_fpm() {
	mkdir -p "$site"
	printf '%s\n' '[global]' 'error_log = /run/smoke.log' 'daemonize = no' '[smoke]' 'user = www-data' 'group = www-data' \
		'listen = /run/smoke.sock' 'pm = static' 'pm.max_children = 3' 'php_admin_value[opcache.file_update_protection] = 0' >/run/smoke.conf
	"php-fpm$php" --nodaemonize --fpm-config /run/smoke.conf -d opcache.validate_timestamps=0 &
	master=$!
	timeout 20 sh -c "until grep -q 'ready to handle' /run/smoke.log 2>/dev/null; do sleep 0.1; done" ||
		fail "php-fpm does not start: $(cat /run/smoke.log)"
}

stop_fpm() {
	kill "$master"
	wait "$master" || true
}

# release TEXT: makes it the page, by a new file.
release() {
	echo "<?php echo '$1';" >"$site/index.new"
	mv "$site/index.new" "$site/index.php"
}

check_flush() {
	local status=0
	opcflush status >/dev/null 2>&1 || status=$?
	[[ $status == 3 ]] || fail "opcflush status, where nothing has started, ended with $status, expected 3"
	start_fpm
	release 'release 1'
	expect 'release 1' 'php-fpm serves' ask
	release 'release 2'
	expect 'release 1' 'php-fpm, after a new file, serves' ask
	expect 'generation 2' 'opcflush reset --wait=10' opcflush reset --wait=10 --note=smoke
	expect 'release 2' 'php-fpm, after the reset, serves' ask
	release 'release 3'
	expect 'generation 3' 'opcflush refresh' opcflush refresh "$site/"
	expect 'release 3' 'php-fpm, after the refresh, serves' ask
	opcflush status | grep -q "^fpm-fcgi:$master " || fail "opcflush status does not show php-fpm: $(opcflush status)"
	stop_fpm
}

# smoke VERSION: what an installed package has to show.
smoke() {
	require 'php -m has it' sh -c 'php -m | grep -qx opcflush'
	expect '' 'warnings of php at its start' sh -c 'php -d display_startup_errors=1 -d display_errors=stderr -r "" 2>&1'
	expect "$1" 'version of the extension' php -r 'echo phpversion("opcflush");'
	expect "opcflush $1" 'opcflush --version' opcflush --version
	check_flush
}

# check_files MAN BASH ZSH STUB: where the package has put these.
check_files() {
	require "man page: $1" sh -c "man --warnings -l '$1' | grep -q 'opcflush reset'"
	require "completion of bash: $2" bash -c "source '$2' && complete -p opcflush"
	require "completion of zsh: $3" grep -q '^#compdef opcflush' "$3"
	require "stub: $4" php -n -l "$4"
}
