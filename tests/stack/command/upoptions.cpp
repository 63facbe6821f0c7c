// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/command/upoptions.h"

#include "tests/stack/history.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>

namespace zumik::tests {

namespace {

template <typename T> bool take(const std::string &text, T &into, T most)
{
    T value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0 || value > most) {
        return false;
    }
    into = value;
    return true;
}

bool takeSeconds(const std::string &text, double &into)
{
    const double value = secondsOf(text);
    into = value < 0 ? into : value;
    return value >= 0;
}

bool takeYes(const std::string &text, bool &into)
{
    into = text == "yes";
    return text == "yes" || text == "no";
}

bool setOption(const std::string &option, const std::string &value, StackOptions &options)
{
    SimulatorOptions &world = options.world;
    const std::map<std::string, std::function<bool()>> setters{
        {"--history",
            [&] {
                return takeSeconds(value, options.historySeconds);
            }},
        {"--history-step",
            [&] {
                return takeSeconds(value, options.historyStep) && options.historyStep >= 1;
            }},
        {"--seed",
            [&] {
                return take<std::uint64_t>(value, world.seed, UINT64_MAX);
            }},
        {"--clusters",
            [&] {
                return take(value, world.clusters, 1000);
            }},
        {"--nodes",
            [&] {
                return take(value, world.nodes, 1000) && world.nodes > 0;
            }},
        {"--gpus",
            [&] {
                return take(value, world.gpus, 16);
            }},
        {"--tenant-labels",
            [&] {
                return takeYes(value, world.tenantLabels);
            }},
        {"--victoria-metrics",
            [&] {
                return takeYes(value, options.victoriaMetrics);
            }},
        {"--scrape-interval",
            [&] {
                options.scrapeInterval = value;
                return secondsOf(value) >= 1;
            }},
    };
    const auto setter = setters.find(option);
    return setter != setters.end() && setter->second();
}

} // namespace

std::string readUpOptions(const std::vector<std::string> &arguments, StackOptions &options)
{
    const double step = options.historyStep;
    for (std::size_t i = 0; i < arguments.size(); i += 2) {
        if (i + 1 == arguments.size() || !setOption(arguments[i], arguments[i + 1], options)) {
            return "cannot take " + arguments[i] + (i + 1 < arguments.size() ? ' ' + arguments[i + 1] : "");
        }
    }
    if (options.historyStep == step) {
        // Three hours at 15 s are as much as anyone wants to wait for; longer ones are coarser.
        options.historyStep = std::max(step, std::ceil(options.historySeconds / 720));
    }
    return {};
}

} // namespace zumik::tests
