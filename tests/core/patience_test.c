/* SPDX-License-Identifier: BSD-3-Clause
 * Patience: when a compaction is due, since when, when the gate may be closed for it, and how often in vain. */
#include "../../src/core/clock.h"
#include "../../src/core/patience.h"
#include "check.h"

#include <string.h>

#define MS UINT64_C(1000000) /* nanoseconds */
#define SECOND (1000 * MS)

static const opcflush_patience_terms usual = {.wasted = 20, .free = 10, .worth = 5, .pause = 200 * MS, .patience = 5 * SECOND};

static opcflush_patience patience;
static unsigned percent;
static bool is_short;

/* Nothing is wasted, all is free. */
static opcflush_memory_view memory(void)
{
	return (opcflush_memory_view){.free = 100, .free_keys = 100};
}

static opcflush_due judge_on(opcflush_patience_terms terms, opcflush_memory_view view)
{
	percent = 77;
	is_short = !is_short;
	return opcflush_patience_judge(&terms, &view, false, &percent, &is_short);
}

static opcflush_due judge(opcflush_memory_view view)
{
	return judge_on(usual, view);
}

static bool is_not_due(opcflush_memory_view view)
{
	return judge(view) == OPCFLUSH_NOT_DUE && percent == 0 && !is_short;
}

static opcflush_memory_view with_waste(double wasted, double free)
{
	opcflush_memory_view view = memory();

	view.wasted = wasted;
	view.free = free;
	return view;
}

static opcflush_memory_view with_keys(double free_keys, double wasted, double stale_keys)
{
	opcflush_memory_view view = with_waste(wasted, 50);

	view.free_keys = free_keys;
	view.stale_keys = stale_keys;
	return view;
}

static opcflush_memory_view full(double wasted, double free)
{
	opcflush_memory_view view = with_waste(wasted, free);

	view.is_full = true;
	return view;
}

static void judging_memory(void)
{
	check_group("nothing is due where nothing is wasted, however little is free");
	CHECK(is_not_due(memory()));
	CHECK(is_not_due(with_waste(0, 0)) && is_not_due(full(0, 0)) && is_not_due(with_keys(0, 0, 0)));

	check_group("so much that is wasted makes it due, however much is free");
	CHECK(is_not_due(with_waste(19.99, 80)));
	CHECK(judge(with_waste(20, 80)) == OPCFLUSH_DUE_WASTED && percent == 20 && !is_short);
	CHECK(judge(with_waste(26.9, 50)) == OPCFLUSH_DUE_WASTED && percent == 26 && !is_short);
	CHECK(judge(with_waste(26.9, 9)) == OPCFLUSH_DUE_WASTED && percent == 26 && is_short);

	check_group("so little that is free does, if enough is wasted");
	CHECK(is_not_due(with_waste(5, 10)) && is_not_due(with_waste(4.99, 3)));
	CHECK(judge(with_waste(5, 9.9)) == OPCFLUSH_DUE_FREE && percent == 9 && is_short);
	CHECK(judge(with_waste(19, 0)) == OPCFLUSH_DUE_FREE && percent == 0 && is_short);

	check_group("and a cache that takes in no more, also where more is free");
	CHECK(judge(full(5, 40.5)) == OPCFLUSH_DUE_FREE && percent == 40 && is_short && is_not_due(full(4.99, 40)));

	check_group("whatever is worth a restart, something must be wasted for that");
	for (unsigned worth = 0; worth < 2; worth++) {
		opcflush_patience_terms terms = usual;

		terms.worth = worth;
		CHECK(judge_on(terms, with_waste(0, 3)) == OPCFLUSH_NOT_DUE && !is_short && judge_on(terms, full(0, 3)) == OPCFLUSH_NOT_DUE);
		CHECK(judge_on(terms, with_keys(3, 0, 0)) == OPCFLUSH_NOT_DUE && !is_short);
		CHECK((judge_on(terms, with_waste(0.5, 3)) == OPCFLUSH_DUE_FREE) == (worth == 0));
		CHECK((judge_on(terms, with_keys(3, 0, 0.5)) == OPCFLUSH_DUE_KEYS) == (worth == 0));
	}
}

static void judging_keys(void)
{
	check_group("so few keys that are free make it due, if enough is wasted or enough of the keys are stale");
	CHECK(is_not_due(with_keys(9.9, 4.99, 4.99)) && is_not_due(with_keys(10, 19, 90)));
	CHECK(judge(with_keys(9.9, 5, 0)) == OPCFLUSH_DUE_KEYS && percent == 9 && is_short);
	CHECK(judge(with_keys(9.9, 0, 5)) == OPCFLUSH_DUE_KEYS && percent == 9 && is_short);
	CHECK(judge(with_keys(0, 5, 5)) == OPCFLUSH_DUE_KEYS && percent == 0 && is_short);

	check_group("keys that are stale do not make up for memory that is not wasted");
	{
		opcflush_memory_view view = with_waste(0, 3);

		view.stale_keys = 90;
		CHECK(is_not_due(view));
		view.is_full = true;
		CHECK(is_not_due(view));
		view.free_keys = 3;
		CHECK(judge(view) == OPCFLUSH_DUE_KEYS && percent == 3 && is_short);
	}

	check_group("where memory and keys are short, it is told of the memory");
	{
		opcflush_memory_view view = with_keys(2, 5, 90);

		view.free = 7;
		CHECK(judge(view) == OPCFLUSH_DUE_FREE && percent == 7 && is_short);
	}
}

static void judging_otherwise(void)
{
	const opcflush_memory_view bad = {.wasted = 90, .free = 1, .free_keys = 1, .stale_keys = 90, .is_full = true};
	opcflush_patience_terms terms = usual;
	opcflush_memory_view view = memory();

	check_group("what is 0 in the terms is never a reason");
	terms.wasted = 0;
	CHECK(judge_on(terms, bad) == OPCFLUSH_DUE_FREE && is_short && judge_on(terms, with_waste(90, 50)) == OPCFLUSH_NOT_DUE);
	terms.free = 0;
	CHECK(judge_on(terms, bad) == OPCFLUSH_NOT_DUE && percent == 0 && !is_short);
	terms.wasted = 20;
	CHECK(judge_on(terms, bad) == OPCFLUSH_DUE_WASTED && percent == 90 && !is_short);

	check_group("what is asked for is due at once, and that before any reason; whether memory is short goes by the memory");
	CHECK(opcflush_patience_judge(&usual, &view, true, &percent, &is_short) == OPCFLUSH_DUE_ASKED && percent == 0 && !is_short);
	CHECK(opcflush_patience_judge(&usual, &bad, true, &percent, &is_short) == OPCFLUSH_DUE_ASKED && percent == 0 && is_short);
	terms.wasted = terms.free = 0;
	CHECK(opcflush_patience_judge(&terms, &bad, true, &percent, &is_short) == OPCFLUSH_DUE_ASKED && percent == 0 && !is_short);
}

static void begin(opcflush_due due, bool short_of)
{
	memset(&patience, 0, sizeof(patience));
	opcflush_patience_note(&patience, due, 7, short_of);
}

static void noting(void)
{
	uint64_t before = opcflush_clock_monotonic(), day = opcflush_clock_of_day(), since, time;

	check_group("since when it is due stays while it is, though the reason changes");
	begin(OPCFLUSH_DUE_WASTED, false);
	since = atomic_load(&patience.since);
	time = atomic_load(&patience.time);
	CHECK(since >= before && since <= opcflush_clock_monotonic() && time >= day && time <= opcflush_clock_of_day());
	CHECK(atomic_load(&patience.due) == OPCFLUSH_DUE_WASTED && atomic_load(&patience.percent) == 7 && !atomic_load(&patience.short_of));
	opcflush_patience_in_vain(&patience, &usual, since);
	while (opcflush_clock_monotonic() == since || opcflush_clock_of_day() == time) {
	}
	opcflush_patience_note(&patience, OPCFLUSH_DUE_KEYS, 3, true);
	CHECK(atomic_load(&patience.due) == OPCFLUSH_DUE_KEYS && atomic_load(&patience.percent) == 3 && atomic_load(&patience.short_of));
	CHECK(atomic_load(&patience.since) == since && atomic_load(&patience.time) == time);
	CHECK(atomic_load(&patience.in_vain) == 1 && atomic_load(&patience.next) == since + SECOND);

	check_group("what is not due any more begins anew");
	opcflush_patience_try(&patience, &usual, since, &(opcflush_gate_others){.online = 1}, 0);
	CHECK(atomic_load(&patience.waiting) == OPCFLUSH_WAITING_FOR_OTHERS);
	opcflush_patience_note(&patience, OPCFLUSH_NOT_DUE, 0, false);
	CHECK(atomic_load(&patience.since) == 0 && atomic_load(&patience.next) == 0 && atomic_load(&patience.in_vain) == 0);
	CHECK(atomic_load(&patience.waiting) == OPCFLUSH_WAITING_FOR_NOTHING && atomic_load(&patience.due) == OPCFLUSH_NOT_DUE);
	opcflush_patience_note(&patience, OPCFLUSH_DUE_ASKED, 0, false);
	CHECK(atomic_load(&patience.since) > since && atomic_load(&patience.time) > time);
}

static opcflush_patience_verdict try_on(opcflush_patience_terms terms, uint64_t after, uint32_t online, uint64_t age)
{
	const opcflush_gate_others others = {.online = online, .oldest = 1, .pid = 123};

	return opcflush_patience_try(&patience, &terms, atomic_load(&patience.since) + after, &others, age);
}

/* `after` it was due, where so many others are online. */
static opcflush_patience_verdict try(uint64_t after, uint32_t online)
{
	return try_on(usual, after, online, 0);
}

static bool waits_for(uint32_t waiting)
{
	return atomic_load(&patience.waiting) == waiting;
}

static void trying(void)
{
	const uint64_t ripe = 5 * SECOND;
	opcflush_gate_others others = {.online = 0};
	opcflush_patience_terms terms = usual;
	uint64_t since;

	check_group("where nobody else is in a request it may look at once, and as often as it likes");
	begin(OPCFLUSH_DUE_WASTED, false);
	CHECK(try(0, 0) == OPCFLUSH_LOOK_ONLY && waits_for(OPCFLUSH_WAITING_FOR_NOTHING));
	opcflush_patience_in_vain(&patience, &usual, atomic_load(&patience.since) + ripe);
	terms.pause = 0;
	CHECK(try(ripe, 0) == OPCFLUSH_LOOK_ONLY && try_on(terms, ripe, 0, 0) == OPCFLUSH_LOOK_ONLY);

	check_group("a request without a slot, or a forked child, forbids it, whoever else is online and however long");
	begin(OPCFLUSH_DUE_WASTED, true);
	others.forbidden = true;
	CHECK(opcflush_patience_try(&patience, &usual, UINT64_MAX / 2, &others, 0) == OPCFLUSH_NOT_NOW && waits_for(OPCFLUSH_WAITING_FOR_SLOTLESS));
	others.online = 3;
	CHECK(opcflush_patience_try(&patience, &usual, UINT64_MAX / 2, &others, 60 * SECOND) == OPCFLUSH_NOT_NOW);
	CHECK(waits_for(OPCFLUSH_WAITING_FOR_SLOTLESS) && atomic_load(&patience.others) == 3);

	check_group("for others it has patience first");
	begin(OPCFLUSH_DUE_WASTED, false);
	CHECK(try(0, 1) == OPCFLUSH_NOT_NOW && try(ripe - 1, 1) == OPCFLUSH_NOT_NOW && waits_for(OPCFLUSH_WAITING_FOR_OTHERS));
	CHECK(atomic_load(&patience.others) == 1 && atomic_load(&patience.pid) == 123 && atomic_load(&patience.age) == 0);
	CHECK(try(ripe, 1) == OPCFLUSH_HOLD && waits_for(OPCFLUSH_WAITING_FOR_OTHERS));
	terms = usual;
	terms.patience = 0;
	CHECK(try_on(terms, 0, 1, 0) == OPCFLUSH_HOLD);

	check_group("but where memory is short");
	begin(OPCFLUSH_DUE_FREE, true);
	CHECK(try(0, 1) == OPCFLUSH_HOLD && try(0, 2) == OPCFLUSH_NOT_NOW);

	check_group("where the pause is 0 it waits for a moment in which nobody is in a request");
	terms = usual;
	terms.pause = 0;
	CHECK(try_on(terms, 3600 * SECOND, 1, 0) == OPCFLUSH_NOT_NOW && waits_for(OPCFLUSH_WAITING_FOR_OTHERS));

	check_group("it is not held for a request that is plainly a long one: for 5 pauses, and 1 s at least");
	begin(OPCFLUSH_DUE_WASTED, false);
	CHECK(try_on(usual, ripe, 1, SECOND) == OPCFLUSH_HOLD);
	CHECK(try_on(usual, ripe, 1, SECOND + 1) == OPCFLUSH_NOT_NOW && waits_for(OPCFLUSH_WAITING_FOR_A_LONG_ONE));
	CHECK(atomic_load(&patience.age) == SECOND + 1 && atomic_load(&patience.pid) == 123);
	terms.pause = 10 * MS;
	CHECK(try_on(terms, ripe, 1, SECOND) == OPCFLUSH_HOLD && try_on(terms, ripe, 1, SECOND + 1) == OPCFLUSH_NOT_NOW);
	terms.pause = 2 * SECOND;
	CHECK(try_on(terms, ripe, 1, 10 * SECOND) == OPCFLUSH_HOLD && try_on(terms, ripe, 1, 10 * SECOND + 1) == OPCFLUSH_NOT_NOW);
	begin(OPCFLUSH_DUE_FREE, true);
	CHECK(try_on(usual, 0, 1, SECOND + 1) == OPCFLUSH_NOT_NOW && waits_for(OPCFLUSH_WAITING_FOR_A_LONG_ONE));

	check_group("one other may be in a request at first, and twice as many after each 100 ms");
	begin(OPCFLUSH_DUE_WASTED, false);
	for (unsigned steps = 0; steps < 32; steps++) {
		CHECK(try(ripe + steps * 100 * MS, 1u << steps) == OPCFLUSH_HOLD);
		CHECK(try(ripe + steps * 100 * MS, (1u << steps) + 1) == OPCFLUSH_NOT_NOW);
		CHECK(try(ripe + steps * 100 * MS + 100 * MS - 1, (1u << steps) + 1) == OPCFLUSH_NOT_NOW);
	}
	CHECK(try(ripe + 3200 * MS, UINT32_MAX) == OPCFLUSH_HOLD && try(ripe + 3600 * SECOND, UINT32_MAX) == OPCFLUSH_HOLD);

	check_group("after a holding in vain it waits for its distance, and begins with few again");
	opcflush_patience_in_vain(&patience, &usual, atomic_load(&patience.since) + ripe);
	CHECK(try(ripe + SECOND - 1, 1) == OPCFLUSH_NOT_NOW && try(ripe + SECOND - 1, 0) == OPCFLUSH_LOOK_ONLY);
	CHECK(try(ripe + SECOND, 1) == OPCFLUSH_HOLD && try(ripe + SECOND, 2) == OPCFLUSH_NOT_NOW && try(ripe + SECOND + 100 * MS, 2) == OPCFLUSH_HOLD);

	check_group("who has seen others spares those who come within a millisecond the look; who has seen none does not");
	begin(OPCFLUSH_DUE_WASTED, false);
	since = atomic_load(&patience.since);
	CHECK(opcflush_patience_is_due(&patience, 0));
	try(0, 1);
	CHECK(!opcflush_patience_is_due(&patience, since) && !opcflush_patience_is_due(&patience, since + MS - 1));
	CHECK(opcflush_patience_is_due(&patience, since + MS));
	try(0, 0);
	CHECK(opcflush_patience_is_due(&patience, since));
	opcflush_patience_try(&patience, &usual, since, &(opcflush_gate_others){.forbidden = true}, 0);
	CHECK(!opcflush_patience_is_due(&patience, since + MS - 1) && opcflush_patience_is_due(&patience, since + MS));

	check_group("a holding in vain before its patience was over does not shorten that");
	begin(OPCFLUSH_DUE_WASTED, true);
	opcflush_patience_in_vain(&patience, &usual, atomic_load(&patience.since));
	opcflush_patience_note(&patience, OPCFLUSH_DUE_WASTED, 26, false);
	CHECK(try(ripe - 1, 1) == OPCFLUSH_NOT_NOW && try(ripe, 1) == OPCFLUSH_HOLD);
}

/* How long it waits after one more in vain. */
static uint64_t next_distance(opcflush_patience_terms terms)
{
	const uint64_t now = 1000 * SECOND;

	opcflush_patience_in_vain(&patience, &terms, now);
	return atomic_load(&patience.next) - now;
}

static bool are_distances(const opcflush_patience_terms *terms, const unsigned *milliseconds, size_t count)
{
	bool are = true;

	for (size_t i = 0; i < count; i++) {
		uint64_t distance = next_distance(*terms);

		if (distance != milliseconds[i] * MS || atomic_load(&patience.in_vain) != i + 1) {
			printf("# distance %zu is %.3f s\n", i, (double)distance / (double)SECOND);
			are = false;
		}
	}
	return are;
}

#define ARE_DISTANCES(terms, ...) are_distances(&(terms), (const unsigned[]){__VA_ARGS__}, sizeof((const unsigned[]){__VA_ARGS__}) / sizeof(unsigned))

static void in_vain(void)
{
	opcflush_patience_terms terms = usual;

	check_group("holdings in vain are 1 s apart, then twice as far each time, up to 60 s");
	begin(OPCFLUSH_DUE_WASTED, false);
	CHECK(ARE_DISTANCES(usual, 1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000));
	atomic_store(&patience.in_vain, UINT32_MAX - 1);
	CHECK(next_distance(usual) == 60 * SECOND);

	check_group("where memory is short 5 pauses, up to 5 s");
	begin(OPCFLUSH_DUE_FREE, true);
	CHECK(ARE_DISTANCES(usual, 1000, 2000, 4000, 5000, 5000));
	begin(OPCFLUSH_DUE_KEYS, true);
	terms.pause = 20 * MS;
	CHECK(ARE_DISTANCES(terms, 100, 200, 400, 800, 1600, 3200, 5000, 5000));

	check_group("but twice the pause at least");
	terms.pause = 2 * SECOND;
	begin(OPCFLUSH_DUE_WASTED, false);
	CHECK(ARE_DISTANCES(terms, 4000, 4000, 4000, 8000));
	terms.pause = 10 * SECOND;
	begin(OPCFLUSH_DUE_FREE, true);
	CHECK(ARE_DISTANCES(terms, 20000, 20000));

	check_group("once it is not due any more, they begin anew");
	opcflush_patience_note(&patience, OPCFLUSH_NOT_DUE, 0, false);
	opcflush_patience_note(&patience, OPCFLUSH_DUE_WASTED, 26, false);
	CHECK(ARE_DISTANCES(usual, 1000, 2000));
}

static bool says_why(opcflush_due due, const char *text)
{
	char said[80] = "something else";

	opcflush_patience_say_why(due, 26, said, sizeof(said));
	return !strcmp(said, text);
}

static bool says_waiting(const char *text)
{
	char said[100] = "something else";

	opcflush_patience_say_waiting(&patience, said, sizeof(said));
	return !strcmp(said, text);
}

static void saying(void)
{
	char text[8] = "untold";

	check_group("why it is due");
	CHECK(says_why(OPCFLUSH_NOT_DUE, "") && says_why(99, ""));
	CHECK(says_why(OPCFLUSH_DUE_ASKED, "asked for"));
	CHECK(says_why(OPCFLUSH_DUE_WASTED, "26 % of the memory is wasted"));
	CHECK(says_why(OPCFLUSH_DUE_FREE, "26 % of the memory is free"));
	CHECK(says_why(OPCFLUSH_DUE_KEYS, "26 % of the keys are free"));
	CHECK(says_why(OPCFLUSH_DUE_PENDING, "OPcache has a restart to end"));

	check_group("and what it waits for");
	begin(OPCFLUSH_DUE_WASTED, false);
	CHECK(says_waiting(""));
	try(0, 1);
	CHECK(says_waiting("1 other is in a request"));
	try(0, 4);
	CHECK(says_waiting("4 others are in a request"));
	try_on(usual, 0, 4, 12900 * MS);
	CHECK(says_waiting("process 123 is in a request for 12 s"));
	opcflush_patience_try(&patience, &usual, 0, &(opcflush_gate_others){.forbidden = true}, 0);
	CHECK(says_waiting("a request runs without a slot, or a forked child has not gone online"));
	try(0, 0);
	CHECK(says_waiting(""));

	check_group("a text that is too long is cut, and where there is no room nothing is written");
	opcflush_patience_say_why(OPCFLUSH_DUE_ASKED, 0, text, 4);
	CHECK(!strcmp(text, "ask"));
	opcflush_patience_say_why(OPCFLUSH_NOT_DUE, 0, text, 0);
	opcflush_patience_say_why(OPCFLUSH_DUE_WASTED, 1, text, 0);
	opcflush_patience_say_waiting(&patience, text, 0);
	CHECK(!strcmp(text, "ask"));
}

int main(void)
{
	judging_memory();
	judging_keys();
	judging_otherwise();
	noting();
	trying();
	in_vain();
	saying();
	return check_end();
}
