#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The console on the recorded night that ships inside it. Without a display all boards of its packs are rendered to PNG
# instead. Usage: run.sh BUILD_DIR [ARGUMENTS OF THE CONSOLE...]
set -euo pipefail
build=$(cd "$1" && pwd)
shift
console=$build/bin/zumik-console

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$console" --demo "$@"
fi

mkdir -p "$build/boards"
for board in zumik-api zumik-byoc gpu-fleet zai-proxy-canary zai-proxy-tokens gpustack-server gpustack-workers \
        gpustack-models vllm-control-plane; do
    "$console" render --demo --dashboard "$board" --out "$build/boards/$board.png"
    echo "$build/boards/$board.png"
done
