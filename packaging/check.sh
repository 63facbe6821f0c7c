#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What takes longer than the tests: sanitizers, clang-tidy, the fuzz targets. Usage: check.sh [asan|tsan|tidy|fuzz]...
# All of them without an argument; stops at the first that fails.
set -euo pipefail
cd "$(dirname "$0")/.."
seconds=${ZUMIK_FUZZ_SECONDS:-20} # for each target

step() {
    printf '\n== %s\n' "$*"
}

build() {
    cmake --preset "$1"
    cmake --build --preset "$1"
}

check_asan() {
    step "tests under the address and undefined behavior sanitizers"
    build asan
    # Leaks are told by names, and those behind OpenSSL are found by the slow unwinder alone.
    ASAN_OPTIONS=fast_unwind_on_malloc=0 LSAN_OPTIONS=suppressions=$PWD/packaging/lsan.supp:print_suppressions=0 \
        UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1 ctest --preset asan --output-on-failure -LE '^(slow|root)$'
}

check_tsan() {
    step "tests under the thread sanitizer"
    cmake --preset tsan
    # Only those programs that its preset runs.
    ninja -C build/tsan $(ninja -C build/tsan -t targets all | grep -oE '^tests/(base|series|async|source|ssh)_[a-z_]+' | sort -u)
    ctest --preset tsan --output-on-failure -LE '^(slow|root)$'
}

check_tidy() {
    step "clang-tidy and clang-format"
    git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run --Werror
    build tidy
}

# One target: what it found before, then the seeds that come with it. A crash is kept in its folder.
fuzz_one() {
    local name=$1 folder=$PWD/build/asan/fuzz/$1.corpus seeds=()
    mkdir -p "$folder"
    [ -d "tests/fuzz/$name" ] && seeds=("tests/fuzz/$name")
    step "$name, $seconds s"
    "build/asan/fuzz/$name" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -verbosity=0 -print_final_stats=1 \
        -artifact_prefix="$folder-" "$folder" "${seeds[@]}"
}

check_fuzz() {
    build asan
    local program
    for program in build/asan/fuzz/*_fuzz; do
        fuzz_one "$(basename "$program")"
    done
}

[ $# -gt 0 ] || set -- asan fuzz tsan tidy
for part in "$@"; do
    "check_$part"
done
printf '\nall checks passed\n'
