// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/elementwise.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <numbers>

namespace zumik::promql::exec {

namespace {

using Scalars = std::vector<std::vector<double>>;
using OfNumber = double (*)(double);

template <OfNumber function> void each(std::span<double> row, const Scalars &)
{
    for (double &value : row) {
        if (!base::isAbsent(value)) {
            value = function(value);
        }
    }
}

double radians(double degrees)
{
    return degrees * std::numbers::pi / 180;
}

double degrees(double radians)
{
    return radians * 180 / std::numbers::pi;
}

double sign(double value)
{
    return value < 0 ? -1 : value > 0 ? 1 : value;
}

/// As Go's math.Max and math.Min: NaN if either is, and 0 above -0.
double larger(double a, double b)
{
    if (std::isinf(a) && a > 0) {
        return a;
    }
    if (std::isinf(b) && b > 0) {
        return b;
    }
    if (std::isnan(a) || std::isnan(b)) {
        return std::numeric_limits<double>::quiet_NaN();
    }
    if (a == 0 && b == 0) {
        return std::signbit(a) ? b : a;
    }
    return a > b ? a : b;
}

double smaller(double a, double b)
{
    return -larger(-a, -b);
}

void clamp(std::span<double> row, const Scalars &scalars)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        const double least = scalars[0][i];
        const double most = scalars[1][i];
        if (most < least) {
            row[i] = base::absent();
        } else if (!base::isAbsent(row[i])) {
            row[i] = larger(least, smaller(most, row[i]));
        }
    }
}

void clampMin(std::span<double> row, const Scalars &scalars)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        row[i] = base::isAbsent(row[i]) ? row[i] : larger(scalars[0][i], row[i]);
    }
}

void clampMax(std::span<double> row, const Scalars &scalars)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        row[i] = base::isAbsent(row[i]) ? row[i] : smaller(scalars[0][i], row[i]);
    }
}

/// Ties go up. Multiplying with the inverse is what Prometheus does, to the last bit.
void roundTo(std::span<double> row, const Scalars &scalars)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        const double inverse = 1.0 / (scalars.empty() ? 1.0 : scalars[0][i]);
        if (!base::isAbsent(row[i])) {
            row[i] = std::floor(row[i] * inverse + 0.5) / inverse;
        }
    }
}

/// Go's conversion on amd64: what doesn't fit becomes the smallest number.
std::int64_t wholeSeconds(double value)
{
    constexpr double limit = 9223372036854775808.0;
    if (!(value >= -limit && value < limit)) {
        return std::numeric_limits<std::int64_t>::min();
    }
    return static_cast<std::int64_t>(value);
}

struct Date {
    std::int64_t year;
    unsigned month; // 1..12
    unsigned day; // 1..31
    std::int64_t days; // since 1970-01-01
    std::int64_t secondOfDay;
};

/// Days to a date in the Gregorian calendar, for any year (Howard Hinnant's method).
Date dateOf(double time)
{
    const std::int64_t seconds = wholeSeconds(time);
    std::int64_t days = seconds / 86400;
    std::int64_t rest = seconds % 86400;
    if (rest < 0) {
        rest += 86400;
        --days;
    }
    const std::int64_t shifted = days + 719468; // from 0000-03-01
    const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    const auto dayOfEra = static_cast<std::uint64_t>(shifted - era * 146097);
    const std::uint64_t yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::uint64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::uint64_t shiftedMonth = (5 * dayOfYear + 2) / 153;
    const auto day = static_cast<unsigned>(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1);
    const auto month = static_cast<unsigned>(shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9);
    const std::int64_t year = static_cast<std::int64_t>(yearOfEra) + era * 400 + (month <= 2 ? 1 : 0);
    return {year, month, day, days, rest};
}

bool isLeap(std::int64_t year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

double daysInMonth(double time)
{
    constexpr double days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const Date date = dateOf(time);
    return date.month == 2 && isLeap(date.year) ? 29 : days[date.month - 1];
}

double dayOfMonth(double time)
{
    return dateOf(time).day;
}

/// 0 is Sunday; 1970 began on a Thursday.
double dayOfWeek(double time)
{
    const std::int64_t day = (dateOf(time).days + 4) % 7;
    return static_cast<double>(day < 0 ? day + 7 : day);
}

double dayOfYear(double time)
{
    constexpr unsigned before[] = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
    const Date date = dateOf(time);
    return before[date.month - 1] + date.day + (date.month > 2 && isLeap(date.year) ? 1 : 0);
}

double hour(double time)
{
    return static_cast<double>(dateOf(time).secondOfDay / 3600);
}

double minute(double time)
{
    return static_cast<double>(dateOf(time).secondOfDay / 60 % 60);
}

double month(double time)
{
    return dateOf(time).month;
}

double year(double time)
{
    return static_cast<double>(dateOf(time).year);
}

struct Named {
    std::string_view name;
    RowChange change;
};

constexpr Named changes[] = {
    {"abs", each<std::fabs>},
    {"acos", each<std::acos>},
    {"acosh", each<std::acosh>},
    {"asin", each<std::asin>},
    {"asinh", each<std::asinh>},
    {"atan", each<std::atan>},
    {"atanh", each<std::atanh>},
    {"ceil", each<std::ceil>},
    {"clamp", clamp},
    {"clamp_max", clampMax},
    {"clamp_min", clampMin},
    {"cos", each<std::cos>},
    {"cosh", each<std::cosh>},
    {"day_of_month", each<dayOfMonth>},
    {"day_of_week", each<dayOfWeek>},
    {"day_of_year", each<dayOfYear>},
    {"days_in_month", each<daysInMonth>},
    {"deg", each<degrees>},
    {"exp", each<std::exp>},
    {"floor", each<std::floor>},
    {"hour", each<hour>},
    {"ln", each<std::log>},
    {"log10", each<std::log10>},
    {"log2", each<std::log2>},
    {"minute", each<minute>},
    {"month", each<month>},
    {"rad", each<radians>},
    {"round", roundTo},
    {"sgn", each<sign>},
    {"sin", each<std::sin>},
    {"sinh", each<std::sinh>},
    {"sqrt", each<std::sqrt>},
    {"tan", each<std::tan>},
    {"tanh", each<std::tanh>},
    {"year", each<year>},
};

} // namespace

RowChange rowChange(std::string_view function)
{
    const auto *found = std::find_if(
        std::begin(changes), std::end(changes), [&](const Named &each) { return each.name == function; });
    return found == std::end(changes) ? nullptr : found->change;
}

} // namespace zumik::promql::exec
