--TEST--
A wrapper for files includes something uncacheable while OPcache compiles: a flush waits for what OPcache publishes after it
--SKIPIF--
<?php
require __DIR__ . '/../skipif.inc';
?>
--FILE--
<?php
require __DIR__ . '/../fpm.inc';

$fpm = new Fpm(['workers' => 2, 'ini' => ['opcflush.wait_ms' => '100'], 'files' => [
	'part.php' => '<?php echo "old";',
	'plain.php' => '<?php include __DIR__ . "/part.php";',
	'hello.php' => '<?php echo "hello";',
]]);
$fpm->put('page.php', strtr(<<<'PHP'
	<?php
	class Memory
	{
		public $context;
		private string $rest = '<?php return 1;';
		function stream_open() { return true; }
		function stream_read($size) { [$rest, $this->rest] = [$this->rest, '']; return $rest; }
		function stream_eof() { return $this->rest === ''; }
		function stream_stat() { return []; }
		function stream_set_option() { return false; }
	}
	class Files
	{
		public $context;
		private $file;
		private $included;
		static function natively(callable $work)
		{
			stream_wrapper_restore('file');
			try {
				return $work();
			} finally {
				stream_wrapper_unregister('file');
				stream_wrapper_register('file', self::class);
			}
		}
		function stream_open($path, $mode) { return (bool) $this->file = self::natively(fn () => fopen($path, $mode)); }
		function stream_read($size)
		{
			$bytes = fread($this->file, $size);
			$this->included ??= include 'memory://code';
			self::natively(function () { PAUSE });
			return $bytes;
		}
		function stream_eof() { return feof($this->file); }
		function stream_stat() { return fstat($this->file); }
		function stream_set_option() { return false; }
		function url_stat($path) { return self::natively(fn () => @stat($path)); }
	}
	stream_wrapper_register('memory', 'Memory');
	stream_wrapper_unregister('file');
	stream_wrapper_register('file', 'Files');
	include __DIR__ . '/part.php';
	PHP, ['PAUSE' => $fpm->pause->code('read')]));
$fpm->get('hello.php');
$fpm->pause->set('read');
$publishing = $fpm->begin('page.php');
$fpm->pause->await('read');
$fpm->put('part.php', '<?php echo "new";');
$fpm->deliver();
echo $fpm->get('hello.php'), "\n";
$fpm->pause->clear('read');
echo 'the page with the wrapper: ', $publishing->finish()->body, "\n";
echo 'later: ', $fpm->get('plain.php'), ', ', $fpm->get('plain.php'), "\n";
$status = $fpm->status();
echo 'late publishes caught: ', $status['late_publishes'], ', gave up: ', var_export($status['gave_up'] > 0, true), "\n";
?>
--EXPECT--
hello
the page with the wrapper: old
later: new, new
late publishes caught: 1, gave up: true
