// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/demo/guide.h"

namespace zumik::demo {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

/// What happens, from the night's beginning on.
constexpr base::Duration canaryOut = minutes(40);
constexpr base::Duration canaryBack = minutes(65);
constexpr base::Duration gpuStuck = hours(2) + minutes(20) + seconds(10);
constexpr base::Duration nodeGone = hours(2) + minutes(36) + seconds(10);
constexpr base::Duration tokensSlow = hours(2) + minutes(36) + seconds(50);
constexpr base::Duration errorsBegin = hours(2) + minutes(45);
constexpr base::Duration errorsEnd = hours(2) + minutes(53);
constexpr base::Duration allNight = hours(3);

std::string incident(const std::string &name, base::Duration from, base::Duration to)
{
    const auto at = [](base::Duration since) {
        return ':' + std::to_string((night().start + since).ms / 1000);
    };
    return name + at(from) + at(to);
}

} // namespace

base::TimeRange night()
{
    constexpr base::Time midnight{1'763'596'800'000};
    return {midnight, midnight + allNight};
}

std::vector<std::string> incidents()
{
    const base::Duration end = allNight + minutes(1);
    return {incident("canary-gone-bad", canaryOut, canaryBack), incident("stuck-gpu", gpuStuck, end),
        incident("node-gone", nodeGone, end), incident("ttft-over-sla", tokensSlow, end),
        incident("5xx-burst", errorsBegin, errorsEnd)};
}

replay::Notes guide()
{
    const auto at = [](base::Duration since) {
        return night().start + since;
    };
    replay::Notes notes;
    notes.marks = {{at(canaryOut), "The canary of zai-proxy goes bad"},
        {at(gpuStuck), "A GPU reports XID 43"}, {at(nodeGone), "Eight GPUs fall silent"},
        {at(tokensSlow), "First tokens take seconds"}, {at(errorsBegin), "The managed API answers 5xx"}};
    notes.text =
        "Three hours of a fleet: two customer clusters of 24 GPUs each, the managed API, a proxy with its "
        "canary. "
        "The samples are simulated; the rules, and the alerts that fire, are real ones.\n"
        "\n"
        "Go to mark 1 and press Space: now moves, at the speed that you choose, and everything follows it. "
        "The comma and the point step through it.\n"
        "\n"
        "1  00:40  The canary of zai-proxy answers errors and gets slow; five minutes later alerts fire. On "
        "\"ZAI Proxy: production vs canary\" production is untouched. It is rolled back at 01:05. Nobody "
        "needs to "
        "get up for this one.\n"
        "2  02:20  A GPU of byc_as45prw7m6 reports XID 43 and stands at 100 % from then on, doing nothing. "
        "On "
        "\"Fleet GPUs\" it is the one row of another color.\n"
        "3  02:36  The last node of the same cluster is gone: eight rows end there. A panel that averages "
        "over GPUs "
        "hides it; the heatmap doesn't.\n"
        "4  02:36  Within a minute the time to first token is seven times what was promised (TtftAboveSla), "
        "and "
        "the queue of the router is full. The other cluster is well: choose it above, and look.\n"
        "5  02:45  The managed API fails a part of its requests for eight minutes. Is it the same incident? "
        "Compare the clusters, then decide.\n"
        "\n"
        "M marks what you find, N opens marks and notes.";
    return notes;
}

} // namespace zumik::demo
