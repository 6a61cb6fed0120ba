/* SPDX-License-Identifier: BSD-3-Clause
 * Selections: which scripts the orders of an instance ask for, by their paths, the names by which they were reached, and lists;
 * and that what cannot be read asks for everything. */
#include "../../src/core/selection.h"
#include "../../src/core/text.h"
#include "check.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static opcflush_instance *instance;
static opcflush_scripts *scripts;
static unsigned resolved_folders;

/* /srv/current leads to a release, /gone nowhere, all others to themselves. */
static bool resolve(const char *folder, char *resolved)
{
	resolved_folders++;
	if (!strncmp(folder, "/gone", 5)) {
		return false;
	}
	if (!strncmp(folder, "/srv/current", 12) && (folder[12] == '/' || !folder[12])) {
		snprintf(resolved, 4096, "/srv/releases/7%s", folder + 12);
	} else {
		snprintf(resolved, 4096, "%s", folder);
	}
	return true;
}

static void begin(void)
{
	if (instance) {
		opcflush_instance_destroy(instance);
	}
	instance = opcflush_instance_create(NULL);
	if (!instance) {
		abort();
	}
	resolved_folders = 0;
}

static uint64_t local(void)
{
	return atomic_load(&instance->orders.generation);
}

static uint64_t give_body(opcflush_order_kind kind, const char *text, opcflush_list_reference list)
{
	opcflush_order_copy order = {.kind = kind, .body.list = list};

	snprintf(order.body.text, sizeof(order.body.text), "%s", text);
	order.generation = opcflush_order_begin(&instance->orders);
	opcflush_order_complete(&instance->orders, &order);
	return order.generation;
}

static uint64_t give(const char *text)
{
	opcflush_order_kind kind;

	if (!opcflush_text_kind(text, strcspn(text, " "), &kind)) {
		abort();
	}
	return give_body(kind, text, (opcflush_list_reference){0});
}

static opcflush_list_reference list_of(opcflush_shelf *shelf, const char *one, const char *other)
{
	const uint64_t hash[] = {opcflush_list_hash(one, strlen(one)), opcflush_list_hash(other, strlen(other))};

	return opcflush_list_put(shelf, hash, 2);
}

static opcflush_selection *select_between(uint64_t from, uint64_t to)
{
	return opcflush_selection_of_orders(instance, from, to, resolve);
}

/* What the orders after `from` ask of a path. */
static opcflush_verdict verdict_since(uint64_t from, const char *path)
{
	opcflush_selection *selection = select_between(from, local());
	opcflush_verdict verdict = opcflush_selection_judge(selection, path, strlen(path));

	opcflush_selection_free(selection);
	return verdict;
}

static bool is_all_since(uint64_t from)
{
	opcflush_selection *selection = select_between(from, local());
	bool is_all = opcflush_selection_is_all(selection);

	CHECK(!is_all || opcflush_selection_judge(selection, "/any", 4) == OPCFLUSH_TO_INVALIDATE);
	opcflush_selection_free(selection);
	return is_all;
}

static void extents(void)
{
	check_group("without orders, and with such as drop realpath caches only, nothing is asked of anybody");
	begin();
	CHECK(verdict_since(1, "/srv/a.php") == OPCFLUSH_SPARED && !is_all_since(1));
	give("realpath");
	give("realpath");
	CHECK(verdict_since(1, "/srv/a.php") == OPCFLUSH_SPARED && !is_all_since(1) && !is_all_since(2));

	check_group("a selective order asks for what it names, an invalidation for more than a refresh");
	give("invalidate /srv/blog/");
	CHECK(verdict_since(1, "/srv/blog/a.php") == OPCFLUSH_TO_INVALIDATE && verdict_since(1, "/srv/shop/a.php") == OPCFLUSH_SPARED);
	begin();
	give("refresh /srv/blog/**.php");
	CHECK(verdict_since(1, "/srv/blog/x/a.php") == OPCFLUSH_TO_REFRESH && verdict_since(1, "/srv/blog/a.inc") == OPCFLUSH_SPARED);

	check_group("a refresh without selectors asks for a refresh of all, which is another thing than a reset");
	give("refresh");
	CHECK(verdict_since(2, "/srv/blog/a.inc") == OPCFLUSH_TO_REFRESH && verdict_since(2, "x") == OPCFLUSH_TO_REFRESH && !is_all_since(2));

	check_group("a reset asks for everything, whatever comes before or after it");
	give("reset");
	give("refresh /srv/");
	CHECK(is_all_since(1) && is_all_since(3) && !is_all_since(4) && verdict_since(4, "/srv/a") == OPCFLUSH_TO_REFRESH);

	check_group("of several orders each path gets the strongest that any of them asks for");
	begin();
	give("refresh /srv/");
	give("invalidate /srv/blog/ /srv/shop/a.php");
	give("realpath");
	give("refresh /opt/**");
	give("invalidate /opt/x.php");
	CHECK(verdict_since(1, "/srv/a.php") == OPCFLUSH_TO_REFRESH && verdict_since(1, "/srv/blog/a.php") == OPCFLUSH_TO_INVALIDATE);
	CHECK(verdict_since(1, "/srv/shop/a.php") == OPCFLUSH_TO_INVALIDATE && verdict_since(1, "/opt/a") == OPCFLUSH_TO_REFRESH);
	CHECK(verdict_since(1, "/opt/x.php") == OPCFLUSH_TO_INVALIDATE && verdict_since(1, "/var/a") == OPCFLUSH_SPARED);
	CHECK(verdict_since(3, "/srv/blog/a.php") == OPCFLUSH_SPARED && verdict_since(5, "/opt/a") == OPCFLUSH_SPARED && !is_all_since(1));

	check_group("and those of a range, no others");
	{
		opcflush_selection *selection = select_between(1, 2);

		CHECK(opcflush_selection_judge(selection, "/srv/blog/a.php", 15) == OPCFLUSH_TO_REFRESH);
		CHECK(opcflush_selection_judge(selection, "/opt/x.php", 10) == OPCFLUSH_SPARED);
		opcflush_selection_free(selection);
	}
	opcflush_selection_free(NULL);
}

static void lost(void)
{
	static const char *const bad[] = {"", "refresh /srv/[a", "invalidate", "invalidate relative", "nonsense /srv/", "reset", "realpath", "refresh /a;",
		"invalidate /srv/\x01", "refresh /{a", "refresh 'a"};
	opcflush_list_reference none = {0};
	uint64_t number;

	check_group("as many orders as the instance keeps are told apart, and who is further behind is asked for everything");
	begin();
	give("invalidate /srv/a.php");
	for (int i = 0; i < OPCFLUSH_ORDERS_KEPT - 1; i++) {
		give("refresh /srv/b.php");
	}
	CHECK(!is_all_since(1) && verdict_since(1, "/srv/a.php") == OPCFLUSH_TO_INVALIDATE && verdict_since(2, "/srv/a.php") == OPCFLUSH_SPARED);
	give("realpath");
	CHECK(is_all_since(1) && !is_all_since(2));
	{
		opcflush_selection *selection = select_between(1, 2);

		CHECK(opcflush_selection_is_all(selection));
		opcflush_selection_free(selection);
	}

	check_group("so is who meets an order that nobody has completed");
	begin();
	give("refresh /srv/");
	opcflush_order_begin(&instance->orders);
	CHECK(is_all_since(1) && is_all_since(2));

	check_group("or one whose body is spoilt");
	begin();
	number = give("refresh /srv/");
	CHECK(!is_all_since(1));
	atomic_fetch_xor(&instance->orders.ring[number].body.text[0], 1);
	CHECK(is_all_since(1));

	check_group("or whose text makes no sense, or is that of no selective order");
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++) {
		begin();
		give_body(i % 2 ? OPCFLUSH_INVALIDATE : OPCFLUSH_REFRESH, bad[i], none);
		CHECK(is_all_since(1));
	}

	check_group("nor does one that can be read beside it make it less");
	begin();
	give("refresh /srv/");
	give_body(OPCFLUSH_REFRESH, "refresh /srv/[a", none);
	give("invalidate /opt/");
	CHECK(is_all_since(1) && is_all_since(2) && !is_all_since(3));
}

static void lists(void)
{
	static uint64_t many[OPCFLUSH_LIST_MAX];
	opcflush_list_reference none = {0}, list;

	check_group("a list asks for the paths that are in it, and what is below its folders, beside the selectors");
	begin();
	list = list_of(&instance->shelf, "/srv/a.php", "/srv/blog/");
	give_body(OPCFLUSH_INVALIDATE, "invalidate @/run/changed /opt/*.php", list);
	CHECK(!is_all_since(1) && verdict_since(1, "/srv/a.php") == OPCFLUSH_TO_INVALIDATE);
	CHECK(verdict_since(1, "/srv/blog/x/y.php") == OPCFLUSH_TO_INVALIDATE && verdict_since(1, "/opt/a.php") == OPCFLUSH_TO_INVALIDATE);
	CHECK(verdict_since(1, "/srv/b.php") == OPCFLUSH_SPARED && verdict_since(1, "/run/changed") == OPCFLUSH_SPARED);
	give_body(OPCFLUSH_REFRESH, "refresh @/run/other", list_of(&instance->shelf, "/srv/c.php", "/srv/a.php"));
	CHECK(verdict_since(1, "/srv/c.php") == OPCFLUSH_TO_REFRESH && verdict_since(1, "/srv/a.php") == OPCFLUSH_TO_INVALIDATE);

	check_group("an empty one, of an empty manifest, asks for nothing");
	begin();
	give_body(OPCFLUSH_REFRESH, "refresh @/run/nothing", opcflush_list_put(&instance->shelf, many, 0));
	CHECK(!is_all_since(1) && verdict_since(1, "/srv/a.php") == OPCFLUSH_SPARED);

	check_group("one that is no longer there, or spoilt, or makes no sense asks for everything");
	begin();
	list = list_of(&instance->shelf, "/srv/a.php", "/srv/b.php");
	give_body(OPCFLUSH_INVALIDATE, "invalidate @/run/changed", list);
	CHECK(!is_all_since(1));
	opcflush_list_put(&instance->shelf, many, OPCFLUSH_LIST_MAX);
	CHECK(!is_all_since(1));
	opcflush_list_put(&instance->shelf, many, OPCFLUSH_LIST_MAX);
	CHECK(is_all_since(1));
	list = list_of(&instance->shelf, "/srv/a.php", "/srv/b.php");
	give_body(OPCFLUSH_INVALIDATE, "invalidate @/run/changed", list);
	CHECK(!is_all_since(2));
	atomic_fetch_xor(&instance->shelf.word[(list.place - 1) % (2 * OPCFLUSH_LIST_MAX)], 1);
	CHECK(is_all_since(2));
	list.count = UINT64_MAX;
	give_body(OPCFLUSH_INVALIDATE, "invalidate @/run/changed", list);
	CHECK(is_all_since(3));
	list.count = OPCFLUSH_LIST_MAX + 1;
	give_body(OPCFLUSH_INVALIDATE, "invalidate @/run/changed", list);
	CHECK(is_all_since(4));

	check_group("so does a manifest that comes without a list, and a list without a manifest");
	begin();
	give_body(OPCFLUSH_INVALIDATE, "invalidate @/run/changed", none);
	CHECK(is_all_since(1));
	give_body(OPCFLUSH_INVALIDATE, "invalidate /srv/ @/run/changed", none);
	CHECK(is_all_since(2));
	give_body(OPCFLUSH_INVALIDATE, "invalidate /srv/", list_of(&instance->shelf, "/srv/a.php", "/srv/b.php"));
	CHECK(is_all_since(3));
	give_body(OPCFLUSH_REFRESH, "refresh", list_of(&instance->shelf, "/srv/a.php", "/srv/b.php"));
	CHECK(is_all_since(4));
	give_body(OPCFLUSH_INVALIDATE, "invalidate /srv/@home", none);
	CHECK(!is_all_since(5) && verdict_since(5, "/srv/@home") == OPCFLUSH_TO_INVALIDATE);
}

static void folders(void)
{
	check_group("a folder at a selector's beginning counts where it is, and where it really is");
	begin();
	give("refresh /srv/current/** /gone/**");
	CHECK(verdict_since(1, "/srv/releases/7/a/b.php") == OPCFLUSH_TO_REFRESH && verdict_since(1, "/srv/current/a.php") == OPCFLUSH_TO_REFRESH);
	CHECK(verdict_since(1, "/srv/releases/6/a.php") == OPCFLUSH_SPARED && verdict_since(1, "/srv/releases/7") == OPCFLUSH_SPARED);
	CHECK(verdict_since(1, "/gone/a.php") == OPCFLUSH_TO_REFRESH && resolved_folders > 0);
	begin();
	give("invalidate /srv/current/a.php /srv/current/lib/");
	CHECK(verdict_since(1, "/srv/releases/7/a.php") == OPCFLUSH_TO_INVALIDATE && verdict_since(1, "/srv/releases/7/lib/x.php") == OPCFLUSH_TO_INVALIDATE);
	CHECK(verdict_since(1, "/srv/releases/7/b.php") == OPCFLUSH_SPARED);

	check_group("no folder is looked up for a refresh of all");
	begin();
	give("refresh");
	CHECK(verdict_since(1, "/srv/a.php") == OPCFLUSH_TO_REFRESH && resolved_folders == 0);
}

static void name(opcflush_script *script, const char *paths, size_t length)
{
	opcflush_alias_add(scripts, script->path, script->length, paths, length, 0, 1);
}

static opcflush_verdict judge(opcflush_script *script)
{
	opcflush_selection *selection = select_between(1, local());
	opcflush_verdict verdict = opcflush_selection_judge_script(selection, scripts, script);

	opcflush_selection_free(selection);
	return verdict;
}

static void aliases(void)
{
	opcflush_script *script, *other;

	check_group("a script is asked for by any of the names by which it was reached, and by any of the paths that decide what one leads to");
	scripts = opcflush_scripts_create(NULL, 100);
	if (!scripts) {
		abort();
	}
	script = opcflush_scripts_add(scripts, "/data/releases/7/a.php", 22);
	other = opcflush_scripts_add(scripts, "/data/releases/7/b.php", 22);
	name(script, "/www/a.php", 11);
	name(script, "/usr/share/php/a.php\0/lib/a.php", 32);
	begin();
	CHECK(judge(script) == OPCFLUSH_SPARED);
	give("refresh /www/");
	CHECK(judge(script) == OPCFLUSH_TO_REFRESH && judge(other) == OPCFLUSH_SPARED);
	give("invalidate /lib/a.php");
	CHECK(judge(script) == OPCFLUSH_TO_INVALIDATE && judge(other) == OPCFLUSH_SPARED);
	begin();
	give("refresh /usr/**");
	CHECK(judge(script) == OPCFLUSH_TO_REFRESH && judge(other) == OPCFLUSH_SPARED);
	begin();
	give("refresh /usr/share/php/a.php/");
	CHECK(judge(script) == OPCFLUSH_SPARED);

	check_group("the strongest of them counts");
	begin();
	give("refresh /data/");
	give("invalidate /www/");
	CHECK(judge(script) == OPCFLUSH_TO_INVALIDATE && judge(other) == OPCFLUSH_TO_REFRESH);
	begin();
	give("invalidate /data/releases/7/a.php");
	give("refresh /www/");
	CHECK(judge(script) == OPCFLUSH_TO_INVALIDATE && judge(other) == OPCFLUSH_SPARED);

	check_group("also in a list, and where all are asked for");
	begin();
	give_body(OPCFLUSH_INVALIDATE, "invalidate @/run/changed", list_of(&instance->shelf, "/lib/", "/x"));
	CHECK(judge(script) == OPCFLUSH_TO_INVALIDATE && judge(other) == OPCFLUSH_SPARED);
	begin();
	give("refresh");
	CHECK(judge(script) == OPCFLUSH_TO_REFRESH && judge(other) == OPCFLUSH_TO_REFRESH);
	give("invalidate /www/a.php");
	CHECK(judge(script) == OPCFLUSH_TO_INVALIDATE && judge(other) == OPCFLUSH_TO_REFRESH);
	give("reset");
	CHECK(judge(script) == OPCFLUSH_TO_INVALIDATE && judge(other) == OPCFLUSH_TO_INVALIDATE);
	opcflush_scripts_destroy(scripts);
}

static opcflush_body_copy question_of(const char *text, opcflush_list_reference list)
{
	opcflush_body_copy question = {.list = list};

	snprintf(question.text, sizeof(question.text), "%s", text);
	return question;
}

static bool is_question_for_all(const char *text, opcflush_list_reference list)
{
	opcflush_body_copy question = question_of(text, list);
	opcflush_selection *selection = opcflush_selection_of_question(&question, &instance->shelf, resolve);
	bool is_all = opcflush_selection_is_all(selection);

	opcflush_selection_free(selection);
	return is_all;
}

static void questions(void)
{
	opcflush_list_reference none = {0}, list;
	opcflush_body_copy question;
	opcflush_selection *selection;

	check_group("a dry run asks as its refresh would");
	begin();
	list = list_of(&instance->shelf, "/srv/a.php", "/srv/blog/");
	question = question_of("refresh @/run/changed /srv/current/lib/", list);
	selection = opcflush_selection_of_question(&question, &instance->shelf, resolve);
	CHECK(!opcflush_selection_is_all(selection) && opcflush_selection_judge(selection, "/srv/a.php", 10) == OPCFLUSH_TO_REFRESH);
	CHECK(opcflush_selection_judge(selection, "/srv/releases/7/lib/x.php", 25) == OPCFLUSH_TO_REFRESH);
	CHECK(opcflush_selection_judge(selection, "/srv/b.php", 10) == OPCFLUSH_SPARED);
	opcflush_selection_free(selection);
	question = question_of("refresh", none);
	selection = opcflush_selection_of_question(&question, &instance->shelf, resolve);
	CHECK(!opcflush_selection_is_all(selection) && opcflush_selection_judge(selection, "/srv/b.php", 10) == OPCFLUSH_TO_REFRESH);
	opcflush_selection_free(selection);

	check_group("and for everything where it cannot be read");
	CHECK(is_question_for_all("", none) && is_question_for_all("refresh [", none) && is_question_for_all("reset", none));
	CHECK(is_question_for_all("refresh @/run/changed", none) && is_question_for_all("refresh", list));
	CHECK(!is_question_for_all("refresh @/run/changed", list) && !is_question_for_all("refresh /srv/", none));
	list.sum++;
	CHECK(is_question_for_all("refresh @/run/changed", list));
}

int main(void)
{
	alarm(60);
	extents();
	lost();
	lists();
	folders();
	aliases();
	questions();
	opcflush_instance_destroy(instance);
	return check_end();
}
