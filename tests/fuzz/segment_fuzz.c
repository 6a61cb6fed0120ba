/* SPDX-License-Identifier: BSD-3-Clause
 * A segment that somebody has written to, and all that reads it.
 *
 * An input is lines of text, each of which writes one thing to a segment of 300 orders:
 *   generation=5         a word of the header, the ring, the roster or the slots; `places` has their names
 *   stamp[17]=0x1234     the same in the 18th order, row or slot
 *   order.by[17]=abc     a text, as it stands there, ended only if it is shorter than its place
 *   body.seal[17]=290    the check of the 18th order's body, right for what is there by now, as that of order 290
 *   fill[OFFSET]=255     each byte from there on; noise[OFFSET]=SEED: with random bytes
 *   truncate=4096        the file
 *   give[TO]=KIND        an order by another instance, as it should be
 *   text[TO]=refresh /a  a selective one, or whatever text comes; ask[TO]=refresh /a: a dry run
 *   list[TO]=COUNT       one with a list of so many paths
 *   reply=302            the answer to a dry run, as it should be
 * A line "--" begins the second part, which is written after a request's start has looked at the generation, and before it takes
 * in; the next one the third part, which is written while it waits for an order that has no stamp. */
#include "../../src/core/exchange.h"
#include "../../src/core/fault.h"
#include "../../src/core/selection.h"
#include "../../src/core/text.h"
#include "driver.h"

#include <signal.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

#define SELF 1
#define ORDERS 300
#define SLOTS 16 /* whose owners live */
#define SIZE sizeof(opcflush_segment_content)
#define PARTS 3

/* Waiting for one order may take 100 sleeps, and for the next one once more where the third part has stamped it. */
#define SLEEPS 300

/* Where the third part has taken away the stamps of selective ones that were there, each of them is waited for. */
#define SLEEPS_TAKING_IN (100 * OPCFLUSH_RING_ORDERS + SLEEPS)

typedef struct {
	const char *name;
	size_t offset;
	size_t stride;
	size_t count;
	size_t size; /* more than 8: a text */
} place;

#define WORD(name, member) {name, offsetof(opcflush_segment_content, member), 0, 1, sizeof(((opcflush_segment_content *)0)->member)}
#define WORDS(name, member) {name, offsetof(opcflush_segment_content, member[0]), 8, \
	sizeof(((opcflush_segment_content *)0)->member) / 8, 8}
#define ROW(name, table, member) {name, offsetof(opcflush_segment_content, table[0].member), sizeof(((opcflush_segment_content *)0)->table[0]), \
	sizeof(((opcflush_segment_content *)0)->table) / sizeof(((opcflush_segment_content *)0)->table[0]), \
	sizeof(((opcflush_segment_content *)0)->table[0].member)}

static const place places[] = {
	WORD("magic", header.magic),
	WORD("layout", header.layout),
	WORD("orders", header.orders),
	WORD("instances", header.instances),
	WORD("slots", header.slots),
	WORD("size", header.size),
	WORD("generation", ring.generation),
	ROW("stamp", ring.order, stamp),
	ROW("order.time", ring.order, time),
	ROW("order.pid", ring.order, pid),
	ROW("order.uid", ring.order, uid),
	ROW("order.signo", ring.order, signo),
	ROW("order.sapi", ring.order, sapi),
	ROW("order.name", ring.order, name),
	ROW("order.by", ring.order, by),
	ROW("order.note", ring.order, note),
	ROW("body.check", ring.order, body.check),
	ROW("body.place", ring.order, body.place),
	ROW("body.count", ring.order, body.count),
	ROW("body.sum", ring.order, body.sum),
	ROW("body.text", ring.order, body.text),
	ROW("row.started", roster.row, started),
	ROW("row.applied", roster.row, applied),
	ROW("row.looked_at", roster.row, looked_at),
	ROW("row.invalidated", roster.row, invalidated),
	ROW("row.kept", roster.row, kept),
	ROW("row.ticks", roster.row, ticks),
	ROW("row.monotonic", roster.row, monotonic),
	ROW("row.pid", roster.row, pid),
	ROW("row.without_slot", roster.row, without_slot),
	ROW("row.name", roster.row, name),
	ROW("row.sapi", roster.row, sapi),
	ROW("row.php", roster.row, php),
	ROW("slot.online", grace.slot, presence.online),
	ROW("slot.since", grace.slot, presence.since),
	ROW("slot.pid", grace.slot, pid),
	ROW("slot.party", grace.slot, party),
	WORD("shelf.used", shelf.used),
	WORDS("shelf.word", shelf.word),
	WORD("answer.number", answer.number),
	WORD("answer.looked_at", answer.looked_at),
	WORD("answer.invalidated", answer.invalidated),
	WORD("answer.kept", answer.kept),
	WORD("answer.length", answer.length),
	WORD("answer.sum", answer.sum),
	WORDS("answer.path", answer.path),
};

static opcflush_segment segment;
static opcflush_instance *instance;
static opcflush_segment_content *pristine;

static struct {
	const char *start;
	size_t length;
} part[PARTS];

static uint64_t hashes[OPCFLUSH_LIST_MAX];
static opcflush_answer_copy *answer;

static bool is_spoilt; /* the file, or the mapping */
static unsigned sleeps;
static bool is_waiting;

static void lay(unsigned number);

/* Stands in for libc's: nobody waits, and meanwhile others write. */
int nanosleep(const struct timespec *span, struct timespec *left)
{
	(void)span;
	(void)left;
	if (sleeps++ == 0 && is_waiting) {
		lay(2);
	}
	return 0;
}

static bool is_printable(const char *text, size_t size)
{
	size_t length = strnlen(text, size);

	for (size_t i = 0; i < length; i++) {
		if ((unsigned char)text[i] < ' ' || text[i] == 0x7f) {
			return false;
		}
	}
	return length < size;
}

#define PRINTABLE(text) must(is_printable((text), sizeof(text)))

static void start_up(void)
{
	char folder[] = "/tmp/opcflush-fuzz-XXXXXX", path[64], complaint[OPCFLUSH_SEGMENT_COMPLAINT];
	opcflush_segment_wish wish = {.path = path, .create = true, .mode = 0600, .group = (gid_t)-1};
	opcflush_ring_copy order = {.kind = OPCFLUSH_REALPATH, .from = 2, .to = 2, .sapi = "cli", .by = "somebody", .note = "something"};

	must(mkdtemp(folder) != NULL);
	snprintf(path, sizeof(path), "%s/segment", folder);
	must(opcflush_segment_open(&segment, &wish, complaint) == OPCFLUSH_SEGMENT_ATTACHED);
	unlink(path);
	rmdir(folder);
	instance = opcflush_instance_create(NULL);
	pristine = malloc(SIZE);
	answer = malloc(sizeof(*answer));
	must(instance && pristine && answer && opcflush_roster_enter(&segment, "me", "cli", "8") == SELF);
	for (unsigned i = 0; i < OPCFLUSH_ROSTER_ROWS; i++) {
		must(opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, i));
	}
	for (unsigned i = 0; i < SLOTS; i++) {
		must(opcflush_grace_take(&segment, SELF) != NULL);
	}
	for (unsigned i = 0; i < ORDERS; i++) {
		order.to = i % 2 ? 3 : 4;
		order.kind = i % 5 ? OPCFLUSH_REALPATH : OPCFLUSH_INVALIDATE;
		strcpy(order.body.text, "invalidate /srv/");
		opcflush_ring_give(&segment.content->ring, &order);
	}
	memcpy(pristine, segment.content, SIZE);
}

/* As good as new: the file, the mapping, the instance. */
static void restore(void)
{
	opcflush_exchange_detach();
	if (is_spoilt) {
		must(ftruncate(segment.file, (off_t)SIZE) == 0);
		must(mmap(segment.content, SIZE, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_FIXED, segment.file, 0) == segment.content);
		is_spoilt = false;
	}
	memcpy(segment.content, pristine, SIZE);
	memset(&instance->orders, 0, sizeof(instance->orders));
	opcflush_orders_init(&instance->orders);
	atomic_store(&instance->exchange.taken_in, 0);
	atomic_store(&instance->exchange.shown, 0);
	atomic_store(&instance->exchange.applied, 0);
	atomic_store(&instance->exchange.question, 0);
	atomic_store(&instance->exchange.answered, 0);
	atomic_store(&instance->shelf.used, 0);
	opcflush_gate_clear(&instance->gate, UINT64_MAX);
	opcflush_exchange_begin(instance);
	opcflush_exchange_attach(&segment, SELF, false);
}

static void scatter(size_t offset, uint64_t seed)
{
	uint8_t *byte = (uint8_t *)segment.content;

	for (; offset < SIZE; offset++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		byte[offset] = (uint8_t)(seed >> 56);
	}
}

static void write_place(const place *at, size_t index, uint64_t number, const char *value, size_t length)
{
	char *to = (char *)segment.content + at->offset + index % at->count * at->stride;

	if (at->size > 8) {
		memcpy(to, value, length < at->size ? length : at->size);
		if (length < at->size) {
			to[length] = '\0';
		}
	} else if (at->size == 8) {
		atomic_store((_Atomic uint64_t *)(void *)to, number);
	} else {
		atomic_store((_Atomic uint32_t *)(void *)to, (uint32_t)number);
	}
}

/* By another instance, with a list of the first `count` numbers if there is to be one. */
static void give_text(opcflush_order_kind kind, size_t to, const char *text, size_t length, bool with_list, uint64_t count)
{
	opcflush_ring_copy order = {.kind = kind, .from = 2, .to = to & 255, .sapi = "cli", .by = "it", .note = "x"};

	memcpy(order.body.text, text, length < sizeof(order.body.text) ? length : sizeof(order.body.text) - 1);
	if (with_list) {
		for (uint64_t i = 0; i < count; i++) {
			hashes[i] = i + 1;
		}
		order.body.list = opcflush_list_put(&segment.content->shelf, hashes, count);
	}
	opcflush_ring_give(&segment.content->ring, &order);
}

static opcflush_order_kind kind_of(const char *text)
{
	opcflush_order_kind kind;

	return opcflush_text_kind(text, strcspn(text, " "), &kind) && opcflush_order_is_selective(kind) ? kind : OPCFLUSH_INVALIDATE;
}

/* What somebody does who knows how. */
static void seal(size_t index, uint64_t generation)
{
	opcflush_body *body = &segment.content->ring.order[index % OPCFLUSH_RING_ORDERS].body;
	opcflush_body_copy copy = {.list = {atomic_load(&body->place), atomic_load(&body->count), atomic_load(&body->sum)}};

	for (size_t i = 0; i < sizeof(copy.text) / 8; i++) {
		uint64_t word = atomic_load(&body->text[i]);

		memcpy(copy.text + 8 * i, &word, sizeof(word));
	}
	opcflush_body_store(body, &copy, generation);
}

static void reply(uint64_t number)
{
	answer->looked_at = answer->invalidated = answer->kept = number;
	answer->length = 0;
	opcflush_answer_add(answer, "/srv/a.php", 10);
	opcflush_answer_add(answer, "/srv/b.php", 10);
	opcflush_answer_write(&segment.content->answer, answer, number);
}

static void write_line(const char *line, size_t length)
{
	const char *equals = memchr(line, '=', length), *bracket;
	char name[24], value[32];
	size_t index = 0, named, left;
	uint64_t number;

	if (!equals) {
		return;
	}
	bracket = memchr(line, '[', (size_t)(equals - line));
	named = (size_t)((bracket ? bracket : equals) - line);
	left = length - (size_t)(equals + 1 - line);
	snprintf(name, sizeof(name), "%.*s", (int)(named < sizeof(name) ? named : sizeof(name)), line);
	snprintf(value, sizeof(value), "%.*s", (int)(left < sizeof(value) ? left : sizeof(value)), equals + 1);
	number = strtoull(value, NULL, 0);
	if (bracket) {
		for (bracket++; *bracket >= '0' && *bracket <= '9'; bracket++) {
			index = (index * 10 + (size_t)(*bracket - '0')) % SIZE;
		}
	}
	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
		if (!strcmp(name, places[i].name)) {
			write_place(&places[i], index, number, equals + 1, left);
			return;
		}
	}
	if (!strcmp(name, "fill")) {
		memset((char *)segment.content + index, (int)number, SIZE - index);
	} else if (!strcmp(name, "noise")) {
		scatter(index, number);
	} else if (!strcmp(name, "truncate")) {
		must(ftruncate(segment.file, (off_t)(number % SIZE)) == 0);
		is_spoilt = true;
	} else if (!strcmp(name, "give")) {
		opcflush_ring_copy order = {.kind = (opcflush_order_kind)(number & 7), .from = 2, .to = index & 255, .sapi = "cli", .by = "it", .note = "x",
			.body = {.text = "refresh /srv/"}};

		opcflush_ring_give(&segment.content->ring, &order);
	} else if (!strcmp(name, "text")) {
		give_text(kind_of(value), index, equals + 1, left, false, 0);
	} else if (!strcmp(name, "ask")) {
		give_text(OPCFLUSH_DRY_RUN, index, equals + 1, left, false, 0);
	} else if (!strcmp(name, "list")) {
		give_text(OPCFLUSH_INVALIDATE, index, "invalidate @/run/changed", 24, true, number % (OPCFLUSH_LIST_MAX + 1));
	} else if (!strcmp(name, "body.seal")) {
		seal(index, number);
	} else if (!strcmp(name, "reply")) {
		reply(number);
	}
}

static void lay(unsigned number)
{
	const char *line = part[number].start;
	size_t left = part[number].length;

	while (left > 0) {
		const char *next = memchr(line, '\n', left);
		size_t length = next ? (size_t)(next - line) : left;

		write_line(line, length);
		length += next != NULL;
		line += length;
		left -= length;
	}
}

static void divide(const char *text, size_t size)
{
	unsigned number = 0;

	/* No input at all is a null pointer. */
	memset(part, 0, sizeof(part));
	part[0].start = text;
	for (size_t i = 0; i < size;) {
		const char *next = memchr(text + i, '\n', size - i);
		size_t length = next ? (size_t)(next - text) - i : size - i;

		if (length == 2 && !memcmp(text + i, "--", 2) && number + 1 < PARTS) {
			part[++number].start = text + i + length + (next != NULL);
		} else {
			part[number].length = (size_t)(text + i + length - part[number].start);
		}
		i += length + 1;
	}
}

static bool resolve(const char *folder, char *resolved)
{
	must(strlen(folder) < OPCFLUSH_TEXT_SIZE);
	snprintf(resolved, 4096, "/real%s", folder);
	return folder[1] != 'x';
}

static void judge(opcflush_selection *selection)
{
	static const char *const paths[] = {"/srv/a.php", "/real/srv/a.php", "", "/"};

	must(selection != NULL);
	for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
		opcflush_verdict verdict = opcflush_selection_judge(selection, paths[i], strlen(paths[i]));

		must(verdict <= OPCFLUSH_TO_INVALIDATE && (verdict == OPCFLUSH_TO_INVALIDATE || !opcflush_selection_is_all(selection)));
	}
	opcflush_selection_free(selection);
}

static void read_body(const opcflush_body_copy *body, opcflush_shelf *shelf)
{
	must(strnlen(body->text, sizeof(body->text)) < sizeof(body->text));
	if (opcflush_list_get(shelf, &body->list, hashes)) {
		must(body->list.place && body->list.count <= OPCFLUSH_LIST_MAX);
	}
	judge(opcflush_selection_of_question(body, shelf, resolve));
}

static void read_answer(void)
{
	const uint64_t numbers[] = {1, 301, 302, 303, atomic_load(&segment.content->answer.number), UINT64_MAX};

	for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++) {
		if (opcflush_answer_read(&segment.content->answer, answer, numbers[i])) {
			must(answer->length <= OPCFLUSH_ANSWER_SIZE && (!answer->length || !answer->path[answer->length - 1]));
		}
	}
}

static void read_ring(void)
{
	opcflush_ring *ring = &segment.content->ring;
	uint64_t newest = atomic_load(&ring->generation);
	const uint64_t generations[] = {0, 1, 2, newest - 257, newest - 256, newest - 255, newest - 1, newest, newest + 1, ORDERS, OPCFLUSH_GENERATION_MAX,
		OPCFLUSH_GENERATION_MAX + 1, UINT64_MAX >> 24, UINT64_MAX};
	const opcflush_party parties[] = {1, 2, 255};
	opcflush_ring_copy copy;

	for (size_t i = 0; i < sizeof(generations) / sizeof(generations[0]); i++) {
		if (!opcflush_ring_read(ring, generations[i], &copy)) {
			continue;
		}
		must(copy.generation == generations[i] && copy.from <= 255 && copy.to <= 255);
		must(copy.kind >= OPCFLUSH_RESET && copy.kind <= OPCFLUSH_COMPACT);
		PRINTABLE(copy.sapi);
		PRINTABLE(copy.name);
		PRINTABLE(copy.by);
		PRINTABLE(copy.note);
		if (opcflush_order_is_selective(copy.kind)) {
			read_body(&copy.body, &segment.content->shelf);
		}
	}
	for (size_t i = 0; i < sizeof(generations) / sizeof(generations[0]); i++) {
		uint64_t to = generations[i], from = to - (i % 3 == 0 ? 1 : i % 3 == 1 ? OPCFLUSH_RING_ORDERS : OPCFLUSH_RING_ORDERS + 1);
		opcflush_ring_demand demand;

		sleeps = 0;
		opcflush_ring_ask(ring, from, to, parties[i % 3], &demand);
		must(demand.newest || demand.extent == OPCFLUSH_ABOUT_NOTHING || to == 0);
		must(!demand.newest || to - demand.newest < to - from);
		must(!demand.compact || demand.newest);
		must(!demand.question || to - demand.question < to - from);
		must(sleeps <= SLEEPS);
		opcflush_ring_asks_for_some(ring, to, parties[i % 3]);
	}
}

static void read_roster(void)
{
	opcflush_roster_copy copy;

	for (opcflush_party party = 1; party <= OPCFLUSH_ROSTER_ROWS; party += party < 4 ? 1 : 251) {
		if (opcflush_roster_read(&segment, party, &copy)) {
			must(copy.party == party && copy.pid != 0 && copy.name[0]);
			PRINTABLE(copy.name);
			PRINTABLE(copy.sapi);
			PRINTABLE(copy.php);
			opcflush_ticks_age(copy.applied, copy.moment, opcflush_moment_now());
		}
	}
}

static void read_slots(void)
{
	const uint64_t generations[] = {1, ORDERS, UINT64_MAX};
	opcflush_grace_copy copy;
	bool was_over = true;

	for (unsigned i = 0; i < OPCFLUSH_GRACE_SLOTS; i += i < SLOTS + 1 ? 1 : 1019) {
		must(!opcflush_grace_read(&segment, i, &copy) || (i < SLOTS && copy.pid != 0));
	}
	for (size_t i = 0; i < sizeof(generations) / sizeof(generations[0]); i++) {
		bool over = opcflush_grace_is_over(&segment, generations[i], NULL);

		/* A request that holds up one order holds up those after it. */
		must(was_over || !over);
		was_over = over;
	}
}

/* A number that somebody is told, after the others. */
static void tell(uint64_t *told, uint64_t number)
{
	must(number >= *told && number <= OPCFLUSH_GENERATION_MAX + 100);
	*told = number;
}

static void check_newest(uint64_t before)
{
	uint64_t newest = atomic_load(&instance->orders.generation);
	opcflush_order_copy order;

	must(newest >= before && newest <= before + OPCFLUSH_RING_ORDERS + 10);
	for (uint64_t i = newest > before + OPCFLUSH_ORDERS_KEPT ? newest - OPCFLUSH_ORDERS_KEPT + 1 : before + 1; i <= newest; i++) {
		must(opcflush_order_read(&instance->orders, i, &order) && order.number <= OPCFLUSH_GENERATION_MAX + 100);
		must(order.kind >= OPCFLUSH_RESET && order.kind <= OPCFLUSH_COMPACT && order.kind != OPCFLUSH_DRY_RUN);
		must(order.kind != OPCFLUSH_COMPACT || (opcflush_gate_look(&instance->gate) & OPCFLUSH_GATE_ASKED));
		PRINTABLE(order.by);
		PRINTABLE(order.note);
		if (opcflush_order_is_selective(order.kind)) {
			read_body(&order.body, &instance->shelf);
			/* What was taken in with a list has it. */
			must(!order.body.list.place || opcflush_list_get(&instance->shelf, &order.body.list, hashes) || newest > before + 1);
		}
	}
	judge(opcflush_selection_of_orders(instance, before, newest, resolve));
}

static void answer_question(void)
{
	opcflush_ring_copy question;

	if (opcflush_exchange_take_question(&question)) {
		must(question.kind == OPCFLUSH_DRY_RUN && question.generation <= OPCFLUSH_GENERATION_MAX);
		read_body(&question.body, &segment.content->shelf);
		reply(question.generation);
		must(opcflush_answer_read(&segment.content->answer, answer, question.generation) && answer->length == 22);
		must(!opcflush_exchange_take_question(&question));
	}
}

/* A request's start. */
static void start_request(uint64_t *told)
{
	uint64_t before = atomic_load(&instance->orders.generation), seen = opcflush_exchange_look(), taken_in;

	lay(1);
	sleeps = 0;
	is_waiting = true;
	taken_in = opcflush_exchange_take_in(seen);
	is_waiting = false;
	must(sleeps <= SLEEPS_TAKING_IN);
	check_newest(before);
	answer_question();
	if (opcflush_exchange_is_lost()) {
		is_spoilt = true;
		must(taken_in == 0 && !opcflush_exchange_segment() && !opcflush_segment_is_sound(&segment));
		must(opcflush_exchange_look() == atomic_load(&instance->orders.generation));
	} else {
		must(taken_in >= seen && taken_in <= OPCFLUSH_GENERATION_MAX && atomic_load(&instance->exchange.offset) == OPCFLUSH_ATTACHED);
		tell(told, opcflush_exchange_generation());
	}
	must(opcflush_exchange_applied(atomic_load(&instance->orders.generation)) <= OPCFLUSH_GENERATION_MAX + 100);
	opcflush_exchange_report(*told);
}

static opcflush_extent extent_since(uint64_t before)
{
	return opcflush_orders_extent(&instance->orders, before, atomic_load(&instance->orders.generation));
}

static void exchange(void)
{
	opcflush_wish realpath = {.kind = OPCFLUSH_REALPATH, .text = "realpath"}, refresh = {.kind = OPCFLUSH_REFRESH, .text = "refresh @/list"},
		question = {.kind = OPCFLUSH_DRY_RUN, .text = "refresh /srv/"};
	const uint64_t hash[] = {1, 2, 3};
	uint64_t told = 0, before = atomic_load(&instance->orders.generation);
	bool was_lost;

	tell(&told, opcflush_exchange_generation());
	start_request(&told);
	was_lost = opcflush_exchange_is_lost();
	must(!was_lost || extent_since(before) == OPCFLUSH_ABOUT_ALL);

	before = atomic_load(&instance->orders.generation);
	refresh.hash = hash;
	refresh.count = 3;
	tell(&told, opcflush_exchange_give(&realpath, OPCFLUSH_ALL, "", "cli", "somebody", "something"));
	tell(&told, opcflush_exchange_give(&refresh, OPCFLUSH_ALL, "", "cli", "somebody", "something"));
	opcflush_exchange_signal(SIGURG, OPCFLUSH_REALPATH, realpath.text, 4711, 42);
	opcflush_exchange_signal(SIGURG, OPCFLUSH_COMPACT, realpath.text, 4711, 42);
	tell(&told, opcflush_exchange_give(&realpath, 9, "other", "cli", "somebody", "something"));
	if (opcflush_exchange_segment()) {
		opcflush_exchange_ask(&question, 9, "other", "cli", "somebody");
	}
	tell(&told, opcflush_exchange_generation());
	must(atomic_load(&instance->orders.generation) >= before + 4);
	check_newest(before);
	start_request(&told);
	must(!was_lost || opcflush_exchange_is_lost());
	if (was_lost) {
		must(extent_since(before) == OPCFLUSH_ABOUT_SOME);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	uint64_t told = 0;

	if (!instance) {
		start_up();
	}
	restore();
	divide((const char *)data, size);
	tell(&told, opcflush_exchange_generation());
	must(told == ORDERS + 1 && opcflush_segment_is_sound(&segment));
	lay(0);
	opcflush_segment_is_sound(&segment);
	read_ring();
	read_roster();
	read_slots();
	read_answer();
	exchange();
	return 0;
}
