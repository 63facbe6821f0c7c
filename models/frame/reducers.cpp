// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/reducers.h"

#include "models/base/number.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_set>

namespace zumik::frame {

namespace {

using Values = std::span<const double>;

/// The values without the absent ones and NaN.
std::vector<double> present(Values values)
{
    std::vector<double> kept;
    kept.reserve(values.size());
    std::copy_if(
        values.begin(), values.end(), std::back_inserter(kept), [](double v) { return !std::isnan(v); });
    return kept;
}

double firstOf(Values values)
{
    return values.empty() ? base::absent() : values.front();
}

double lastOf(Values values)
{
    return values.empty() ? base::absent() : values.back();
}

double firstPresent(Values values)
{
    const auto at = std::find_if(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
    return at == values.end() ? base::absent() : *at;
}

double lastPresent(Values values)
{
    const auto at = std::find_if(values.rbegin(), values.rend(), [](double v) { return !std::isnan(v); });
    return at == values.rend() ? base::absent() : *at;
}

double sum(Values values)
{
    double total = 0;
    for (const double value : values) {
        total += std::isnan(value) ? 0 : value;
    }
    return total;
}

double mean(Values values)
{
    const auto count = std::count_if(values.begin(), values.end(), [](double v) { return !std::isnan(v); });
    return count == 0 ? base::absent() : sum(values) / static_cast<double>(count);
}

template <typename Better> double best(Values values, Better better)
{
    double result = base::absent();
    for (const double value : values) {
        if (!std::isnan(value) && (std::isnan(result) || better(value, result))) {
            result = value;
        }
    }
    return result;
}

double smallest(Values values)
{
    return best(values, std::less<>{});
}

double largest(Values values)
{
    return best(values, std::greater<>{});
}

double smallestPositive(Values values)
{
    return best(present(values),
        [](double value, double result) { return value > 0 && (result <= 0 || value < result); });
}

double logmin(Values values)
{
    const double result = smallestPositive(values);
    return result > 0 ? result : base::absent();
}

double count(Values values)
{
    return static_cast<double>(values.size());
}

double range(Values values)
{
    const double low = smallest(values);
    return std::isnan(low) ? base::absent() : largest(values) - low;
}

/// Growth of a counter: a fall is a reset, after which the counter has grown from zero.
double delta(Values values)
{
    const std::vector<double> kept = present(values);
    double total = 0;
    bool rising = true;
    for (std::size_t i = 1; i < kept.size(); ++i) {
        if (kept[i] < kept[i - 1]) {
            rising = false;
            total += i + 1 == kept.size() ? kept[i] : 0;
        } else {
            total += rising ? kept[i] - kept[i - 1] : kept[i];
            rising = true;
        }
    }
    return total;
}

/// The smallest difference of neighbors.
double step(Values values)
{
    const std::vector<double> kept = present(values);
    double least = base::absent();
    for (std::size_t i = 1; i < kept.size(); ++i) {
        const double difference = kept[i] - kept[i - 1];
        least = std::isnan(least) ? difference : std::min(least, difference);
    }
    return least;
}

double difference(Values values)
{
    const double first = firstPresent(values);
    return std::isnan(first) ? base::absent() : lastPresent(values) - first;
}

double differencePercent(Values values)
{
    const double change = difference(values);
    return std::isnan(change) ? base::absent() : change / firstPresent(values) * 100;
}

double allIsZero(Values values)
{
    const std::vector<double> kept = present(values);
    const bool zero = std::all_of(kept.begin(), kept.end(), [](double v) { return v == 0; });
    return !kept.empty() && zero ? 1 : 0;
}

double allIsNull(Values values)
{
    return present(values).empty() ? 1 : 0;
}

bool sameValue(double a, double b)
{
    return a == b || std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

double changeCount(Values values)
{
    double changes = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        changes += sameValue(values[i], values[i - 1]) ? 0 : 1;
    }
    return changes;
}

double distinctCount(Values values)
{
    std::unordered_set<std::uint64_t> seen;
    for (const double value : values) {
        seen.insert(std::bit_cast<std::uint64_t>(value == 0 ? 0.0 : value));
    }
    return static_cast<double>(seen.size());
}

/// Of the population, by Welford's method.
double variance(Values values)
{
    double average = 0;
    double squares = 0;
    double seen = 0;
    for (const double value : present(values)) {
        ++seen;
        const double before = average;
        average += (value - before) / seen;
        squares += (value - before) * (value - average);
    }
    return seen == 0 ? 0 : squares / seen;
}

double standardDeviation(Values values)
{
    return std::sqrt(variance(values));
}

double median(Values values)
{
    std::vector<double> kept = present(values);
    if (kept.empty()) {
        return base::absent();
    }
    std::sort(kept.begin(), kept.end());
    const std::size_t half = kept.size() / 2;
    return kept.size() % 2 == 1 ? kept[half] : (kept[half - 1] + kept[half]) / 2;
}

/// Nearest rank between the first and the last.
double percentile(Values values, int percent)
{
    std::vector<double> kept = present(values);
    if (kept.empty()) {
        return base::absent();
    }
    const double rank = std::round(static_cast<double>(kept.size() - 1) * percent / 100);
    const auto at = kept.begin() + static_cast<std::ptrdiff_t>(rank);
    std::nth_element(kept.begin(), at, kept.end());
    return *at;
}

struct Reducer {
    std::string_view id;
    std::string_view title;
    double (*run)(Values);
    bool keepsUnit;
};

constexpr std::array<Reducer, 23> reducers{{
    {"lastNotNull", "Last *", lastPresent, true},
    {"last", "Last", lastOf, true},
    {"firstNotNull", "First *", firstPresent, true},
    {"first", "First", firstOf, true},
    {"min", "Min", smallest, true},
    {"max", "Max", largest, true},
    {"mean", "Mean", mean, true},
    {"median", "Median", median, true},
    {"variance", "Variance", variance, false},
    {"stdDev", "StdDev", standardDeviation, true},
    {"sum", "Total", sum, true},
    {"count", "Count", count, false},
    {"countAll", "Count all", count, false},
    {"range", "Range", range, true},
    {"delta", "Delta", delta, true},
    {"step", "Step", step, true},
    {"diff", "Difference", difference, true},
    {"logmin", "Min (above zero)", logmin, true},
    {"allIsZero", "All zeros", allIsZero, false},
    {"allIsNull", "All nulls", allIsNull, false},
    {"changeCount", "Change count", changeCount, false},
    {"distinctCount", "Distinct count", distinctCount, false},
    {"diffperc", "Difference percent", differencePercent, false},
}};

std::string_view presentName(std::string_view id)
{
    if (id == "current") {
        return "lastNotNull";
    }
    if (id == "avg") {
        return "mean";
    }
    return id == "total" ? "sum" : id;
}

const Reducer *find(std::string_view id)
{
    const std::string_view name = presentName(id);
    const auto at =
        std::find_if(reducers.begin(), reducers.end(), [&](const Reducer &r) { return r.id == name; });
    return at == reducers.end() ? nullptr : &*at;
}

/// 95 of "p95".
std::optional<int> percentOf(std::string_view id)
{
    if (id.size() < 2 || id.size() > 3 || id[0] != 'p') {
        return std::nullopt;
    }
    int percent = 0;
    for (const char digit : id.substr(1)) {
        if (digit < '0' || digit > '9') {
            return std::nullopt;
        }
        percent = percent * 10 + (digit - '0');
    }
    return percent >= 1 && id[1] != '0' ? std::optional(percent) : std::nullopt;
}

std::string ordinal(int number)
{
    const int tens = number % 100;
    const std::string text = std::to_string(number);
    if (tens >= 11 && tens <= 13) {
        return text + "th";
    }
    constexpr std::array<std::string_view, 4> ends{"th", "st", "nd", "rd"};
    const int last = number % 10;
    return text + std::string(last < 4 ? ends[static_cast<std::size_t>(last)] : "th");
}

} // namespace

bool isReducer(std::string_view id)
{
    return find(id) != nullptr || percentOf(id).has_value();
}

double reduce(const series::Column &column, std::string_view id)
{
    if (const Reducer *reducer = find(id)) {
        return reducer->run(column.values());
    }
    const auto percent = percentOf(id);
    return percent ? percentile(column.values(), *percent) : base::absent();
}

std::string reducerTitle(std::string_view id)
{
    if (const Reducer *reducer = find(id)) {
        return std::string(reducer->title);
    }
    const auto percent = percentOf(id);
    return percent ? ordinal(*percent) + " %" : std::string(id);
}

bool keepsUnit(std::string_view id)
{
    const Reducer *reducer = find(id);
    return reducer == nullptr || reducer->keepsUnit;
}

const std::vector<std::string_view> &reducerIds()
{
    static const std::vector<std::string_view> ids = [] {
        std::vector<std::string_view> all;
        all.reserve(std::size(reducers));
        for (const Reducer &reducer : reducers) {
            all.push_back(reducer.id);
        }
        return all;
    }();
    return ids;
}

} // namespace zumik::frame
