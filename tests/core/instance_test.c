/* SPDX-License-Identifier: BSD-3-Clause
 * The instance: the progress of its root directories, and what it tells of the last flush. */
#include "../../src/core/instance.h"
#include "check.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define ADVANCERS 4
#define ADVANCES 100000
#define WRITES 50000

static opcflush_instance *instance;

static void begin(void)
{
	if (instance != NULL) {
		opcflush_instance_destroy(instance);
	}
	instance = opcflush_instance_create(NULL);
	if (instance == NULL) {
		abort();
	}
}

static uint64_t raise_order(void)
{
	opcflush_order_copy order = {.generation = opcflush_order_begin(&instance->orders), .kind = OPCFLUSH_RESET};

	opcflush_order_complete(&instance->orders, &order);
	return order.generation;
}

static void beginning(void)
{
	opcflush_last_flush last;

	check_group("a new instance has nothing ordered, nobody in it, and its lock is free");
	begin();
	CHECK(atomic_load(&instance->orders.generation) == 1 && opcflush_root_find(instance, 0) == NULL);
	CHECK(!opcflush_last_flush_read(instance, &last) && opcflush_slots_taken(&instance->slots) == 0);
	CHECK(opcflush_lock_try(&instance->applier) == OPCFLUSH_LOCK_TAKEN);
	opcflush_lock_release(&instance->applier);
}

static void roots(void)
{
	opcflush_root *root, *other;

	check_group("a root starts at what was ordered before it came");
	begin();
	root = opcflush_root_add(instance, 0);
	CHECK(root != NULL && atomic_load(&root->applied) == 1 && opcflush_root_find(instance, 0) == root);
	raise_order();
	raise_order();
	other = opcflush_root_add(instance, 4711);
	CHECK(other != NULL && other != root && atomic_load(&other->applied) == 3 && atomic_load(&root->applied) == 1);
	CHECK(opcflush_root_find(instance, 4711) == other && opcflush_root_find(instance, 4712) == NULL);

	check_group("one that is known keeps its progress");
	CHECK(opcflush_root_add(instance, 0) == root && atomic_load(&root->applied) == 1);

	check_group("what was invalidated can be distrusted in all of them, and progress stays");
	root->invalidated = 2;
	other->invalidated = 3;
	opcflush_roots_distrust(instance);
	CHECK(root->invalidated == 0 && other->invalidated == 0 && atomic_load(&other->applied) == 3);

	check_group("there are only so many");
	for (uint64_t inode = 1; inode <= OPCFLUSH_ROOTS - 2; inode++) {
		CHECK(opcflush_root_add(instance, inode) != NULL);
	}
	CHECK(opcflush_root_add(instance, 5000) == NULL && opcflush_root_find(instance, 5000) == NULL);
	CHECK(opcflush_root_add(instance, 4711) == other && opcflush_root_find(instance, OPCFLUSH_ROOTS - 2) != NULL);

	check_group("who dies adding one leaves the place to the next");
	begin();
	atomic_store(&instance->root[0].inode, 4711);
	CHECK(opcflush_root_find(instance, 4711) == NULL);
	root = opcflush_root_add(instance, 4712);
	CHECK(root == &instance->root[0] && atomic_load(&root->inode) == 4712 && opcflush_root_find(instance, 4711) == NULL);
}

/* Advances to numbers out of order; a step back that is seen is a failure. */
static void advancer(opcflush_root *root, unsigned seed)
{
	uint64_t seen = 0;

	for (unsigned i = 0; i < ADVANCES; i++) {
		uint64_t generation = i + (uint64_t)(rand_r(&seed) % 1000), applied;

		opcflush_root_advance(root, generation);
		applied = atomic_load(&root->applied);
		if (applied < seen || applied < generation) {
			_exit(1);
		}
		seen = applied;
	}
	_exit(0);
}

static void advances(void)
{
	opcflush_root *root;
	bool ended_well = true;

	check_group("progress never goes back");
	begin();
	root = opcflush_root_add(instance, 0);
	opcflush_root_advance(root, 7);
	opcflush_root_advance(root, 5);
	CHECK(atomic_load(&root->applied) == 7);
	opcflush_root_advance(root, 8);
	CHECK(atomic_load(&root->applied) == 8);

	check_group("nor when several advance it at once");
	for (unsigned i = 0; i < ADVANCERS; i++) {
		if (fork() == 0) {
			advancer(root, i);
		}
	}
	for (int i = 0; i < ADVANCERS; i++) {
		int status;

		wait(&status);
		ended_well = ended_well && status == 0;
	}
	CHECK(ended_well && atomic_load(&root->applied) >= ADVANCES);
}

/* All of it tells the same number. */
static opcflush_last_flush flush_number(uint64_t number)
{
	opcflush_last_flush flush = {
		.generation = number, .time = number, .duration = number, .pid = (int32_t)number,
		.scripts = {.looked_at = 2 * number, .invalidated = number, .kept = number},
	};

	memset(flush.order, (int)('a' + number % 25), sizeof(flush.order) - 1);
	memset(flush.reason, (int)('a' + number % 26), sizeof(flush.reason) - 1);
	return flush;
}

static bool is_whole(const opcflush_last_flush *flush)
{
	opcflush_last_flush expected = flush_number(flush->generation);

	return flush->time == expected.time && flush->duration == expected.duration
		&& !memcmp(&flush->scripts, &expected.scripts, sizeof(expected.scripts)) && flush->pid == expected.pid && !strcmp(flush->order, expected.order)
		&& !strcmp(flush->reason, expected.reason);
}

/* Returns how many were read between the first one and the last one. */
static uint64_t read_while_flushes_are_written(bool *right)
{
	opcflush_last_flush flush = flush_number(6), copy;
	uint64_t seen = 6, between = 0;
	pid_t writer;
	int status;

	opcflush_last_flush_write(instance, &flush);
	writer = fork();
	if (writer == 0) {
		for (uint64_t number = 7; number < WRITES; number++) {
			flush = flush_number(number);
			opcflush_last_flush_write(instance, &flush);
		}
		_exit(0);
	}
	while (waitpid(writer, &status, WNOHANG) == 0) {
		if (opcflush_last_flush_read(instance, &copy)) {
			*right = *right && is_whole(&copy) && copy.generation >= seen;
			seen = copy.generation;
			between += seen > 6 && seen < WRITES - 1;
		}
	}
	*right = *right && status == 0;
	return between;
}

static void last_flush(void)
{
	opcflush_last_flush flush = flush_number(3), copy;
	bool right = true;
	uint64_t between = 0;

	check_group("the last flush is read as it was written, and replaced by the next");
	begin();
	opcflush_last_flush_write(instance, &flush);
	CHECK(opcflush_last_flush_read(instance, &copy) && copy.generation == 3 && is_whole(&copy));
	flush = flush_number(4);
	opcflush_last_flush_write(instance, &flush);
	CHECK(opcflush_last_flush_read(instance, &copy) && copy.generation == 4 && is_whole(&copy));

	check_group("texts that fill their places end all the same");
	memset(flush.order, 'o', sizeof(flush.order));
	memset(flush.reason, 'r', sizeof(flush.reason));
	opcflush_last_flush_write(instance, &flush);
	CHECK(opcflush_last_flush_read(instance, &copy) && strlen(copy.reason) == sizeof(copy.reason) - 1);
	CHECK(strlen(copy.order) == sizeof(copy.order) - 1);

	check_group("one whose writer died over it is not told, and the next writer puts that right");
	atomic_fetch_add(&instance->last.turn, 1);
	instance->last.generation = 5;
	CHECK(!opcflush_last_flush_read(instance, &copy));
	flush = flush_number(6);
	opcflush_last_flush_write(instance, &flush);
	CHECK(opcflush_last_flush_read(instance, &copy) && copy.generation == 6 && is_whole(&copy));

	check_group("readers get it whole or not at all while it is being written");
	/* Once more where a busy machine has let them take turns. */
	for (int i = 0; i < 100 && right && between == 0; i++) {
		between = read_while_flushes_are_written(&right);
		CHECK(opcflush_last_flush_read(instance, &copy) && copy.generation == WRITES - 1);
	}
	CHECK(right && between > 0);
}

int main(void)
{
	alarm(60);
	beginning();
	roots();
	advances();
	last_flush();
	opcflush_instance_destroy(instance);
	return check_end();
}
