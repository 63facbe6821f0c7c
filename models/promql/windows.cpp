// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/windows.h"

#include "models/promql/length.h"
#include "models/promql/parts.h"

#include <algorithm>

namespace zumik::promql {

namespace {

/// Collects the selectors; what lies around a part is handed down with it.
class Collector {
public:
    Collector(base::Duration lookback, base::Duration step, base::Duration range)
        : m_lookback(lookback)
        , m_step(step)
        , m_range(range)
    {
    }

    base::Result<std::vector<SelectorWindow>> run(const Expression &expression)
    {
        m_left.emplace_back(&expression, SelectorWindow{});
        while (!m_left.empty() && !m_error) {
            const auto [next, around] = m_left.back();
            m_left.pop_back();
            visit(*next, around);
        }
        if (m_error) {
            return *m_error;
        }
        return std::move(m_found);
    }

private:
    void visit(const Expression &expression, SelectorWindow window)
    {
        if (const auto *vector = expression.as<VectorSelector>()) {
            add(*vector, {}, window);
        } else if (const auto *matrix = expression.as<MatrixSelector>()) {
            add(*matrix->selector->as<VectorSelector>(), length(matrix->range), window);
        } else if (const auto *subquery = expression.as<Subquery>()) {
            shift(window, subquery->shift);
            window.oldest += length(subquery->range);
            m_left.emplace_back(subquery->inner.get(), window);
        } else {
            pushParts(expression, window);
        }
    }

    /// So that the first is taken first.
    void pushParts(const Expression &expression, const SelectorWindow &window)
    {
        const std::size_t before = m_left.size();
        forEachPart(expression, [&](const ExpressionPtr &part) {
            if (part) {
                m_left.emplace_back(part.get(), window);
            }
        });
        std::reverse(m_left.begin() + static_cast<std::ptrdiff_t>(before), m_left.end());
    }

    void add(const VectorSelector &selector, base::Duration range, SelectorWindow window)
    {
        shift(window, selector.shift);
        window.selector = &selector;
        window.window = range;
        window.oldest += range.count() > 0 ? range : m_lookback;
        m_found.push_back(window);
    }

    /// An @ makes nothing of the subqueries around it; the offset counts from there.
    void shift(SelectorWindow &window, const TimeShift &by)
    {
        if (by.at != TimeShift::At::None) {
            window = {};
            window.anchor = by.at;
            window.time = by.time;
        }
        const base::Duration offset = length(by.offset);
        window.oldest += offset;
        window.newest += offset;
    }

    base::Duration length(const Length &length)
    {
        const auto value = evaluate(length, m_step, m_range);
        if (!value && !m_error) {
            m_error = value.error();
        }
        return value ? *value : base::Duration{0};
    }

    base::Duration m_lookback;
    base::Duration m_step;
    base::Duration m_range;
    std::vector<std::pair<const Expression *, SelectorWindow>> m_left;
    std::vector<SelectorWindow> m_found;
    std::optional<base::Error> m_error;
};

} // namespace

base::TimeRange SelectorWindow::read(const base::TimeRange &query) const
{
    const bool fixed = anchor == TimeShift::At::Time;
    const base::Time first = fixed ? time : anchor == TimeShift::At::End ? query.end : query.start;
    const base::Time last = fixed ? time : anchor == TimeShift::At::Start ? query.start : query.end;
    return {first - oldest, last - newest};
}

base::Result<std::vector<SelectorWindow>> selectorWindows(
    const Expression &expression, base::Duration lookback, base::Duration step, const base::TimeRange &query)
{
    return Collector(lookback, step, query.length()).run(expression);
}

std::string_view metricOf(const VectorSelector &selector)
{
    const auto &matchers = selector.matchers;
    const auto named = std::find_if(matchers.begin(), matchers.end(), [](const series::Matcher &each) {
        return each.name() == "__name__" && each.op() == series::Matcher::Op::Equal;
    });
    return named == matchers.end() ? std::string_view() : std::string_view(named->value());
}

} // namespace zumik::promql
