/* SPDX-License-Identifier: BSD-3-Clause
 * The order language: what is read as an order, which paths its selectors match, and what is said about the rest. */
#include "../../src/core/selectors.h"
#include "../../src/core/text.h"
#include "check.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Paths are separated by a space each. */
typedef struct {
	const char *selectors;
	const char *matches;
	const char *misses;
} row;

static const row paths_and_folders[] = {
	{"/srv/a.php", "/srv/a.php", "/srv/a.phpx /srv/a.ph /srv/a.php/ /srv/A.php /a.php /x/srv/a.php"},
	{"/", "/ /a /a/b", ""},
	{"/srv/blog/", "/srv/blog/a /srv/blog/a/b /srv/blog/", "/srv/blog /srv/blogs/a /srv/ /srv/x/blog/a"},
	{"/srv/blog", "/srv/blog", "/srv/blog/ /srv/blog/a /srv/blo"},
	{"/a /b/ /c", "/a /b/x /c", "/ab /b /c/x /d"},
	{"", "", "/ /a"},
	{" \t\n ", "", "/ /a"},
	{" /a\t/b\n", "/a /b", "/a/b /"},
	{"/a,b /x!y /p^q /m-n /k=v /@h /#1 /~u", "/a,b /x!y /p^q /m-n /k=v /@h /#1 /~u", "/a /b"},
	{"/\xc3\xa9t\xc3\xa9/", "/\xc3\xa9t\xc3\xa9/x", "/\xc3\xa8t\xc3\xa9/x"},
	{"phar", NULL, NULL},
};

static const row wildcards[] = {
	{"/srv/*", "/srv/ /srv/a /srv/.a", "/srv /srv/a/b /srvx"},
	{"/srv/*.php", "/srv/.php /srv/a.php /srv/a.b.php /srv/.php.php", "/srv/a.phpx /srv/a/b.php /srv/php"},
	{"/srv/*/index.php", "/srv/a/index.php /srv//index.php", "/srv/index.php /srv/a/b/index.php /srv/a/index.phpx"},
	{"/*/*/*", "/a/b/c ///", "/a/b /a/b/c/d"},
	{"/a*b*c", "/abc /axxbyyc /abbcc /abcbc", "/ab /acb /abcd /a/bc"},
	{"/a?c", "/abc /a?c /a\xff" "c", "/ac /abbc /a/c"},
	{"/???", "/abc", "/ab /abcd /a/b"},
	{"/a*?b", "/axb /axxb", "/ab /a/b"},
	{"/srv/*/", "/srv/a/b /srv/a/b/c /srv/a/", "/srv/a /srv/ /srv"},
	{"/*", "/ /a", "/a/b"},
};

static const row stars[] = {
	{"/srv/**", "/srv/ /srv/a /srv/a/b/c", "/srv /srvx/a /sr/v/a"},
	{"/**", "/ /a /a/b", ""},
	{"/**/x.php", "/x.php /a/x.php /a/b/x.php //x.php", "/ax.php /x.phpx /a/x.php/b"},
	{"/srv/**/x.php", "/srv/x.php /srv/a/x.php /srv/a/b/c/x.php", "/srvx.php /srv/ax.php /srv/x.ph /a/srv/x.php"},
	{"/srv/**x.php", "/srv/x.php /srv/ax.php /srv/a/bx.php", "/srv/x.phpy /srvx.php"},
	{"/a**b", "/ab /a/b /axb /ax/yb /a/b/b", "/a /abc /xab"},
	{"/a**/b", "/a/b /ax/b /a/x/b", "/ab /axb /a/bx"},
	{"/**/a/**/b", "/a/b /x/a/b /x/a/y/b /a/b/a/b /a/a/x/b", "/a /b /ab /xa/b /a/xb"},
	{"/srv/***", "/srv/ /srv/a/b", "/srv"},
	{"/****/x", "/x /a/x", "/ax"},
	{"/**/**/x", "/x /a/x /a/b/x", "/ax"},
	{"/srv/**/", "/srv/ /srv/a /srv/a/b", "/srv /srvx"},
	{"/srv/**/*.php", "/srv/a.php /srv/a/b.php /srv/a/b/c.php", "/srv/a.css /srv/a.php/b"},
	{"/srv/**/cache/**", "/srv/cache/a /srv/a/cache/b/c", "/srv/a/cache /srv/acache/b"},
	{"/srv/**/*", "/srv/a /srv/a/b /srv/", "/srv"},
	{"/**?", "/a /a/b", "/"},
	{"/**?/", "/a/ /a/b /x/y/z", "/ /a"},
	{"/**/a**/**/b", "/a/b /ax/b /x/a/y/b /a//b", "/ab /b /a"},
	{"/**\\/x", "/x /a/x", "/ax"},
	{"/**'/'x", "/x /a/x", "/ax"},
	{"/a** /b", "/a /ab /a/b /b", "/ba /b/a"},
};

static const row classes[] = {
	{"/[a-c]", "/a /b /c", "/ /d /A /- /ab"},
	{"/[!a-c]x", "/dx /-x /\xffx", "/ax /bx /x //x"},
	{"/[abc][0-9]", "/a0 /c9", "/a /0a /d0"},
	{"/[-a]", "/- /a", "/b"},
	{"/[a-]", "/- /a", "/b"},
	{"/[!-a]", "/b", "/- /a //"},
	{"/[a-c-e]", "/b /- /e", "/d"},
	{"/[!!]", "/a", "/!"},
	{"/[a!]", "/a /!", "/b"},
	{"/[a^]", "/a /^", "/b"},
	{"/[\\^]", "/^", "/a"},
	{"/[\\!a]", "/! /a", "/b"},
	{"/[\\]]", "/]", "/\\"},
	{"/['a-c']", "/a /- /c", "/b"},
	{"/[\"]\"]", "/]", "/\""},
	{"/[a\\-c]", "/a /- /c", "/b"},
	{"/[*?{},]", "/* /? /{ /} /,", "/a"},
	{"/[**]", "/*", "/a /**"},
	{"/[+-9]", "/+ /. /0", "//"},
	{"/[!a]/", "/b/c", "/a/c //c"},
	{"/[\x80-\xff][\x80-\xff]", "/\xc3\xa9", "/e /\xc3"},
	{"/x[a-z]/**", "/xa/b /xz/", "/x/b /xa"},
	{"/[a-a]", "/a", "/b"},
};

static const row braces[] = {
	{"/{a,b}", "/a /b", "/ /c /ab /{a,b}"},
	{"/srv/{blog,shop}/", "/srv/blog/a /srv/shop/a/b", "/srv/blog /srv/x/a /srv/blogshop/a"},
	{"/srv/{blog/,shop}", "/srv/blog/a /srv/blog/ /srv/shop", "/srv/blog /srv/shop/a"},
	{"/srv/{a,{b/,c}}", "/srv/a /srv/b/x /srv/c", "/srv/a/x /srv/c/x"},
	{"/a{,b}c", "/ac /abc", "/a /abbc"},
	{"/a{}c", "/ac", "/abc"},
	{"/a{b}c", "/abc", "/ac"},
	{"/a{,}", "/a", "/"},
	{"/{a,b}{c,d}", "/ac /ad /bc /bd", "/a /ab /acd"},
	{"/{a{b,c},d}e", "/abe /ace /de", "/ae /ade /be"},
	{"/{{{{a}}}}", "/a", "/"},
	{"/{a*,**/b}", "/ax /a /b /x/b /x/y/b", "/xb /a/x"},
	{"/{a/b,c}/d", "/a/b/d /c/d", "/a/d /b/d"},
	{"/x{[ab],?z}", "/xa /xb /xqz", "/xq /xz"},
	{"/{a\\,b,c}", "/a,b /c", "/a /b"},
	{"/{'a,b',c}", "/a,b /c", "/a /b"},
	{"/{a\\},b}", "/a} /b", "/a"},
	{"/srv/**.{php,inc}", "/srv/a.php /srv/a/b.inc /srv/.php", "/srv/a.css /srv/aphp"},
	{"/{**,x}/y", "/a/y //y /x/y /a/b/y", "/y /xy"},
	{"/{**/,x}y", "/y /a/y /xy", "/ay"},
	{"/{a,b**}", "/a /b /bc /b/c", "/ax"},
	{"/{a,b**}/c", "/a/c /b/c /b/x/c", "/a/x/c"},
	{"/{,a/}**/x", "/x /a/x /b/x", "/ax"},
	{"/{a**,b}/c/{d,e/}", "/a/c/d /ax/y/c/e/f /b/c/e/ /a/c/e/f/g", "/b/c/f /a/c/d/x"},
};

static const row quotes[] = {
	{"/a\\*b", "/a*b", "/axb"},
	{"/a'*'b", "/a*b", "/axb"},
	{"/a\"*\"b", "/a*b", "/axb"},
	{"'/a'/b", "/a/b", "/a"},
	{"'/a/'", "/a/ /a/b", "/a"},
	{"\\/a", "/a", "/b"},
	{"/a''b", "/ab", "/a''b"},
	{"/a'\\'b", "/a\\b", "/ab"},
	{"/a\"\\\\\"b", "/a\\b", "/ab"},
	{"/a\"\\\"\"b", "/a\"b", "/ab"},
	{"/a\"'\"b", "/a'b", "/ab"},
	{"/a'\"'b", "/a\"b", "/ab"},
	{"/a\\'b", "/a'b", "/ab"},
	{"/\\a\\b", "/ab", "/\\a\\b"},
	{"/a\\;b '/c;d'", "/a;b /c;d", "/a"},
	{"/\\[a\\]", "/[a]", "/a"},
	{"/\\{a,b\\}", "/{a,b}", "/a"},
	{"'/@a'", "/@a", "/a"},
};

static const row manifests[] = {
	{"@/run/m", "", "/run/m @/run/m"},
	{"@/run/m /a @'/run/x y' /b", "/a /b", "/run/m /c"},
	{"@/run/a,b", "", "/run/a,b"},
};

/* On a copy in memory of exactly its size, so that a sanitizer sees a read beyond it. */
static opcflush_selectors *compile_bytes(const char *text, size_t length)
{
	char *exact = malloc(length + !length);
	opcflush_selectors *selectors;

	memcpy(exact, text, length);
	selectors = opcflush_selectors_compile(exact, length);
	free(exact);
	return selectors;
}

static opcflush_selectors *compile(const char *text)
{
	return compile_bytes(text, strlen(text));
}

static bool match_bytes(const opcflush_selectors *selectors, const char *path, size_t length)
{
	char *exact = malloc(length + !length);
	bool matches;

	memcpy(exact, path, length);
	matches = opcflush_selectors_match(selectors, exact, length);
	free(exact);
	return matches;
}

static bool match(const opcflush_selectors *selectors, const char *path)
{
	return match_bytes(selectors, path, strlen(path));
}

static bool matches_once(const char *text, const char *path)
{
	opcflush_selectors *selectors = compile(text);
	bool matches = selectors && match(selectors, path);

	opcflush_selectors_free(selectors);
	return matches;
}

static void check_paths(const row *of, const opcflush_selectors *selectors, const char *paths, bool matching)
{
	char said[512];

	for (size_t length; *paths; paths += length + (paths[length] == ' ')) {
		length = strcspn(paths, " ");
		snprintf(said, sizeof(said), "\"%s\" %s \"%.*s\"", of->selectors, matching ? "matches" : "misses", (int)length, paths);
		check_that(match_bytes(selectors, paths, length) == matching, said, __FILE__, __LINE__);
	}
}

static void check_rows(const char *name, const row *rows, size_t count)
{
	check_group(name);
	for (size_t i = 0; i < count; i++) {
		opcflush_selectors *selectors = compile(rows[i].selectors);

		check_that((selectors != NULL) == (rows[i].matches != NULL), rows[i].selectors, __FILE__, __LINE__);
		if (selectors) {
			check_paths(&rows[i], selectors, rows[i].matches, true);
			check_paths(&rows[i], selectors, rows[i].misses, false);
		}
		opcflush_selectors_free(selectors);
	}
}

#define ROWS(name, rows) check_rows(name, rows, sizeof(rows) / sizeof(rows[0]))

static void matching(void)
{
	opcflush_selectors *selectors;

	ROWS("paths and folders match what they name, and what is below", paths_and_folders);
	ROWS("* and ? stay within a segment", wildcards);
	ROWS("** goes across segments, and none at all", stars);
	ROWS("a class is one byte, and never a slash", classes);
	ROWS("braces are alternatives, and nest", braces);
	ROWS("what is quoted stands for itself", quotes);
	ROWS("manifests match nothing by themselves", manifests);

	check_group("white space and any bytes may be in a path");
	CHECK(matches_once("/my\\ app/", "/my app/x") && matches_once("'/my app/'*", "/my app/x"));
	CHECK(matches_once("\"/my app\"/[\\ \\;]", "/my app/ ") && matches_once("\"/my app\"/['; ']", "/my app/;"));
	CHECK(matches_once("/?", "/\n") && matches_once("/*", "/\x7f\x01") && matches_once("/**", "/\r/"));
	selectors = compile("/*/x");
	CHECK(selectors && match_bytes(selectors, "/\0/x", 4) && !match_bytes(selectors, "/a/x\0", 5) && !match_bytes(selectors, "", 0));
	opcflush_selectors_free(selectors);
}

static opcflush_order_kind kind;
static size_t selectors_at;
static opcflush_text_fault fault;

static opcflush_text_verdict read_bytes(const char *text, size_t length, bool with_manifests)
{
	char *exact = malloc(length + !length);
	opcflush_text_verdict verdict;

	kind = 0;
	fault = (opcflush_text_fault){0};
	memcpy(exact, text, length);
	verdict = opcflush_text_read(exact, length, with_manifests, &kind, &selectors_at, &fault);
	free(exact);
	return verdict;
}

static opcflush_text_verdict read_text(const char *text)
{
	return read_bytes(text, strlen(text), true);
}

static bool reads(const char *text, opcflush_order_kind as, size_t at)
{
	return read_text(text) == OPCFLUSH_TEXT_FINE && kind == as && selectors_at == at;
}

static void orders(void)
{
	check_group("an order is a word, in any case, and its selectors");
	CHECK(reads("reset", OPCFLUSH_RESET, 5) && reads("ReSet", OPCFLUSH_RESET, 5) && reads(" \treset\n ", OPCFLUSH_RESET, 9));
	CHECK(reads("compact", OPCFLUSH_COMPACT, 7) && reads(" ComPact\t", OPCFLUSH_COMPACT, 9));
	CHECK(reads("realpath", OPCFLUSH_REALPATH, 8) && reads("REALPATH ", OPCFLUSH_REALPATH, 9));
	CHECK(reads("refresh", OPCFLUSH_REFRESH, 7) && reads("refresh  ", OPCFLUSH_REFRESH, 9));
	CHECK(reads("refresh /a", OPCFLUSH_REFRESH, 8) && reads("Refresh\n\n/a /b", OPCFLUSH_REFRESH, 9));
	CHECK(reads("invalidate /a", OPCFLUSH_INVALIDATE, 11) && reads(" INVALIDATE  '/a' ", OPCFLUSH_INVALIDATE, 13));
	CHECK(reads("invalidate @/run/m", OPCFLUSH_INVALIDATE, 11) && reads("refresh /a @'/run/x y'", OPCFLUSH_REFRESH, 8));

	check_group("an order's word has a kind");
	CHECK(opcflush_text_kind("INVALIDATE", 10, &kind) && kind == OPCFLUSH_INVALIDATE);
	CHECK(!opcflush_text_kind("invalidat", 9, &kind) && !opcflush_text_kind("", 0, &kind) && !opcflush_text_kind("none", 4, &kind));

	check_group("an order with a manifest is told by it");
	CHECK(opcflush_text_names_manifest("@/a", 3) && opcflush_text_names_manifest("/a @/b", 6));
	CHECK(opcflush_text_names_manifest("/a '/ @' @/b", 12) && !opcflush_text_names_manifest("/a '/ @'", 8));
	CHECK(!opcflush_text_names_manifest("", 0) && !opcflush_text_names_manifest("/@a", 3) && !opcflush_text_names_manifest("/a@ /b@", 7));
	CHECK(!opcflush_text_names_manifest("/a\\ @b", 6));
}

#define NO_SLASH "a \"/\", or an \"@\" and a manifest"
#define NO_CONTROLS "a byte that is no control character"

static const struct {
	const char *text;
	size_t position;
	const char *expected;
} wrong_texts[] = {
	{"", 1, "reset, realpath, refresh, invalidate or compact"},
	{" ", 2, "reset, realpath, refresh, invalidate or compact"},
	{"rest", 1, "reset, realpath, refresh, invalidate or compact"},
	{"  none", 3, "reset, realpath, refresh, invalidate or compact"},
	{"/srv/", 1, "reset, realpath, refresh, invalidate or compact"},
	{"; reset", 1, "reset, realpath, refresh, invalidate or compact"},
	{"compactor", 1, "reset, realpath, refresh, invalidate or compact"},
	{"compact /a", 9, "nothing more"},
	{"compact/a", 8, "white space"},
	{"compact;", 8, "the end, or quotes around the \";\""},
	{"reset /a", 7, "nothing more"},
	{"realpath  x", 11, "nothing more"},
	{"reset;", 6, "the end, or quotes around the \";\""},
	{"refresh /a;b", 11, "the end, or quotes around the \";\""},
	{"refresh; /a", 8, "the end, or quotes around the \";\""},
	{"refresh/a", 8, "white space"},
	{"refresh=/a", 8, "white space"},
	{"reset'", 6, "white space"},
	{"invalidate", 11, "a selector"},
	{"invalidate \t", 13, "a selector"},
	{"invalidate;", 11, "a selector"},
	{"refresh srv/a", 9, NO_SLASH},
	{"refresh /a b", 12, NO_SLASH},
	{"refresh ./a", 9, NO_SLASH},
	{"refresh *", 9, NO_SLASH},
	{"refresh **/x", 9, NO_SLASH},
	{"refresh [/]a", 9, NO_SLASH},
	{"refresh {/a,/b}", 9, NO_SLASH},
	{"refresh 'srv'", 10, NO_SLASH},
	{"refresh ''", 11, NO_SLASH},
	{"refresh '' /a", 11, NO_SLASH},
	{"refresh '@/a'", 10, NO_SLASH},
	{"refresh \\@/a", 9, NO_SLASH},
	{"refresh phar:///a", 9, NO_SLASH},
	{"refresh @", 10, "a \"/\" behind the \"@\""},
	{"refresh @a", 10, "a \"/\" behind the \"@\""},
	{"refresh @ /a", 10, "a \"/\" behind the \"@\""},
	{"refresh @/a*", 12, "a manifest's path, which is no glob"},
	{"refresh @/a[b]", 12, "a manifest's path, which is no glob"},
	{"refresh @/a{b,c}", 12, "a manifest's path, which is no glob"},
	{"refresh @'/a", 10, "a second \"'\" for this one"},
	{"refresh /a'b", 11, "a second \"'\" for this one"},
	{"refresh /a\"b' /c", 11, "a second '\"' for this one"},
	{"refresh /a\"b\\\"", 11, "a second '\"' for this one"},
	{"refresh '", 9, "a second \"'\" for this one"},
	{"refresh /[a'b]", 12, "a second \"'\" for this one"},
	{"refresh /a\\", 11, "a byte to quote behind the \"\\\""},
	{"refresh /a\\\tb", 11, "a byte to quote behind the \"\\\""},
	{"refresh \"/a\\\nb\"", 12, "a byte to quote behind the \"\\\""},
	{"refresh /[\\", 11, "a byte to quote behind the \"\\\""},
	{"refresh /a\001", 11, NO_CONTROLS},
	{"refresh \177/a", 9, NO_CONTROLS},
	{"refresh /a\177", 11, NO_CONTROLS},
	{"refresh '/a\tb'", 12, NO_CONTROLS},
	{"refresh \"/a\nb\"", 12, NO_CONTROLS},
	{"refresh /[\001]", 11, NO_CONTROLS},
	{"refresh @/a\001", 12, NO_CONTROLS},
	{"refresh /[", 10, "a \"]\" for this \"[\""},
	{"refresh /a[b", 11, "a \"]\" for this \"[\""},
	{"refresh /a[b c]", 11, "a \"]\" for this \"[\""},
	{"refresh /a[b;c]", 11, "a \"]\" for this \"[\""},
	{"refresh /a[b-", 11, "a \"]\" for this \"[\""},
	{"refresh /a[!", 11, "a \"]\" for this \"[\""},
	{"refresh /a[]", 12, "a byte before the \"]\""},
	{"refresh /a[!]", 13, "a byte before the \"]\""},
	{"refresh /a[^b]", 12, "a \"!\" to negate, or a \"\\\" before the \"^\""},
	{"refresh /a[[:alpha:]]", 12, "a \"]\" or a \"\\\" before the \"[\""},
	{"refresh /a[b-[]", 14, "a \"]\" or a \"\\\" before the \"[\""},
	{"refresh /a[b/]", 13, "a byte other than \"/\", which no class matches"},
	{"refresh /a['b/']", 14, "a byte other than \"/\", which no class matches"},
	{"refresh /a[+-/]", 14, "a byte other than \"/\", which no class matches"},
	{"refresh /a[z-a]", 14, "the end of a range that is not before its beginning"},
	{"refresh /a]", 11, "a \"[\" before, or a \"\\\" before this \"]\""},
	{"refresh /a}", 11, "a \"{\" before, or a \"\\\" before this \"}\""},
	{"refresh /a{b}}", 14, "a \"{\" before, or a \"\\\" before this \"}\""},
	{"refresh /a{b", 11, "a \"}\" for this \"{\""},
	{"refresh /a{b,{c}", 11, "a \"}\" for this \"{\""},
	{"refresh /a{b,{c", 14, "a \"}\" for this \"{\""},
	{"refresh /a{b, c}", 11, "a \"}\" for this \"{\""},
	{"refresh /{{{{{{{{{{{{{{{{{a}}}}}}}}}}}}}}}}}", 26, "at most 16 \"{\" within each other"},
};

static bool is_fault(size_t position, const char *expected)
{
	return fault.position == position && fault.expected && !strcmp(fault.expected, expected);
}

static void faults(void)
{
	char said[256], text[OPCFLUSH_TEXT_SIZE + 1];

	check_group("what is wrong is told with its position and what was expected");
	for (size_t i = 0; i < sizeof(wrong_texts) / sizeof(wrong_texts[0]); i++) {
		opcflush_text_verdict verdict = read_text(wrong_texts[i].text);

		snprintf(said, sizeof(said), "\"%s\" is told at byte %zu, expected %s", wrong_texts[i].text, fault.position,
			fault.expected ? fault.expected : "(nothing)");
		check_that(verdict == OPCFLUSH_TEXT_WRONG && is_fault(wrong_texts[i].position, wrong_texts[i].expected), said, __FILE__, __LINE__);
	}

	check_group("a NUL is a byte as wrong as others");
	CHECK(read_bytes("refresh /a\0b", 12, true) == OPCFLUSH_TEXT_WRONG && is_fault(11, NO_CONTROLS));
	CHECK(read_bytes("refresh '/a\0'", 13, true) == OPCFLUSH_TEXT_WRONG && is_fault(12, NO_CONTROLS));
	CHECK(read_bytes("reset\0", 6, true) == OPCFLUSH_TEXT_WRONG && is_fault(6, "white space"));
	CHECK(compile_bytes("/a\0", 3) == NULL);

	check_group("manifests are refused where none can be read");
	CHECK(read_bytes("refresh /a @/b", 14, false) == OPCFLUSH_TEXT_WRONG && is_fault(12, "a \"/\" (no manifest can be read here)"));
	CHECK(read_bytes("refresh a", 9, false) == OPCFLUSH_TEXT_WRONG && is_fault(9, "a \"/\""));

	check_group("braces nest as deep as it is said");
	CHECK(read_text("refresh /{{{{{{{{{{{{{{{{a}}}}}}}}}}}}}}}}") == OPCFLUSH_TEXT_FINE);

	check_group("a text has at most 1023 bytes");
	memset(text, 'a', sizeof(text));
	memcpy(text, "refresh /", 9);
	CHECK(read_bytes(text, OPCFLUSH_TEXT_SIZE - 1, true) == OPCFLUSH_TEXT_FINE);
	CHECK(read_bytes(text, OPCFLUSH_TEXT_SIZE, true) == OPCFLUSH_TEXT_TOO_LONG && is_fault(1024, "at most 1023 bytes"));

	check_group("what is wrong is not compiled");
	CHECK(!compile("a") && !compile("/a b") && !compile("/a[") && !compile("/a;") && !compile("/a;/b") && !compile("/{") && !compile("@a"));
}

/* Appends to "invalidate", in a buffer of exactly this size, filled with what is to stay. */
static opcflush_text_verdict append_within(size_t size, const char *selector, size_t length, char *text)
{
	char *exact = malloc(length + !length);
	opcflush_text_verdict verdict;

	memset(text, 0, size);
	strcpy(text, "invalidate");
	memcpy(exact, selector, length);
	verdict = opcflush_text_append(text, size, exact, length, &fault);
	free(exact);
	return verdict;
}

static bool appends(const char *selector, const char *expected)
{
	char text[OPCFLUSH_TEXT_SIZE];

	return append_within(sizeof(text), selector, strlen(selector), text) == OPCFLUSH_TEXT_FINE && !strncmp(text, "invalidate ", 11) &&
		!strcmp(text + 11, expected) && read_text(text) == OPCFLUSH_TEXT_FINE && selectors_at == 11;
}

static bool refuses(const char *selector, size_t position, const char *expected)
{
	char text[OPCFLUSH_TEXT_SIZE];

	return append_within(sizeof(text), selector, strlen(selector), text) == OPCFLUSH_TEXT_WRONG && is_fault(position, expected) &&
		!strcmp(text, "invalidate");
}

static void append_to_a_full_text(void)
{
	char *text;

	check_group("what does not fit is not appended, and nothing stays of it");
	for (size_t size = 11; size < 24; size++) {
		text = malloc(size);
		CHECK(append_within(size, "/a b/'c d'/e", 12, text) == (size < 25 ? OPCFLUSH_TEXT_TOO_LONG : OPCFLUSH_TEXT_FINE));
		CHECK(fault.position >= 1 && fault.position <= 12 && !strcmp(fault.expected, "at most 1023 bytes"));
		CHECK(!strcmp(text, "invalidate"));
		for (size_t i = 10; i < size; i++) {
			CHECK(text[i] == '\0');
		}
		free(text);
	}
	text = malloc(25);
	CHECK(append_within(25, "/a b/'c d'/e", 12, text) == OPCFLUSH_TEXT_FINE && !strcmp(text, "invalidate /a\\ b/'c d'/e"));
	free(text);
}

static void appending(void)
{
	char path[16];
	char text[OPCFLUSH_TEXT_SIZE] = "refresh";

	check_group("a selector goes into a text as it is, but for what would end it there");
	CHECK(appends("/a", "/a") && appends("/srv/{a,b}/**", "/srv/{a,b}/**") && appends("/[a-z]", "/[a-z]"));
	CHECK(appends("/my app/", "/my\\ app/") && appends("/a;b", "/a\\;b") && appends("/a  b", "/a\\ \\ b"));
	CHECK(appends("'/my app'/*", "'/my app'/*") && appends("\"/a;b\"", "\"/a;b\"") && appends("/my\\ app", "/my\\ app"));
	CHECK(appends("/[ ;]", "/[\\ \\;]") && appends("/{a b,c}", "/{a\\ b,c}"));
	CHECK(appends("@/run/m", "@/run/m") && appends("@/run/x y", "@/run/x\\ y"));
	CHECK(appends("/\xc3\xa9", "/\xc3\xa9"));

	check_group("several make one text");
	CHECK(opcflush_text_append(text, sizeof(text), "/a b", 4, &fault) == OPCFLUSH_TEXT_FINE);
	CHECK(opcflush_text_append(text, sizeof(text), "@/c", 3, &fault) == OPCFLUSH_TEXT_FINE);
	CHECK(!strcmp(text, "refresh /a\\ b @/c") && matches_once(text + 8, "/a b"));

	check_group("what is no selector is not appended, and told with its position");
	CHECK(refuses("", 1, NO_SLASH) && refuses("a", 1, NO_SLASH) && refuses(" /a", 1, NO_SLASH) && refuses("'a'", 2, NO_SLASH));
	CHECK(refuses("/srv/[a", 6, "a \"]\" for this \"[\"") && refuses("/a{b c", 3, "a \"}\" for this \"{\""));
	CHECK(refuses("/a\tb", 3, NO_CONTROLS) && refuses("/a\n", 3, NO_CONTROLS) && refuses("\n/a", 1, NO_CONTROLS));
	CHECK(refuses("/a\\", 3, "a byte to quote behind the \"\\\"") && refuses("/a 'b", 4, "a second \"'\" for this one"));
	CHECK(append_within(sizeof(text), "/a\0b", 4, text) == OPCFLUSH_TEXT_WRONG && is_fault(3, NO_CONTROLS));

	append_to_a_full_text();

	check_group("a manifest's path is taken out of its selector");
	CHECK(opcflush_text_manifest("@/run/x y", 9, path, sizeof(path)) && !strcmp(path, "/run/x y"));
	CHECK(opcflush_text_manifest("@'/run'/\\*,\"a\"", 14, path, sizeof(path)) && !strcmp(path, "/run/*,a"));
	CHECK(opcflush_text_manifest("@/23456789012345", 16, path, sizeof(path)));
	CHECK(!opcflush_text_manifest("@/234567890123456", 17, path, sizeof(path)));
	CHECK(!opcflush_text_manifest("/run/x", 6, path, sizeof(path)) && !opcflush_text_manifest("@x", 2, path, sizeof(path)));
	CHECK(!opcflush_text_manifest("'@/run'", 7, path, sizeof(path)) && !opcflush_text_manifest("", 0, path, sizeof(path)));
}

static const char *asked[16];
static unsigned asked_for;

/* "/srv/current" leads to "/srv/releases/7", "/odd" to a folder with a name to be quoted, "/top" to the root. */
static bool real(const char *path, char *resolved)
{
	static const char *const links[][2] = {{"/srv/current", "/srv/releases/7"}, {"/odd", "/a b/[c];'d'"}, {"/top", ""},
		{"/srv/my app", "/srv/app"}, {"/feed", "/a\nb"}, {"/same", "/same"}, {"/srv/cur*rent", "/srv/star"}, {"//x/.", "/x"}};

	if (asked_for < sizeof(asked) / sizeof(asked[0])) {
		asked[asked_for++] = path;
	}
	for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		size_t length = strlen(links[i][0]);

		if (!strncmp(path, links[i][0], length) && (!path[length] || path[length] == '/')) {
			sprintf(resolved, "%s%s", links[i][1], path + length);
			return true;
		}
	}
	return false;
}

static bool resolves(const char *selectors, const char *expected)
{
	bool failed = true;
	char *text = opcflush_selectors_resolve(selectors, strlen(selectors), real, &failed);
	bool as_expected = !failed && (expected ? text && !strcmp(text, expected) : !text);
	opcflush_selectors *compiled = text ? compile(text) : NULL;

	as_expected = as_expected && (!text || compiled);
	opcflush_selectors_free(compiled);
	free(text);
	return as_expected;
}

static void resolving(void)
{
	char *deep = malloc(10000), *resolved;
	bool failed;

	check_group("a path is resolved as a whole, and of other selectors the literal folder");
	CHECK(resolves("/srv/current/", "/srv/releases/7/") && resolves("/srv/current/x.php", "/srv/releases/7/x.php"));
	CHECK(resolves("/srv/current/**", "/srv/releases/7/**") && resolves("/srv/current/a*/b", "/srv/releases/7/a*/b"));
	CHECK(resolves("/srv/current/{a,b/c}/[!x]***", "/srv/releases/7/{a,b/c}/[!x]**"));
	CHECK(resolves("/top/a", "/a") && resolves("/top/", "/") && resolves("//x/./y", "/x/y"));

	check_group("what is not elsewhere is left out");
	CHECK(resolves("", NULL) && resolves("/a", NULL) && resolves("/same/a", NULL) && resolves("/none/a", NULL));
	CHECK(resolves("/srv/current", "/srv/releases/7") && resolves("/srv/c*/x", NULL) && resolves("/srv/current*/x", NULL));
	CHECK(resolves("/* /srv/current/a /same/ /top/b @/srv/current/m", "/srv/releases/7/a /b"));
	CHECK(resolves("/feed/a", NULL));

	check_group("names are quoted as needed, and quotes stay in effect");
	CHECK(resolves("/odd/*", "/a\\ b/\\[c\\]\\;\\'d\\'/*"));
	CHECK(resolves("'/srv/my app'/x", "/srv/app/x") && resolves("/srv/my\\ app/x", "/srv/app/x"));
	CHECK(resolves("'/srv/my app/x y*'*", "/srv/app/\\x\\ \\y\\**") && resolves("\"/srv/my app/\"[\\!a]", "/srv/app/[\\!a]"));
	CHECK(resolves("/srv/cur\\*rent/x", "/srv/star/x"));

	check_group("each selector is asked for once, and not the root");
	asked_for = 0;
	CHECK(resolves("/a /srv/b /x/*/c /? /", NULL) && asked_for == 3);

	check_group("what is wrong is not resolved, and of a folder that is too long the part that is not");
	CHECK(!opcflush_selectors_resolve("/srv/current/[", 14, real, &failed) && failed);
	memset(deep, 'a', 10000);
	memcpy(deep, "/srv/current/", 13);
	deep[9000] = '/';
	deep[9999] = '/';
	resolved = opcflush_selectors_resolve(deep, 10000, real, &failed);
	CHECK(!failed && resolved && !strncmp(resolved, "/srv/releases/7/aaa", 19) && strlen(resolved) == 10000 + 3);
	free(resolved);
	free(deep);
}

static double seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* A piece, repeated up to this length, behind a "/", and something else behind that. */
static char *repeated(const char *piece, size_t length, const char *end)
{
	char *text = malloc(length + strlen(end) + 1);

	for (size_t i = 0; i < length; i++) {
		text[i] = i == 0 ? '/' : piece[(i - 1) % strlen(piece)];
	}
	strcpy(text + length, end);
	return text;
}

static bool matches_in_time(const char *piece, size_t length, const char *end, const char *path_piece, size_t path_length)
{
	char *text = repeated(piece, length - length % strlen(piece) + 1, end), *path = repeated(path_piece, path_length, "");
	double begin = seconds();
	opcflush_selectors *selectors = compile(text);
	bool matches = selectors && match(selectors, path);

	check_that(selectors != NULL, "it compiles", piece, (int)length);
	check_that(seconds() - begin < 5, "it takes less than 5 s", piece, (int)length);
	opcflush_selectors_free(selectors);
	free(text);
	free(path);
	return matches;
}

static void pathological(void)
{
	static const size_t lengths[] = {1000, 10000};

	for (size_t i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		size_t length = lengths[i];

		check_group(length == 1000 ? "globs of 1,000 bytes are matched in bounded time" : "globs of 10,000 bytes are matched in bounded time");
		CHECK(!matches_in_time("**/a**/**/", length, "b", "a/", 4000));
		CHECK(!matches_in_time("**a", length, "/b", "a", 4000));
		CHECK(!matches_in_time("*a", length, "b", "a", 4000));
		CHECK(!matches_in_time("*?", length, "/b", "a", 4000));
		CHECK(!matches_in_time("[!b]*", length, "/b", "a", 4000));
		CHECK(!matches_in_time("{a,aa,*}", length, "b", "a", 4000));
		CHECK(!matches_in_time("{**,{a,**}a}", length, "b", "a/", 4000));
		CHECK(!matches_in_time("{{**/,a}*,{a,**a}/}", length, "b", "a/", 4000));
		CHECK(!matches_in_time("{{{{{{{{{,}a,}a,}a,}a,}a,}a,}a,}a,}", length, "b", "a", 4000));
		CHECK(matches_in_time("{,a}", length, "**", "a", 4000));
		CHECK(matches_in_time("*", length, "", "a", 4000));
		CHECK(matches_in_time("**/a", length, "", "a/", 8004));
	}
}

static void long_texts(void)
{
	char *text = repeated("a", 15999, "");
	opcflush_selectors *selectors;
	size_t used = 0, size = 1u << 20;

	check_group("a selector has up to 16,000 bytes, and a text any number of selectors");
	CHECK((selectors = compile(text)) != NULL && match(selectors, text));
	opcflush_selectors_free(selectors);
	free(text);
	text = repeated("{,", 5, ",,,,,,,,}}");
	CHECK((selectors = compile(text)) != NULL && match(selectors, "/"));
	opcflush_selectors_free(selectors);
	free(text);
	text = repeated("*a", 50000, "");
	CHECK(compile(text) == NULL);
	free(text);
	text = malloc(size + 64);
	for (unsigned i = 0; used < size; i++) {
		used += (size_t)sprintf(text + used, "/srv/%u/*[!b] ", i);
	}
	CHECK((selectors = compile(text)) != NULL && match(selectors, "/srv/50000/xa") && !match(selectors, "/srv/50000/xb"));
	opcflush_selectors_free(selectors);
	opcflush_selectors_free(NULL);
	free(text);
}

static void *match_many(void *selectors)
{
	char path[64];
	size_t misses = 0;

	for (unsigned i = 0; i < 2000; i++) {
		snprintf(path, sizeof(path), "/srv/%u/a/index.php", i);
		misses += !match(selectors, path);
		snprintf(path, sizeof(path), "/srv/%u/a/index.inc", i);
		misses += match(selectors, path);
	}
	return misses == 0 ? selectors : NULL;
}

static void threads(void)
{
	opcflush_selectors *selectors = compile("/opt/ /srv/**/{x,index}.php");
	pthread_t thread[4];
	void *result;

	check_group("threads match by the same selectors at once");
	for (size_t i = 0; i < 4; i++) {
		pthread_create(&thread[i], NULL, match_many, selectors);
	}
	for (size_t i = 0; i < 4; i++) {
		pthread_join(thread[i], &result);
		CHECK(result == selectors);
	}
	opcflush_selectors_free(selectors);
}

int main(void)
{
	matching();
	orders();
	faults();
	appending();
	resolving();
	pathological();
	long_texts();
	threads();
	return check_end();
}
