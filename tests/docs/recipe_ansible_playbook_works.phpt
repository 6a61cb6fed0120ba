--TEST--
docs/RECIPES.md: the playbook of Ansible switches, flushes, deletes old releases, and deletes none where older requests still run
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
skip_without_packages('ansible-core');
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$fpm = Deploy::server(['segment' => true, 'workers' => 3]);
Deploy::useCommand($fpm);
foreach (range(1, 8) as $release) {
	$fpm->put("app/releases/$release/page.php", '<?php ' . Fpm::SAY_WORKER . ' echo basename(__DIR__);');
	touch("$fpm->site/app/releases/$release", time() - 100 + $release);
}
file_put_contents($fpm->file('deploy.yml'), document_block('docs/RECIPES.md', 'yaml', 'ansible.builtin'));

/* On this machine, as a host that is called web. */
$line = 'cd "${0%/*}"; exec /usr/bin/ansible-playbook --inventory web, --connection local deploy.yml --extra-vars "release=$1 app=$APP ansible_python_interpreter=/usr/bin/python3"';
$environment = ['HOME' => $fpm->sandbox->dir, 'LC_ALL' => 'C.UTF-8', 'ANSIBLE_NOCOLOR' => '1', 'ANSIBLE_LOCALHOST_WARNING' => '0'];
$play = function (string $release) use ($fpm, $line, $environment): void {
	$before = $fpm->get('app/current/page.php');
	$ended = Deploy::start($fpm, $line, $release, $environment)->finish(110);
	preg_match_all('/^TASK \[(.*)\]|^(ok|changed|failed|fatal): \[web\](?: => \(item=\S+\/(\d+)\))?|"stderr": "(?:.*\\\\n)*(opcflush.*?), for|"stdout": "(.*?)"/m', $ended->output, $lines, PREG_SET_ORDER);
	echo "release $release, served: $before; exit code $ended->status\n";
	foreach ($lines as $line) {
		echo count($line) === 2 ? '' : '  ', implode(' ', array_filter(array_slice($line, 1), strlen(...))), "\n";
	}
	echo 'served: ', $fpm->get('app/current/page.php'), '; there: ', implode(' ', array_map('basename', glob("$fpm->site/app/releases/*"))), "\n\n";
};
$play('8');
$play('8');

/* As long as this test has the patience for. */
Deploy::useCommand($fpm, '"$1" "$(echo "$2" | sed s/^--wait=60$/--wait=0.5/)" "$3"');
$fpm->put('app/releases/9/page.php', '<?php echo 9;');
[, $request] = $fpm->hold();
$play('9');
$fpm->pause->clear('held');
echo $request->finish()->body, ', ', implode(' ', array_column($fpm->status()['orders'], 'note')), "\n";
?>
--EXPECT--
release 8, served: 1; exit code 0
Gathering Facts
  ok
The release is the current one
  changed
PHP runs it, and no request runs another one
  changed
What releases there are
  ok
Old releases are gone
  changed 3
  changed 2
  changed 1
served: 8; there: 4 5 6 7 8

release 8, served: 8; exit code 0
Gathering Facts
  ok
The release is the current one
  ok
PHP runs it, and no request runs another one
  changed
What releases there are
  ok
Old releases are gone
served: 8; there: 4 5 6 7 8

release 9, served: 8; exit code 2
Gathering Facts
  ok
The release is the current one
  changed
PHP runs it, and no request runs another one
  fatal
  opcflush: timed out after 0.5 s: 1 request from before generation 4 still runs
  generation 4
served: 9; there: 4 5 6 7 8 9

held, 9 8 8
