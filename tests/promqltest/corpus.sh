#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs promqltest ($1) over the scripts in $ZUMIK_PROMQL_CORPUS. 77: there is none.
[ -n "${ZUMIK_PROMQL_CORPUS:-}" ] || exit 77
exec "$1" "$ZUMIK_PROMQL_CORPUS"/*.test
