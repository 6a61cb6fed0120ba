/* SPDX-License-Identifier: BSD-3-Clause
 * Faults: SIGBUS in the guarded memory, in any thread of any process that inherited it. */
#include "fault.h"

#include <errno.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <sys/mman.h>

static _Atomic(uintptr_t) guarded;
static atomic_size_t guarded_size;

/* Whose SIGBUS it was when we first came, and when we last did: others come after us without a look at who was there. */
static struct sigaction first, latest;
static bool has_first;

bool opcflush_fault_replace(void *memory, size_t size)
{
	int error = errno;
	void *replaced = mmap(memory, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);

	errno = error;
	return replaced != MAP_FAILED;
}

static void handle(int signo, siginfo_t *info, void *context);

static bool is_ours(const struct sigaction *action)
{
	return (action->sa_flags & SA_SIGINFO) && action->sa_sigaction == handle;
}

static bool is_vacant(const struct sigaction *action)
{
	return !(action->sa_flags & SA_SIGINFO) && (action->sa_handler == SIG_DFL || action->sa_handler == SIG_IGN);
}

static void take(struct sigaction *from)
{
	struct sigaction ours = {.sa_sigaction = handle, .sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER};

	sigemptyset(&ours.sa_mask);
	sigaction(SIGBUS, &ours, from);
}

/* A fault comes again by itself when the handler returns; what somebody has sent does not. */
static void let_die(int signo, const siginfo_t *info)
{
	struct sigaction vacant = {.sa_handler = SIG_DFL};

	sigaction(signo, &vacant, NULL);
	if (info->si_code <= 0) {
		raise(signo);
	}
}

static void call(const struct sigaction *action, int signo, siginfo_t *info, void *context)
{
	if (action->sa_flags & SA_SIGINFO) {
		action->sa_sigaction(signo, info, context);
	} else if (!is_vacant(action)) {
		action->sa_handler(signo);
	} else if (action->sa_handler == SIG_DFL || info->si_code > 0) {
		let_die(signo, info);
	}
}

/* What was handed on last, and from where on the stack. */
static _Atomic(siginfo_t *) handed_on;
static _Atomic(uintptr_t) handed_on_at;

/* Who came after us may hand on to us what we hand on to them, and this is how we know it: the same once more, from deeper on the
 * stack. Then it is for those who were there before us, who do not know of us. None of them needs to return. */
static void forward(int signo, siginfo_t *info, void *context)
{
	uintptr_t here = (uintptr_t)__builtin_frame_address(0), above = atomic_exchange(&handed_on_at, here);

	if (atomic_exchange(&handed_on, info) == info && here < above) {
		call(&first, signo, info, context);
	} else {
		call(&latest, signo, info, context);
	}
	atomic_store(&handed_on, NULL);
}

static void handle(int signo, siginfo_t *info, void *context)
{
	uintptr_t memory = atomic_load(&guarded), address = (uintptr_t)info->si_addr;
	size_t size = atomic_load(&guarded_size);

	if (memory && info->si_code > 0 && address >= memory && address - memory < size
		&& opcflush_fault_replace((void *)memory, size)) {
		return;
	}
	forward(signo, info, context);
}

void opcflush_fault_watch(void)
{
	struct sigaction now;

	if (!atomic_load(&guarded) || sigaction(SIGBUS, NULL, &now) || is_ours(&now)) {
		return;
	}
	latest = now;
	if (!has_first) {
		first = now;
		has_first = true;
	}
	take(&now);
}

void opcflush_fault_guard(void *memory, size_t size)
{
	atomic_store(&guarded_size, size);
	atomic_store(&guarded, (uintptr_t)memory);
	opcflush_fault_watch();
}

void opcflush_fault_unguard(void)
{
	struct sigaction now;

	atomic_store(&guarded, 0);
	has_first = false;
	if (!sigaction(SIGBUS, NULL, &now) && is_ours(&now)) {
		sigaction(SIGBUS, &latest, NULL);
	}
}
