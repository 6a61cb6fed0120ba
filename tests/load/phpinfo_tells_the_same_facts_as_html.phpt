--TEST--
phpinfo() on the web: the same facts as rows of a table, escaped
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../php.inc';
require __DIR__ . '/../site.inc';

$site = new Site;
$script = $site->put('a<b>.php', '<?php opcflush_refresh("/<b>/"); phpinfo(INFO_MODULES);');
$said = run_requests(1, $script);
$block = preg_match('~<a [^>]*opcflush[^>]*>.*?</table>~s', $said, $match) ? $match[0] : 'no block';
foreach (['enabled', 'generation', 'signals 1 signal', 'flushes', 'last_flush order', 'last_flush reason', 'opcache state'] as $name) {
	echo preg_match('~<td class="e">' . $name . ' *</td><td class="v">(.*?) *</td>~', $block, $match)
		? $name . ': ' . str_replace($site->dir, '', $match[1]) : "no $name", "\n";
}
?>
--EXPECT--
enabled: yes
generation: 2
signals 1 signal: SIGUSR2
flushes: 1
last_flush order: refresh /&lt;b&gt;/
last_flush reason: opcflush_refresh() in /a&lt;b&gt;.php on line 1
opcache state: on
