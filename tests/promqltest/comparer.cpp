// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/comparer.h"

#include "models/base/number.h"
#include "models/base/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace zumik::promqltest {

namespace {

const SeriesLine *lineOf(const Eval &eval, const series::Labels &labels)
{
    const auto found = std::find_if(eval.series.begin(), eval.series.end(),
        [&](const SeriesLine &line) { return line.labels == labels; });
    return found == eval.series.end() ? nullptr : &*found;
}

Difference differs(const std::string &what, double expected, double got)
{
    return what + " should be " + base::formatDouble(expected) + " and is " + base::formatDouble(got);
}

/// Every line has been answered, once.
Difference checkAll(const Eval &eval, const std::vector<series::Labels> &answered)
{
    const std::set<series::Labels> seen(answered.begin(), answered.end());
    if (seen.size() != answered.size()) {
        return "the same labels come twice";
    }
    for (const SeriesLine &line : eval.series) {
        if (!seen.contains(line.labels)) {
            return line.labels.toString() + " is missing";
        }
    }
    return {};
}

Difference compareSample(const Eval &eval, const series::Sample &sample, std::size_t position)
{
    const std::string name = sample.labels.toString();
    const SeriesLine *line = lineOf(eval, sample.labels);
    if (line == nullptr || line->points.empty()) {
        return name + " is not expected";
    }
    if (eval.ordered && line != &eval.series.at(position)) {
        return name + " is not where it should be";
    }
    const double expected = line->points.front().value;
    return almostEqual(expected, sample.value) ? Difference() : differs(name, expected, sample.value);
}

Difference compareVector(const Eval &eval, const std::vector<series::Sample> &samples)
{
    if (eval.scalar) {
        return "a vector, where a scalar is expected";
    }
    std::vector<series::Labels> answered;
    for (std::size_t i = 0; i < samples.size(); ++i) {
        if (auto difference = compareSample(eval, samples[i], i)) {
            return difference;
        }
        answered.push_back(samples[i].labels);
    }
    return checkAll(eval, answered);
}

struct TimedValue {
    base::Time time;
    double value = 0;
};

Difference comparePoints(const SeriesLine &line, const series::Grid &grid, const std::vector<TimedValue> &got)
{
    const std::string name = line.labels.toString();
    std::vector<TimedValue> expected;
    for (std::size_t i = 0; i < line.points.size(); ++i) {
        if (line.points[i].kind != Point::Kind::Absent) {
            expected.push_back({grid.at(i), line.points[i].value});
        }
    }
    for (std::size_t i = 0; i < std::max(expected.size(), got.size()); ++i) {
        const std::string where = name + ", point " + std::to_string(i + 1);
        if (i >= got.size() || i >= expected.size()) {
            return where + (i >= got.size() ? " is missing" : " is not expected");
        }
        if (got[i].time != expected[i].time) {
            return where + " is at " + std::to_string(got[i].time.ms) + " ms instead of "
                + std::to_string(expected[i].time.ms);
        }
        if (!almostEqual(expected[i].value, got[i].value)) {
            return differs(where, expected[i].value, got[i].value);
        }
    }
    return {};
}

Difference compareSeries(const Eval &eval, const series::Grid &grid,
    const std::vector<std::pair<series::Labels, std::vector<TimedValue>>> &answer)
{
    if (eval.scalar || eval.ordered) {
        return eval.ordered ? "a matrix, which has no order" : "a matrix, where a scalar is expected";
    }
    std::vector<series::Labels> answered;
    for (const auto &[labels, points] : answer) {
        const SeriesLine *line = lineOf(eval, labels);
        if (line == nullptr) {
            return labels.toString() + " is not expected";
        }
        if (line->points.size() > grid.count) {
            return labels.toString() + " has more points in the script than the range has steps";
        }
        if (auto difference = comparePoints(*line, grid, points)) {
            return difference;
        }
        answered.push_back(labels);
    }
    return checkAll(eval, answered);
}

std::vector<TimedValue> timed(const series::Series &series, const series::Grid &grid)
{
    std::vector<TimedValue> points;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (series.values.hasValue(i)) {
            points.push_back({grid.at(i), series.values[i]});
        }
    }
    return points;
}

Difference compareRaw(const Eval &eval, const std::vector<series::RawSeries> &answer)
{
    if (!eval.window) {
        return "a range vector, without a line \"expect range vector\"";
    }
    std::vector<std::pair<series::Labels, std::vector<TimedValue>>> all;
    for (const series::RawSeries &series : answer) {
        std::vector<TimedValue> points;
        for (std::size_t i = 0; i < series.times.size(); ++i) {
            points.push_back({series.times[i], series.values[i]});
        }
        all.emplace_back(series.labels, std::move(points));
    }
    return compareSeries(eval, *eval.window, all);
}

Difference compareScalar(const Eval &eval, double got)
{
    if (!eval.scalar) {
        return "a scalar, where series are expected: " + base::formatDouble(got);
    }
    return almostEqual(*eval.scalar, got) ? Difference() : differs("the scalar", *eval.scalar, got);
}

Difference compareText(const Eval &eval, const std::string &got)
{
    const std::string expected = eval.text.value_or("");
    return expected == got
        ? Difference()
        : "the string should be " + base::quoted(expected) + " and is " + base::quoted(got);
}

} // namespace

bool almostEqual(double a, double b)
{
    constexpr double tolerance = 1e-6;
    constexpr double tiny = std::numeric_limits<double>::min();
    if (std::isnan(a) || std::isnan(b)) {
        return std::isnan(a) && std::isnan(b);
    }
    if (a == b) {
        return true;
    }
    const double sum = std::abs(a) + std::abs(b);
    const double apart = std::abs(a - b);
    if (a == 0 || b == 0 || sum < tiny) {
        return apart < tolerance * tiny;
    }
    return apart / std::min(sum, std::numeric_limits<double>::max()) < tolerance;
}

Difference compare(const Eval &eval, const series::Instant &answer)
{
    if (const auto *samples = std::get_if<std::vector<series::Sample>>(&answer.value)) {
        return compareVector(eval, *samples);
    }
    if (const auto *raw = std::get_if<std::vector<series::RawSeries>>(&answer.value)) {
        return compareRaw(eval, *raw);
    }
    if (const auto *scalar = std::get_if<series::Scalar>(&answer.value)) {
        return compareScalar(eval, scalar->value);
    }
    return compareText(eval, std::get<series::Text>(answer.value).value);
}

Difference compare(const Eval &eval, const series::Matrix &answer)
{
    std::vector<std::pair<series::Labels, std::vector<TimedValue>>> all;
    for (const series::Series &series : answer.series) {
        all.emplace_back(series.labels, timed(series, answer.grid));
    }
    const Difference unsorted = checkSorted(answer);
    return unsorted ? unsorted : compareSeries(eval, eval.grid.value_or(answer.grid), all);
}

Difference checkSorted(const series::Matrix &matrix)
{
    for (std::size_t i = 1; i < matrix.series.size(); ++i) {
        if (matrix.series[i].labels < matrix.series[i - 1].labels) {
            return matrix.series[i].labels.toString() + " comes behind "
                + matrix.series[i - 1].labels.toString() + ": a matrix is sorted by labels";
        }
    }
    return {};
}

} // namespace zumik::promqltest
