/* SPDX-License-Identifier: BSD-3-Clause
 * PHP itself in several threads of one process, as FrankenPHP or a threaded Apache runs it: requests use what OPcache keeps in its memory,
 * some of them ask for a compaction or a reset, and the program compares each request's answer with one that it has made itself. Where all
 * threads are one process, OPcache's own lock keeps nobody out of a restart: the gate alone does.
 *
 * It was seen to fail: in an extension that does not look at the others (core/gate.h, step C3, with `others->online = 0` in
 * look_until_alone()) the process died within the 3 s, in 10 runs of 10, at the first compactions: "zend_mm_heap corrupted", a count of
 * references below 0, "Call to undefined method ::()".
 *
 * dev/test runs it with a ZTS PHP that has the embed SAPI, which the environment names. From PHP's sources:
 *     ./configure --prefix="$OPCFLUSH_ZTS_PHP" --disable-all --enable-zts --enable-debug --enable-embed --enable-cli --enable-opcache
 *     make install
 *     dev/test --only tests/threads
 * By hand: requests OPCFLUSH.SO [OPCACHE.SO], for OPCFLUSH_STRESS_SECONDS (3). */
#include "../core/check.h"
#include "../core/sandbox.h"

#include "php.h"
#include "php_main.h"
#include "SAPI.h"
#include "sapi/embed/php_embed.h"
#include "zend_signal.h"
#include "zend_stream.h"

#include <pthread.h>
#include <stdarg.h>

#define THREADS 8
#define THINGS 32        /* files, each with a class and a function */
#define USED 6           /* of them, by one request */
#define APART 7          /* prime to THINGS */
#define LIFETIME 100     /* requests, after which a thread is a new one to PHP */
#define COMPACT_EVERY 40 /* requests */
#define RESET_EVERY 170
#define STRESS_GRACE 30 /* seconds */

ZEND_TSRMLS_CACHE_DEFINE()

static const char *opcflush_so, *opcache_so;
static char page[300], end[300];
static atomic_bool stop;
static atomic_long requests, wrong;

/* The scripts. Names, numbers and strings are such that no two things answer the same. */

static void __attribute__((format(printf, 2, 3))) write_script(const char *name, const char *format, ...)
{
	char path[400];
	va_list arguments;
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", sandbox_folder, name);
	file = fopen(path, "w");
	if (!file) {
		perror(path);
		exit(1);
	}
	va_start(arguments, format);
	vfprintf(file, format, arguments);
	va_end(arguments);
	fclose(file);
}

static void write_scripts(void)
{
	char name[32];

	snprintf(page, sizeof(page), "%s/page.php", sandbox_folder);
	snprintf(end, sizeof(end), "%s/end.php", sandbox_folder);
	write_script("thing.inc",
		"<?php\n"
		"abstract class Thing\n"
		"{\n"
		"	public static int $told = 0;\n"
		"	protected array $heard = ['nothing'];\n"
		"	public function tell(int $seed): string\n"
		"	{\n"
		"		self::$told++;\n"
		"		static::$seen[] = $seed;\n"
		"		$this->heard[] = static::WORDS['own'][1];\n"
		"		return $seed * static::FACTOR . ':' . end($this->heard) . ';';\n"
		"	}\n"
		"}\n");
	for (int i = 0; i < THINGS; i++) {
		snprintf(name, sizeof(name), "thing_%d.inc", i);
		write_script(name,
			"<?php\n"
			"final class Thing%1$d extends Thing\n"
			"{\n"
			"	const FACTOR = %2$d;\n"
			"	const WORDS = ['common' => ['thing'], 'own' => ['%1$d', 'thing %1$d']];\n"
			"	public static array $seen = [];\n"
			"}\n"
			"function tell_%1$d(int $seed): string\n"
			"{\n"
			"	static $calls = 0;\n"
			"	$word = fn() => 'function %1$d';\n"
			"	return $seed + %1$d + $calls++ . ':' . $word() . ';';\n"
			"}\n"
			"return new Thing%1$d;\n",
			i, i + 3);
	}
	write_script("page.php",
		"<?php\n"
		"require_once __DIR__ . '/thing.inc';\n"
		"$answer = '';\n"
		"$things = [];\n"
		"for ($i = 0; $i < %d; $i++) {\n"
		"	$number = ($seed + %d * $i) %% %d;\n"
		"	$things[$number] = require __DIR__ . '/thing_' . $number . '.inc';\n"
		"	usleep(300);\n"
		"}\n"
		"if ($order) {\n"
		"	('opcflush_' . $order)();\n"
		"}\n"
		"foreach ($things as $number => $thing) {\n"
		"	$answer .= $thing->tell($seed) . ('tell_' . $number)($seed);\n"
		"	usleep(300);\n"
		"}\n"
		"$answer .= Thing::$told;\n",
		USED, APART, THINGS);
	write_script("end.php", "%s",
		"<?php\n"
		"$compaction = opcflush_status()['compaction'];\n"
		"$opcache = opcache_get_status(false);\n"
		"$statistics = $opcache['opcache_statistics'];\n"
		"$compactions = $compaction['count'];\n"
		"$in_vain = $compaction['in_vain'];\n"
		"$held_up = $compaction['held_up'];\n"
		"$longest = (int)($compaction['longest_hold_up'] * 1000);\n"
		"$restarts = $statistics['manual_restarts'] + $statistics['oom_restarts'] + $statistics['hash_restarts'];\n"
		"$scripts = $statistics['num_cached_scripts'];\n"
		"$is_on = (int)($opcache['opcache_enabled'] && !$opcache['restart_pending']);\n");
}

static void expect(char *answer, size_t size, long seed)
{
	size_t length = 0;

	for (int i = 0; i < USED; i++) {
		long number = (seed + APART * i) % THINGS;

		length += (size_t)snprintf(answer + length, size - length, "%ld:thing %ld;%ld:function %ld;",
			seed * (number + 3), number, seed + number, number);
	}
	snprintf(answer + length, size - length, "%d", USED);
}

/* Requests */

static bool start_php(void)
{
	static char ini[2048];

	snprintf(ini, sizeof(ini),
		"%s%s%s"
		"extension=\"%s\"\n"
		"opcache.enable=1\n"
		"opcache.validate_timestamps=0\n"
		"opcache.memory_consumption=16\n"
		"opcflush.signals=\"SIGURG=reset\"\n" /* SIGUSR2 is not for threads: docs/SIGNALS.md */
		"opcflush.segment=\n"
		"opcflush.compact_patience=0\n"
		"opcflush.log=0\n"
		"report_memleaks=0\n" /* OPcache leaves to the request's end a class that another thread has linked meanwhile */
		"display_errors=stderr\n"
		"html_errors=0\n",
		opcache_so ? "zend_extension=\"" : "", opcache_so ? opcache_so : "", opcache_so ? "\"\n" : "", opcflush_so);
	php_tsrm_startup();
	ZEND_TSRMLS_CACHE_UPDATE();
	zend_signal_startup();
	sapi_startup(&php_embed_module);
	php_embed_module.name = "cgi-fcgi"; /* OPcache knows no "embed" */
	php_embed_module.php_ini_ignore = 1;
	php_embed_module.ini_entries = ini;
	return php_embed_module.startup(&php_embed_module) == SUCCESS;
}

static void stop_php(void)
{
	php_module_shutdown();
	sapi_shutdown();
	tsrm_shutdown();
}

static bool begin(char *script)
{
	SG(request_info).path_translated = script;
	if (php_request_startup() != SUCCESS) {
		return false;
	}
	SG(headers_sent) = 1;
	SG(request_info).no_headers = 1;
	return true;
}

static void execute(const char *script)
{
	zend_file_handle file;

	zend_stream_init_filename(&file, script);
	file.primary_script = true;
	php_execute_script(&file);
	zend_destroy_file_handle(&file);
}

static long number_of(const char *name)
{
	zval *value = zend_hash_str_find_ind(&EG(symbol_table), name, strlen(name));

	return value && Z_TYPE_P(value) == IS_LONG ? (long)Z_LVAL_P(value) : -1;
}

static bool is_answer(const char *wanted)
{
	zval *value = zend_hash_str_find_ind(&EG(symbol_table), ZEND_STRL("answer"));
	const char *answer = value && Z_TYPE_P(value) == IS_STRING ? Z_STRVAL_P(value) : "none";

	if (strcmp(answer, wanted) == 0) {
		return true;
	}
	printf("# answer: %.1000s\n# wanted: %s\n", answer, wanted);
	return false;
}

static void serve(long seed)
{
	const char *order = seed % COMPACT_EVERY == 1 ? "compact" : seed % RESET_EVERY == 2 ? "reset" : "";
	char wanted[1024];
	zval value;

	expect(wanted, sizeof(wanted), seed);
	if (!begin(page)) {
		atomic_fetch_add(&wrong, 1);
		return;
	}
	ZVAL_LONG(&value, seed);
	zend_hash_str_update(&EG(symbol_table), ZEND_STRL("seed"), &value);
	ZVAL_STRING(&value, order);
	zend_hash_str_update(&EG(symbol_table), ZEND_STRL("order"), &value);
	execute(page);
	atomic_fetch_add(&wrong, !is_answer(wanted));
	php_request_shutdown(NULL);
}

static void *work(void *unused)
{
	while (!atomic_load(&stop)) {
		ts_resource(0);
		ZEND_TSRMLS_CACHE_UPDATE();
		for (int i = 0; i < LIFETIME && !atomic_load(&stop); i++) {
			serve(atomic_fetch_add(&requests, 1));
		}
		ts_free_thread();
	}
	return unused;
}

static void run_threads(unsigned seconds)
{
	const struct timespec span = {(time_t)seconds, 0};
	pthread_t thread[THREADS];

	for (int i = 0; i < THREADS; i++) {
		pthread_create(&thread[i], NULL, work, NULL);
	}
	nanosleep(&span, NULL);
	/* On a busy machine it takes longer until enough has happened. */
	for (unsigned tenth = 0; tenth < 10 * STRESS_GRACE && atomic_load(&requests) <= 10 * COMPACT_EVERY; tenth++) {
		nanosleep(&(struct timespec){0, 100000000}, NULL);
	}
	atomic_store(&stop, true);
	for (int i = 0; i < THREADS; i++) {
		pthread_join(thread[i], NULL);
	}
}

static void judge_opcache(void)
{
	check_group("OPcache is on, and was restarted by compactions only");
	CHECK(number_of("is_on") == 1 && number_of("scripts") > 0);
	CHECK(number_of("restarts") == number_of("compactions"));

	check_group("that was put to the test");
	CHECK(number_of("compactions") > 1 && atomic_load(&requests) > 100);
	printf("# %ld requests in %d threads, %ld wrong, %ld compactions, %ld closings in vain, %ld requests held up, for %ld ms at most\n",
		atomic_load(&requests), THREADS, atomic_load(&wrong), number_of("compactions"), number_of("in_vain"), number_of("held_up"),
		number_of("longest"));
}

static int test(void)
{
	const char *given = getenv("OPCFLUSH_STRESS_SECONDS");
	unsigned seconds = given ? (unsigned)atoi(given) : 3;
	bool started;

	alarm(sandbox_lifetime());
	write_scripts();
	check_group("PHP starts");
	started = start_php();
	CHECK(started);
	if (!started) {
		return check_end();
	}

	check_group("requests in threads get their own answers, while OPcache is restarted between them");
	run_threads(seconds);
	CHECK(atomic_load(&wrong) == 0);

	check_group("a request begins when all threads have ended");
	started = begin(end);
	CHECK(started);
	if (started) {
		execute(end);
		judge_opcache();
		php_request_shutdown(NULL);
	}

	check_group("PHP ends");
	stop_php();
	return check_end();
}

int main(int argc, char **argv)
{
	if (argc < 2) {
		fprintf(stderr, "usage: %s OPCFLUSH.SO [OPCACHE.SO]\n", argv[0]);
		return 2;
	}
	opcflush_so = argv[1];
	opcache_so = argc > 2 ? argv[2] : NULL;
	return sandbox_run(test);
}
