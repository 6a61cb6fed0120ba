# SPDX-License-Identifier: BSD-3-Clause
# Completion of the command opcflush in bash: to be sourced, or put into a folder of bash-completion as "opcflush".

# Files (-f) or directories (-d) that begin so.
_opcflush_paths() {
	compopt -o filenames 2>/dev/null
	mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
}

# @FILE, whose "@" bash has taken for a word of its own, and takes back as part of this one.
_opcflush_lists() {
	local path
	COMPREPLY=()
	while read -r path; do
		[[ ! -d $path ]] || path+=/
		printf -v path '@%q' "$path"
		COMPREPLY+=("$path")
	done < <(compgen -f -- "$1")
	if [[ ${COMPREPLY[*]} == */ ]]; then
		compopt -o nospace 2>/dev/null
	fi
}

_opcflush() {
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' offered i

	if [[ $current == @ || $previous == @ ]]; then
		_opcflush_lists "${current#@}"
		return
	fi

	# Bash makes three words of --segment=PATH.
	if [[ $current == = ]]; then
		current=
	elif [[ $previous == = ]]; then
		previous=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $previous == --* ]]; then
		previous=
	fi
	if [[ $previous == --* ]]; then
		case $previous in
		--segment) _opcflush_paths -f "$current" ;;
		--base) _opcflush_paths -d "$current" ;;
		*) COMPREPLY=() ;;
		esac
		return
	fi

	for ((i = 1; i < COMP_CWORD; i++)); do
		if [[ ${COMP_WORDS[i - 1]} != = && " reset realpath refresh invalidate compact status wait log " == *" ${COMP_WORDS[i]} "* ]]; then
			command=${COMP_WORDS[i]}
			break
		fi
	done
	if [[ $command == @(refresh|invalidate) && $current == /* ]]; then
		_opcflush_paths -f "$current"
		return
	fi
	case $command in
	reset | realpath) offered='--wait --wait= --note= --instance=' ;;
	refresh) offered='--dry-run --json --base= --wait --wait= --note= --instance=' ;;
	invalidate) offered='--base= --wait --wait= --note= --instance=' ;;
	compact) offered='--note= --instance=' ;;
	status) offered='--json --workers' ;;
	wait) offered='--wait=' ;;
	log) offered='--json' ;;
	*) offered='reset realpath refresh invalidate compact status wait log' ;;
	esac
	offered+=' --segment= --quiet --help --version'
	mapfile -t COMPREPLY < <(compgen -W "$offered" -- "$current")
	if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
		compopt -o nospace 2>/dev/null
	fi
}

complete -F _opcflush opcflush
