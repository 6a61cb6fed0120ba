/* SPDX-License-Identifier: BSD-3-Clause
 * The scanner of the order language. scanner.c is made from scanner.re by re2c, see Makefile.frag. */
#include "scanner.h"

static char upper(char c)
{
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

bool opcflush_is_word(const char *text, size_t length, const char *word)
{
	size_t i;

	for (i = 0; i < length && word[i] != '\0' && upper(text[i]) == upper(word[i]); i++) {
	}
	return i == length && word[i] == '\0';
}

static void open_quotes(opcflush_scanner *s, const char *at, opcflush_scan_condition inside)
{
	s->outside = s->condition;
	s->condition = inside;
	s->opened = at;
}

static opcflush_token unclosed(opcflush_scanner *s)
{
	s->condition = s->outside;
	return (opcflush_token){OPCFLUSH_TOKEN_UNCLOSED, s->opened, 1};
}

/* The text ends at `limit`, not at a NUL: re2c asks YYLESSTHAN whether the 0 that YYPEEK gave was the end or a byte of
 * the text. */
opcflush_token opcflush_scan(opcflush_scanner *s)
{
	const char *cursor = s->cursor;
	const char *marker;
	const char *start;

#define YYPEEK() (cursor < s->limit ? (unsigned char)*cursor : 0)
#define YYSKIP() (++cursor)
#define YYBACKUP() (marker = cursor)
#define YYRESTORE() (cursor = marker)
#define YYLESSTHAN(n) (cursor >= s->limit)
#define YYGETCONDITION() (s->condition)
#define TOKEN(what) \
	do { \
		s->cursor = cursor; \
		return (opcflush_token){(what), start, (size_t)(cursor - start)}; \
	} while (0)

next:
	start = cursor;
	/*!re2c
		re2c:api = custom;
		re2c:api:style = functions;
		re2c:define:YYCTYPE = "unsigned char";
		re2c:define:YYLESSTHAN = "YYLESSTHAN";
		re2c:define:YYGETCONDITION = "YYGETCONDITION";
		re2c:cond:enumprefix = "OPCFLUSH_SCAN_";
		re2c:cond:divider = "";
		re2c:eof = 0;
		re2c:yyfill:enable = 0;
		re2c:indent:top = 1;

		space  = [ \t\r\n\v\f];
		letter = [A-Za-z];
		digit  = [0-9];
		byte   = [^\x00-\x1f\x7f];

		<WORDS> space+                       { goto next; }
		<WORDS> "="                          { TOKEN(OPCFLUSH_TOKEN_EQUALS); }
		<WORDS> 'sig'? 'rtmin' ("+" digit+)? { TOKEN(OPCFLUSH_TOKEN_FROM_FIRST); }
		<WORDS> 'sig'? 'rtmax' ("-" digit+)? { TOKEN(OPCFLUSH_TOKEN_FROM_LAST); }
		<WORDS> letter (letter | digit)*     { TOKEN(OPCFLUSH_TOKEN_WORD); }
		<WORDS> digit+                       { TOKEN(OPCFLUSH_TOKEN_NUMBER); }

		<SELECTORS> space+                   { TOKEN(OPCFLUSH_TOKEN_SPACE); }
		<WORDS, SELECTORS> ";"               { TOKEN(OPCFLUSH_TOKEN_SEPARATOR); }

		<SELECTORS, WHOLE> "'"               { open_quotes(s, start, OPCFLUSH_SCAN_SINGLE); TOKEN(OPCFLUSH_TOKEN_QUOTE); }
		<SELECTORS, WHOLE> "\""              { open_quotes(s, start, OPCFLUSH_SCAN_DOUBLE); TOKEN(OPCFLUSH_TOKEN_QUOTE); }
		<SELECTORS, WHOLE> "*"               { TOKEN(OPCFLUSH_TOKEN_STAR); }
		<SELECTORS, WHOLE> "*" "*"+          { TOKEN(OPCFLUSH_TOKEN_STARS); }
		<SELECTORS, WHOLE> "?"               { TOKEN(OPCFLUSH_TOKEN_QUESTION); }
		<SELECTORS, WHOLE> "["               { TOKEN(OPCFLUSH_TOKEN_CLASS); }
		<SELECTORS, WHOLE> "]"               { TOKEN(OPCFLUSH_TOKEN_CLASS_END); }
		<SELECTORS, WHOLE> "{"               { TOKEN(OPCFLUSH_TOKEN_BRACE); }
		<SELECTORS, WHOLE> ","               { TOKEN(OPCFLUSH_TOKEN_COMMA); }
		<SELECTORS, WHOLE> "}"               { TOKEN(OPCFLUSH_TOKEN_BRACE_END); }
		<SELECTORS, WHOLE> byte \ "\\"       { TOKEN(OPCFLUSH_TOKEN_BYTE); }
		<SELECTORS, WHOLE, DOUBLE> "\\" byte { TOKEN(OPCFLUSH_TOKEN_QUOTED); }

		<SINGLE> "'"                         { s->condition = s->outside; TOKEN(OPCFLUSH_TOKEN_QUOTE); }
		<SINGLE> byte                        { TOKEN(OPCFLUSH_TOKEN_QUOTED); }
		<DOUBLE> "\""                        { s->condition = s->outside; TOKEN(OPCFLUSH_TOKEN_QUOTE); }
		<DOUBLE> byte \ "\\"                 { TOKEN(OPCFLUSH_TOKEN_QUOTED); }

		<WORDS, SELECTORS, WHOLE> $          { TOKEN(OPCFLUSH_TOKEN_END); }
		<SINGLE, DOUBLE> $                   { s->cursor = cursor; return unclosed(s); }
		<*> *                                { TOKEN(OPCFLUSH_TOKEN_STRANGE); }
	*/
}
