// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/dockercommands.h"

#include "models/base/text.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::size_t longestName = 255;
constexpr std::size_t mostContainers = 2000;
constexpr int notFoundByShell = 127;
constexpr int notExecutable = 126;

bool isWordCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool consistsOf(std::string_view text, std::string_view alsoAllowed)
{
    return std::all_of(text.begin(), text.end(),
        [&](char c) { return isWordCharacter(c) || alsoAllowed.find(c) != std::string_view::npos; });
}

/// Each ends with a line feed.
std::vector<std::string_view> linesOf(std::string_view text)
{
    auto lines = base::split(text, '\n');
    if (lines.back().empty()) {
        lines.pop_back();
    }
    return lines;
}

bool has(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

Error unreadable(std::string_view line)
{
    return {ErrorCode::DockerFailed, "not an answer of docker's: " + base::printable(line.substr(0, 80)), {}};
}

/// Why docker said no, by the words of its client and of the shells (in English, or by the exit status).
Error failureOf(const CommandOutcome &outcome)
{
    const std::string_view words = outcome.errors;
    const std::string_view first = base::trimmed(words.substr(0, words.find('\n')));
    ErrorCode code = ErrorCode::DockerFailed;
    if (outcome.status == notFoundByShell || outcome.status == notExecutable
        || has(words, "ommand not found")) {
        code = ErrorCode::DockerMissing;
    } else if (has(words, "permission denied") || has(words, "Permission denied")) {
        code = ErrorCode::DockerDenied;
    } else if (has(words, "No such container") || has(words, "no such container")
        || has(words, "No such object") || has(words, "no such object")) {
        code = ErrorCode::ContainerNotFound;
    }
    const std::string fact = base::printable(first.substr(0, 200));
    return {code, fact.empty() ? "exit status " + std::to_string(outcome.status) : fact, {}};
}

/// The address in its canonical form; nothing for anything else. No zone: a container has none.
std::optional<std::string> addressIn(std::string_view text)
{
    const std::string whole(text);
    std::array<char, INET6_ADDRSTRLEN> canonical{};
    std::array<unsigned char, sizeof(in6_addr)> bytes{};
    for (const int family : {AF_INET, AF_INET6}) {
        if (::inet_pton(family, whole.c_str(), bytes.data()) == 1
            && ::inet_ntop(family, bytes.data(), canonical.data(), canonical.size()) != nullptr) {
            return canonical.data();
        }
    }
    return std::nullopt;
}

/// What a network that the container has no address in looks like.
bool isNoAddress(std::string_view line)
{
    return line.empty() || line == "invalid IP" || line == "<no value>";
}

bool isState(std::string_view word)
{
    constexpr std::array states{
        "created", "restarting", "running", "removing", "paused", "exited", "dead", "stopping"};
    return std::find(states.begin(), states.end(), word) != states.end();
}

struct Replica {
    std::string id = {};
    std::string state = {};
    int number = 0;
    std::string project = {};
};

/// ID|STATE|NUMBER|PROJECT
std::optional<Replica> readReplica(std::string_view line)
{
    const auto fields = base::split(line, '|');
    if (fields.size() != 4) {
        return std::nullopt;
    }
    Replica replica{std::string(fields[0]), std::string(fields[1])};
    replica.project = fields[3];
    const std::string_view number = fields[2];
    std::from_chars(number.data(), number.data() + number.size(), replica.number);
    const bool good = replica.id.size() >= 12 && replica.id.size() <= 64
        && replica.id.find_first_not_of("0123456789abcdef") == std::string::npos && isState(replica.state);
    return good ? std::optional(replica) : std::nullopt;
}

/// NAMES|SERVICE|IMAGE; a container that others link to has several names, "a,other/a".
std::optional<Container> readContainer(std::string_view line)
{
    const auto fields = base::split(line, '|');
    if (fields.size() != 3) {
        return std::nullopt;
    }
    for (const std::string_view name : base::split(fields[0], ',')) {
        if (isContainerName(name)) {
            const bool service = isContainerName(fields[1]);
            return Container{std::string(name), service ? std::string(fields[1]) : std::string(),
                base::printable(fields[2].substr(0, longestName))};
        }
    }
    return std::nullopt;
}

} // namespace

bool isContainerName(std::string_view name)
{
    return !name.empty() && name.size() <= longestName && isWordCharacter(name.front())
        && consistsOf(name, "_.-");
}

std::string inspectLine(const std::string &name)
{
    return "docker inspect --type container --format "
           "'{{println .State.Status}}{{println .HostConfig.NetworkMode}}"
           "{{range .NetworkSettings.Networks}}{{println .IPAddress}}{{println .GlobalIPv6Address}}{{end}}' '"
        + name + "'";
}

std::string serviceLine(const std::string &name)
{
    return "docker ps --all --no-trunc --filter 'label=com.docker.compose.service=" + name
        + "' --format '{{.ID}}|{{.State}}|{{.Label \"com.docker.compose.container-number\"}}"
          "|{{.Label \"com.docker.compose.project\"}}'";
}

std::string listLine()
{
    return "docker ps --format '{{.Names}}|{{.Label \"com.docker.compose.service\"}}|{{.Image}}'";
}

base::Result<std::vector<std::string>> readInspection(const CommandOutcome &outcome)
{
    if (outcome.status != 0) {
        return failureOf(outcome);
    }
    const auto lines = linesOf(outcome.output);
    if (lines.size() < 2 || !isState(lines[0]) || !consistsOf(lines[1], "_.:-")) {
        return unreadable(outcome.output);
    }
    if (lines[0] != "running") {
        return Error{ErrorCode::ContainerStopped, std::string(lines[0]), {}};
    }
    std::vector<std::string> addresses;
    for (std::size_t i = 2; i < lines.size(); ++i) {
        const auto address = addressIn(lines[i]);
        if (!address && !isNoAddress(lines[i])) {
            return unreadable(lines[i]);
        }
        if (address) {
            addresses.push_back(*address);
        }
    }
    std::stable_partition(addresses.begin(), addresses.end(),
        [](const std::string &address) { return address.find(':') == std::string::npos; });
    if (addresses.empty() && lines[1] == "host") {
        addresses.emplace_back("127.0.0.1");
    }
    if (addresses.empty()) {
        return Error{ErrorCode::ContainerNoAddress, "network mode " + std::string(lines[1]), {}};
    }
    return addresses;
}

base::Result<std::string> readService(const CommandOutcome &outcome)
{
    if (outcome.status != 0) {
        return failureOf(outcome);
    }
    std::vector<Replica> running;
    std::set<std::string> projects;
    std::string stopped;
    for (const std::string_view line : linesOf(outcome.output)) {
        const auto replica = readReplica(line);
        if (!replica) {
            return unreadable(line);
        }
        if (replica->state == "running") {
            running.push_back(*replica);
            projects.insert(base::printable(replica->project));
        } else {
            stopped = replica->state;
        }
    }
    if (running.empty()) {
        return stopped.empty() ? Error{ErrorCode::ContainerNotFound, {}, {}}
                               : Error{ErrorCode::ContainerStopped, stopped, {}};
    }
    if (projects.size() > 1) {
        return Error{
            ErrorCode::ContainerAmbiguous, *projects.begin() + ", " + *std::next(projects.begin()), {}};
    }
    const auto first = std::min_element(running.begin(), running.end(),
        [](const Replica &a, const Replica &b) { return a.number < b.number; });
    return first->id;
}

base::Result<std::vector<Container>> readContainers(const CommandOutcome &outcome)
{
    if (outcome.status != 0) {
        return failureOf(outcome);
    }
    std::vector<Container> containers;
    for (const std::string_view line : linesOf(outcome.output)) {
        if (auto container = readContainer(line); container && containers.size() < mostContainers) {
            containers.push_back(*std::move(container));
        }
    }
    return containers;
}

} // namespace zumik::ssh
