# SPDX-License-Identifier: BSD-3-Clause
# Completion of the command opcflush in bash: to be sourced, or put into a folder of bash-completion as "opcflush".

_opcflush() {
	local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command='' offered i

	# Bash makes three words of --segment=PATH.
	if [[ $current == = ]]; then
		current=
	elif [[ $previous == = ]]; then
		previous=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $previous == --* ]]; then
		previous=
	fi
	if [[ $previous == --* ]]; then
		COMPREPLY=()
		if [[ $previous == --segment ]]; then
			compopt -o filenames 2>/dev/null
			mapfile -t COMPREPLY < <(compgen -f -- "$current")
		fi
		return
	fi

	for ((i = 1; i < COMP_CWORD; i++)); do
		if [[ ${COMP_WORDS[i - 1]} != = && " reset realpath status wait log " == *" ${COMP_WORDS[i]} "* ]]; then
			command=${COMP_WORDS[i]}
			break
		fi
	done
	case $command in
	reset | realpath) offered='--wait --wait= --note= --instance=' ;;
	status) offered='--json --workers' ;;
	wait) offered='--wait=' ;;
	log) offered='--json' ;;
	*) offered='reset realpath status wait log' ;;
	esac
	offered+=' --segment= --quiet --help --version'
	mapfile -t COMPREPLY < <(compgen -W "$offered" -- "$current")
	if [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]]; then
		compopt -o nospace 2>/dev/null
	fi
}

complete -F _opcflush opcflush
