# SPDX-License-Identifier: BSD-3-Clause
# Only with --enable-opcflush-dev: makes the committed scanner anew, by re2c, when its source has changed. Any other build
# takes it as it is.

$(srcdir)/src/core/scanner.c: $(srcdir)/src/core/scanner.re
	re2c -W -Werror --conditions --no-debug-info --no-generation-date --no-version -o $@ $(srcdir)/src/core/scanner.re
