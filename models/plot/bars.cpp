// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bars.h"

#include "models/plot/axes.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

bool stacks(const BarLayout &layout)
{
    return layout.stacking != frame::Stacking::None;
}

double valueAt(const BarSeries &series, std::size_t place)
{
    return place < series.values.size() ? series.values[place] : std::nan("");
}

/// How high what lies at a place is piled up already, above and below zero.
struct Pile {
    double up = 0;
    double down = 0;
    double whole = 0; ///< without signs: what shares are of

    double add(double value)
    {
        double &side = value < 0 ? down : up;
        side += value;
        return side;
    }
};

/// A bar's two ends in values, before there is a scale.
struct Ends {
    std::size_t series;
    std::size_t place;
    double value;
    double foot;
    double head;
};

class Planning {
public:
    Planning(const std::vector<BarSeries> &series, std::size_t places, const BarLayout &layout)
        : m_series(series)
        , m_layout(layout)
    {
        m_plan.places = places;
    }

    BarPlan plan()
    {
        share();
        for (std::size_t place = 0; place < m_plan.places; ++place) {
            pile(place);
        }
        scale();
        for (const Ends &ends : m_ends) {
            stand(ends);
        }
        return std::move(m_plan);
    }

private:
    /// Who stands in which slot, and how much air there is between groups.
    void share()
    {
        std::size_t shown = 0;
        for (const BarSeries &series : m_series) {
            m_plan.slotOf.push_back(!series.visible ? npos : stacks(m_layout) ? 0 : shown);
            shown += series.visible ? 1 : 0;
        }
        const double group = std::clamp(m_layout.groupWidth, 0.05, 1.0);
        const double bar = std::clamp(m_layout.barWidth, 0.01, 1.0);
        m_plan.slotFill = bar;
        if (stacks(m_layout)) {
            m_plan.slotFill = bar * group;
        } else if (shown > 1) {
            const double air = std::round(static_cast<double>(shown) * (1 - group) / group);
            m_plan.slots = shown + static_cast<std::size_t>(air);
            m_plan.shift = air / 2 / static_cast<double>(m_plan.slots);
        }
        for (std::size_t &slot : m_plan.slotOf) {
            slot = slot == npos ? m_plan.slots : slot;
        }
    }

    double wholeAt(std::size_t place) const
    {
        double whole = 0;
        for (const BarSeries &series : m_series) {
            const double value = valueAt(series, place);
            whole += series.visible && std::isfinite(value) ? std::abs(value) : 0;
        }
        return whole;
    }

    void pile(std::size_t place)
    {
        Pile pile;
        pile.whole = m_layout.stacking == frame::Stacking::Percent ? wholeAt(place) : 0;
        for (std::size_t i = 0; i < m_series.size(); ++i) {
            const double value = valueAt(m_series[i], place);
            if (!m_series[i].visible || !std::isfinite(value)) {
                continue;
            }
            const double drawn = pile.whole > 0 ? 100 * value / pile.whole : value;
            const double head = stacks(m_layout) ? pile.add(drawn) : drawn;
            m_ends.push_back({i, place, value, head - drawn, head});
        }
    }

    void include(double value)
    {
        if (!m_request.data) {
            m_request.data = Domain{value, value};
        }
        m_request.data->low = std::min(m_request.data->low, value);
        m_request.data->high = std::max(m_request.data->high, value);
    }

    /// Bars stand on zero, unless the field says where its axis begins (prepConfig in barchart/utils.ts).
    void ask(const BarSeries &series, bool first)
    {
        const frame::FieldConfig &config = series.field->config;
        if (first) {
            m_plan.valueConfig = config;
            m_request.logBase = config.style.logBase;
            m_request.kind = tickKind(config.unit);
        }
        m_plan.mixedUnits = m_plan.mixedUnits || config.unit != m_plan.valueConfig.unit;
        const bool percent = m_layout.stacking == frame::Stacking::Percent;
        m_request.hardMin = percent || m_request.hardMin ? m_request.hardMin : config.min;
        m_request.hardMax = percent || m_request.hardMax ? m_request.hardMax : config.max;
        m_request.softMin = m_request.softMin ? m_request.softMin : config.style.softMin;
        m_request.softMax = m_request.softMax ? m_request.softMax : config.style.softMax;
    }

    void scale()
    {
        bool first = true;
        for (const BarSeries &series : m_series) {
            if (series.visible && series.field != nullptr) {
                ask(series, first);
                first = false;
            }
        }
        for (const Ends &ends : m_ends) {
            if (!m_request.logBase || ends.head > 0) {
                include(ends.head);
            }
        }
        if (m_layout.stacking == frame::Stacking::Percent) {
            m_request.softMax = 100;
            m_plan.valueConfig.unit = "percent";
            m_plan.mixedUnits = false;
        }
        includeLimits();
        m_request.fromZero = !m_request.logBase;
        m_request.maxIntervals = m_layout.maxIntervals;
        m_plan.values = makeAxis(m_request);
        m_plan.base = fraction(0);
    }

    /// Of the first series that draws them.
    void includeLimits()
    {
        const auto asking = std::find_if(
            m_series.begin(), m_series.end(), [](const BarSeries &series) { return limits(series); });
        if (asking == m_series.end()) {
            return;
        }
        m_plan.limits = static_cast<std::size_t>(asking - m_series.begin());
        if (m_layout.stacking != frame::Stacking::Percent) {
            includeThresholds(m_request, asking->field->config);
        }
    }

    static bool limits(const BarSeries &series)
    {
        return series.visible && series.field != nullptr
            && series.field->config.style.thresholds != frame::ThresholdStyle::Off;
    }

    double fraction(double value) const
    {
        const double at = m_plan.values.scale.fraction(value);
        return std::isnan(at) ? 0 : std::clamp(at, 0.0, 1.0);
    }

    void stand(const Ends &ends)
    {
        const auto slots = static_cast<double>(m_plan.slots);
        const auto slot = static_cast<double>(m_plan.slotOf[ends.series]);
        const double middle = (slot + 0.5) / slots + m_plan.shift;
        const double half = m_plan.slotFill / slots / 2;
        const auto place = static_cast<double>(ends.place);
        const auto places = static_cast<double>(m_plan.places);
        m_plan.bars.push_back({ends.series, ends.place, ends.value, (place + middle - half) / places,
            (place + middle + half) / places, fraction(ends.foot), fraction(ends.head)});
    }

    static constexpr std::size_t npos = static_cast<std::size_t>(-1);

    const std::vector<BarSeries> &m_series;
    const BarLayout &m_layout;
    BarPlan m_plan;
    AxisRequest m_request;
    std::vector<Ends> m_ends;
};

} // namespace

BarPlan planBars(const std::vector<BarSeries> &series, std::size_t places, const BarLayout &layout)
{
    return Planning(series, places, layout).plan();
}

std::size_t barAt(const BarPlan &plan, double along, double value, bool wholePlace)
{
    std::size_t found = plan.bars.size();
    double nearest = 2; // places are 0..1
    for (std::size_t i = 0; i < plan.bars.size(); ++i) {
        const Bar &bar = plan.bars[i];
        const auto [low, high] = std::minmax(bar.foot, bar.head);
        const bool beside = along >= bar.from && along < bar.to;
        if (beside && value >= low && value <= high) {
            return i;
        }
        const auto places = static_cast<double>(plan.places);
        const bool samePlace = std::floor(along * places) == static_cast<double>(bar.place);
        const double distance = beside ? 0 : std::abs((bar.from + bar.to) / 2 - along);
        if (wholePlace && samePlace && distance < nearest) {
            nearest = distance;
            found = i;
        }
    }
    return found;
}

} // namespace zumik::plot
