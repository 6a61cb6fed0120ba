--TEST--
opcflush: what is written wrongly is told, with what is accepted, and ends with 2
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
foreach (['a.php', '[id].php', "it's.php"] as $file) {
	touch($command->file($file));
}
$dir = $command->sandbox->dir;
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
	['reset', '/srv/'],
	['reset', '--dry-run'],
	['reset', '--base=/srv'],
	['invalidate'],
	['invalidate', '--base=/srv'],
	['invalidate', '--dry-run', '/srv/'],
	['invalidate', '--json', '/srv/'],
	['invalidate', ''],
	['invalidate', '@'],
	['invalidate', 'a.php'],
	['invalidate', '/srv/', './a.php'],
	['invalidate', 'groups/../b.php'],
	['invalidate', '*.php'],
	['invalidate', 'groups'],
	['invalidate', 'groups/'],
	['invalidate', '.'],
	['invalidate', $dir],
	['invalidate', "$dir/groups"],
	['invalidate', "$dir//a.php"],
	['invalidate', "$dir/./groups/"],
	['invalidate', "$dir/groups/../a.php"],
	['invalidate', "$dir/[id].php"],
	['invalidate', "$dir/it's.php"],
	['refresh', 'a.php'],
	['refresh', "$dir/groups", '--dry-run'],
	['refresh', '--json'],
	['refresh', '--dry-run=1'],
	['refresh', '--dry-run', '--wait='],
	['refresh', '--base'],
	['refresh', '--base=', '@a.php'],
	['refresh', '--base=/srv'],
	['refresh', '--base=/srv', '/srv/b.php'],
	['compact', '--wait'],
	['compact', '/srv/'],
] as $arguments) {
	echo $command->sort_out(implode(' ', array_map(fn (string $argument): string => json_encode($argument, JSON_UNESCAPED_SLASHES), $arguments))), ' => ', str_replace("\n", ' ', trim($command->run($arguments))), "\n";
}
?>
--EXPECT--
=> 2 opcflush: no command; accepted: reset, realpath, refresh, invalidate, compact, status, wait, log (opcflush --help tells more)
"rest" => 2 opcflush: unknown command "rest"; accepted: reset, realpath, refresh, invalidate, compact, status, wait, log (opcflush --help tells more)
"" => 2 opcflush: unknown command ""; accepted: reset, realpath, refresh, invalidate, compact, status, wait, log (opcflush --help tells more)
"reset" "now" => 2 opcflush: unknown word "now" after reset; accepted: opcflush reset, and options; values are written --option=VALUE (opcflush --help tells more)
"reset" "--wait" "5" => 2 opcflush: unknown word "5" after reset; accepted: opcflush reset, and options; values are written --option=VALUE (opcflush --help tells more)
"--" "reset" "--wait" => 2 opcflush: unknown word "--wait" after reset; accepted: opcflush reset, and options; values are written --option=VALUE (opcflush --help tells more)
"wait" => 2 opcflush: wait without GEN; accepted: opcflush wait GEN (opcflush --help tells more)
"wait" "1" "2" => 2 opcflush: unknown word "2" after wait; accepted: opcflush wait GEN, and options; values are written --option=VALUE (opcflush --help tells more)
"wait" "0" => 2 opcflush: GEN "0"; accepted: a whole number, 1 or more, as an order prints it (opcflush --help tells more)
"wait" "-1" => 2 opcflush: unknown option -1; accepted: --dry-run, --base=DIR, --wait[=SECONDS], --note=TEXT, --instance=NAME, --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"wait" "1.5" => 2 opcflush: GEN "1.5"; accepted: a whole number, 1 or more, as an order prints it (opcflush --help tells more)
"wait" "1\n" => 2 opcflush: GEN "1\x0a"; accepted: a whole number, 1 or more, as an order prints it (opcflush --help tells more)
"wait" "99999999999999999999" => 2 opcflush: GEN "99999999999999999999"; accepted: a whole number, 1 or more, as an order prints it (opcflush --help tells more)
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
"reset" "--segment=/it's" => 2 opcflush: --segment=/it's; accepted: a path without ' (opcflush --help tells more)
"reset" "--json" => 2 opcflush: --json is no option of reset; accepted: --wait[=SECONDS], --note=TEXT, --instance=NAME, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"status" "--json=1" => 2 opcflush: --json with a value, "1"; accepted: --json (opcflush --help tells more)
"status" "--wait" => 2 opcflush: --wait is no option of status; accepted: --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"log" "--note=x" => 2 opcflush: --note is no option of log; accepted: --json, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"reset" "-q" => 2 opcflush: unknown option -q; accepted: --dry-run, --base=DIR, --wait[=SECONDS], --note=TEXT, --instance=NAME, --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"reset" "--notes=x" => 2 opcflush: unknown option --notes; accepted: --dry-run, --base=DIR, --wait[=SECONDS], --note=TEXT, --instance=NAME, --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"reset" "--\u001b[2J" => 2 opcflush: unknown option --\x1b[2J; accepted: --dry-run, --base=DIR, --wait[=SECONDS], --note=TEXT, --instance=NAME, --json, --workers, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"reset" "/srv/" => 2 opcflush: unknown word "/srv/" after reset; accepted: opcflush reset, and options; values are written --option=VALUE (opcflush --help tells more)
"reset" "--dry-run" => 2 opcflush: --dry-run is no option of reset; accepted: --wait[=SECONDS], --note=TEXT, --instance=NAME, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"reset" "--base=/srv" => 2 opcflush: --base is no option of reset; accepted: --wait[=SECONDS], --note=TEXT, --instance=NAME, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"invalidate" => 2 opcflush: invalidate without SEL; accepted: opcflush invalidate SEL... (opcflush --help tells more)
"invalidate" "--base=/srv" => 2 opcflush: invalidate without SEL; accepted: opcflush invalidate SEL... (opcflush --help tells more)
"invalidate" "--dry-run" "/srv/" => 2 opcflush: --dry-run is no option of invalidate; accepted: --base=DIR, --wait[=SECONDS], --note=TEXT, --instance=NAME, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"invalidate" "--json" "/srv/" => 2 opcflush: --json is no option of invalidate; accepted: --base=DIR, --wait[=SECONDS], --note=TEXT, --instance=NAME, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"invalidate" "" => 2 opcflush: the selector ""; accepted: an absolute path, a directory with "/" at its end, a glob, or @FILE (opcflush --help tells more)
"invalidate" "@" => 2 opcflush: the selector "@"; accepted: an absolute path, a directory with "/" at its end, a glob, or @FILE (opcflush --help tells more)
"invalidate" "a.php" => 2 opcflush: the relative path "a.php"; accepted: "DIR/a.php" (opcflush --help tells more)
"invalidate" "/srv/" "./a.php" => 2 opcflush: the relative path "./a.php"; accepted: "DIR/a.php" (opcflush --help tells more)
"invalidate" "groups/../b.php" => 2 opcflush: the relative path "groups/../b.php"; accepted: "DIR/b.php" (opcflush --help tells more)
"invalidate" "*.php" => 2 opcflush: the relative path "*.php"; accepted: "DIR/*.php" (opcflush --help tells more)
"invalidate" "groups" => 2 opcflush: the directory "groups" without "/" at its end; accepted: "DIR/groups/", everything below it (opcflush --help tells more)
"invalidate" "groups/" => 2 opcflush: the relative path "groups/"; accepted: "DIR/groups/" (opcflush --help tells more)
"invalidate" "." => 2 opcflush: the relative path "."; accepted: "DIR/" (opcflush --help tells more)
"invalidate" "DIR" => 2 opcflush: the directory "DIR" without "/" at its end; accepted: "DIR/", everything below it (opcflush --help tells more)
"invalidate" "DIR/groups" => 2 opcflush: the directory "DIR/groups" without "/" at its end; accepted: "DIR/groups/", everything below it (opcflush --help tells more)
"invalidate" "DIR//a.php" => 2 opcflush: "DIR//a.php", which is the path of no script; accepted: "DIR/a.php" (opcflush --help tells more)
"invalidate" "DIR/./groups/" => 2 opcflush: "DIR/./groups/", which is the path of no script; accepted: "DIR/groups/" (opcflush --help tells more)
"invalidate" "DIR/groups/../a.php" => 2 opcflush: "DIR/groups/../a.php", which is the path of no script; accepted: "DIR/a.php" (opcflush --help tells more)
"invalidate" "DIR/[id].php" => 2 opcflush: the file "DIR/[id].php", whose name reads as a glob; accepted: "DIR/\[id\].php", in quotes for the shell (opcflush --help tells more)
"invalidate" "DIR/it's.php" => 2 opcflush: the file "DIR/it's.php", whose name reads as a glob; accepted: "DIR/it\'s.php", in quotes for the shell (opcflush --help tells more)
"refresh" "a.php" => 2 opcflush: the relative path "a.php"; accepted: "DIR/a.php" (opcflush --help tells more)
"refresh" "DIR/groups" "--dry-run" => 2 opcflush: the directory "DIR/groups" without "/" at its end; accepted: "DIR/groups/", everything below it (opcflush --help tells more)
"refresh" "--json" => 2 opcflush: refresh --json without --dry-run; accepted: opcflush refresh --dry-run --json (opcflush --help tells more)
"refresh" "--dry-run=1" => 2 opcflush: --dry-run with a value, "1"; accepted: --dry-run (opcflush --help tells more)
"refresh" "--dry-run" "--wait=" => 2 opcflush: --wait without a value; accepted: --wait[=SECONDS] (opcflush --help tells more)
"refresh" "--base" => 2 opcflush: --base without a value; accepted: --base=DIR (opcflush --help tells more)
"refresh" "--base=" "@a.php" => 2 opcflush: --base without a value; accepted: --base=DIR (opcflush --help tells more)
"refresh" "--base=/srv" => 2 opcflush: --base=/srv without @FILE; accepted: --base=DIR with a file of relative paths, @FILE; other selectors are absolute (opcflush --help tells more)
"refresh" "--base=/srv" "/srv/b.php" => 2 opcflush: --base=/srv without @FILE; accepted: --base=DIR with a file of relative paths, @FILE; other selectors are absolute (opcflush --help tells more)
"compact" "--wait" => 2 opcflush: --wait is no option of compact; accepted: --note=TEXT, --instance=NAME, --segment=PATH, --quiet, --help, --version (opcflush --help tells more)
"compact" "/srv/" => 2 opcflush: unknown word "/srv/" after compact; accepted: opcflush compact, and options; values are written --option=VALUE (opcflush --help tells more)
