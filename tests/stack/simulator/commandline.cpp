// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/commandline.h"

#include <algorithm>
#include <charconv>
#include <functional>
#include <map>
#include <optional>

namespace zumik::simulator {

namespace {

template <typename T> std::optional<T> number(const std::string &text)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

template <typename T> bool take(const std::string &text, T &into, T low, T high)
{
    const std::optional<T> value = number<T>(text);
    if (!value || *value < low || *value > high) {
        return false;
    }
    into = *value;
    return true;
}

std::vector<std::string> parts(const std::string &text, char separator)
{
    std::vector<std::string> result;
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t end = std::min(text.find(separator, at), text.size());
        result.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return result;
}

/// NAME:FROM:TO
bool addIncident(const std::string &text, World &world)
{
    const std::vector<std::string> words = parts(text, ':');
    if (words.size() != 3) {
        return false;
    }
    const auto incident = incidentFromName(words[0]);
    const auto from = number<double>(words[1]);
    const auto to = number<double>(words[2]);
    if (!incident || !from || !to) {
        return false;
    }
    world.incidents.addPast(*incident, *from, *to);
    return true;
}

bool setDoorPort(const std::string &option, const std::string &value, CommandLine &result)
{
    for (const Door door : allDoors) {
        if (option == std::string("--").append(doorName(door)).append("-port")) {
            return take<std::uint16_t>(value, result.ports[static_cast<std::size_t>(door)], 0, 65535);
        }
    }
    return false;
}

bool setForm(const std::string &value, HistoryOptions &options)
{
    options.form = value == "import" ? Exposition::Form::Import : Exposition::Form::OpenMetrics;
    return value == "import" || value == "openmetrics";
}

bool setOption(const std::string &option, const std::string &value, CommandLine &result)
{
    WorldOptions &world = result.world.options;
    HistoryOptions &history = result.historyOptions;
    const std::map<std::string, std::function<bool()>> setters{
        {"--seed",
            [&] {
                return take<std::uint64_t>(value, world.seed, 0, UINT64_MAX);
            }},
        {"--clusters",
            [&] {
                return take(value, world.clusters, 0, 1000);
            }},
        {"--nodes",
            [&] {
                return take(value, world.nodes, 1, 1000);
            }},
        {"--gpus",
            [&] {
                return take(value, world.gpus, 0, 16);
            }},
        {"--tenant-labels",
            [&] {
                return world.tenantLabels = value == "on", value == "on" || value == "off";
            }},
        {"--gateway-gpus",
            [&] {
                return world.gatewayGpus = value == "on", value == "on" || value == "off";
            }},
        {"--incident",
            [&] {
                return addIncident(value, result.world);
            }},
        {"--from",
            [&] {
                return take(value, history.from, 0., 1e11);
            }},
        {"--to",
            [&] {
                return take(value, history.to, 0., 1e11);
            }},
        {"--step",
            [&] {
                return take(value, history.step, 0.001, 1e6);
            }},
        {"--format",
            [&] {
                return setForm(value, history);
            }},
        {"--jobs",
            [&] {
                const std::vector<std::string> jobs = parts(value, ',');
                history.jobs = {jobs.begin(), jobs.end()};
                return true;
            }},
        {"--out",
            [&] {
                result.out = value;
                return !value.empty();
            }},
    };
    const auto setter = setters.find(option);
    return setter != setters.end() ? setter->second() : setDoorPort(option, value, result);
}

} // namespace

std::string readCommandLine(const std::vector<std::string> &arguments, CommandLine &result)
{
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string &option = arguments[i];
        if (option == "--help") {
            result.help = true;
        } else if (option == "--history") {
            result.history = true;
        } else if (i + 1 == arguments.size()) {
            return "unknown option, or one without its value: " + option;
        } else if (!setOption(option, arguments[++i], result)) {
            return "cannot take " + option + ' ' + arguments[i];
        }
    }
    if (result.history && result.historyOptions.from > result.historyOptions.to) {
        return "--from lies after --to";
    }
    return {};
}

std::string usage()
{
    return "simulator [WORLD] [--api-core-port N] [--gateway-port N] [--gpustack-port N] "
           "[--gpustack-api-port N]\n"
           "          [--fleet-port N]\n"
           "    serves the metrics of the simulated systems on 127.0.0.1 until it gets SIGTERM; prints its "
           "ports as JSON.\n"
           "    METRICS_TOKEN, GATEWAY_ADMIN_TOKEN and GPUSTACK_API_KEY of the environment guard what they "
           "guard.\n"
           "simulator --history --from SECONDS --to SECONDS [--step SECONDS] [--format openmetrics|import]\n"
           "          [--jobs NAME,...] [--out FILE] [WORLD]\n"
           "    writes what a Prometheus would hold; times since the epoch.\n"
           "WORLD: [--seed N] [--clusters N] [--nodes N] [--gpus N] [--tenant-labels on|off] [--gateway-gpus "
           "on|off]\n"
           "       [--incident NAME:FROM:TO]...\n";
}

} // namespace zumik::simulator
