/* SPDX-License-Identifier: BSD-3-Clause
 * The instance: what one OPcache and the processes that use it share. */
#include "instance.h"
#include "memory.h"

#include <string.h>

static bool make(void *memory, void *unused)
{
	opcflush_instance *instance = memory;

	(void)unused;
	opcflush_orders_init(&instance->orders);
	return opcflush_gate_init(&instance->gate) && opcflush_lock_init(&instance->applier)
		&& opcflush_lock_init(&instance->exchange.taking_in) && opcflush_slots_init(&instance->slots);
}

opcflush_instance *opcflush_instance_create(const char *name)
{
	return opcflush_memory_share_as(name, sizeof(opcflush_instance), make, NULL);
}

void opcflush_instance_destroy(opcflush_instance *instance)
{
	opcflush_memory_unshare(instance, sizeof(*instance));
}

opcflush_root *opcflush_root_find(opcflush_instance *instance, uint64_t inode)
{
	for (int i = 0; i < OPCFLUSH_ROOTS; i++) {
		opcflush_root *root = &instance->root[i];

		/* Acquire: pairs with the release in opcflush_root_add(), which fills the cell before it shows it. */
		if (!atomic_load_explicit(&root->taken, memory_order_acquire)) {
			return NULL;
		}
		if (atomic_load_explicit(&root->inode, memory_order_relaxed) == inode) {
			return root;
		}
	}
	return NULL;
}

opcflush_root *opcflush_root_add(opcflush_instance *instance, uint64_t inode)
{
	opcflush_root *root = opcflush_root_find(instance, inode);

	for (int i = 0; !root && i < OPCFLUSH_ROOTS; i++) {
		if (atomic_load(&instance->root[i].taken)) {
			continue;
		}
		root = &instance->root[i];
		atomic_store(&root->inode, inode);
		atomic_store(&root->applied, atomic_load(&instance->orders.generation));
		atomic_store_explicit(&root->taken, 1, memory_order_release);
	}
	return root;
}

void opcflush_roots_distrust(opcflush_instance *instance)
{
	for (int i = 0; i < OPCFLUSH_ROOTS; i++) {
		instance->root[i].invalidated = 0;
	}
}

void opcflush_root_advance(opcflush_root *root, uint64_t generation)
{
	uint64_t applied = atomic_load(&root->applied);

	while (applied < generation && !atomic_compare_exchange_weak(&root->applied, &applied, generation)) {
	}
}

bool opcflush_last_flush_read(opcflush_instance *instance, opcflush_last_flush *copy)
{
	uint32_t turn = atomic_load_explicit(&instance->last.turn, memory_order_acquire);

	if (!turn || turn % 2) {
		return false;
	}
	memcpy(copy, &instance->last, sizeof(*copy));
	copy->order[sizeof(copy->order) - 1] = copy->reason[sizeof(copy->reason) - 1] = '\0';
	atomic_thread_fence(memory_order_acquire);
	return atomic_load_explicit(&instance->last.turn, memory_order_relaxed) == turn;
}

void opcflush_last_flush_write(opcflush_instance *instance, const opcflush_last_flush *flush)
{
	opcflush_last_flush *last = &instance->last;
	uint32_t turn = atomic_load(&last->turn) | 1; /* odd already where a writer died */

	atomic_store(&last->turn, turn);
	/* Before what follows: pairs with the second load of `turn` in opcflush_last_flush_read(). */
	atomic_thread_fence(memory_order_release);
	last->generation = flush->generation;
	last->time = flush->time;
	last->duration = flush->duration;
	last->scripts = flush->scripts;
	last->pid = flush->pid;
	memcpy(last->order, flush->order, sizeof(last->order));
	memcpy(last->reason, flush->reason, sizeof(last->reason));
	/* Release: pairs with the acquire of `turn` in opcflush_last_flush_read(). */
	atomic_store_explicit(&last->turn, turn + 1, memory_order_release);
}
