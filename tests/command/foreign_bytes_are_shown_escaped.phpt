--TEST--
opcflush: what somebody has written into the segment reaches no terminal but as text
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/command.inc';

$command = new Command();
$command->instance('name-of-an-instance');
$command->run(['reset', '--note=a-note-that-changes']);
$command->run(['invalidate', '/srv/a-selector-that-changes']);

/* Puts other bytes in place of those, wherever they stand. */
$put = function (string $old, string $new) use ($command): void {
	$content = file_get_contents($command->segment);
	$segment = fopen($command->segment, 'r+');
	for ($at = 0; ($at = strpos($content, $old, $at)) !== false; $at++) {
		fseek($segment, $at);
		fwrite($segment, str_pad($new, strlen($old)));
	}
};

$seen = function () use ($command): void {
	foreach ([
		['status', '--workers'], ['log'], ['status', '--json'], ['log', '--json'], ['reset', '--instance=none'], ['refresh', '--dry-run', '--wait=0'],
	] as $arguments) {
		$text = $command->run($arguments);
		$bad = !preg_match('//u', $text) || preg_match('/[\x00-\x08\x0b-\x1f\x7f]|[\p{Cf}\x{80}-\x{9f}]/u', $text);
		echo implode(' ', $arguments), ': ', $bad ? json_encode($text, JSON_INVALID_UTF8_SUBSTITUTE) : 'harmless', ', exit ', (int) $text, "\n";
	}
};
$put('a-note-that-changes', "\e[2J\x07\xff\x9b");
$put('name-of-an-instance', "\e]0;x\x07\n\t\x80");
$put('/srv/a-selector-that-changes', "/srv/\e[2J\x07\xff");
$put('opcflush_reset()', "\u{202e}\u{9b}31m\u{200b}");
$seen();
?>
--EXPECT--
status --workers: harmless, exit 0
log: harmless, exit 0
status --json: harmless, exit 0
log --json: harmless, exit 0
reset --instance=none: harmless, exit 4
refresh --dry-run --wait=0: harmless, exit 1
