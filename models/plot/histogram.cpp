// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/histogram.h"

#include "models/frame/transform/transform.h"
#include "models/plot/bucketrows.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

using frame::Field;
using frame::Frame;

bool isLower(const std::string &name)
{
    return name == "xMin" || name == "BucketMin";
}

bool isUpper(const std::string &name)
{
    return name == "xMax" || name == "BucketMax";
}

struct Fields {
    const Field *lower = nullptr;
    const Field *upper = nullptr;
    std::vector<const Field *> counts;
};

Fields fieldsOf(const Frame &frame)
{
    Fields fields;
    for (const Field &field : frame.fields) {
        if (field.numbers() == nullptr) {
            continue;
        }
        if (isLower(field.name)) {
            fields.lower = &field;
        } else if (isUpper(field.name)) {
            fields.upper = &field;
        } else {
            fields.counts.push_back(&field);
        }
    }
    return fields;
}

bool isHistogram(const Frame &frame)
{
    const Fields fields = fieldsOf(frame);
    return !frame.grid && (fields.lower != nullptr || fields.upper != nullptr) && !fields.counts.empty();
}

double numberAt(const Field *field, std::size_t row)
{
    return field != nullptr && row < field->numbers()->size() ? (*field->numbers())[row] : std::nan("");
}

/// The width of all buckets where only one bound is given: that of the first two rows.
double widthOf(const Field &bound)
{
    const double width = numberAt(&bound, 1) - numberAt(&bound, 0);
    return std::isfinite(width) ? std::abs(width) : 1;
}

std::vector<BucketRow> rowsOf(const Fields &fields)
{
    const Field &bound = fields.lower != nullptr ? *fields.lower : *fields.upper;
    const double width = widthOf(bound);
    std::vector<BucketRow> rows;
    for (std::size_t i = 0; i < bound.numbers()->size(); ++i) {
        const double lower =
            fields.lower != nullptr ? numberAt(fields.lower, i) : numberAt(&bound, i) - width;
        const double upper = fields.upper != nullptr ? numberAt(fields.upper, i) : lower + width;
        if (!std::isfinite(lower) || std::isnan(upper)) {
            continue;
        }
        BucketRow row{lower, upper, {}};
        for (const Field *field : fields.counts) {
            const double count = numberAt(field, i);
            row.counts.push_back(std::isfinite(count) ? count : 0);
        }
        rows.push_back(std::move(row));
    }
    std::stable_sort(
        rows.begin(), rows.end(), [](const BucketRow &a, const BucketRow &b) { return a.lower < b.lower; });
    return rows;
}

Field countField(const Field &from, const std::vector<BucketRow> &rows, std::size_t index, bool given)
{
    Field field{from.name, from.labels, series::Column(), from.config};
    std::vector<double> values;
    values.reserve(rows.size());
    for (const BucketRow &row : rows) {
        values.push_back(row.counts[index]);
    }
    field.values = series::Column(std::move(values));
    if (!given) { // a count has not the unit of what is counted
        field.config.unit = from.config.unit == "short" ? "short" : "";
        field.config.decimals = from.config.unit == "short" ? from.config.decimals : std::nullopt;
        field.config.min.reset();
        field.config.max.reset();
        field.config.mappings.clear();
    }
    return field;
}

/// Decimals of the width's own digits, as Grafana guesses them; but where a unit scales the numbers (0.02 s
/// is 20 ms) they would be too many.
std::optional<int> decimalsFor(double width)
{
    for (int decimals = 0; decimals <= 9; ++decimals) {
        const double scaled = width * std::pow(10, decimals);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, scaled)) {
            return decimals == 0 ? std::nullopt : std::optional(decimals);
        }
    }
    return std::nullopt;
}

void setBounds(Buckets &buckets, const std::vector<BucketRow> &rows)
{
    for (const BucketRow &row : rows) {
        buckets.lower.push_back(row.lower);
        buckets.upper.push_back(row.upper);
    }
}

/// Rows that have bounds, with all columns added up; what is open below begins at zero, or is left out.
std::vector<BucketRow> rowsOf(const HeatCells &cells)
{
    std::vector<BucketRow> rows;
    for (std::size_t i = 0; i < cells.rows.size(); ++i) {
        const HeatRow &from = cells.rows[i];
        BucketRow row{std::isinf(from.low) ? std::min(0.0, from.high) : from.low, from.high, {0}};
        for (std::size_t column = 0; column < cells.columns; ++column) {
            const double value = cells.at(column, i);
            row.counts[0] += std::isfinite(value) ? value : 0;
        }
        if (row.lower < row.upper) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

Buckets bucketsIn(const Frame &frame, bool given, std::size_t most)
{
    const Fields fields = fieldsOf(frame);
    Buckets buckets;
    buckets.given = given;
    std::vector<BucketRow> rows = rowsOf(fields);
    buckets.joined = arrangeRows(rows, std::max<std::size_t>(most, 1));
    if (buckets.joined < 1) {
        buckets.trouble = Buckets::Trouble::TooLarge;
        return buckets;
    }
    setBounds(buckets, rows);
    for (std::size_t i = 0; i < std::min<std::size_t>(fields.counts.size(), 100); ++i) {
        buckets.counts.push_back(countField(*fields.counts[i], rows, i, given));
    }
    if (given) {
        buckets.bound = (fields.lower != nullptr ? fields.lower : fields.upper)->config;
    }
    return buckets;
}

const frame::FieldConfig &firstConfig(const std::vector<Frame> &frames)
{
    static const frame::FieldConfig none;
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            if (field.numbers() != nullptr) {
                return field.config;
            }
        }
    }
    return none;
}

/// The first configuration with a unit says how bounds are shown.
const frame::FieldConfig &boundConfig(const std::vector<Frame> &frames)
{
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            if (field.numbers() != nullptr && !field.config.unit.empty()) {
                return field.config;
            }
        }
    }
    return firstConfig(frames);
}

} // namespace

Buckets bucketsOf(const std::vector<Frame> &frames, const frame::transform::Histogram &rule, std::size_t most)
{
    if (frames.size() == 1 && isHistogram(frames.front())) {
        return bucketsIn(frames.front(), true, most);
    }
    using frame::transform::Shape;
    Buckets refused;
    auto counted = frame::transform::apply({{rule, {}}}, frames, Shape::AsTables);
    if (!counted.refusals.empty()) {
        refused.trouble = Buckets::Trouble::TooLarge;
        return refused;
    }
    if (counted.frames.size() != 1 || !isHistogram(counted.frames.front())) {
        refused.trouble = Buckets::Trouble::NoNumbers;
        return refused;
    }
    if (rule.combine) { // the count has nothing of its own: it looks as the first field does
        counted.frames.front().fields.back().config = firstConfig(frames);
    }
    Buckets buckets = bucketsIn(counted.frames.front(), false, most);
    buckets.bound = boundConfig(frames);
    const std::string &unit = buckets.bound.unit;
    if (!buckets.lower.empty() && (unit.empty() || unit == "none" || unit == "short")) {
        const auto decimals = decimalsFor(buckets.upper.front() - buckets.lower.front());
        buckets.bound.decimals = decimals ? decimals : buckets.bound.decimals;
    }
    return buckets;
}

Buckets bucketsOf(const std::vector<HeatSource> &sources, std::size_t most)
{
    const HeatCells cells = heatCells(sources, {});
    std::vector<BucketRow> rows = rowsOf(cells);
    Buckets buckets;
    buckets.given = true;
    if (rows.empty()) {
        buckets.trouble = Buckets::Trouble::NoNumbers;
        return buckets;
    }
    buckets.joined = std::ceil(static_cast<double>(rows.size()) / static_cast<double>(most));
    rows = joinedRows(rows, static_cast<std::size_t>(std::max(1.0, buckets.joined)));
    setBounds(buckets, rows);
    Field count{"count", {}, series::Column(), {}};
    const Fields fields = sources.empty() ? Fields{} : fieldsOf(*sources.front().frame);
    if (!fields.counts.empty()) {
        count.config = fields.counts.front()->config;
    }
    buckets.counts.push_back(countField(count, rows, 0, true));
    return buckets;
}

std::vector<BarSeries> barsOf(const Buckets &buckets)
{
    std::vector<BarSeries> series;
    for (const Field &field : buckets.counts) {
        BarSeries one{&field, {}, !field.config.style.hideFromPlot};
        for (std::size_t i = 0; i < buckets.lower.size(); ++i) {
            one.values.push_back((*field.numbers())[i]);
        }
        series.push_back(std::move(one));
    }
    return series;
}

} // namespace zumik::plot
