// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/recordingdoubts.h"

#include "models/promql/parser.h"
#include "models/promql/windows.h"

#include <algorithm>
#include <optional>

namespace zumik::board {

using promql::SelectorWindow;
using promql::VectorSelector;
using series::Matcher;

namespace {

constexpr std::size_t namedSelectors = 3;

struct Recorded {
    promql::ExpressionPtr expression; ///< what the selector lies in
    const VectorSelector *selector = nullptr;
    base::Duration before{0};
};

std::vector<Recorded> recordedSelectors(const source::Recording &recording)
{
    std::vector<Recorded> all;
    for (const source::Recording::Selector &each : recording.selectors) {
        auto parsed = promql::parse(each.text);
        if (parsed && (*parsed)->as<VectorSelector>() != nullptr) {
            const auto *const selector = (*parsed)->as<VectorSelector>();
            all.push_back({std::move(*parsed), selector, each.before});
        }
    }
    return all;
}

/// Whether `wanted` lets nothing through that the condition does not.
bool implies(const VectorSelector &wanted, const Matcher &condition)
{
    return std::any_of(wanted.matchers.begin(), wanted.matchers.end(), [&](const Matcher &own) {
        if (own.name() != condition.name()) {
            return false;
        }
        const std::vector<std::string> &values = own.onlyValues();
        return own == condition
            || (!values.empty() && std::all_of(values.begin(), values.end(), [&](const std::string &value) {
                   return condition.matches(value);
               }));
    });
}

/// {__name__!=""}, what every series fulfills.
bool isEverything(const Matcher &condition)
{
    return condition.name() == "__name__" && condition.op() == Matcher::Op::NotEqual
        && condition.value().empty();
}

bool covers(const VectorSelector &recorded, const VectorSelector &wanted)
{
    return std::all_of(recorded.matchers.begin(), recorded.matchers.end(),
        [&](const Matcher &condition) { return isEverything(condition) || implies(wanted, condition); });
}

/// What of a selector tells it from others of its metric: {method="GET"}.
std::string conditions(const VectorSelector &selector)
{
    std::string text;
    for (const Matcher &matcher : selector.matchers) {
        if (matcher.name() != "__name__") {
            text += (text.empty() ? "" : ", ") + matcher.toString();
        }
    }
    return '{' + text + '}';
}

/// What there is of the metric: `up{job="a"} and up{job="b"}`; empty for nothing.
std::string whatIsThere(const std::vector<Recorded> &recorded, std::string_view metric)
{
    std::string text;
    std::size_t named = 0;
    for (const Recorded &each : recorded) {
        if (promql::metricOf(*each.selector) == metric && named++ < namedSelectors) {
            text += (text.empty() ? "" : ", ") + std::string(metric) + conditions(*each.selector);
        }
    }
    return named > namedSelectors ? text + ", \xE2\x80\xA6" : text;
}

bool hasInstantIn(const series::Grid &grid, base::Time from, base::Time before)
{
    for (std::size_t i = 0; i < grid.count; ++i) {
        const base::Time time = grid.start + grid.step * static_cast<std::int64_t>(i);
        if (time >= from) {
            return time < before;
        }
    }
    return false;
}

/// Instants that read samples from before `from` and after it.
std::optional<Doubt> cutWindow(const SelectorWindow &window, const series::Grid &grid, base::Time from)
{
    if (window.anchor != promql::TimeShift::At::None || window.oldest <= window.newest
        || !hasInstantIn(grid, from + window.newest, from + window.oldest)) {
        return std::nullopt;
    }
    return Doubt{.kind = Doubt::Kind::BeforeRecording, .window = window.oldest};
}

class Looker {
public:
    Looker(const series::Grid &grid, const source::Recording &recording)
        : m_grid(grid)
        , m_recording(recording)
        , m_recorded(recordedSelectors(recording))
    {
    }

    void look(const SelectorWindow &window)
    {
        base::Time from = m_recording.range.start;
        if (!m_recorded.empty()) {
            const auto found = std::find_if(m_recorded.begin(), m_recorded.end(),
                [&](const Recorded &each) { return covers(*each.selector, *window.selector); });
            if (found == m_recorded.end()) {
                return add(narrower(*window.selector));
            }
            from = from - found->before;
        }
        if (const auto cut = cutWindow(window, m_grid, from)) {
            add(*cut);
        }
    }

    std::vector<Doubt> doubts;

private:
    Doubt narrower(const VectorSelector &wanted) const
    {
        const std::string_view metric = promql::metricOf(wanted);
        const std::string there = metric.empty() ? std::string() : whatIsThere(m_recorded, metric);
        return there.empty()
            ? Doubt{.kind = Doubt::Kind::NotRecorded, .detail = std::string(metric) + conditions(wanted)}
            : Doubt{.kind = Doubt::Kind::NarrowerRecorded, .detail = there};
    }

    void add(const Doubt &doubt)
    {
        if (std::find(doubts.begin(), doubts.end(), doubt) == doubts.end()) {
            doubts.push_back(doubt);
        }
    }

    const series::Grid &m_grid;
    const source::Recording &m_recording;
    std::vector<Recorded> m_recorded;
};

} // namespace

std::vector<Doubt> recordingDoubts(
    const std::string &expression, const series::Grid &grid, const source::Recording &recording)
{
    const auto parsed = promql::parse(expression);
    if (!parsed || grid.count == 0) {
        return {};
    }
    const base::TimeRange query{
        grid.start, grid.start + grid.step * static_cast<std::int64_t>(grid.count - 1)};
    const auto windows = promql::selectorWindows(**parsed, base::Duration{0}, grid.step, query);
    Looker looker(grid, recording);
    for (std::size_t i = 0; windows && i < windows->size(); ++i) {
        looker.look((*windows)[i]);
    }
    return std::move(looker.doubts);
}

} // namespace zumik::board
