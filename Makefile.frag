# SPDX-License-Identifier: BSD-3-Clause
# Only with --enable-opcflush-dev: makes the committed scanner anew, by re2c, when its source has changed. Any other build
# takes it as it is.

$(srcdir)/src/core/bindings.c: $(srcdir)/src/core/bindings.re
	re2c -W -Werror --no-debug-info --no-generation-date --no-version -o $@ $(srcdir)/src/core/bindings.re
