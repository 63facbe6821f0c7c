// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/panelwork.h"

#include "models/board/adhoc.h"
#include "models/board/transforming.h"
#include "models/dashboard/interpolate.h"
#include "models/dashboard/overrides.h"
#include "models/dashboard/step.h"
#include "models/frame/framebuilder.h"
#include "models/promql/selectors.h"

#include <algorithm>
#include <cmath>

namespace zumik::board {

namespace {

using dashboard::Panel;
using dashboard::Query;
using dashboard::Syntax;

base::TimeRange rangeOf(const Panel &panel, const PanelContext &context)
{
    base::TimeRange range = context.range;
    if (const auto own = dashboard::parseInterval(panel.timeFrom); !panel.timeFrom.empty() && own) {
        range.start = range.end - *own;
    }
    if (const auto shift = dashboard::parseInterval(panel.timeShift); !panel.timeShift.empty() && shift) {
        range = {range.start - *shift, range.end - *shift};
    }
    return range;
}

/// The least step that the query, else the panel, asks for; zero where neither does.
base::Duration leastStep(const Panel &panel, const Query &query, const dashboard::Interpolation &values)
{
    const std::string &written = query.interval.empty() ? panel.interval : query.interval;
    const auto parsed = dashboard::parseInterval(dashboard::interpolate(written, values, Syntax::PromQl));
    return written.empty() || !parsed ? base::Duration{0} : *parsed;
}

bool dependsOnRange(const std::string &expression)
{
    const auto names = [&](const char *variable) {
        return expression.find(std::string("$") + variable) != std::string::npos
            || expression.find(std::string("${") + variable) != std::string::npos;
    };
    return names("__range") || names("__from") || names("__to");
}

void filter(PlannedQuery &planned, const std::vector<dashboard::Variable> &variables)
{
    auto filtered = withFilters(planned.expression, filtersOf(variables));
    if (filtered) {
        planned.expression = std::move(*filtered);
    } else {
        planned.refused = filtered.error();
    }
}

/// The expression stays as it is for all instants, so that those which are asked have their values.
void coarsen(PlannedQuery &planned, base::TimeRange range, std::size_t mostSteps)
{
    const std::size_t count = planned.grid.count;
    if (planned.instant || count <= mostSteps || mostSteps < 2) {
        return;
    }
    const std::size_t every = (count + mostSteps - 2) / (mostSteps - 1);
    const base::Duration step = planned.grid.step * static_cast<std::int64_t>(every);
    planned.grid = series::Grid::over(dashboard::alignedTo(range, step), step);
    planned.coarse = true;
}

PlannedQuery planQuery(
    const Panel &panel, const Query &query, const PanelContext &context, base::TimeRange range)
{
    auto values =
        dashboard::interpolationFor({query.expression, query.legendFormat, query.interval, panel.interval},
            context.variables, range, panel.scope);
    values.dashboardTitle = context.dashboardTitle;
    const base::Duration scrape = context.scrapeInterval.value_or(
        context.intervals.of(dashboard::interpolate(query.expression, values, Syntax::PromQl)));
    dashboard::StepRule rule;
    rule.range = range;
    rule.maxDataPoints = panel.maxDataPoints.value_or(context.width);
    rule.scrapeInterval = scrape;
    rule.minimum = leastStep(panel, query, values);
    rule.intervalFactor = query.intervalFactor;
    values.step = dashboard::stepOf(rule);
    values.rateInterval = dashboard::rateIntervalOf(values.step, scrape);
    PlannedQuery planned;
    planned.query = &query;
    planned.expression = dashboard::interpolate(query.expression, values, Syntax::PromQl);
    filter(planned, context.variables);
    planned.legend = dashboard::interpolate(query.legendFormat, values, Syntax::Text);
    planned.instant = query.instant;
    planned.scrapeInterval = scrape;
    planned.dependsOnRange = dependsOnRange(query.expression);
    planned.grid = query.instant ? series::Grid{range.end, values.step, 1}
                                 : series::Grid::over(dashboard::alignedTo(range, values.step), values.step);
    coarsen(planned, range, context.mostSteps.value_or(planned.grid.count));
    return planned;
}

frame::FrameQuery frameQuery(const Panel &panel, const PlannedQuery &planned)
{
    // Grafana configures what the transformations have made, not what they are given.
    const bool configured = panel.transformations.empty();
    return {planned.query->refId, planned.expression, planned.legend,
        configured ? panel.defaults : frame::FieldConfig()};
}

/// What can be told of a query's windows without asking anybody.
std::vector<Doubt> windowDoubts(const PlannedQuery &query)
{
    const auto selectors = promql::selectorsOf(query.expression);
    std::vector<Doubt> doubts;
    for (std::size_t i = 0; selectors && i < selectors->size(); ++i) {
        const base::Duration window = (*selectors)[i].window;
        if (window.count() == 0) {
            continue;
        }
        if (window < query.scrapeInterval * 4) {
            doubts.push_back({.kind = Doubt::Kind::WindowUnderFourScrapes,
                .window = window,
                .limit = query.scrapeInterval * 4});
        }
        if (!query.instant && !query.coarse && window < query.grid.step) {
            doubts.push_back(
                {.kind = Doubt::Kind::WindowUnderStep, .window = window, .limit = query.grid.step});
        }
    }
    return doubts;
}

/// Collects what all answers of a panel come to.
class Builder {
public:
    Builder(const Panel &panel, const PanelPlan &plan)
        : m_panel(panel)
        , m_variables(plan.variables)
        , m_many(plan.queries.size() > 1)
    {
        m_data.range = plan.range;
        m_data.queries = plan.queries.size();
        for (const PlannedQuery &query : plan.queries) {
            m_data.step = std::max(m_data.step, query.grid.step);
            for (const Doubt &doubt : windowDoubts(query)) {
                if (std::find(m_data.doubts.begin(), m_data.doubts.end(), doubt) == m_data.doubts.end()) {
                    m_data.doubts.push_back(doubt);
                }
            }
        }
    }

    void add(const PlannedQuery &planned, const QueryPool::RangeAnswer &answer)
    {
        if (!*answer) {
            return addError(answer->error());
        }
        const series::Matrix &matrix = **answer;
        note(matrix.annotations);
        m_data.seriesDropped += matrix.seriesDropped;
        const bool table = planned.query->format == Query::Format::Table;
        const auto query = frameQuery(m_panel, planned);
        m_data.frames.push_back(
            table ? frame::tableFrame(matrix, query, m_many) : frame::timeSeriesFrame(matrix, query));
        for (const series::Series &series : matrix.series) {
            look(series.values, matrix.grid);
        }
    }

    void add(const PlannedQuery &planned, const QueryPool::InstantAnswer &answer)
    {
        if (!*answer) {
            return addError(answer->error());
        }
        const series::Instant &instant = **answer;
        note(instant.annotations);
        const bool table = planned.query->format == Query::Format::Table
            || (m_panel.transformations.empty()
                && std::holds_alternative<dashboard::TableOptions>(m_panel.options));
        const auto query = frameQuery(m_panel, planned);
        m_data.frames.push_back(
            table ? frame::tableFrame(instant, query, m_many) : frame::instantFrame(instant, query));
        look(instant, planned.grid.start);
    }

    void add(const PlannedQuery &, std::monostate) { }

    PanelData take()
    {
        const bool gone = !m_panel.transformations.empty() && transformFrames(m_panel, m_variables, m_data);
        dashboard::applyOverrides(m_panel.overrides, m_data.frames);
        if (m_numbers && gone) {
            m_data.state = PanelData::State::Empty;
            m_data.reason = EmptyReason::TransformedAway;
        } else if (m_numbers) {
            m_data.state = PanelData::State::Data;
        } else if (m_data.error) {
            m_data.state = PanelData::State::Error;
            m_data.reason = m_data.error->code == base::ErrorCode::QueryInvalid ? EmptyReason::BadQuery
                                                                                : EmptyReason::ServerError;
        } else {
            m_data.state = PanelData::State::Empty;
            m_data.reason = m_nans ? EmptyReason::NoTraffic : EmptyReason::None;
        }
        return std::move(m_data);
    }

private:
    void addError(const base::Error &error)
    {
        if (!m_data.error) {
            m_data.error = error;
        }
    }

    void note(const series::Annotations &annotations)
    {
        for (const series::Annotation &annotation : annotations) {
            if (std::find(m_data.annotations.begin(), m_data.annotations.end(), annotation)
                == m_data.annotations.end()) {
                m_data.annotations.push_back(annotation);
            }
        }
    }

    void look(const series::Column &column, const series::Grid &grid)
    {
        std::optional<std::size_t> last;
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (column.hasValue(i)) {
                last = i;
                (std::isnan(column[i]) ? m_nans : m_numbers) = true;
            }
        }
        if (last) {
            seen(grid.at(*last));
        }
    }

    void look(const series::Instant &instant, base::Time time)
    {
        const auto one = [&](double value) {
            (std::isnan(value) ? m_nans : m_numbers) = true;
        };
        if (const auto *samples = std::get_if<std::vector<series::Sample>>(&instant.value)) {
            std::for_each(samples->begin(), samples->end(), [&](const series::Sample &s) { one(s.value); });
        } else if (const auto *scalar = std::get_if<series::Scalar>(&instant.value)) {
            one(scalar->value);
        } else {
            m_numbers = true;
        }
        if (m_numbers) {
            seen(time);
        }
    }

    void seen(base::Time time)
    {
        if (!m_data.lastSample || *m_data.lastSample < time) {
            m_data.lastSample = time;
        }
    }

    const Panel &m_panel;
    const dashboard::Interpolation &m_variables;
    bool m_many;
    PanelData m_data;
    bool m_numbers = false;
    bool m_nans = false;
};

} // namespace

PanelPlan planPanel(const Panel &panel, const PanelContext &context)
{
    PanelPlan plan{rangeOf(panel, context), {}, {}};
    if (!panel.transformations.empty()) {
        plan.variables = dashboard::interpolationOf(context.variables, plan.range, panel.scope);
    }
    for (const Query &query : panel.queries) {
        if (!query.hidden && !query.expression.empty()) {
            plan.queries.push_back(planQuery(panel, query, context, plan.range));
        }
    }
    return plan;
}

std::string questionOf(const PanelPlan &plan)
{
    std::string question = standingOf(plan);
    for (const PlannedQuery &query : plan.queries) {
        question += std::to_string(query.grid.start.ms) + ' ';
    }
    return question;
}

std::string standingOf(const PanelPlan &plan)
{
    std::string standing;
    for (const PlannedQuery &query : plan.queries) {
        standing += query.expression + '\n' + query.legend + '\n';
        for (const std::int64_t number : {query.grid.step.count(),
                 static_cast<std::int64_t>(query.grid.count), std::int64_t(query.instant)}) {
            standing += std::to_string(number) + ' ';
        }
    }
    return standing;
}

bool hasPatterns(const Panel &panel)
{
    return !panel.transformations.empty()
        || std::any_of(panel.overrides.begin(), panel.overrides.end(), [](const dashboard::Override &one) {
               return one.matcher == dashboard::Override::Matcher::Regex;
           });
}

PanelData buildPanelData(const Panel &panel, const PanelPlan &plan, const std::vector<QueryAnswer> &answers)
{
    Builder builder(panel, plan);
    for (std::size_t i = 0; i < plan.queries.size(); ++i) {
        std::visit([&](const auto &answer) { builder.add(plan.queries[i], answer); }, answers[i]);
    }
    return builder.take();
}

PanelData staticPanelData(const Panel &panel, base::TimeRange range)
{
    PanelData data;
    data.range = range;
    const bool shows = std::holds_alternative<dashboard::TextOptions>(panel.options)
        || std::holds_alternative<dashboard::RowOptions>(panel.options);
    data.state = shows ? PanelData::State::Data : PanelData::State::Empty;
    if (const auto *unsupported = std::get_if<dashboard::UnsupportedOptions>(&panel.options)) {
        const bool library = panel.type.empty() && !panel.libraryUid.empty();
        data.reason = library ? EmptyReason::LibraryMissing : EmptyReason::Unsupported;
        data.reasonDetail = unsupported->type;
    } else if (!shows) {
        data.reason = EmptyReason::NothingAsked;
        data.reasonDetail = panel.queries.empty() ? "" : "hidden";
    }
    return data;
}

} // namespace zumik::board
