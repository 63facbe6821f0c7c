// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/engine.h"

#include "models/promql/exec/operator.h"
#include "models/promql/exec/plan.h"
#include "models/promql/parser.h"

#include <algorithm>
#include <numeric>

namespace zumik::promql::exec {

namespace {

series::Instant finished(const Query &query, series::Instant answer)
{
    answer.annotations = query.annotations();
    answer.histogramsSkipped = query.histogramsSkipped();
    return answer;
}

base::Result<series::Instant> vectorAt(Query &query, const Expression &expression, base::Time at)
{
    auto root = plan(query, expression, Steps{at.ms, 1, 1});
    if (!root) {
        return root.error();
    }
    if (auto opened = (*root)->open(); !opened) {
        return opened.error();
    }
    const auto values = allRows(query, **root);
    if (!values) {
        return values.error();
    }
    if (typeOf(expression) == ValueType::Scalar) {
        return series::Instant{series::Scalar{at, (*values)[0]}, {}, 0, 0};
    }
    std::vector<series::Sample> samples;
    for (std::size_t row = 0; row < (*root)->size(); ++row) {
        if (!base::isAbsent((*values)[row])) {
            samples.push_back({(*root)->labels(row), at, (*values)[row]});
        }
    }
    return series::Instant{std::move(samples), {}, 0, 0};
}

base::Result<series::Instant> evaluateAt(Query &query, const Expression &expression, base::Time at)
{
    if (const auto *text = unwrapped(expression).as<StringLiteral>()) {
        return series::Instant{series::Text{at, text->value}, {}, 0, 0};
    }
    if (typeOf(expression) != ValueType::Matrix) {
        return vectorAt(query, expression, at);
    }
    auto raw = rangeVector(query, expression, at.ms);
    if (!raw) {
        return raw.error();
    }
    return series::Instant{std::move(*raw), {}, 0, 0};
}

/// The rows that have any value, sorted by labels; all columns lie in one block.
base::Result<std::vector<series::Series>> columnsOf(Query &query, Operator &root)
{
    auto values = allRows(query, root);
    if (!values) {
        return values.error();
    }
    const std::size_t steps = root.steps().count;
    const auto block = std::make_shared<const std::vector<double>>(std::move(*values));
    std::vector<series::Series> all;
    for (std::size_t row = 0; row < root.size(); ++row) {
        const auto column = std::span<const double>(*block).subspan(row * steps, steps);
        if (!std::all_of(column.begin(), column.end(), base::isAbsent)) {
            all.push_back({root.labels(row), series::Column(block, column)});
        }
    }
    const auto byLabels = [](const series::Series &a, const series::Series &b) {
        return a.labels < b.labels;
    };
    if (!std::is_sorted(all.begin(), all.end(), byLabels)) {
        std::sort(all.begin(), all.end(), byLabels);
    }
    return all;
}

base::Result<series::Matrix> evaluateOver(
    Query &query, const Expression &expression, const series::Grid &grid)
{
    series::Matrix matrix{grid, {}, {}, 0, 0};
    if (grid.count == 0) {
        return matrix;
    }
    auto root = plan(
        query, expression, Steps{grid.start.ms, std::max<std::int64_t>(grid.step.count(), 1), grid.count});
    if (!root) {
        return root.error();
    }
    if (auto opened = (*root)->open(); !opened) {
        return opened.error();
    }
    auto columns = columnsOf(query, **root);
    if (!columns) {
        return columns.error();
    }
    matrix.series = std::move(*columns);
    matrix.annotations = query.annotations();
    matrix.histogramsSkipped = query.histogramsSkipped();
    return matrix;
}

base::Result<series::Matrix> overGrid(Query &query, const Expression &expression, const series::Grid &grid)
{
    const ValueType type = typeOf(expression);
    if (type != ValueType::Scalar && type != ValueType::Vector) {
        return base::Error{base::ErrorCode::QueryInvalid,
            "invalid expression type \"" + std::string(typeName(type))
                + "\" for range query, must be Scalar or instant Vector",
            {}};
    }
    return evaluateOver(query, expression, grid);
}

} // namespace

Engine::Engine(EngineOptions options)
    : m_options(options)
{
}

base::Result<series::Instant> Engine::instant(const series::Queryable &store, std::string_view expression,
    base::Time at, const base::StopToken &stop) const
{
    const auto parsed = parse(expression, m_options.semantics);
    if (!parsed) {
        return parsed.error();
    }
    Query query(store, m_options, expression, stop);
    auto answer = evaluateAt(query, **parsed, at);
    return answer ? base::Result<series::Instant>(finished(query, std::move(*answer))) : answer;
}

base::Result<series::Instant> Engine::instant(const series::Queryable &store, const Expression &expression,
    base::Time at, const base::StopToken &stop) const
{
    Query query(store, m_options, {}, stop);
    auto answer = evaluateAt(query, expression, at);
    return answer ? base::Result<series::Instant>(finished(query, std::move(*answer))) : answer;
}

base::Result<series::Matrix> Engine::range(const series::Queryable &store, std::string_view expression,
    const series::Grid &grid, const base::StopToken &stop) const
{
    const auto parsed = parse(expression, m_options.semantics);
    if (!parsed) {
        return parsed.error();
    }
    Query query(store, m_options, expression, stop);
    return overGrid(query, **parsed, grid);
}

base::Result<series::Matrix> Engine::range(const series::Queryable &store, const Expression &expression,
    const series::Grid &grid, const base::StopToken &stop) const
{
    Query query(store, m_options, {}, stop);
    return overGrid(query, expression, grid);
}

} // namespace zumik::promql::exec
