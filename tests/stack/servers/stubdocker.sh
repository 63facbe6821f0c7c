#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Stands in for the docker client, which needs a daemon that can't run here. Answers `inspect` and `ps` as docker 20 to 27
# do: the same lines, words on standard error and exit statuses. What it knows lies in ../state beside it:
#     containers   NAME|ID|STATE|NETWORK MODE|SERVICE|NUMBER|PROJECT|IMAGE|ADDRESS,ADDRESS,...   a line each
#     mode         what is wrong with it: denied, down, hang, flood, garbage, gone; empty for nothing
# and it keeps there
#     calls        the arguments of each call, a line each
#     environment  what it was started with, all calls together
#     overlap      a line for each call that began while another ran
state=${0%/*}/../state
printf '%s\n' "$*" >>"$state/calls"
env >>"$state/environment"
mkdir "$state/running" 2>/dev/null || echo overlap >>"$state/overlap"
trap 'rmdir "$state/running" 2>/dev/null' EXIT
trap 'exit 143' TERM HUP PIPE

case $(cat "$state/mode" 2>/dev/null) in
denied)
    echo 'permission denied while trying to connect to the Docker daemon socket at unix:///var/run/docker.sock: Get "http://%2Fvar%2Frun%2Fdocker.sock/v1.24/containers/json": dial unix /var/run/docker.sock: connect: permission denied' >&2
    exit 1 ;;
down)
    echo 'Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?' >&2
    exit 1 ;;
hang)
    rmdir "$state/running" 2>/dev/null
    exec sleep 100 ;;
flood)
    head -c 10000000 /dev/zero | tr '\0' 'x'
    exit 0 ;;
garbage)
    printf 'running\nbridge\n172.18.0.3; touch x\n'
    exit 0 ;;
gone)
    echo "sh: 1: docker: not found" >&2
    exit 127 ;;
esac

inspectFormat='{{println .State.Status}}{{println .HostConfig.NetworkMode}}{{range .NetworkSettings.Networks}}{{println .IPAddress}}{{println .GlobalIPv6Address}}{{end}}'
serviceFormat='{{.ID}}|{{.State}}|{{.Label "com.docker.compose.container-number"}}|{{.Label "com.docker.compose.project"}}'
listFormat='{{.Names}}|{{.Label "com.docker.compose.service"}}|{{.Image}}'

inspect() {
    wanted=
    format=
    while [ $# -gt 0 ]; do
        case $1 in
        --type) shift ;;
        --format) format=$2; shift ;;
        *) wanted=$1 ;;
        esac
        shift
    done
    found=
    while IFS='|' read -r name id status mode service number project image addresses; do
        if [ "$name" = "$wanted" ] || [ "$id" = "$wanted" ]; then
            found=yes
            break
        fi
    done <"$state/containers"
    if [ -z "$found" ]; then
        echo
        echo "Error: No such container: $wanted" >&2
        exit 1
    fi
    if [ "$format" != "$inspectFormat" ]; then # as the real one: everything, the environment too
        echo '[{"Config": {"Env": ["METRICS_TOKEN=token-of-the-container"]}}]'
        exit 0
    fi
    printf '%s\n%s\n' "$status" "$mode"
    [ "$status" = running ] || addresses=
    (IFS=,; for address in $addresses; do
        case $address in
        *:*) printf '\n%s\n' "$address" ;;
        none) printf '\n\n' ;;
        *) printf '%s\n\n' "$address" ;;
        esac
    done)
    echo
}

list() {
    all=
    filter=
    format=
    while [ $# -gt 0 ]; do
        case $1 in
        --all) all=yes ;;
        --filter) filter=${2#label=com.docker.compose.service=}; shift ;;
        --format) format=$2; shift ;;
        esac
        shift
    done
    while IFS='|' read -r name id status mode service number project image addresses; do
        [ -z "$filter" ] || [ "$filter" = "$service" ] || continue
        [ -n "$all" ] || [ "$status" = running ] || continue
        case $format in
        "$serviceFormat") printf '%s|%s|%s|%s\n' "$id" "$status" "$number" "$project" ;;
        "$listFormat") printf '%s|%s|%s\n' "$name" "$service" "$image" ;;
        *) printf '%s %s METRICS_TOKEN=token-of-the-container\n' "$name" "$image" ;;
        esac
    done <"$state/containers"
}

command=$1
shift
case $command in
inspect) inspect "$@" ;;
ps) list "$@" ;;
*) echo "docker: '$command' is not a docker command." >&2; exit 1 ;;
esac
