#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Puts a static libssh2 1.11 into the prefix, ${ZUMIK_PREFIX:-${XDG_CACHE_HOME:-~/.cache}/zumik-console/prefix}.
#
# Debian 12 has 1.10, which can't sign rsa-sha2-*: RSA keys fail against any current sshd. So the source package of the
# next release is built, with Debian's security patches. It comes from the mirror that this machine uses, through an apt
# state of its own: the machine's apt is neither changed nor in need of root.
set -eu
export LC_ALL=C
suite=trixie
prefix=${ZUMIK_PREFIX:-${XDG_CACHE_HOME:-$HOME/.cache}/zumik-console/prefix}

is_new_enough() { # FILE: libssh2.h
    version=$(sed -n 's/^#define LIBSSH2_VERSION  *"\([0-9.]*\).*/\1/p' "$1" 2>/dev/null) || true
    [ -n "$version" ] && dpkg --compare-versions "$version" ge 1.11
}

if [ -s "$prefix/lib/libssh2.a" ] && is_new_enough "$prefix/include/libssh2.h"; then
    exit 0
fi
if is_new_enough /usr/include/libssh2.h; then
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
mkdir -p "$work/etc" "$work/lists/partial" "$work/cache/archives/partial" "$work/source"
# shellcheck source=/dev/null
codename=$(. /etc/os-release && echo "$VERSION_CODENAME")

# The machine's entry for its main archive, as an entry for the sources of $suite; in either of apt's two forms.
from_deb822() {
    awk -v RS= -v ORS='\n\n' -v now="$codename" '
        $0 !~ /(^|\n)Types:[^\n]*deb/ || $0 ~ /(^|\n)Enabled: *no/ { next }
        $0 ~ "(^|\n)Suites:[^\n]*[ \t]" now "([ \t\n]|$)" && !done { print; done = 1 }' "$@" |
        sed -e '/^#/d' -e 's/^Types:.*/Types: deb-src/' -e "s/^Suites:.*/Suites: $suite/" \
            -e 's/^Components:.*/Components: main/'
}

from_one_line() {
    sed -nE "s/^deb[[:space:]]+(\\[[^]]*\\][[:space:]]+)?([^[:space:]]+)[[:space:]]+${codename}[[:space:]].*/deb-src \\1\\2 $suite main/p" "$@" |
        sed -n 1p
}

derive_sources() {
    for file in /etc/apt/sources.list.d/*.sources; do
        [ -r "$file" ] || continue
        from_deb822 "$file" >"$work/etc/next.sources"
        [ -s "$work/etc/next.sources" ] && return
        rm "$work/etc/next.sources"
    done
    for file in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -r "$file" ] || continue
        from_one_line "$file" >"$work/etc/next.list"
        [ -s "$work/etc/next.list" ] && return
        rm "$work/etc/next.list"
    done
    echo "libssh2.sh: no entry for $codename among apt's sources" >&2
    exit 1
}

private_apt() {
    apt-get -q -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$work/etc" -o Dir::State::lists="$work/lists" \
        -o Dir::Cache="$work/cache" -o APT::Sandbox::User="$(id -un)" "$@"
}

derive_sources
private_apt update
(cd "$work/source" && private_apt --only-source source libssh2)
cmake -G Ninja -S "$(echo "$work"/source/libssh2-*/)" -B "$work/build" -DCMAKE_BUILD_TYPE=Release \
    -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_INSTALL_LIBDIR=lib -DCMAKE_POSITION_INDEPENDENT_CODE=ON \
    -DCRYPTO_BACKEND=OpenSSL -DENABLE_ZLIB_COMPRESSION=OFF -DBUILD_SHARED_LIBS=OFF -DBUILD_STATIC_LIBS=ON \
    -DBUILD_EXAMPLES=OFF -DBUILD_TESTING=OFF
cmake --build "$work/build"
cmake --install "$work/build" >/dev/null
