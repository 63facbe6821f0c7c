// SPDX-License-Identifier: GPL-3.0-or-later
// The generator's part about functions of times, labels and buckets.
#include "tests/promqltest/diff/generator.h"

namespace zumik::promqltest {

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

} // namespace zumik::promqltest
