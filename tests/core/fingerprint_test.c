/* SPDX-License-Identifier: BSD-3-Clause
 * Fingerprints: of real files; the word that several publishers note in; and F1 (core/fingerprint.h) as a model.
 *
 * The model has one file of two versions, its place in the cache, its word, and three publishers, an applier, orders and
 * deaths that come at any moment. Each of them takes the steps P1 to P3 and A1 to A4 of core/instance.h one at a time, and all
 * orders in which these can come are gone through. Whenever no mark is left, F1 must hold. Then each rule is left out, and F1
 * must break: so that the model would tell. */
#include "../../src/core/fingerprint.h"
#include "check.h"
#include "sandbox.h"

#include <fcntl.h>
#include <pthread.h>

static struct stat file;

static char path[300];

static uint64_t fingerprint(void)
{
	if (stat(path, &file)) {
		abort();
	}
	return opcflush_fingerprint_of(&file);
}

static void rest(long milliseconds)
{
	const struct timespec pause = {milliseconds / 1000, milliseconds % 1000 * 1000000};

	nanosleep(&pause, NULL);
}

/* From its first byte on, in place, or a new one. */
static void write_file(const char *content, bool anew)
{
	int handle;

	if (anew) {
		unlink(path);
	}
	handle = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
	if (handle < 0 || write(handle, content, strlen(content)) != (ssize_t)strlen(content)) {
		abort();
	}
	close(handle);
}

static void set_mtime(struct timespec mtime)
{
	const struct timespec times[2] = {mtime, mtime};

	if (utimensat(AT_FDCWD, path, times, 0)) {
		abort();
	}
}

static uint64_t nanoseconds(struct timespec time)
{
	return (uint64_t)time.tv_sec * 1000000000u + (uint64_t)time.tv_nsec;
}

static void files(void)
{
	struct timespec mtime, before, after;
	char other[320];
	uint64_t old;

	check_group("a file that nobody has changed has the fingerprint that it had, however often it is read");
	snprintf(path, sizeof(path), "%s/a.php", sandbox_folder);
	snprintf(other, sizeof(other), "%s/b.php", sandbox_folder);
	write_file("<?php return 1;", true);
	old = fingerprint();
	mtime = file.st_mtim;
	rest(30);
	CHECK(fingerprint() == old && old != OPCFLUSH_FINGERPRINT_NONE && old != OPCFLUSH_FINGERPRINT_UNSURE);

	check_group("one that was touched has another");
	set_mtime((struct timespec){1000000000, 0});
	CHECK(fingerprint() != old);

	check_group("also where its time was set back to what it was");
	rest(30);
	old = fingerprint();
	write_file("<?php return 2;", false);
	set_mtime((struct timespec){1000000000, 0});
	CHECK(fingerprint() != old && nanoseconds(file.st_mtim) == UINT64_C(1000000000000000000));
	CHECK(file.st_size == 15);

	check_group("a new file in its place, of the same size and time, has another, and the old one, put back, its own or another");
	write_file("<?php return 1;", true);
	rest(30);
	old = fingerprint();
	mtime = file.st_mtim;
	if (rename(path, other)) {
		abort();
	}
	write_file("<?php return 2;", false);
	set_mtime(mtime);
	CHECK(fingerprint() != old && nanoseconds(file.st_mtim) == nanoseconds(mtime) && file.st_size == 15);
	unlink(path);
	CHECK(!rename(other, path) && fingerprint() != OPCFLUSH_FINGERPRINT_NONE);

	check_group("a file in a folder that is moved away and back keeps its own");
	snprintf(other, sizeof(other), "%s/app", sandbox_folder);
	mkdir(other, 0700);
	snprintf(path, sizeof(path), "%s/app/a.php", sandbox_folder);
	write_file("<?php return 1;", true);
	old = fingerprint();
	rest(30);
	snprintf(path, sizeof(path), "%s/app.old", sandbox_folder);
	CHECK(!rename(other, path) && !mkdir(other, 0700));
	snprintf(path, sizeof(path), "%s/app/a.php", sandbox_folder);
	write_file("<?php return 2;", true);
	CHECK(fingerprint() != old);
	unlink(path);
	rmdir(other);
	snprintf(path, sizeof(path), "%s/app.old", sandbox_folder);
	CHECK(!rename(path, other));
	snprintf(path, sizeof(path), "%s/app/a.php", sandbox_folder);
	CHECK(fingerprint() == old);

	check_group("a file that has just been written is young, and in a moment no longer");
	write_file("<?php return 1;", true);
	before = opcflush_fingerprint_clock();
	fingerprint();
	CHECK(opcflush_fingerprint_take(&file, file.st_ctim) == OPCFLUSH_FINGERPRINT_UNSURE);
	CHECK(nanoseconds(before) - nanoseconds(file.st_ctim) > 20000000
		|| opcflush_fingerprint_take(&file, before) == OPCFLUSH_FINGERPRINT_UNSURE);
	rest(file.st_ctim.tv_nsec ? 60 : 2100);
	CHECK(opcflush_fingerprint_take(&file, opcflush_fingerprint_clock()) == opcflush_fingerprint_of(&file));

	check_group("the clock is the one that files are stamped by");
	before = opcflush_fingerprint_clock();
	write_file("<?php return 1;", true);
	fingerprint();
	after = opcflush_fingerprint_clock();
	/* Recent kernels read a finer one for a file that somebody looks at. */
	CHECK(nanoseconds(file.st_ctim) + 1000000000 * !file.st_ctim.tv_nsec >= nanoseconds(before));
	CHECK(nanoseconds(file.st_ctim) <= nanoseconds(after) + 20000000);
}

static uint64_t take_at(long seconds, long fraction)
{
	return opcflush_fingerprint_take(&file, (struct timespec){seconds, fraction});
}

static void made_up(void)
{
	uint64_t base, seen = 0;

	check_group("what is young is told by the time of change, to the nanosecond");
	memset(&file, 0, sizeof(file));
	file.st_ctim = (struct timespec){1000, 990000000};
	file.st_mtim = (struct timespec){5, 0};
	CHECK(take_at(1000, 990000000) == OPCFLUSH_FINGERPRINT_UNSURE && take_at(1001, 9999999) == OPCFLUSH_FINGERPRINT_UNSURE);
	CHECK(take_at(1001, 10000000) == opcflush_fingerprint_of(&file) && take_at(9000, 0) == opcflush_fingerprint_of(&file));

	check_group("one that was changed in the future is young, whatever its other time is");
	CHECK(take_at(999, 0) == OPCFLUSH_FINGERPRINT_UNSURE && take_at(0, 0) == OPCFLUSH_FINGERPRINT_UNSURE);
	file.st_mtim = (struct timespec){99999, 0};
	CHECK(take_at(9000, 0) == opcflush_fingerprint_of(&file));

	check_group("where there are whole seconds only, young is two of them");
	file.st_ctim = (struct timespec){1000, 0};
	CHECK(take_at(1000, 500000000) == OPCFLUSH_FINGERPRINT_UNSURE && take_at(1001, 999999999) == OPCFLUSH_FINGERPRINT_UNSURE);
	CHECK(take_at(1002, 0) == opcflush_fingerprint_of(&file));

	check_group("each of device, inode, size and times makes another fingerprint, to the nanosecond");
	base = opcflush_fingerprint_of(&file);
	file.st_dev++;
	CHECK(opcflush_fingerprint_of(&file) != base);
	file.st_dev--;
	file.st_ino++;
	CHECK(opcflush_fingerprint_of(&file) != base);
	file.st_ino--;
	file.st_size++;
	CHECK(opcflush_fingerprint_of(&file) != base);
	file.st_size--;
	file.st_mtim.tv_nsec++;
	CHECK(opcflush_fingerprint_of(&file) != base);
	file.st_mtim.tv_nsec--;
	file.st_ctim.tv_nsec++;
	CHECK(opcflush_fingerprint_of(&file) != base);
	file.st_ctim.tv_nsec--;
	CHECK(opcflush_fingerprint_of(&file) == base);
	file.st_mode = 0777;
	file.st_atim.tv_sec = 7;
	CHECK(opcflush_fingerprint_of(&file) == base);

	check_group("a hash is neither of the two other words");
	for (uint64_t i = 0; i < 300000; i++) {
		uint64_t hash;

		file.st_ino = (ino_t)i;
		hash = opcflush_fingerprint_of(&file);
		seen += hash == OPCFLUSH_FINGERPRINT_NONE || hash == OPCFLUSH_FINGERPRINT_UNSURE;
	}
	CHECK(seen == 0);
}

#define ONE UINT64_C(4711)
#define OTHER UINT64_C(4712)

static uint64_t noted(uint64_t before, uint64_t fingerprint)
{
	_Atomic uint64_t word = before;

	opcflush_fingerprint_note(&word, fingerprint);
	return atomic_load(&word);
}

static struct {
	_Atomic uint64_t word;
	pthread_barrier_t barrier;
} together;

static void *note_one(void *hash)
{
	pthread_barrier_wait(&together.barrier);
	opcflush_fingerprint_note(&together.word, *(uint64_t *)hash);
	return NULL;
}

static uint64_t note_together(uint64_t before, const uint64_t hashes[4])
{
	pthread_t thread[4];
	uint64_t hash[4];

	memcpy(hash, hashes, sizeof(hash));
	atomic_store(&together.word, before);
	pthread_barrier_init(&together.barrier, NULL, 4);
	for (int i = 0; i < 4; i++) {
		pthread_create(&thread[i], NULL, note_one, &hash[i]);
	}
	for (int i = 0; i < 4; i++) {
		pthread_join(thread[i], NULL);
	}
	pthread_barrier_destroy(&together.barrier);
	return atomic_load(&together.word);
}

static void notes(void)
{
	static const uint64_t same[4] = {ONE, ONE, ONE, ONE}, mixed[4] = {ONE, ONE, OTHER, ONE}, young[4] = {ONE, OPCFLUSH_FINGERPRINT_UNSURE, ONE, ONE};
	bool right = true;

	check_group("the first note counts, the same again changes nothing, another makes it unsure, for good");
	CHECK(noted(OPCFLUSH_FINGERPRINT_NONE, ONE) == ONE && noted(ONE, ONE) == ONE && noted(ONE, OTHER) == OPCFLUSH_FINGERPRINT_UNSURE);
	CHECK(noted(OPCFLUSH_FINGERPRINT_UNSURE, ONE) == OPCFLUSH_FINGERPRINT_UNSURE);

	check_group("so does a file without a fingerprint");
	CHECK(noted(OPCFLUSH_FINGERPRINT_NONE, OPCFLUSH_FINGERPRINT_UNSURE) == OPCFLUSH_FINGERPRINT_UNSURE);
	CHECK(noted(ONE, OPCFLUSH_FINGERPRINT_UNSURE) == OPCFLUSH_FINGERPRINT_UNSURE);
	CHECK(noted(OPCFLUSH_FINGERPRINT_UNSURE, OPCFLUSH_FINGERPRINT_UNSURE) == OPCFLUSH_FINGERPRINT_UNSURE);

	check_group("threads that note at once come to the same, whoever is first");
	for (int i = 0; i < 400; i++) {
		right = right && note_together(OPCFLUSH_FINGERPRINT_NONE, same) == ONE && note_together(ONE, same) == ONE;
		right = right && note_together(OPCFLUSH_FINGERPRINT_NONE, mixed) == OPCFLUSH_FINGERPRINT_UNSURE;
		right = right && note_together(OPCFLUSH_FINGERPRINT_NONE, young) == OPCFLUSH_FINGERPRINT_UNSURE;
	}
	CHECK(right);
}

/* The model. */

typedef enum {
	ALL_RULES,
	LATER_NOTE_WINS,     /* another hash takes the place of the first */
	FIRST_NOTE_STAYS,    /* and the other way round */
	NO_SECOND_LOOK,      /* P3 is left out */
	SETTLER_FORGETS,     /* P3 puts the word back to none, though there may be publishers of a newer realpath order, who settle nothing */
	STRANGER_FORGETS,    /* somebody who is in none of this puts it back to none and invalidates */
	DEAD_ARE_BELIEVED,   /* A3: the pass for the dead goes by fingerprints as the first one does */
	DEAD_NAME_LATE,      /* the script is named in the slot after it was published */
	DEAD_ARE_FORGOTTEN   /* A3: no pass for the dead */
} rule;

#define PUBLISHERS 3
#define ORDERS 2

/* Words: of a file of version v, v + 1. */
#define NONE 0
#define UNSURE 1

/* Where a publisher is. Marked: from LOOK to SETTLE_UNMARK. */
enum { OUT, STARTED, LOOK, READ, NOTE, NOTE_UNSURE, PUBLISH, SECOND_LOOK, SETTLE_WORD, SETTLE_CACHE, SETTLE_UNMARK, DEAD, SETTLING };

/* Where the applier is. */
enum { IDLE, SWEEP_CACHE, LOOK_AT_MARKS, DEAD_WORD, DEAD_CACHE, DEAD_SETTLED, LAST };

typedef struct {
	unsigned at, reached, version; /* of the dead, version: whether it has named the script in its slot */
} publisher;

typedef struct {
	publisher each[PUBLISHERS];
	unsigned disk, cell, word;      /* versions 1 and 2; 0: not cached */
	unsigned newest, selective;     /* orders from 2 on; a bit for each that is a refresh */
	unsigned applied, target, swept, applier;
	bool is_blocked;                /* what the applier's look found */
} model;

static struct {
	rule left_out;
	uint64_t *seen; /* open addressing */
	size_t mask, count, left, room;
	uint64_t *open;
	bool is_broken;
	unsigned kept, settled, buried;
} search;

static bool is_marked(const publisher *one)
{
	return one->at >= LOOK;
}

static bool is_forsaken(const publisher *one)
{
	return one->at == DEAD || one->at == SETTLING;
}

static uint64_t pack(const model *now)
{
	uint64_t packed = 0, each[PUBLISHERS];

	/* Publishers are all alike. */
	for (unsigned i = 0; i < PUBLISHERS; i++) {
		unsigned j = i;
		uint64_t one = now->each[i].at << 4 | now->each[i].reached << 2 | now->each[i].version;

		for (; j > 0 && each[j - 1] > one; j--) {
			each[j] = each[j - 1];
		}
		each[j] = one;
	}
	for (unsigned i = 0; i < PUBLISHERS; i++) {
		packed = packed << 8 | each[i];
	}
	packed = packed << 2 | now->disk;
	packed = packed << 2 | now->cell;
	packed = packed << 2 | now->word;
	packed = packed << 2 | now->newest;
	packed = packed << 4 | now->selective;
	packed = packed << 2 | now->applied;
	packed = packed << 2 | now->target;
	packed = packed << 2 | now->swept;
	packed = packed << 3 | now->applier;
	return packed << 1 | now->is_blocked;
}

static unsigned pull(uint64_t *packed, unsigned bits)
{
	unsigned value = (unsigned)(*packed & ((1u << bits) - 1));

	*packed >>= bits;
	return value;
}

static model unpack(uint64_t packed)
{
	model now;

	now.is_blocked = pull(&packed, 1);
	now.applier = pull(&packed, 3);
	now.swept = pull(&packed, 2);
	now.target = pull(&packed, 2);
	now.applied = pull(&packed, 2);
	now.selective = pull(&packed, 4);
	now.newest = pull(&packed, 2);
	now.word = pull(&packed, 2);
	now.cell = pull(&packed, 2);
	now.disk = pull(&packed, 2);
	for (unsigned i = PUBLISHERS; i-- > 0;) {
		now.each[i].version = pull(&packed, 2);
		now.each[i].reached = pull(&packed, 2);
		now.each[i].at = pull(&packed, 4);
	}
	return now;
}

/* F1, where no publication is on its way and nobody is about to take one back. */
static bool is_right(const model *now)
{
	for (unsigned i = 0; i < PUBLISHERS; i++) {
		if (is_marked(&now->each[i])) {
			return true;
		}
	}
	return now->applier != IDLE || !now->cell || now->word <= UNSURE || now->word == now->cell + 1;
}

static void reach(const model *now)
{
	uint64_t packed = pack(now);
	size_t at = (packed * UINT64_C(0x9e3779b97f4a7c15) >> 20) & search.mask;

	while (search.seen[at] && search.seen[at] != packed) {
		at = (at + 1) & search.mask;
	}
	if (search.seen[at]) {
		return;
	}
	if (search.count++ > search.mask / 4 * 3) {
		abort();
	}
	search.seen[at] = packed;
	if (search.left == search.room) {
		search.room = 2 * search.room + 1024;
		search.open = realloc(search.open, search.room * sizeof(search.open[0]));
		if (!search.open) {
			abort();
		}
	}
	search.open[search.left++] = packed;
	search.is_broken = search.is_broken || !is_right(now);
}

/* As opcflush_fingerprint_note(), in its two steps. */
static void note(model *now, publisher *one)
{
	one->at = PUBLISH;
	if (now->word == NONE || search.left_out == LATER_NOTE_WINS) {
		now->word = one->version + 1;
	} else if (now->word != one->version + 1 && search.left_out != FIRST_NOTE_STAYS) {
		one->at = NOTE_UNSURE;
	}
}

static void leave(publisher *one)
{
	*one = (publisher){.at = OUT};
}

/* One step of a publisher; false: it can take none. */
static bool go_on(model *now, publisher *one)
{
	switch (one->at) {
		case OUT: /* W1 */
			one->at = STARTED;
			one->reached = now->newest;
			return now->applied >= now->newest;
		case STARTED: /* a miss; P1, the mark */
			if (now->cell) {
				leave(one);
			} else {
				one->at = LOOK;
			}
			return true;
		case LOOK:
			if (now->newest == one->reached) {
				one->at = READ;
			} else {
				leave(one);
			}
			return true;
		case READ:
			one->version = now->disk;
			one->at = NOTE;
			return true;
		case NOTE:
			note(now, one);
			return true;
		case NOTE_UNSURE:
			now->word = UNSURE;
			one->at = PUBLISH;
			return true;
		case PUBLISH:
			now->cell = now->cell ? now->cell : one->version;
			one->at = SECOND_LOOK;
			return true;
		case SECOND_LOOK:
			one->at = now->newest == one->reached || search.left_out == NO_SECOND_LOOK ? SETTLE_UNMARK : SETTLE_WORD;
			return true;
		case SETTLE_WORD:
			search.settled++;
			now->word = search.left_out == SETTLER_FORGETS ? NONE : UNSURE;
			one->at = SETTLE_CACHE;
			return true;
		case SETTLE_CACHE:
			now->cell = 0;
			one->at = SETTLE_UNMARK;
			return true;
		case SETTLE_UNMARK:
			leave(one);
			return true;
		default:
			return false;
	}
}

static bool is_selective(const model *now, unsigned from, unsigned to)
{
	for (unsigned order = from + 1; order <= to; order++) {
		if (now->selective >> order & 1) {
			return true;
		}
	}
	return false;
}

/* A1, and the first half of A2. */
static bool claim(model *now)
{
	if (now->applied == now->newest) {
		return false;
	}
	now->target = now->newest;
	if (!is_selective(now, now->applied, now->target)) {
		now->applied = now->target;
		now->target = 0;
	} else if (now->swept == now->target) {
		now->applier = LOOK_AT_MARKS;
	} else if (now->word == now->disk + 1) {
		search.kept++;
		now->swept = now->target;
		now->applier = LOOK_AT_MARKS;
	} else {
		now->word = NONE;
		now->applier = SWEEP_CACHE;
	}
	return true;
}

/* A3 */
static void look_at_marks(model *now)
{
	now->applier = LAST;
	now->is_blocked = false;
	for (unsigned i = 0; i < PUBLISHERS; i++) {
		publisher *one = &now->each[i];

		if (!is_marked(one) || (one->reached >= now->target && !is_forsaken(one))) {
			continue;
		}
		if (is_forsaken(one)) {
			one->at = SETTLING;
			now->applier = search.left_out == DEAD_ARE_FORGOTTEN ? DEAD_SETTLED : DEAD_WORD;
		} else {
			now->is_blocked = true;
		}
	}
}

static bool is_named_by_the_dead(const model *now)
{
	for (unsigned i = 0; i < PUBLISHERS; i++) {
		if (now->each[i].at == SETTLING && now->each[i].version) {
			return true;
		}
	}
	return false;
}

static bool apply(model *now)
{
	switch (now->applier) {
		case IDLE:
			return claim(now);
		case SWEEP_CACHE:
			now->cell = 0;
			now->swept = now->target;
			now->applier = LOOK_AT_MARKS;
			return true;
		case LOOK_AT_MARKS:
			look_at_marks(now);
			return true;
		case DEAD_WORD:
			search.buried++;
			if (now->word == now->disk + 1 && (search.left_out == DEAD_ARE_BELIEVED || !is_named_by_the_dead(now))) {
				now->applier = DEAD_SETTLED;
			} else {
				now->word = NONE;
				now->applier = DEAD_CACHE;
			}
			return true;
		case DEAD_CACHE:
			now->cell = 0;
			now->applier = DEAD_SETTLED;
			return true;
		case DEAD_SETTLED:
			for (unsigned i = 0; i < PUBLISHERS; i++) {
				if (now->each[i].at == SETTLING) {
					leave(&now->each[i]);
				}
			}
			now->applier = LAST;
			return true;
		default: /* A4, or later */
			now->applied = now->is_blocked ? now->applied : now->target;
			now->target = 0;
			now->is_blocked = false;
			now->applier = IDLE;
			return true;
	}
}

static void step_from(const model *from)
{
	model next;

	for (unsigned i = 0; i < PUBLISHERS; i++) {
		next = *from;
		if (go_on(&next, &next.each[i])) {
			reach(&next);
		}
		if (is_marked(&from->each[i]) && !is_forsaken(&from->each[i])) {
			next = *from;
			next.each[i].at = DEAD;
			next.each[i].version = from->each[i].at >= (search.left_out == DEAD_NAME_LATE ? SECOND_LOOK : NOTE);
			reach(&next);
		}
	}
	next = *from;
	if (apply(&next)) {
		reach(&next);
	}
	if (from->applier != IDLE) { /* it dies: the next one inherits its lock */
		next = *from;
		next.applier = IDLE;
		next.target = 0;
		next.is_blocked = false;
		reach(&next);
	}
	next = *from;
	next.disk = 3 - from->disk;
	reach(&next);
	for (unsigned refresh = 0; refresh < 2 && from->newest <= ORDERS; refresh++) {
		next = *from;
		next.newest++;
		next.selective |= refresh << next.newest;
		reach(&next);
	}
	if (search.left_out == STRANGER_FORGETS) {
		next = *from;
		next.word = NONE;
		next.cell = 0;
		reach(&next);
	}
}

/* Whether F1 holds. */
static bool holds_without(rule left_out)
{
	static const model first = {.disk = 1, .newest = 1, .applied = 1};

	memset(search.seen, 0, (search.mask + 1) * sizeof(search.seen[0]));
	search.left_out = left_out;
	search.count = search.left = 0;
	search.is_broken = false;
	search.kept = search.settled = search.buried = 0;
	reach(&first);
	while (search.left && !search.is_broken) {
		model now = unpack(search.open[--search.left]);

		step_from(&now);
	}
	printf("# %zu states%s\n", search.count, search.is_broken ? ", and then F1 is broken" : "");
	return !search.is_broken;
}

static void noticed(rule left_out, const char *what)
{
	check_group(what);
	CHECK(!holds_without(left_out));
}

static void invariant(void)
{
	search.mask = ((size_t)1 << 22) - 1;
	search.seen = malloc((search.mask + 1) * sizeof(search.seen[0]));
	if (!search.seen) {
		abort();
	}

	check_group("in the model a note does what opcflush_fingerprint_note() does");
	for (unsigned word = NONE; word <= 3; word++) {
		for (unsigned version = 1; version <= 2; version++) {
			model now = {.word = word};
			publisher one = {.at = NOTE, .version = version};

			search.left_out = ALL_RULES;
			note(&now, &one);
			if (one.at == NOTE_UNSURE) {
				go_on(&now, &one);
			}
			CHECK(one.at == PUBLISH && now.word == noted(word, version + 1));
		}
	}

	check_group("F1: a word that is a hash is that of what is cached, in whatever order publishers, the applier, orders and deaths come");
	CHECK(holds_without(ALL_RULES));

	check_group("that was put to the test: scripts were kept, publications taken back, and the dead buried");
	CHECK(search.kept > 0 && search.settled > 0 && search.buried > 0);

	noticed(LATER_NOTE_WINS, "it is broken where a later note takes the place of the first");
	noticed(FIRST_NOTE_STAYS, "it is broken where the first note stays");
	noticed(NO_SECOND_LOOK, "it is broken where nobody settles what an order has overtaken");
	noticed(SETTLER_FORGETS, "it is broken where who settles puts the word back to none, as newer publishers settle nothing");
	noticed(STRANGER_FORGETS, "it is broken where somebody else invalidates and puts the word back to none");
	noticed(DEAD_ARE_BELIEVED, "it is broken where the pass for the dead believes in fingerprints");
	noticed(DEAD_NAME_LATE, "it is broken where who publishes names the script in its slot after it has done so");
	noticed(DEAD_ARE_FORGOTTEN, "it is broken where there is no pass for the dead");
	free(search.seen);
	free(search.open);
}

static int test(void)
{
	files();
	made_up();
	notes();
	invariant();
	return check_end();
}

int main(void)
{
	return sandbox_run(test);
}
