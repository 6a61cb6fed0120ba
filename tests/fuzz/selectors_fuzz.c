/* SPDX-License-Identifier: BSD-3-Clause
 * Any bytes as the text of an order, as selectors and as one selector, against any bytes as paths: the first line, and the others.
 * What is read and what matches is compared with a second reading of the language, which is as simple as can be: it goes back and
 * tries again. */
#include "../../src/core/selectors.h"
#include "../../src/core/text.h"
#include "driver.h"

#define PATHS_MAX 8
#define PATH_MAX_LENGTH 512
#define STEPS_MAX 20000

/* The second reading: bytes without their quotes, and then what they mean. */
typedef struct {
	char byte;
	bool quoted;
	bool apart; /* there are quotes, of nothing maybe, right before it */
} mark;

typedef enum { BYTE, QUESTION, STAR, STARS, SET, OPEN, COMMA, CLOSE, END } meaning;

typedef struct {
	meaning means;
	char byte;
	uint8_t set[32]; /* SET: a bit for each byte */
	bool negated;
	size_t next;  /* OPEN, COMMA: where the alternative ends */
	size_t close; /* COMMA: where the last one does */
} element;

typedef struct {
	const mark *marks;
	size_t count;
	size_t at;
	element *elements;
	size_t used;
	size_t open[OPCFLUSH_BRACES_MAX];
	size_t depth;
} reading;

static bool is_control(char byte)
{
	return (unsigned char)byte < ' ' || byte == 0x7f;
}

/* One selector's bytes from text[*at] on, up to what ends it: nothing, or, if it is not the whole, white space or ";". */
static bool unquote(const char *text, size_t length, bool whole, size_t *at, mark *marks, size_t *count)
{
	bool apart = false;
	char quote = 0;

	for (*count = 0; *at < length; (*at)++) {
		char byte = text[*at];

		if (quote ? byte == quote : byte == '\'' || byte == '"') {
			quote = quote ? 0 : byte;
			apart = true;
			continue;
		}
		if (!quote && !whole && (byte == ';' || byte == ' ' || (byte >= '\t' && byte <= '\r'))) {
			return true;
		}
		if (byte == '\\' && quote != '\'') {
			if (++*at == length) {
				return false;
			}
			byte = text[*at];
			marks[(*count)++] = (mark){byte, true, apart};
		} else {
			marks[(*count)++] = (mark){byte, quote != 0, apart};
		}
		apart = false;
		if (is_control(byte)) {
			return false;
		}
	}
	return !quote;
}

static bool is_next(const reading *r, char byte)
{
	return r->at < r->count && !r->marks[r->at].quoted && r->marks[r->at].byte == byte;
}

static element *add(reading *r, meaning means)
{
	element *added = &r->elements[r->used++];

	added->means = means;
	return added;
}

static bool take_member(reading *r, unsigned char *byte)
{
	if (r->at == r->count || is_next(r, '[') || r->marks[r->at].byte == '/') {
		return false;
	}
	*byte = (unsigned char)r->marks[r->at++].byte;
	return true;
}

static bool take_set(reading *r)
{
	element *set = add(r, SET);
	unsigned char first, last;
	bool negated = is_next(r, '!');

	r->at += negated;
	if (is_next(r, ']') || (!negated && is_next(r, '^'))) {
		return false;
	}
	while (!is_next(r, ']')) {
		if (!take_member(r, &first)) {
			return false;
		}
		last = first;
		if (is_next(r, '-')) {
			r->at++;
			if (is_next(r, ']')) {
				r->at--;
			} else if (!take_member(r, &last) || last < first) {
				return false;
			}
		}
		for (unsigned byte = first; byte <= last; byte++) {
			set->set[byte / 8] |= (uint8_t)(1u << byte % 8);
		}
	}
	set->negated = negated;
	r->at++;
	return true;
}

static bool take_brace(reading *r, meaning means)
{
	size_t *open = &r->open[r->depth - 1];

	r->elements[*open].next = r->used;
	for (size_t i = *open; means == CLOSE && i > 0 && r->elements[i].means == COMMA;) {
		size_t before = r->elements[i].close;

		r->elements[i].close = r->used;
		i = before;
	}
	if (means == CLOSE) {
		add(r, CLOSE);
		r->depth--;
	} else {
		add(r, COMMA)->close = *open;
		*open = r->used - 1;
	}
	return true;
}

static bool take_mark(reading *r)
{
	const mark *next = &r->marks[r->at++];
	element *star;

	if (next->quoted || !strchr("*?[]{},", next->byte) || (next->byte == ',' && r->depth == 0)) {
		add(r, BYTE)->byte = next->byte;
		return true;
	}
	switch (next->byte) {
		case '*':
			star = add(r, STAR);
			while (is_next(r, '*') && !r->marks[r->at].apart) {
				star->means = STARS;
				r->at++;
			}
			return true;
		case '?':
			add(r, QUESTION);
			return true;
		case '[':
			return take_set(r);
		case '{':
			if (r->depth == OPCFLUSH_BRACES_MAX) {
				return false;
			}
			r->open[r->depth++] = r->used;
			add(r, OPEN);
			return true;
		case ',':
			return take_brace(r, COMMA);
		case '}':
			return r->depth > 0 && take_brace(r, CLOSE);
		default:
			return false;
	}
}

typedef enum { WRONG, GLOB, MANIFEST } verdict;

/* `elements` has room for one more than there are marks, and is all zeroes. */
static verdict understand(const mark *marks, size_t count, element *elements)
{
	reading r = {.marks = marks, .count = count, .elements = elements};

	if (is_next(&r, '@')) {
		for (r.at = 2; r.at < count; r.at++) {
			if (!marks[r.at].quoted && strchr("*?[]{}", marks[r.at].byte)) {
				return WRONG;
			}
		}
		return count > 1 && marks[1].byte == '/' ? MANIFEST : WRONG;
	}
	if (count == 0 || marks[0].byte != '/') {
		return WRONG;
	}
	while (r.at < count) {
		if (!take_mark(&r)) {
			return WRONG;
		}
	}
	add(&r, END);
	return r.depth == 0 ? GLOB : WRONG;
}

typedef struct {
	const element *elements;
	const char *path;
	size_t length;
	unsigned long steps;
} attempt;

static bool is_last(const element *elements, size_t i)
{
	while (elements[i].means == COMMA || elements[i].means == CLOSE) {
		i = elements[i].means == COMMA ? elements[i].close + 1 : i + 1;
	}
	return elements[i].means == END;
}

static bool try_from(attempt *a, size_t i, size_t j);

static bool try_alternatives(attempt *a, size_t i, size_t j)
{
	for (; a->elements[i].means != CLOSE; i = a->elements[i].next) {
		if (try_from(a, i + 1, j)) {
			return true;
		}
	}
	return false;
}

/* As few bytes as possible first, and no "/" unless it is "**". */
static bool try_star(attempt *a, size_t i, size_t j)
{
	const element *next = &a->elements[i + 1];
	bool crosses = a->elements[i].means == STARS;

	if (crosses && next->means == BYTE && next->byte == '/' && j > 0 && a->path[j - 1] == '/'
		&& (is_last(a->elements, i + 2) || try_from(a, i + 2, j))) {
		return true;
	}
	for (; !try_from(a, i + 1, j); j++) {
		if (j == a->length || (!crosses && a->path[j] == '/')) {
			return false;
		}
	}
	return true;
}

static bool takes(const element *e, char byte)
{
	unsigned char bit = (unsigned char)byte;

	if (e->means == BYTE) {
		return e->byte == byte;
	}
	return byte != '/' && (e->means == QUESTION || (e->set[bit / 8] >> bit % 8 & 1) != e->negated);
}

/* With the steps used up it is true, and nothing is compared. */
static bool try_from(attempt *a, size_t i, size_t j)
{
	for (;;) {
		const element *e = &a->elements[i];

		if (a->steps == 0 || --a->steps == 0) {
			return true;
		}
		switch (e->means) {
			case END:
				return j == a->length;
			case STAR:
			case STARS:
				return try_star(a, i, j);
			case OPEN:
				return try_alternatives(a, i, j);
			case COMMA:
				i = e->close + 1;
				break;
			case CLOSE:
				i++;
				break;
			default:
				if (j == a->length || !takes(e, a->path[j])) {
					return false;
				}
				if (e->means == BYTE && e->byte == '/' && is_last(a->elements, i + 1)) {
					return true;
				}
				i++;
				j++;
		}
	}
}

/* What is read. */
typedef struct {
	const char *text;
	size_t length;
	bool whole;
} given;

typedef struct {
	bool wrong;
	bool manifest;  /* there is one among them */
	bool matches;
	bool elsewhere; /* one matches that has a literal folder other than the root */
	bool unsure;    /* it took too many steps */
} truth;

/* Whether real() is asked for it, and knows it: a path as a whole, else its folder. */
static bool is_elsewhere(const element *elements)
{
	bool has_folder = false;
	size_t i;

	for (i = 1; elements[i].means == BYTE; i++) {
		has_folder = elements[i].byte == '/' ? elements[i - 1].byte != '/' : has_folder;
	}
	return elements[i].means == END && elements[i - 1].byte != '/' ? true : has_folder;
}

static void try_selector(truth *t, const mark *marks, size_t count, const char *path, size_t length)
{
	element *elements = calloc(count + 1, sizeof(*elements));
	attempt a = {elements, path, length, STEPS_MAX};
	verdict verdict;

	must(elements != NULL);
	verdict = understand(marks, count, elements);
	t->wrong = t->wrong || verdict == WRONG;
	t->manifest = t->manifest || verdict == MANIFEST;
	if (verdict == GLOB && try_from(&a, 0, 0)) {
		t->unsure = t->unsure || a.steps == 0;
		t->matches = true;
		t->elsewhere = t->elsewhere || is_elsewhere(elements);
	}
	free(elements);
}

static truth find_out(const given *g, const char *path, size_t length)
{
	mark *marks = malloc((g->length + 1) * sizeof(*marks));
	truth t = {0};
	size_t at = 0, count;

	must(marks != NULL);
	while (!t.wrong && (g->whole || at < g->length)) {
		if (!g->whole && (g->text[at] == ' ' || (g->text[at] >= '\t' && g->text[at] <= '\r'))) {
			at++;
			continue;
		}
		t.wrong = (!g->whole && g->text[at] == ';') || !unquote(g->text, g->length, g->whole, &at, marks, &count);
		if (!t.wrong) {
			try_selector(&t, marks, count, path, length);
		}
		if (g->whole) {
			break;
		}
	}
	free(marks);
	return t;
}

static void must_be_told(const opcflush_text_fault *fault, size_t length)
{
	must(fault->position >= 1 && fault->position <= length + 1);
	must(fault->expected && *fault->expected && strlen(fault->expected) < 80);
}

/* All folders are elsewhere, but for those whose name is odd. */
static bool real(const char *folder, char *resolved)
{
	must(folder[0] == '/' && strlen(folder) < 4096);
	if (folder[strlen(folder) - 1] == '/') {
		return false;
	}
	must(strlen(folder) < 4000);
	sprintf(resolved, "/r [*]%s", folder);
	return true;
}

static void match_resolved(const char *text, size_t length, const truth *t, const char *path, size_t path_length)
{
	char moved[6 + PATH_MAX_LENGTH];
	opcflush_selectors *selectors;
	bool failed;
	char *further = opcflush_selectors_resolve(text, length, real, &failed);

	must(!failed);
	must(further || t->unsure || !t->elsewhere);
	if (!further) {
		return;
	}
	selectors = opcflush_selectors_compile(further, strlen(further));
	must(selectors != NULL);
	memcpy(moved, "/r [*]", 6);
	memcpy(moved + 6, path, path_length);
	must(t->unsure || opcflush_selectors_match(selectors, moved, 6 + path_length) == t->elsewhere);
	opcflush_selectors_free(selectors);
	free(further);
}

static void match_all(const char *text, size_t length, const char *path, size_t path_length)
{
	opcflush_selectors *selectors = opcflush_selectors_compile(text, length);
	truth t = find_out(&(given){text, length, false}, path, path_length);
	bool failed;

	must((selectors == NULL) == t.wrong);
	if (t.wrong) {
		must(opcflush_selectors_resolve(text, length, real, &failed) == NULL && failed);
		return;
	}
	must(opcflush_text_names_manifest(text, length) == t.manifest);
	must(t.unsure || opcflush_selectors_match(selectors, path, path_length) == t.matches);
	/* There is room for the folder, and for what real() makes of it. */
	if (length < 4000) {
		match_resolved(text, length, &t, path, path_length);
	}
	opcflush_selectors_free(selectors);
}

/* As one selector of many. */
static void append(const char *selector, size_t length, const char *path, size_t path_length)
{
	char text[OPCFLUSH_TEXT_SIZE] = "invalidate /first", file[OPCFLUSH_TEXT_SIZE];
	truth t = find_out(&(given){selector, length, true}, path, path_length);
	opcflush_text_fault fault = {0};
	opcflush_text_verdict verdict = opcflush_text_append(text, sizeof(text), selector, length, &fault);
	opcflush_selectors *selectors;
	opcflush_order_kind kind;
	size_t at;

	must((verdict == OPCFLUSH_TEXT_WRONG) == t.wrong);
	must(memchr(text, '\0', sizeof(text)) != NULL);
	if (verdict != OPCFLUSH_TEXT_FINE) {
		must_be_told(&fault, length);
		must(!strcmp(text, "invalidate /first"));
		return;
	}
	must(!strncmp(text, "invalidate /first ", 18));
	must(opcflush_text_read(text, strlen(text), true, &kind, &at, &fault) == OPCFLUSH_TEXT_FINE && at == 11);
	must(opcflush_text_names_manifest(text + at, strlen(text + at)) == t.manifest);
	must(opcflush_text_manifest(selector, length, file, sizeof(file)) == t.manifest && (!t.manifest || file[0] == '/'));
	selectors = opcflush_selectors_compile(text + 18, strlen(text + 18));
	must(selectors && (t.unsure || opcflush_selectors_match(selectors, path, path_length) == t.matches));
	opcflush_selectors_free(selectors);
}

/* A path with all of its bytes quoted is a selector that matches it, and with a byte more only if it is a folder. */
static void match_itself(const char *path, size_t length)
{
	char selector[2 * PATH_MAX_LENGTH], text[OPCFLUSH_TEXT_SIZE] = "refresh", longer[PATH_MAX_LENGTH + 1];
	bool is_fine = length > 0 && path[0] == '/';
	opcflush_text_fault fault = {0};
	opcflush_selectors *selectors;

	for (size_t i = 0; i < length; i++) {
		selector[2 * i] = '\\';
		selector[2 * i + 1] = path[i];
		is_fine = is_fine && !is_control(path[i]);
	}
	must((opcflush_text_append(text, sizeof(text), selector, 2 * length, &fault) == OPCFLUSH_TEXT_WRONG) == !is_fine);
	selectors = opcflush_selectors_compile(selector, 2 * length);
	must((selectors != NULL) == (is_fine || length == 0));
	if (selectors && length > 0) {
		memcpy(longer, path, length);
		longer[length] = 'x';
		must(opcflush_selectors_match(selectors, path, length) && !opcflush_selectors_match(selectors, path, length - 1));
		must(opcflush_selectors_match(selectors, longer, length + 1) == (path[length - 1] == '/'));
	}
	opcflush_selectors_free(selectors);
}

/* Where the selectors of a text begin: 0 if it is no order. */
static size_t read_order(const char *text, size_t length)
{
	opcflush_text_fault fault = {0};
	opcflush_order_kind kind = 0, same = 0;
	size_t at = 0, there;
	opcflush_text_verdict verdict = opcflush_text_read(text, length, true, &kind, &at, &fault);
	opcflush_text_verdict strict = opcflush_text_read(text, length, false, &same, &there, &(opcflush_text_fault){0});

	must((verdict == OPCFLUSH_TEXT_TOO_LONG) == (length >= OPCFLUSH_TEXT_SIZE));
	if (verdict != OPCFLUSH_TEXT_FINE) {
		must_be_told(&fault, length);
		must(strict == verdict);
		return 0;
	}
	must(at <= length && (at == length || opcflush_order_is_selective(kind)));
	must(kind != OPCFLUSH_INVALIDATE || at < length);
	must((strict == OPCFLUSH_TEXT_FINE) == !opcflush_text_names_manifest(text + at, length - at));
	must(strict != OPCFLUSH_TEXT_FINE || (same == kind && there == at));
	must(!find_out(&(given){text + at, length - at, false}, "", 0).wrong);
	return at;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const char *text = (const char *)data, *limit = text + size;
	const char *line = size ? memchr(text, '\n', size) : NULL;
	size_t length = line ? (size_t)(line - text) : size, at = read_order(text, length);

	match_all(text + at, length - at, "/", 1);
	append(text + at, length - at, "/", 1);
	for (unsigned paths = 0; line && paths < PATHS_MAX; paths++) {
		const char *path = line + 1;
		size_t path_length;

		line = path < limit ? memchr(path, '\n', (size_t)(limit - path)) : NULL;
		path_length = (size_t)((line ? line : limit) - path);
		path_length = path_length < PATH_MAX_LENGTH ? path_length : PATH_MAX_LENGTH;
		match_all(text + at, length - at, path, path_length);
		append(text + at, length - at, path, path_length);
		match_itself(path, path_length);
	}
	return 0;
}
