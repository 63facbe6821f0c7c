// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/compare.h"

#include "models/base/number.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace zumik::snapshot::record {

namespace {

bool same(double a, double b)
{
    if (base::isAbsent(a) || base::isAbsent(b)) {
        return base::isAbsent(a) == base::isAbsent(b);
    }
    if (std::isnan(a) || std::isnan(b)) {
        return std::isnan(a) == std::isnan(b);
    }
    if (std::isinf(a) || std::isinf(b)) {
        return a == b;
    }
    return std::abs(a - b) <= sameWithin * std::max(std::abs(a), std::abs(b));
}

using Columns = std::map<series::Labels, const series::Column *>;

Columns columnsOf(const series::Matrix &matrix)
{
    Columns columns;
    for (const series::Series &each : matrix.series) {
        columns[each.labels] = &each.values;
    }
    return columns;
}

double valueAt(const series::Column *column, std::size_t index)
{
    return column != nullptr && index < column->size() ? (*column)[index] : base::absent();
}

std::string textOf(const series::Labels &labels, double value)
{
    return labels.toString() + ' ' + (base::isAbsent(value) ? "nothing" : base::formatDouble(value));
}

series::Grid gridOf(base::TimeRange range)
{
    const std::int64_t seconds = range.length().count() / 1000 / Comparing::instants;
    // A multiple of its own step from 1970: such a grid no server moves.
    const base::Duration step{std::max<std::int64_t>(seconds, 1) * 1000};
    const base::Time start = base::alignDown(range.start + step - base::Duration{1}, step);
    series::Grid grid = series::Grid::over({start, range.end}, step);
    grid.count = std::min<std::size_t>(grid.count, Comparing::instants);
    return grid;
}

} // namespace

std::optional<Manifest::Difference> differenceOf(
    const std::string &expression, const series::Matrix &server, const series::Matrix &file)
{
    const Columns theirs = columnsOf(server);
    const Columns ours = columnsOf(file);
    Columns all = theirs;
    all.insert(ours.begin(), ours.end());
    std::optional<Manifest::Difference> found;
    std::uint64_t instants = 0;
    for (std::size_t i = 0; i < server.grid.count; ++i) {
        bool differs = false;
        for (const auto &[labels, column] : all) {
            const auto their = theirs.find(labels);
            const auto our = ours.find(labels);
            const double a = valueAt(their != theirs.end() ? their->second : nullptr, i);
            const double b = valueAt(our != ours.end() ? our->second : nullptr, i);
            if (same(a, b)) {
                continue;
            }
            differs = true;
            if (!found) {
                found = {expression, server.grid.at(i), textOf(labels, a), textOf(labels, b), 0};
            }
        }
        instants += differs ? 1 : 0;
    }
    if (found) {
        found->instants = instants;
    }
    return found;
}

Comparing::Comparing(source::MetricSource &source, std::shared_ptr<const series::Queryable> file,
    CompareOptions options, QObject *parent)
    : QObject(parent)
    , m_source(source)
    , m_file(std::move(file))
    , m_options(std::move(options))
    , m_engine(m_options.engine)
    , m_receiver(this)
{
    m_pool.setMaxThreadCount(1);
}

Comparing::~Comparing()
{
    m_pool.waitForDone();
}

void Comparing::run(
    std::vector<std::string> queries, base::StopToken stop, std::function<void(base::Result<Outcome>)> answer)
{
    m_queries = std::move(queries);
    m_stop = std::move(stop);
    m_answer = std::move(answer);
    m_clock.start();
    next();
}

void Comparing::next()
{
    if (m_stop.stop_requested()) {
        return std::exchange(m_answer, nullptr)(base::Error{base::ErrorCode::Cancelled, {}, {}});
    }
    const series::Grid grid = gridOf(m_options.range);
    const bool over = std::chrono::milliseconds(m_clock.elapsed()) > m_options.most;
    if (m_at >= m_queries.size() || over || grid.count == 0) {
        return std::exchange(m_answer, nullptr)(std::move(m_outcome));
    }
    Q_EMIT progressed(static_cast<double>(m_at) / static_cast<double>(m_queries.size()));
    m_source.range({.expression = m_queries[m_at],
                       .grid = grid,
                       .priority = source::Priority::Background,
                       .whole = true},
        m_stop, m_receiver, [this](base::Result<series::Matrix> answer) { onServer(std::move(answer)); });
}

void Comparing::onServer(base::Result<series::Matrix> answer)
{
    if (!answer || answer->seriesDropped > 0 || answer->histogramsSkipped > 0) {
        ++m_at;
        return next();
    }
    auto server = std::make_shared<series::Matrix>(*std::move(answer));
    if (m_options.inFile) {
        for (series::Series &each : server->series) {
            each.labels = m_options.inFile(each.labels);
        }
    }
    m_ofFile = m_options.ofFile ? m_options.ofFile(m_queries[m_at]) : m_queries[m_at];
    m_pool.start([this, server, expression = m_ofFile] {
        auto ours = std::make_shared<base::Result<series::Matrix>>(
            m_engine.range(*m_file, expression, server->grid, m_stop));
        m_receiver.post([this, server, ours] { onFile(*server, *ours); });
    });
}

void Comparing::onFile(const series::Matrix &server, const base::Result<series::Matrix> &answer)
{
    const std::string &expression = m_ofFile;
    ++m_at;
    std::optional<Manifest::Difference> difference;
    if (!answer) {
        difference = {expression, server.grid.start, std::to_string(server.series.size()) + " series",
            answer.error().message, server.grid.count};
    } else {
        difference = differenceOf(expression, server, *answer);
    }
    ++m_outcome.compared;
    if (difference && m_outcome.differences.size() < m_options.mostDifferences) {
        m_outcome.differences.push_back(*std::move(difference));
    }
    next();
}

} // namespace zumik::snapshot::record
