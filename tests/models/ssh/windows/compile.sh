#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Compiles what models/ssh has for Windows, each header alone too, and the programs of the tests: compile.sh TOP OUT.
# 77, which ctest shows as skipped, when there is no MinGW.
set -eu
top=$1 out=$2
compiler=x86_64-w64-mingw32-g++
if ! command -v $compiler >/dev/null; then
    echo "SKIPPED: the agents of Windows were NOT compiled, since there is no $compiler (packaging/setup-debian.sh installs it)"
    exit 77
fi
flags="-std=c++20 -O1 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Werror -I$top"
rm -rf "$out"
mkdir -p "$out"

# shellcheck disable=SC2086 # flags are a list
compile() {
    $compiler $flags -c "$1" -o "$out/$(basename "$1" .cpp).o"
}

for header in "$top"/models/ssh/windows/*.h; do
    # shellcheck disable=SC2086
    $compiler $flags -fsyntax-only -x c++ -include "$header" /dev/null
done
for source in "$top"/models/ssh/windows/*.cpp "$top/models/base/error.cpp"; do
    compile "$source"
done
ar=x86_64-w64-mingw32-ar
$ar rc "$out/libagents.a" "$out"/*.o
for program in agentprobe fakepipe fakepageant; do
    compile "$top/tests/models/ssh/windows/$program.cpp"
    $compiler -static "$out/$program.o" "$out/libagents.a" -ladvapi32 -luser32 -o "$out/$program.exe"
done
# Where they are put to use; std::thread needs MinGW's other variant.
for source in agentclient agentthread; do
    # shellcheck disable=SC2086
    $compiler-posix $flags -fsyntax-only "$top/models/ssh/$source.cpp"
done
echo "compiled, unverified on a real Windows: $out"
