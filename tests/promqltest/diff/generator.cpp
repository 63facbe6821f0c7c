// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/generator.h"

#include "tests/promqltest/diff/restyle.h"

namespace zumik::promqltest {

std::string Generator::query()
{
    const Place place{static_cast<int>(m_random.between(1, 4))};
    switch (m_random.below(20)) {
    case 0:
        return scalar(place);
    case 1:
    case 2:
        return inexact(place);
    case 3:
        return m_random.of({"sort(", "sort_desc("}) + vector(place) + ")";
    case 4:
        return m_selectors.any(place);
    default:
        return vector(place);
    }
}

std::string Generator::anyQuery()
{
    switch (m_random.below(40)) {
    case 0:
        // Not in parentheses: there Prometheus 2.42 fails with an error of its own.
        return m_random.of({R"("text")", R"('a\tb')", R"(`raw \n`)", R"("\u00e9\x41")"});
    case 1:
    case 2:
        return matrix({2}, m_random.chance(50));
    default:
        return restyled(query(), m_random);
    }
}

std::string Generator::damagedQuery()
{
    std::string text = anyQuery();
    const std::size_t at = m_random.below(text.size());
    const std::string piece =
        m_random.of({"(", ")", "[", "]", "{", "}", ",", "\"", "'", " ", "1", "5m", "x", "=", "=~", "!", "$",
            " by ", " on ", " bool ", " offset ", " @ ", "sum", "-", "+", "1e", "0x", ":", "\n", "#", "é"});
    switch (m_random.below(4)) {
    case 0:
        return text.erase(at, 1);
    case 1:
        return text.substr(0, at);
    case 2:
        return text.replace(at, 1, piece);
    default:
        return text.insert(at, piece);
    }
}

std::string Generator::vector(const Place &place)
{
    if (place.depth <= 0) {
        return m_selectors.any(place);
    }
    const Place deeper = place.deeper();
    switch (m_random.below(15)) {
    case 0:
    case 1:
    case 2:
        return pairs(place);
    case 3:
    case 4:
        return overCounters(deeper);
    case 5:
    case 6:
        return aggregated(deeper);
    case 7:
        return ranked(deeper);
    case 8:
        return quantileOfBuckets(deeper);
    case 9:
        return ofTimes(deeper);
    case 10:
        return ofLabels(deeper);
    case 11:
        return grouped(deeper);
    case 12:
        return ofSets(deeper);
    case 13:
        return m_random.chance(50) ? carelesslyMatched(deeper) : "-" + vector(deeper);
    default:
        return "(" + vector(deeper) + ")";
    }
}

std::string Generator::pairs(const Place &place)
{
    if (place.depth <= 0) {
        return m_selectors.pair(place);
    }
    const Place deeper = place.deeper();
    switch (m_random.below(9)) {
    case 0:
    case 1:
        return overWindow(deeper);
    case 2:
        return ofValues(deeper);
    case 3:
        return withScalar(deeper, pairs(deeper));
    case 4:
    case 5:
        return ofPairs(deeper);
    case 6:
        return m_random.of({"sum", "max", "min", "avg", "count"}) + " by (job, inst) (" + overCounters(deeper)
            + ")";
    case 7:
        return "(" + pairs(deeper) + ")";
    default:
        return m_selectors.pair(place);
    }
}

/// The last bits of these differ.
std::string Generator::inexact(const Place &place)
{
    const std::string inner = pairs(place.deeper());
    switch (m_random.below(4)) {
    case 0:
        return "(" + inner + ") ^ " + number();
    case 1:
        return "(" + inner + ") atan2 " + number();
    case 2:
        return "-" + m_random.of({"exp", "ln", "log2", "log10"}) + "(" + inner + ")";
    default:
        // Not of large angles: there the libraries reduce them differently.
        return m_random.of({"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "asinh",
                   "acosh", "atanh"})
            + "(clamp(" + inner + ", -3, 3))";
    }
}

std::string Generator::overWindow(const Place &place)
{
    const std::string window = matrix(place, false);
    switch (m_random.below(12)) {
    case 0:
        // A quantile that changes lets Prometheus 2.42 move a window that @ fixes.
        return "quantile_over_time("
            + (window.find('@') == std::string::npos ? scalar(place.deeper()) : number()) + ", " + window
            + ")";
    case 1:
        // Without @: in a range Prometheus 2.42 moves the window that it fixes with the steps after all.
        return "predict_linear(" + m_selectors.name(false) + "[" + m_selectors.window() + "], "
            + scalar(place.deeper()) + ")";
    case 2:
        return "holt_winters(" + window + ", " + m_random.of({"0.1", "0.5", "0.99"}) + ", "
            + m_random.of({"0.2", "0.7"}) + ")";
    case 3:
        return m_random.of({"absent_over_time(", "present_over_time("}) + window + ")";
    case 4:
        return m_random.of({"deriv(", "delta(", "idelta("}) + window + ")";
    default:
        return m_random.of({"avg", "sum", "min", "max", "count", "last", "stddev", "stdvar"}) + "_over_time("
            + window + ")";
    }
}

std::string Generator::overCounters(const Place &place)
{
    return m_random.of({"rate(", "rate(", "increase(", "irate(", "resets(", "changes(", "delta("})
        + matrix(place, m_random.chance(80)) + ")";
}

std::string Generator::ofValues(const Place &place)
{
    const std::string inner = pairs(place.deeper());
    switch (m_random.below(6)) {
    case 0:
        return "clamp(" + inner + ", " + scalar(place.deeper()) + ", " + number() + ")";
    case 1:
        return m_random.of({"clamp_min(", "clamp_max("}) + inner + ", " + scalar(place.deeper()) + ")";
    case 2:
        return "round(" + inner + (m_random.chance(50) ? "" : ", " + m_random.of({"0.5", "3", "10", "0.25"}))
            + ")";
    default:
        return m_random.of({"abs", "ceil", "floor", "sgn", "sqrt", "deg", "rad", "-"}) + "(" + inner + ")";
    }
}

std::string Generator::ofTimes(const Place &place)
{
    const std::string function = m_random.of(
        {"minute", "hour", "day_of_week", "day_of_month", "day_of_year", "days_in_month", "month", "year"});
    switch (m_random.below(6)) {
    case 0:
        return function + "()";
    case 1:
        return function + "(" + timestamp(place) + ")";
    case 2:
        return "timestamp(-(" + vector(place.deeper()) + "))";
    case 3:
        return "vector(" + scalar(place.deeper()) + ")";
    default:
        return timestamp(place);
    }
}

/// Not of a selector with @ and offset: Prometheus 2.42 then forgets the offset, having read the samples that
/// it leads to.
std::string Generator::timestamp(const Place &place)
{
    const std::string selector = m_selectors.any(place);
    const bool both = selector.find('@') != std::string::npos && selector.find("offset") != std::string::npos;
    return "timestamp(" + (both ? m_selectors.name(true) : selector) + ")";
}

std::string Generator::ofLabels(const Place &place)
{
    const std::string inner = vector(place.deeper());
    switch (m_random.below(9)) {
    case 7:
    case 8:
        return "label_replace(" + inner + ", \"" + m_random.of({"new", "inst", "job", "path"}) + "\", \""
            + m_random.of({"$1", "$0", "$2", "${1}x", "$1x", "a$$b", "", "$x", "${x", "$", "\\u00e9$1"})
            + "\", \"" + m_random.of({"path", "job", "inst", "missing"}) + "\", " + m_selectors.pattern()
            + ")";
    case 0:
        return "label_join(" + inner + ", \"" + m_random.of({"new", "job", "__name__"})
            + "\", \"-\", \"job\", \"inst\")";
    case 1:
        return "absent(" + inner + ")";
    case 2:
        return "label_replace(" + inner + R"(, "inst", "$1", "job", "(.).*"))";
    case 3:
        return "label_replace(" + inner + R"r(, "__name__", "n_${1}_$2", "job", "(a|w)(.*)"))r";
    case 4:
        return "label_replace(" + inner + R"(, "job", "", "inst", "1"))";
    default:
        return "label_replace(" + inner + R"r(, "new", "$1$$", "job", "(.*)"))r";
    }
}

std::string Generator::quantileOfBuckets(const Place &place)
{
    const std::string quantile = m_random.of({"0.5", "0.9", "0.99", "0", "1", "0.25", "-1", "2", "NaN"});
    const std::string buckets = m_selectors.buckets();
    const std::string rate =
        "rate(" + buckets + "[" + m_selectors.window() + "]" + m_selectors.modifier(place) + ")";
    switch (m_random.below(4)) {
    case 0:
        return "histogram_quantile(" + quantile + ", " + buckets + m_selectors.modifier(place) + ")";
    case 1:
        return "histogram_quantile(" + quantile + ", sum by (le) (" + rate + "))";
    case 2:
        return "histogram_quantile(" + scalar(place.deeper()) + ", sum without (inst) (" + rate + "))";
    default:
        return "histogram_quantile(" + quantile + ", " + rate + ")";
    }
}

std::string Generator::grouping()
{
    return m_random.of({"", "", " by (job)", " by (job)", " by (inst)", " by (job, inst)", " without (inst)",
        " without (job)", " without (code)", " by ()", " without ()", " by (le, job)", " by (__name__, job)",
        " without (missing, inst)"});
}

std::string Generator::aggregated(const Place &place)
{
    const std::string inner = "(" + vector(place.deeper()) + ")";
    switch (m_random.below(8)) {
    case 0:
        return "quantile" + grouping() + " (" + scalar(place.deeper()) + ", " + inner + ")";
    case 1:
        return "count_values" + grouping() + " (\"" + m_random.of({"value", "job", "inst"}) + "\", " + inner
            + ")";
    default:
        return m_random.of({"sum", "sum", "avg", "min", "max", "count", "group", "stddev", "stdvar"})
            + grouping() + " " + inner;
    }
}

/// Over what comes in the order of the store: on ties the first counts.
std::string Generator::ranked(const Place &place)
{
    const std::string inner =
        m_random.chance(50) ? m_selectors.any(place) : "rate(" + matrix({0}, true) + ")";
    return m_random.of({"topk", "bottomk"}) + grouping() + " ("
        + m_random.of({"1", "2", "3", "100", "0", "-1", "1.9"}) + ", " + inner + ")";
}

std::string Generator::matrix(const Place &place, bool counters)
{
    if (place.depth > 0 && m_random.chance(20)) {
        return subquery(place);
    }
    return m_selectors.name(counters) + "[" + m_selectors.window() + "]" + m_selectors.modifier(place);
}

std::string Generator::subquery(const Place &place)
{
    bool moves = false;
    const std::string modifier = m_selectors.modifier(place, &moves);
    const Place inside{place.depth - 1, place.inMovedSubquery || moves};
    const std::string inner = m_random.chance(50) ? pairs(inside) : vector(inside);
    return "(" + inner + ")[" + m_random.of({"1m", "5m", "10m", "7m30s"}) + ":"
        + m_random.of({"", "", "1m", "30s", "17s", "2m"}) + "]" + modifier;
}

} // namespace zumik::promqltest
