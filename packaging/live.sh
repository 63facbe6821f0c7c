#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The stack up, the console on it through its own tunnel, the stack down afterwards. Without a display both boards are
# rendered to PNG instead, and every leg of the way is checked. Usage: live.sh BUILD_DIR [ARGUMENTS OF THE CONSOLE...]
set -euo pipefail
top=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
shift
console=$build/bin/zumik-console
stack=$top/tests/stack/stack

export ZUMIK_BUILD=$build

# What passes by is shown as well. Not by tee to /dev/stderr, which empties the log that stderr may be.
shown() {
    while IFS= read -r line; do
        printf '%s\n' "$line" >&2
        printf '%s\n' "$line"
    done
}

# A stack that is up already is used and left up.
if ! profile=$("$stack" status | tail -n 1); then
    trap '"$stack" down' EXIT
    trap 'exit 130' INT TERM
    profile=$("$stack" up | shown | tail -n 1)
fi
# Where the profile says {"env": VARIABLE}, the variable is set here.
set -a
# shellcheck source=/dev/null
. "$(dirname "$profile")/env.sh"
set +a

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    "$console" --profile-file "$profile" "$@"
    exit
fi

mkdir -p "$build/live"
for board in zumik-api zumik-byoc; do
    "$console" render --profile-file "$profile" --dashboard "$board" --out "$build/live/$board.png"
    echo "$build/live/$board.png"
done
"$console" check --profile-file "$profile"
