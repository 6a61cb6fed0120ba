#!/bin/sh
# SPDX-License-Identifier: BSD-3-Clause
# Asks php-fpm what "cachetool opcache:reset --fcgi=SOCKET" asks it: cachetool.sh SOCKET FOLDER
#
# These are two requests, whether OPcache is loaded and to reset it, each to a new file in FOLDER that is removed after it.
set -eu
socket=$1 folder=$2

ask() {
	file=$(mktemp "$folder/cachetool-XXXXXX.php")
	# shellcheck disable=SC2016
	printf '<?php\n$result = %s;\necho serialize(array("result" => $result, "errors" => array()));\n' "$1" >"$file"
	chmod 666 "$file"
	said=$(REQUEST_METHOD=POST REQUEST_URI=/ SCRIPT_FILENAME=$file cgi-fcgi -bind -connect "$socket" </dev/null)
	rm "$file"
	case $said in
	*'"result";b:1;'*) ;;
	*) echo "$said" >&2 && exit 1 ;;
	esac
}

ask 'extension_loaded("Zend OPcache")'
ask 'opcache_reset()'
