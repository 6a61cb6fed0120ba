/* SPDX-License-Identifier: BSD-3-Clause
 * Bindings: which signal gives which order, as INI opcflush.signals has it. Runs at startup and in a new pool worker. */
#ifndef OPCFLUSH_BINDINGS_H
#define OPCFLUSH_BINDINGS_H

#include "order.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

#define OPCFLUSH_BINDINGS_MAX 32

typedef struct {
	int signo;
	opcflush_order_kind kind;
	char text[OPCFLUSH_TEXT_SIZE]; /* of the order, as in "reset" or "invalidate /srv/blog/"; NULs behind it */
} opcflush_binding;

/* In the order of the text; no signal is there twice. */
typedef struct {
	opcflush_binding list[OPCFLUSH_BINDINGS_MAX];
	unsigned count;
} opcflush_bindings;

typedef enum {
	OPCFLUSH_FAULT_NO_ORDER = 1,   /* no "=" */
	OPCFLUSH_FAULT_UNKNOWN_SIGNAL,
	OPCFLUSH_FAULT_NUMBER,         /* a signal by its number, which is another one on the next machine */
	OPCFLUSH_FAULT_OUT_OF_RANGE,   /* there are fewer real-time signals */
	OPCFLUSH_FAULT_UNCATCHABLE,    /* the kernel hands it to no handler */
	OPCFLUSH_FAULT_CRASH,          /* it reports a crash */
	OPCFLUSH_FAULT_PHP,            /* PHP needs it */
	OPCFLUSH_FAULT_JOB_CONTROL,    /* job control needs it */
	OPCFLUSH_FAULT_LIMIT,          /* resource limits need it */
	OPCFLUSH_FAULT_UNKNOWN_ORDER,
	OPCFLUSH_FAULT_SELECTOR,       /* something is wrong behind an order's name */
	OPCFLUSH_FAULT_TOO_LONG,       /* there is no room for the order's text */
	OPCFLUSH_FAULT_REPEATED,       /* the signal is bound before, maybe by another of its names; the first one counts */
	OPCFLUSH_FAULT_TOO_MANY        /* more than OPCFLUSH_BINDINGS_MAX */
} opcflush_fault_kind;

/* What is wrong with one item. `text` points into what was scanned, and is valid as long as that is. */
typedef struct {
	opcflush_fault_kind kind;
	int signo; /* 0 when the item names no signal */
	const char *text;
	size_t length;
	size_t position; /* of the item's first byte; the first byte of all is 1 */
	opcflush_text_fault selector; /* OPCFLUSH_FAULT_SELECTOR: which byte, and what should be there */
} opcflush_fault;

#define OPCFLUSH_FAULTS_KEPT 8

typedef struct {
	opcflush_fault list[OPCFLUSH_FAULTS_KEPT];
	unsigned count;   /* how many are in the list: the first ones */
	unsigned further; /* how many more there are */
} opcflush_faults;

/* Enough for every message of opcflush_faults_describe(). */
#define OPCFLUSH_FAULTS_TEXT_SIZE 3072

#define OPCFLUSH_SIGNAL_NAME_SIZE 24

/* Reads `signal=order` items separated by ";". Items may be empty and surrounded by white space. Signals go by name, with
 * or without SIG, and SIGRTMIN+n and SIGRTMAX-n; case does not matter. Orders are as in text.h, but for manifests; among
 * selectors a ";" may be quoted. Empty text, or "none" alone, binds nothing.
 *
 * `timer_signo` is the signal that this PHP keeps for its timeouts, 0 when it has none of its own.
 * The text may hold any bytes and needs no NUL behind it. Items that are wrong are left out and told in `faults`; the
 * others are bound all the same. Returns whether there was nothing to tell. */
bool opcflush_bindings_scan(opcflush_bindings *bindings, opcflush_faults *faults, const char *text, size_t length,
	int timer_signo);

/* Writes one sentence without a full stop that quotes each item, printable and cut to 40 bytes, its position, what is
 * wrong with it, and what is accepted. Cuts it to fit, always ends it with a NUL and returns its length. */
size_t opcflush_faults_describe(const opcflush_faults *faults, char *buffer, size_t size);

/* "SIGURG", "SIGRTMIN+1"; "signal 77" for one that has no name. One name for one number: SIGPOLL is "SIGIO" where they
 * are the same. Writes to `buffer`, OPCFLUSH_SIGNAL_NAME_SIZE is enough, and returns it. */
const char *opcflush_signal_name(int signo, char *buffer, size_t size);

#endif
