/* SPDX-License-Identifier: BSD-3-Clause
 * Paths, byte by byte. */
#ifndef OPCFLUSH_PATH_H
#define OPCFLUSH_PATH_H

/* What a byte of a path counts as: Windows takes ASCII letters without their case, and "\" for "/". */
static inline unsigned char opcflush_path_byte(unsigned char byte)
{
#ifdef _WIN32
	return byte >= 'A' && byte <= 'Z' ? (unsigned char)(byte - 'A' + 'a') : byte == '\\' ? '/' : byte;
#else
	return byte;
#endif
}

#endif
