--TEST--
docs/SECURITY.md: the page that flushes does so by POST and with the secret, and else refuses
--SKIPIF--
<?php
require __DIR__ . '/../fpm/skipif.inc';
require __DIR__ . '/skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/deploy.inc';

$fpm = Deploy::server();
$page = document_block('docs/SECURITY.md', 'php', 'hash_equals');
$fpm->put('flush.php', strtr($page, ['/srv/' => "$fpm->site/", '/etc/opcflush-secret' => $fpm->file('secret')]));
/* Form fields, as PHP reads them from the body: it is put in place of it here. */
$fpm->put('asked.php', '<?php $_POST = $_GET; include "flush.php";');
$ask = function (string $title, array $fields, string $method) use ($fpm): void {
	$answer = $fpm->ask('asked.php', $fields, params: ['REQUEST_METHOD' => $method]);
	echo "$title: $answer->status $answer->body", $answer->body === '' ? "\n" : '';
};

$fpm->everyWorker('app/current/page.php');
$ask('no secret is set', ['secret' => ''], 'POST');
file_put_contents($fpm->file('secret'), "s3cret\n");
$ask('GET', ['secret' => 's3cret'], 'GET');
$ask('without', [], 'POST');
$ask('a wrong one', ['secret' => 's3cre'], 'POST');
echo 'generation ', $fpm->generation(), "\n";
$fpm->link('app/current', 'releases/2');
$ask('the secret', ['secret' => 's3cret'], 'POST');
echo implode(' ', $fpm->everyWorker('app/current/page.php')), ', ', str_replace($fpm->site, '/srv', $fpm->status()['orders'][0]['order']), "\n";
?>
--EXPECT--
no secret is set: 403 
GET: 403 
without: 403 
a wrong one: 403 
generation 1
the secret: 200 generation 2
2 2 2 2, refresh /srv/app/
