// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/framebuilder.h"

#include "models/frame/legend.h"

#include <algorithm>
#include <set>

namespace zumik::frame {

namespace {

struct Row {
    series::Labels labels;
    base::Time time;
    double value;
};

std::vector<std::string> labelNames(const std::vector<Row> &rows)
{
    std::set<std::string, std::less<>> names;
    for (const Row &row : rows) {
        for (std::size_t i = 0; i < row.labels.size(); ++i) {
            if (const std::string_view name = row.labels.at(i).name; names.find(name) == names.end()) {
                names.emplace(name);
            }
        }
    }
    std::vector<std::string> sorted(names.begin(), names.end());
    std::stable_partition(
        sorted.begin(), sorted.end(), [](const std::string &name) { return name == "__name__"; });
    return sorted;
}

Field textField(const std::string &name, const std::vector<Row> &rows, const FieldConfig &config)
{
    Field::Texts texts;
    texts.reserve(rows.size());
    for (const Row &row : rows) {
        texts.emplace_back(row.labels.get(name));
    }
    FieldConfig own = config;
    own.unit.clear();
    own.displayName.clear();
    return {name, {}, std::move(texts), std::move(own)};
}

Field timeField(const std::vector<Row> &rows)
{
    Field::Times times;
    times.reserve(rows.size());
    std::transform(
        rows.begin(), rows.end(), std::back_inserter(times), [](const Row &row) { return row.time; });
    FieldConfig config;
    config.unit = "dateTimeAsIso";
    return {"Time", {}, std::move(times), std::move(config)};
}

Frame tableOf(const std::vector<Row> &rows, const FrameQuery &query, bool manyQueries)
{
    Frame frame;
    frame.refId = query.refId;
    frame.fields.push_back(timeField(rows));
    for (const std::string &name : labelNames(rows)) {
        frame.fields.push_back(textField(name, rows, query.config));
    }
    std::vector<double> values;
    values.reserve(rows.size());
    std::transform(
        rows.begin(), rows.end(), std::back_inserter(values), [](const Row &row) { return row.value; });
    const std::string plain = manyQueries ? "Value #" + query.refId : "Value";
    const std::string &given = query.config.displayName;
    frame.fields.push_back(
        {given.empty() ? plain : given, {}, series::Column(std::move(values)), query.config});
    return frame;
}

std::vector<Row> rowsOf(const std::vector<series::RawSeries> &answer)
{
    std::vector<Row> rows;
    for (const series::RawSeries &one : answer) {
        for (std::size_t i = 0; i < std::min(one.times.size(), one.values.size()); ++i) {
            rows.push_back({one.labels, one.times[i], one.values[i]});
        }
    }
    return rows;
}

std::vector<Row> rowsOf(const series::Instant &instant)
{
    std::vector<Row> rows;
    if (const auto *samples = std::get_if<std::vector<series::Sample>>(&instant.value)) {
        for (const series::Sample &sample : *samples) {
            rows.push_back({sample.labels, sample.time, sample.value});
        }
    } else if (const auto *raw = std::get_if<std::vector<series::RawSeries>>(&instant.value)) {
        rows = rowsOf(*raw);
    } else if (const auto *scalar = std::get_if<series::Scalar>(&instant.value)) {
        rows.push_back({{}, scalar->time, scalar->value});
    }
    return rows;
}

std::string nameOf(const FrameQuery &query, const series::Labels &labels)
{
    std::string name = seriesName(query.legendFormat, labels, query.expression);
    const std::string &own = query.config.displayName;
    return own.empty() ? name : expandDisplayName(own, labels, name);
}

} // namespace

Frame timeSeriesFrame(const series::Matrix &matrix, const FrameQuery &query)
{
    Frame frame;
    frame.refId = query.refId;
    frame.grid = matrix.grid;
    frame.fields.reserve(matrix.series.size());
    for (const series::Series &one : matrix.series) {
        frame.fields.push_back({nameOf(query, one.labels), one.labels, one.values, query.config});
    }
    return frame;
}

Frame tableFrame(const series::Instant &instant, const FrameQuery &query, bool manyQueries)
{
    return tableOf(rowsOf(instant), query, manyQueries);
}

Frame tableFrame(const series::Matrix &matrix, const FrameQuery &query, bool manyQueries)
{
    std::vector<Row> rows;
    for (const series::Series &one : matrix.series) {
        for (std::size_t i = 0; i < std::min(one.values.size(), matrix.grid.count); ++i) {
            if (one.values.hasValue(i)) {
                rows.push_back({one.labels, matrix.grid.at(i), one.values[i]});
            }
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.time < b.time; });
    return tableOf(rows, query, manyQueries);
}

Frame instantFrame(const series::Instant &instant, const FrameQuery &query)
{
    Frame frame;
    frame.refId = query.refId;
    const std::vector<Row> rows = rowsOf(instant);
    frame.grid = series::Grid{rows.empty() ? base::Time{} : rows.front().time, base::Duration{1}, 1};
    for (const Row &row : rows) {
        frame.fields.push_back({nameOf(query, row.labels), row.labels,
            series::Column(std::vector<double>{row.value}), query.config});
    }
    return frame;
}

} // namespace zumik::frame
