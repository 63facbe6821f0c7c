#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs every program of tests/bench, one after the other. Usage: bench.sh BUILD_DIR
set -eu
for program in "$1"/bench/*; do
    if [ -f "$program" ] && [ -x "$program" ]; then
        printf '\n== %s\n' "$(basename "$program")"
        "$program"
    fi
done
