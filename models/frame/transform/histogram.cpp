// SPDX-License-Identifier: GPL-3.0-or-later
// Counts how many values of each number field lie in each bucket: "xMin", "xMax", then a field of counts for
// each field, or one for all. Empty buckets are left out. Source: transformers/histogram.ts.
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace zumik::frame::transform {

namespace {

std::vector<const TableField *> numberFields(const Tables &tables)
{
    std::vector<const TableField *> fields;
    for (const Table &table : tables) {
        for (const TableField &field : table.fields) {
            if (field.isNumber()) {
                fields.push_back(&field);
            }
        }
    }
    return fields;
}

std::vector<double> sortedValues(const std::vector<const TableField *> &fields)
{
    std::vector<double> values;
    for (const TableField *field : fields) {
        for (std::size_t row = 0; row < field->values.size(); ++row) {
            if (const double value = field->values.number(row); std::isfinite(value)) {
                values.push_back(value);
            }
        }
    }
    std::sort(values.begin(), values.end());
    return values;
}

/// The least distance of two values; nothing where all are the same.
std::optional<double> leastDistance(const std::vector<double> &sorted)
{
    std::optional<double> least;
    for (std::size_t i = 1; i < sorted.size(); ++i) {
        const double distance = sorted[i] - sorted[i - 1];
        if (distance > 0 && (!least || distance < *least)) {
            least = distance;
        }
    }
    return least;
}

/// Above `target` and not below `least`: the next of Grafana's sizes, 1, 2, 2.5, 4 and 5 times a power of ten
/// from a billionth on; but 2.5 itself is none.
double roundSize(double target, double least)
{
    const double from = std::clamp(std::floor(std::log10(std::max(target, least))), -9.0, 307.0);
    for (double power = from; power <= from + 1; ++power) {
        for (const double factor : {1.0, 2.0, 2.5, 4.0, 5.0}) {
            const double size = factor * std::pow(10, power);
            if (size > target && size >= least && size != 2.5) {
                return size;
            }
        }
    }
    return 1;
}

double sizeOf(const Histogram &step, const std::vector<const TableField *> &fields)
{
    if (step.bucketSize > 0) {
        return step.bucketSize;
    }
    const std::vector<double> sorted = sortedValues(fields);
    const auto least = leastDistance(sorted);
    const double range = least ? sorted.back() - sorted.front() : 0;
    return range > 0 && std::isfinite(range) ? roundSize(range / std::max(1.0, step.bucketCount), *least) : 1;
}

/// Counts by the bucket's number, one for each column.
using Counts = std::map<double, std::vector<double>>;

Counts countsOf(
    const Histogram &step, const std::vector<const TableField *> &fields, double size, std::size_t columns)
{
    Counts counts;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        for (std::size_t row = 0; row < fields[i]->values.size(); ++row) {
            const double bucket = std::floor((fields[i]->values.number(row) - step.bucketOffset) / size);
            if (std::isfinite(bucket)) {
                std::vector<double> &count = counts.try_emplace(bucket, columns, 0.0).first->second;
                ++count[step.combine ? 0 : i];
            }
        }
    }
    return counts;
}

/// To nine decimals, where a double has more: 0.3, not 0.30000000000000004.
double cleaned(double bound)
{
    constexpr double places = 1e9;
    return std::abs(bound) < 1e6 ? std::round(bound * places) / places : bound;
}

Values boundsOf(const Histogram &step, const Counts &counts, double size, double ahead)
{
    std::vector<double> bounds;
    for (const auto &[bucket, count] : counts) {
        bounds.push_back(cleaned((bucket + ahead) * size + step.bucketOffset));
    }
    return {Values::Type::Number, std::move(bounds)};
}

Values columnOf(const Counts &counts, std::size_t column)
{
    std::vector<double> values;
    for (const auto &[bucket, count] : counts) {
        values.push_back(count[column]);
    }
    return {Values::Type::Number, std::move(values)};
}

} // namespace

Outcome run(const Histogram &step, Tables tables, const Context &context)
{
    const std::vector<const TableField *> fields = numberFields(tables);
    if (fields.empty()) {
        return tables;
    }
    const double size = sizeOf(step, fields);
    const std::size_t columns = step.combine ? 1 : fields.size();
    std::size_t values = 0;
    for (const TableField *field : fields) {
        values += field->values.size();
    }
    if (!context.allowsCells(values, columns + 2)) {
        return Refusal::Why::TooLarge;
    }
    const Counts counts = countsOf(step, fields, size, columns);
    Table made{{}, {}, {{"xMin", boundsOf(step, counts, size, 0)}, {"xMax", boundsOf(step, counts, size, 1)}},
        counts.size()};
    for (std::size_t i = 0; i < columns; ++i) {
        TableField field = step.combine ? TableField{"count", {}} : *fields[i];
        field.values = columnOf(counts, i);
        made.fields.push_back(std::move(field));
    }
    return Tables{std::move(made)};
}

} // namespace zumik::frame::transform
