#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what building, testing and checking need on Debian 12, each package by name, and builds libssh2 into the
# prefix. Quick when everything is there. Needs root or sudo only when a package is missing.
set -eu
export LC_ALL=C
here=$(cd "$(dirname "$0")" && pwd)

# libqt6opengl6-dev: without it CMake doesn't find Charts. libsecret-1-0: QtKeychain loads it when it runs.
build="g++ cmake ninja-build ccache pkg-config dpkg-dev
  qt6-base-dev libqt6opengl6-dev qt6-charts-dev qt6-svg-dev libqt6svg6 qt6-qpa-plugins qtkeychain-qt6-dev libsecret-1-0
  libsimdjson-dev libre2-dev libxxhash-dev libyaml-cpp-dev libzip-dev libsnappy-dev libssl-dev zlib1g-dev libgtest-dev libgmock-dev fonts-dejavu-core fonts-inter"
check="clang clang-tidy clang-format libclang-rt-14-dev llvm"
# The real servers of the tests, the screen that the window is driven on, and the compiler for what needs Windows.
tests="prometheus prometheus-alertmanager prometheus-node-exporter victoria-metrics nginx
  openssh-server openssh-client openssl libssh-dev libpam-oath oathtool iproute2 passwd util-linux gnome-keyring dbus dbus-daemon xvfb xdotool procps strace
  unzip g++-mingw-w64-x86-64"
# A minimal system may have no /etc/hosts, and then no "localhost".
getent hosts localhost >/dev/null || build="$build libnss-myhostname"
# package:unit, for servers that the tests start themselves and nobody else should.
units="prometheus:prometheus prometheus-alertmanager:prometheus-alertmanager
  prometheus-node-exporter:prometheus-node-exporter victoria-metrics:victoria-metrics nginx:nginx openssh-server:ssh"

as_root() {
    if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# The given packages that are not installed.
missing() {
    installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "$@" 2>/dev/null | sed -n 's/^installed //p') || true
    for package in "$@"; do
        printf '%s\n' "$installed" | grep -qxF "$package" || printf '%s ' "$package"
    done
}

# Nothing that apt installs here may start a server, now or at the next boot. A policy that is there already is left
# as it is.
policy=/usr/sbin/policy-rc.d
ours=
restore_policy() {
    [ -z "$ours" ] || as_root rm -f "$policy"
    ours=
}

forbid_starting() {
    [ -e "$policy" ] && return
    ours=yes
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$policy" >/dev/null
    as_root chmod 755 "$policy"
}

keep_from_booting() {
    for pair in $units; do
        case " $1 " in
        *" ${pair%%:*} "*) ;;
        *) continue ;;
        esac
        if command -v systemctl >/dev/null; then
            as_root systemctl --quiet disable "${pair#*:}" || true
        else
            as_root update-rc.d "${pair#*:}" disable || true
        fi
    done
}

install_packages() {
    forbid_starting
    as_root apt-get -q update
    # shellcheck disable=SC2086 # a list
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -q install -y --no-install-recommends $1
    keep_from_booting "$1"
    restore_policy
}

trap restore_policy EXIT
trap 'exit 130' INT TERM
# shellcheck disable=SC2086
wanted=$(missing $build $check $tests)
if [ -n "$wanted" ]; then
    install_packages "$wanted"
fi
"$here/libssh2.sh"
