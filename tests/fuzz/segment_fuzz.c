/* SPDX-License-Identifier: BSD-3-Clause
 * A segment that somebody has written to, and all that reads it.
 *
 * An input is lines of text, each of which writes one thing to a segment of 300 orders:
 *   generation=5         a word of the header, the ring, the roster or the slots; `places` has their names
 *   stamp[17]=0x1234     the same in the 18th order, row or slot
 *   order.by[17]=abc     a text, as it stands there, ended only if it is shorter than its place
 *   fill[OFFSET]=255     each byte from there on; noise[OFFSET]=SEED: with random bytes
 *   truncate=4096        the file
 *   give[TO]=KIND        an order by another instance, as it should be
 * A line "--" begins the second part, which is written after a request's start has looked at the generation, and before it takes
 * in; the next one the third part, which is written while it waits for an order that has no stamp. */
#include "../../src/core/exchange.h"
#include "../../src/core/fault.h"
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

/* Waiting for one order may take 20 sleeps, and for the next ones once more where the third part has stamped it. */
#define SLEEPS 60

typedef struct {
	const char *name;
	size_t offset;
	size_t stride;
	size_t count;
	size_t size; /* more than 8: a text */
} place;

#define WORD(name, member) {name, offsetof(opcflush_segment_content, member), 0, 1, sizeof(((opcflush_segment_content *)0)->member)}
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
	ROW("order.text", ring.order, text),
	ROW("order.by", ring.order, by),
	ROW("order.note", ring.order, note),
	ROW("row.started", roster.row, started),
	ROW("row.applied", roster.row, applied),
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
};

static opcflush_segment segment;
static opcflush_instance *instance;
static opcflush_segment_content *pristine;

static struct {
	const char *start;
	size_t length;
} part[PARTS];

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
	instance = opcflush_instance_create();
	pristine = malloc(SIZE);
	must(instance && pristine && opcflush_roster_enter(&segment, "me", "cli", "8") == SELF);
	for (unsigned i = 0; i < OPCFLUSH_ROSTER_ROWS; i++) {
		must(opcflush_segment_try_lock(&segment, OPCFLUSH_LOCK_OF_INSTANCE, i));
	}
	for (unsigned i = 0; i < SLOTS; i++) {
		must(opcflush_grace_take(&segment, SELF) != NULL);
	}
	for (unsigned i = 0; i < ORDERS; i++) {
		order.to = i % 2 ? 3 : 4;
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
		opcflush_ring_copy order = {.kind = (opcflush_order_kind)(number & 3), .from = 2, .to = index & 255, .sapi = "cli", .by = "it", .note = "x"};

		opcflush_ring_give(&segment.content->ring, &order);
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
		must(copy.kind == OPCFLUSH_RESET || copy.kind == OPCFLUSH_REALPATH);
		PRINTABLE(copy.sapi);
		PRINTABLE(copy.name);
		PRINTABLE(copy.text);
		PRINTABLE(copy.by);
		PRINTABLE(copy.note);
	}
	for (size_t i = 0; i < sizeof(generations) / sizeof(generations[0]); i++) {
		uint64_t to = generations[i], from = to - (i % 3 == 0 ? 1 : i % 3 == 1 ? OPCFLUSH_RING_ORDERS : OPCFLUSH_RING_ORDERS + 1), answer;
		int asked;

		sleeps = 0;
		asked = opcflush_ring_ask(ring, from, to, parties[i % 3], &answer);
		must(asked == 0 || asked == OPCFLUSH_RESET || asked == OPCFLUSH_REALPATH);
		must(answer == to || (answer > from && answer < to));
		must(sleeps <= SLEEPS);
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

	must(newest >= before && newest <= before + 10);
	for (uint64_t i = before + 1; i <= newest; i++) {
		must(opcflush_order_read(&instance->orders, i, &order) && order.number <= OPCFLUSH_GENERATION_MAX + 100);
		PRINTABLE(order.by);
		PRINTABLE(order.note);
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
	must(sleeps <= SLEEPS);
	check_newest(before);
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

static void exchange(void)
{
	uint64_t told = 0, before = atomic_load(&instance->orders.generation);
	bool was_lost;

	tell(&told, opcflush_exchange_generation());
	start_request(&told);
	was_lost = opcflush_exchange_is_lost();
	must(!was_lost || opcflush_orders_reset_between(&instance->orders, before, atomic_load(&instance->orders.generation)));

	before = atomic_load(&instance->orders.generation);
	tell(&told, opcflush_exchange_give(OPCFLUSH_REALPATH, OPCFLUSH_ALL, "", "cli", "somebody", "something"));
	opcflush_exchange_signal(SIGURG, OPCFLUSH_REALPATH, 4711, 42);
	tell(&told, opcflush_exchange_give(OPCFLUSH_REALPATH, 9, "other", "cli", "somebody", "something"));
	tell(&told, opcflush_exchange_generation());
	must(atomic_load(&instance->orders.generation) >= before + 2);
	check_newest(before);
	start_request(&told);
	must(!was_lost || opcflush_exchange_is_lost());
	if (was_lost) {
		must(!opcflush_orders_reset_between(&instance->orders, before, atomic_load(&instance->orders.generation)));
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
	exchange();
	return 0;
}
