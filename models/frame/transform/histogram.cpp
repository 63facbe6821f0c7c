// SPDX-License-Identifier: GPL-3.0-or-later
// Counts how many values of each number field lie in each bucket: "xMin", "xMax", then a field of counts for
// each field, or one for all. Empty buckets are left out. Source: transformers/histogram.ts.
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

namespace zumik::frame::transform {

namespace {

struct Extent {
    double min = std::numeric_limits<double>::infinity();
    double max = -std::numeric_limits<double>::infinity();
};

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

Extent extentOf(const std::vector<const TableField *> &fields)
{
    Extent extent;
    for (const TableField *field : fields) {
        for (std::size_t row = 0; row < field->values.size(); ++row) {
            if (const double value = field->values.number(row); std::isfinite(value)) {
                extent = {std::min(extent.min, value), std::max(extent.max, value)};
            }
        }
    }
    return extent;
}

/// The next of 1, 2, 2.5, 5, 10, ... times a power of ten.
double roundSize(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (factor * power >= least) {
            return factor * power;
        }
    }
    return 10 * power;
}

double sizeOf(const Histogram &step, const Extent &extent)
{
    const double range = extent.max - extent.min;
    if (step.bucketSize > 0) {
        return step.bucketSize;
    }
    return range > 0 && std::isfinite(range) ? roundSize(range / std::max(1.0, step.bucketCount)) : 1;
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

Values boundsOf(const Histogram &step, const Counts &counts, double size, double ahead)
{
    std::vector<double> bounds;
    for (const auto &[bucket, count] : counts) {
        bounds.push_back((bucket + ahead) * size + step.bucketOffset);
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
    const double size = sizeOf(step, extentOf(fields));
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
