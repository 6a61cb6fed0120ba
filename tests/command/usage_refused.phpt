--TEST--
opcflush: what is written wrongly is told, with what is accepted, and ends with 2
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
foreach ([
	[],
	['rest'],
	[''],
	['reset', 'now'],
	['reset', '--wait', '5'],
	['--', 'reset', '--wait'],
	['wait'],
	['wait', '1', '2'],
	['wait', '0'],
	['wait', '-1'],
	['wait', '1.5'],
	['wait', "1\n"],
	['wait', '99999999999999999999'],
	['reset', '--wait='],
	['reset', '--wait=-1'],
	['reset', '--wait=1e3'],
	['reset', '--wait=1,5'],
	['reset', '--wait=inf'],
	['reset', '--note'],
	['reset', '--note=' . str_repeat('x', 81)],
	['reset', "--note=a\nb"],
	['reset', '--instance'],
	['reset', '--instance='],
	['reset', '--segment'],
	['reset', "--segment=/it's"],
	['reset', '--json'],
	['status', '--json=1'],
	['status', '--wait'],
	['log', '--note=x'],
	['reset', '-q'],
	['reset', '--notes=x'],
	['reset', "--\e[2J"],
] as $arguments) {
	echo implode(' ', array_map(json_encode(...), $arguments)), ' => ', str_replace("\n", ' ', trim($command->run($arguments))), "\n";
}
?>
--EXPECT--
=> 2 opcflush: no command; accepted: reset, realpath, status, wait, log (opcflush --help tells more)
"rest" => 2 opcflush: unknown command "rest"; accepted: reset, realpath, status, wait, log (opcflush --help tells more)
"" => 2 opcflush: unknown command ""; accepted: reset, realpath, status, wait, log (opcflush --help tells more)
"reset" "now" => 2 opcflush: unknown word "now" after reset; accepted: opcflush reset, and options; values are written --option=VALUE (opcflush --help tells more)
"reset" "--wait" "5" => 2 opcflush: unknown word "5" after reset; accepted: opcflush reset, and options; values are written --option=VALUE (opcflush --help tells more)
"--" "reset" "--wait" => 2 opcflush: unknown word "--wait" after reset; accepted: opcflush reset, and options; values are written --option=VALUE (opcflush --help tells more)
"wait" => 2 opcflush: wait without GEN; accepted: opcflush wait GEN (opcflush --help tells more)
"wait" "1" "2" => 2 opcflush: unknown word "2" after wait; accepted: opcflush wait GEN, and options; values are written --option=VALUE (opcflush --help tells more)
"wait" "0" => 2 opcflush: GEN "0"; accepted: a whole number, 1 or more, as reset and realpath print it (opcflush --help tells more)
"wait" "-1" => 2 opcflush: unknown option -1; accepted: --wait[=SECONDS], --note=TEXT, --instance=NAME, --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"wait" "1.5" => 2 opcflush: GEN "1.5"; accepted: a whole number, 1 or more, as reset and realpath print it (opcflush --help tells more)
"wait" "1\n" => 2 opcflush: GEN "1\x0a"; accepted: a whole number, 1 or more, as reset and realpath print it (opcflush --help tells more)
"wait" "99999999999999999999" => 2 opcflush: GEN "99999999999999999999"; accepted: a whole number, 1 or more, as reset and realpath print it (opcflush --help tells more)
"reset" "--wait=" => 2 opcflush: --wait without a value; accepted: --wait[=SECONDS] (opcflush --help tells more)
"reset" "--wait=-1" => 2 opcflush: --wait=-1; accepted: a number of seconds, 0 or more, such as 2.5 (opcflush --help tells more)
"reset" "--wait=1e3" => 2 opcflush: --wait=1e3; accepted: a number of seconds, 0 or more, such as 2.5 (opcflush --help tells more)
"reset" "--wait=1,5" => 2 opcflush: --wait=1,5; accepted: a number of seconds, 0 or more, such as 2.5 (opcflush --help tells more)
"reset" "--wait=inf" => 2 opcflush: --wait=inf; accepted: a number of seconds, 0 or more, such as 2.5 (opcflush --help tells more)
"reset" "--note" => 2 opcflush: --note without a value; accepted: --note=TEXT (opcflush --help tells more)
"reset" "--note=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" => 2 opcflush: a note of 81 bytes; accepted: at most 80 (opcflush --help tells more)
"reset" "--note=a\nb" => 2 opcflush: the note "a\x0ab"; accepted: text without control characters (opcflush --help tells more)
"reset" "--instance" => 2 opcflush: --instance without a value; accepted: --instance=NAME (opcflush --help tells more)
"reset" "--instance=" => 2 opcflush: --instance without a value; accepted: --instance=NAME (opcflush --help tells more)
"reset" "--segment" => 2 opcflush: --segment without a value; accepted: --segment=PATH (opcflush --help tells more)
"reset" "--segment=\/it's" => 2 opcflush: --segment=/it's; accepted: a path without ' (opcflush --help tells more)
"reset" "--json" => 2 opcflush: --json is no option of reset; accepted: --wait[=SECONDS], --note=TEXT, --instance=NAME, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"status" "--json=1" => 2 opcflush: --json with a value, "1"; accepted: --json (opcflush --help tells more)
"status" "--wait" => 2 opcflush: --wait is no option of status; accepted: --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"log" "--note=x" => 2 opcflush: --note is no option of log; accepted: --json, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"reset" "-q" => 2 opcflush: unknown option -q; accepted: --wait[=SECONDS], --note=TEXT, --instance=NAME, --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"reset" "--notes=x" => 2 opcflush: unknown option --notes; accepted: --wait[=SECONDS], --note=TEXT, --instance=NAME, --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"reset" "--\u001b[2J" => 2 opcflush: unknown option --\x1b[2J; accepted: --wait[=SECONDS], --note=TEXT, --instance=NAME, --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
