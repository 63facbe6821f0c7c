// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/functiontable.h"

namespace zumik::promql {

namespace {

constexpr ValueType scalar = ValueType::Scalar;
constexpr ValueType vector = ValueType::Vector;
constexpr ValueType window = ValueType::Matrix;
constexpr ValueType string = ValueType::String;

Function function(std::string_view name, std::vector<ValueType> arguments, std::string_view summary)
{
    const std::size_t count = arguments.size();
    return {name, std::move(arguments), count, count, vector, false, false, summary};
}

/// The last arguments may be left out.
Function atLeast(std::size_t least, Function function)
{
    function.least = least;
    return function;
}

Function endless(std::size_t least, Function function)
{
    function.most = Function::any;
    return atLeast(least, std::move(function));
}

Function yieldsScalar(Function function)
{
    function.returns = scalar;
    return function;
}

Function since3(Function function)
{
    function.since3 = true;
    return function;
}

Function only2(Function function)
{
    function.only2 = true;
    return function;
}

} // namespace

std::vector<Function> functionTable()
{
    std::vector<Function> table;
    table.reserve(82);
    const auto add = [&](Function each) {
        table.push_back(std::move(each));
    };
    add(function("abs", {vector}, "the values without their signs"));
    add(function("absent", {vector}, "1 where the vector has no element"));
    add(function("absent_over_time", {window}, "1 where the window holds no sample"));
    add(function("acos", {vector}, "arc cosine, in radians"));
    add(function("acosh", {vector}, "inverse hyperbolic cosine"));
    add(function("asin", {vector}, "arc sine, in radians"));
    add(function("asinh", {vector}, "inverse hyperbolic sine"));
    add(function("atan", {vector}, "arc tangent, in radians"));
    add(function("atanh", {vector}, "inverse hyperbolic tangent"));
    add(function("avg_over_time", {window}, "mean of the samples of a window"));
    add(function("ceil", {vector}, "the values rounded up to whole numbers"));
    add(function("changes", {window}, "how often the value changed within a window"));
    add(function("clamp", {vector, scalar, scalar}, "the values, held between a least and a most"));
    add(function("clamp_max", {vector, scalar}, "the values, and no more than a limit"));
    add(function("clamp_min", {vector, scalar}, "the values, and no less than a limit"));
    add(function("cos", {vector}, "cosine of radians"));
    add(function("cosh", {vector}, "hyperbolic cosine"));
    add(function("count_over_time", {window}, "how many samples a window holds"));
    add(atLeast(0, function("day_of_month", {vector}, "day of the month of a time in UTC, from 1")));
    add(atLeast(0, function("day_of_week", {vector}, "day of the week of a time in UTC, 0 is Sunday")));
    add(atLeast(0, function("day_of_year", {vector}, "day of the year of a time in UTC, from 1")));
    add(atLeast(0, function("days_in_month", {vector}, "how many days the month of a time in UTC has")));
    add(function("deg", {vector}, "radians as degrees"));
    add(function("delta", {window}, "difference between the ends of a window of a gauge"));
    add(function("deriv", {window}, "per-second slope of a gauge, by linear regression"));
    add(since3(function("double_exponential_smoothing", {window, scalar, scalar},
        "smoothed value of a gauge, by smoothing and trend factor")));
    add(function("exp", {vector}, "e to the power of the values"));
    add(since3(function("first_over_time", {window}, "oldest sample of a window")));
    add(function("floor", {vector}, "the values rounded down to whole numbers"));
    add(since3(function("histogram_avg", {vector}, "mean of the observations of a native histogram")));
    add(function("histogram_count", {vector}, "how many observations a native histogram has"));
    add(function(
        "histogram_fraction", {scalar, scalar, vector}, "share of the observations between two bounds"));
    add(function("histogram_quantile", {scalar, vector}, "estimated quantile of a histogram by its buckets"));
    add(since3(function(
        "histogram_stddev", {vector}, "standard deviation of the observations of a native histogram")));
    add(since3(function("histogram_stdvar", {vector}, "variance of the observations of a native histogram")));
    add(function("histogram_sum", {vector}, "sum of the observations of a native histogram"));
    add(only2(function("holt_winters", {window, scalar, scalar},
        "smoothed value of a gauge, by smoothing and trend factor")));
    add(atLeast(0, function("hour", {vector}, "hour of the day of a time in UTC")));
    add(function("idelta", {window}, "difference of the last two samples of a gauge"));
    add(function("increase", {window}, "increase of a counter over a window"));
    add(function("irate", {window}, "per-second increase of a counter by its last two samples"));
    add(endless(3,
        function("label_join", {vector, string, string, string},
            "a label set to several others, joined by a separator")));
    add(function("label_replace", {vector, string, string, string, string},
        "a label set to what a regular expression takes from another"));
    add(function("last_over_time", {window}, "newest sample of a window"));
    add(function("ln", {vector}, "natural logarithm"));
    add(function("log10", {vector}, "decimal logarithm"));
    add(function("log2", {vector}, "binary logarithm"));
    add(since3(function("mad_over_time", {window}, "median of the distances to the median of a window")));
    add(function("max_over_time", {window}, "greatest value of a window"));
    add(function("min_over_time", {window}, "least value of a window"));
    add(atLeast(0, function("minute", {vector}, "minute of the hour of a time in UTC")));
    add(atLeast(0, function("month", {vector}, "month of a time in UTC, 1 is January")));
    add(yieldsScalar(function("pi", {}, "the number pi")));
    add(function("predict_linear", {window, scalar}, "value some seconds from now, by linear regression"));
    add(function("present_over_time", {window}, "1 where the window holds a sample"));
    add(function("quantile_over_time", {scalar, window}, "quantile of the samples of a window"));
    add(function("rad", {vector}, "degrees as radians"));
    add(function("rate", {window}, "per-second increase of a counter over a window"));
    add(function("resets", {window}, "how often a counter began anew within a window"));
    add(atLeast(1,
        function(
            "round", {vector, scalar}, "the values rounded to whole numbers, or to multiples of a number")));
    add(yieldsScalar(function("scalar", {vector}, "the value of the only element as a scalar")));
    add(function("sgn", {vector}, "1, 0 or -1 by the sign of the values"));
    add(function("sin", {vector}, "sine of radians"));
    add(function("sinh", {vector}, "hyperbolic sine"));
    add(function("sort", {vector}, "the elements by value, least first"));
    add(since3(
        endless(1, function("sort_by_label", {vector, string}, "the elements by labels, in natural order"))));
    add(since3(endless(1,
        function(
            "sort_by_label_desc", {vector, string}, "the elements by labels, in reverse natural order"))));
    add(function("sort_desc", {vector}, "the elements by value, greatest first"));
    add(function("sqrt", {vector}, "square root"));
    add(function("stddev_over_time", {window}, "standard deviation of the samples of a window"));
    add(function("stdvar_over_time", {window}, "variance of the samples of a window"));
    add(function("sum_over_time", {window}, "sum of the samples of a window"));
    add(function("tan", {vector}, "tangent of radians"));
    add(function("tanh", {vector}, "hyperbolic tangent"));
    add(yieldsScalar(function("time", {}, "the time that is evaluated, in seconds since 1970")));
    add(function("timestamp", {vector}, "time of the samples, in seconds since 1970"));
    add(since3(function("ts_of_first_over_time", {window}, "time of the oldest sample of a window")));
    add(since3(function("ts_of_last_over_time", {window}, "time of the newest sample of a window")));
    add(since3(function("ts_of_max_over_time", {window}, "time of the greatest value of a window")));
    add(since3(function("ts_of_min_over_time", {window}, "time of the least value of a window")));
    add(function("vector", {scalar}, "a scalar as a vector of one element without labels"));
    add(atLeast(0, function("year", {vector}, "year of a time in UTC")));
    return table;
}

} // namespace zumik::promql
