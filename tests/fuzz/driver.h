/* SPDX-License-Identifier: BSD-3-Clause
 * What a fuzz program is run by.
 *
 * With clang: -fsanitize=fuzzer,address,undefined -DOPCFLUSH_LIBFUZZER. Without: PROGRAM FILE... runs it on the files, and
 * PROGRAM -s SECONDS FILE... on mutations of them until the time is over: the same ones each time. The input that it dies of is
 * left in the file that the environment's OPCFLUSH_FUZZ_INPUT names. */
#ifndef OPCFLUSH_FUZZ_DRIVER_H
#define OPCFLUSH_FUZZ_DRIVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* In place of assert(): an input that breaks it is a finding. */
static inline void driver_must(bool holds, const char *what, int line)
{
	if (!holds) {
		fprintf(stderr, "line %d: %s\n", line, what);
		abort();
	}
}

#define must(condition) driver_must((condition), #condition, __LINE__)

#ifndef OPCFLUSH_LIBFUZZER
#include <time.h>

#define DRIVER_LARGEST 4096 /* bytes of a mutation */

typedef struct {
	uint8_t *bytes;
	size_t size;
} driver_input;

static driver_input driver_read(const char *path)
{
	FILE *file = fopen(path, "rb");
	driver_input input = {NULL, 0};
	size_t got;

	if (!file) {
		perror(path);
		exit(1);
	}
	do {
		input.bytes = realloc(input.bytes, input.size + 65536);
		must(input.bytes != NULL);
		got = fread(input.bytes + input.size, 1, 65536, file);
		input.size += got;
	} while (got > 0);
	fclose(file);
	return input;
}

/* On a copy exactly as large as the input, so that a sanitizer sees a read beyond it. */
static void driver_run(const uint8_t *bytes, size_t size)
{
	const char *path = getenv("OPCFLUSH_FUZZ_INPUT");
	uint8_t *copy = malloc(size ? size : 1);
	FILE *file = path ? fopen(path, "wb") : NULL;

	must(copy != NULL);
	if (file) {
		fwrite(bytes, 1, size, file);
		fclose(file);
	}
	memcpy(copy, bytes, size);
	LLVMFuzzerTestOneInput(copy, size);
	free(copy);
}

static uint64_t driver_state = 1;

/* SplitMix64 */
static uint64_t driver_random(uint64_t below)
{
	uint64_t number = (driver_state += 0x9e3779b97f4a7c15u);

	number = (number ^ number >> 30) * 0xbf58476d1ce4e5b9u;
	number = (number ^ number >> 27) * 0x94d049bb133111ebu;
	return (number ^ number >> 31) % below;
}

static size_t driver_insert(uint8_t *bytes, size_t size, size_t at, const void *what, size_t length)
{
	if (size + length > DRIVER_LARGEST) {
		return size;
	}
	memmove(bytes + at + length, bytes + at, size - at);
	memcpy(bytes + at, what, length);
	return size + length;
}

static size_t driver_remove(uint8_t *bytes, size_t size, size_t at, size_t length)
{
	memmove(bytes + at, bytes + at + length, size - at - length);
	return size - length;
}

/* The line, or what there is of it, that begins at `at` or before. */
static size_t driver_line(const uint8_t *bytes, size_t size, size_t *at)
{
	size_t end = *at;

	while (*at > 0 && bytes[*at - 1] != '\n') {
		(*at)--;
	}
	while (end < size && bytes[end] != '\n') {
		end++;
	}
	return end + (end < size) - *at;
}

static size_t driver_mutate(uint8_t *bytes, size_t size, const driver_input *other)
{
	static const char *const numbers[] = {"0", "1", "2", "3", "255", "256", "257", "4096", "65535", "65536", "4294967295", "1099511627775",
		"1099511627776", "9223372036854775807", "18446744073709551615", "-1"};
	size_t at = size ? driver_random(size) : 0, length, from;
	const char *number;
	uint8_t byte = (uint8_t)driver_random(256);

	switch (driver_random(size ? 8 : 1)) {
		case 0: /* a line of another input */
			if (!other->size) {
				return driver_insert(bytes, size, at, &byte, 1);
			}
			from = driver_random(other->size);
			length = driver_line(other->bytes, other->size, &from);
			driver_line(bytes, size, &at);
			return driver_insert(bytes, size, at, other->bytes + from, length < 200 ? length : 200);
		case 1:
			length = driver_line(bytes, size, &at);
			return driver_remove(bytes, size, at, length);
		case 2:
			bytes[at] ^= (uint8_t)(1u << driver_random(8));
			return size;
		case 3:
			bytes[at] = byte;
			return size;
		case 4:
			return driver_insert(bytes, size, at, &byte, 1);
		case 5:
			length = 1 + driver_random(8);
			return driver_remove(bytes, size, at, length < size - at ? length : size - at);
		case 6: /* in place of the number here */
			for (; at < size && (bytes[at] < '0' || bytes[at] > '9'); at++) {
			}
			for (length = 0; at + length < size && bytes[at + length] >= '0' && bytes[at + length] <= '9'; length++) {
			}
			size = driver_remove(bytes, size, at, length);
			number = numbers[driver_random(sizeof(numbers) / sizeof(numbers[0]))];
			return driver_insert(bytes, size, at, number, strlen(number));
		default: /* a digit */
			for (; at < size && (bytes[at] < '0' || bytes[at] > '9'); at++) {
			}
			if (at < size) {
				bytes[at] = (uint8_t)('0' + driver_random(10));
			}
			return size;
	}
}

static void driver_mutate_all(const driver_input *inputs, size_t count, time_t seconds)
{
	static uint8_t bytes[DRIVER_LARGEST];
	unsigned long runs = 0;
	time_t end = time(NULL) + seconds;

	while (time(NULL) < end) {
		const driver_input *input = &inputs[driver_random(count)];
		size_t size = input->size < DRIVER_LARGEST ? input->size : DRIVER_LARGEST;

		memcpy(bytes, input->bytes, size);
		for (uint64_t i = 1 + driver_random(6); i > 0; i--) {
			size = driver_mutate(bytes, size, &inputs[driver_random(count)]);
		}
		driver_run(bytes, size);
		runs++;
	}
	printf("%lu mutations of %zu inputs\n", runs, count);
}

int main(int argc, char **argv)
{
	bool is_mutating = argc > 2 && !strcmp(argv[1], "-s");
	int first = is_mutating ? 3 : 1;
	size_t count = (size_t)(argc - first);
	driver_input *inputs = calloc(count + 1, sizeof(*inputs));

	must(inputs != NULL);
	if (argc <= first) {
		fprintf(stderr, "usage: %s [-s SECONDS] FILE...\n", argv[0]);
		return 2;
	}
	for (size_t i = 0; i < count; i++) {
		inputs[i] = driver_read(argv[first + (int)i]);
		driver_run(inputs[i].bytes, inputs[i].size);
	}
	if (is_mutating) {
		driver_mutate_all(inputs, count, atoi(argv[2]));
	}
	for (size_t i = 0; i < count; i++) {
		free(inputs[i].bytes);
	}
	free(inputs);
	return 0;
}
#endif
#endif
