// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/exactanswers.h"

#include "models/base/number.h"

#include <re2/re2.h>

#include <algorithm>
#include <cmath>
#include <type_traits>

namespace zumik::promqltest {

namespace {

using Difference = std::optional<std::string>;

bool same(double ours, double theirs)
{
    if (std::isnan(ours) || std::isnan(theirs)) {
        // Prometheus's NaN may be a stale marker on its way here, but what is absent is absent for both.
        return std::isnan(ours) && std::isnan(theirs) && base::isAbsent(ours) == base::isAbsent(theirs);
    }
    if (ours == theirs || std::isinf(ours) || std::isinf(theirs)) {
        return ours == theirs;
    }
    return std::abs(ours - theirs) <= 1e-12 * std::max(std::abs(ours), std::abs(theirs));
}

Difference differ(const std::string &where, double ours, double theirs)
{
    const auto text = [](double value) {
        return base::isAbsent(value) ? "nothing" : base::formatDouble(value);
    };
    return where + ": ours " + text(ours) + ", theirs " + text(theirs);
}

template <typename T> Difference compareLabels(const std::vector<T> &ours, const std::vector<T> &theirs)
{
    for (std::size_t i = 0; i < std::max(ours.size(), theirs.size()); ++i) {
        const std::string where = "series " + std::to_string(i + 1);
        if (i >= theirs.size()) {
            return where + ": only ours has " + ours[i].labels.toString();
        }
        if (i >= ours.size()) {
            return where + ": only theirs has " + theirs[i].labels.toString();
        }
        if (ours[i].labels != theirs[i].labels) {
            return where + ": ours " + ours[i].labels.toString() + ", theirs " + theirs[i].labels.toString();
        }
    }
    return {};
}

/// Sorted by value, so that those of one value, whatever their order, are in both at the same places.
Difference compareValues(const std::vector<series::Sample> &ours, const std::vector<series::Sample> &theirs)
{
    for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
        if (!same(ours[i].value, theirs[i].value)) {
            return differ("value " + std::to_string(i + 1), ours[i].value, theirs[i].value);
        }
    }
    return {};
}

void sortByLabels(std::vector<series::Sample> &samples)
{
    std::stable_sort(samples.begin(), samples.end(),
        [](const series::Sample &a, const series::Sample &b) { return a.labels < b.labels; });
}

Difference compareSamples(
    std::vector<series::Sample> ours, std::vector<series::Sample> theirs, AnswerOrder order)
{
    const Difference values = order == AnswerOrder::ByValue ? compareValues(ours, theirs) : Difference();
    if (order != AnswerOrder::Exact) {
        sortByLabels(ours);
        sortByLabels(theirs);
    }
    if (auto labels = compareLabels(ours, theirs)) {
        return labels;
    }
    for (std::size_t i = 0; i < ours.size(); ++i) {
        if (!same(ours[i].value, theirs[i].value)) {
            return differ(ours[i].labels.toString(), ours[i].value, theirs[i].value);
        }
        if (ours[i].time != theirs[i].time) {
            return ours[i].labels.toString() + ": at another time";
        }
    }
    return values;
}

Difference compare(const std::vector<series::RawSeries> &ours, const std::vector<series::RawSeries> &theirs)
{
    if (auto labels = compareLabels(ours, theirs)) {
        return labels;
    }
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const std::string name = ours[i].labels.toString();
        if (ours[i].times != theirs[i].times) {
            return name + ": samples at other times";
        }
        for (std::size_t k = 0; k < ours[i].values.size(); ++k) {
            if (!same(ours[i].values[k], theirs[i].values[k])) {
                return differ(name, ours[i].values[k], theirs[i].values[k]);
            }
        }
    }
    return {};
}

Difference compare(const series::Scalar &ours, const series::Scalar &theirs)
{
    return same(ours.value, theirs.value) ? Difference() : differ("the scalar", ours.value, theirs.value);
}

Difference compare(const series::Text &ours, const series::Text &theirs)
{
    return ours.value == theirs.value ? Difference()
                                      : "ours \"" + ours.value + "\", theirs \"" + theirs.value + '"';
}

Difference compare(const series::Instant &ours, const series::Instant &theirs, AnswerOrder order)
{
    if (ours.value.index() != theirs.value.index()) {
        return "another kind of answer";
    }
    if (const auto *samples = std::get_if<std::vector<series::Sample>>(&ours.value)) {
        return compareSamples(*samples, std::get<std::vector<series::Sample>>(theirs.value), order);
    }
    if (const auto *raw = std::get_if<std::vector<series::RawSeries>>(&ours.value)) {
        return compare(*raw, std::get<std::vector<series::RawSeries>>(theirs.value));
    }
    if (const auto *scalar = std::get_if<series::Scalar>(&ours.value)) {
        return compare(*scalar, std::get<series::Scalar>(theirs.value));
    }
    return compare(std::get<series::Text>(ours.value), std::get<series::Text>(theirs.value));
}

Difference compare(const series::Matrix &ours, const series::Matrix &theirs)
{
    if (auto labels = compareLabels(ours.series, theirs.series)) {
        return labels;
    }
    for (std::size_t i = 0; i < ours.series.size(); ++i) {
        for (std::size_t k = 0; k < theirs.grid.count; ++k) {
            const double our = ours.series[i].values[k];
            const double their = theirs.series[i].values[k];
            if (!same(our, their)) {
                return differ(ours.series[i].labels.toString() + " at " + std::to_string(ours.grid.at(k).ms),
                    our, their);
            }
        }
    }
    return {};
}

/// "line 1, column 5: ..." of ours, "invalid parameter "query": 1:5: parse error: ..." of theirs.
std::string positionOf(const std::string &message)
{
    static const re2::RE2 form(R"((?:line )?(\d+)(?:, column |:)(\d+))");
    std::string line;
    std::string column;
    return re2::RE2::PartialMatch(message, form, &line, &column) ? line + ':' + column : "";
}

/// Without the series that an error happened to meet first.
std::string wordsOf(std::string message)
{
    static const re2::RE2 labels(R"(\{[^}]*\})");
    re2::RE2::GlobalReplace(&message, labels, "{}");
    return message;
}

/// Over a range another step, with another error, may be the first to fail.
Difference compareErrors(const base::Error &ours, const base::Error &theirs, bool instant)
{
    bool same = ours.code == theirs.code;
    if (ours.code == base::ErrorCode::QueryInvalid) {
        same = same && positionOf(ours.message) == positionOf(theirs.message);
    } else if (instant) {
        same = same && wordsOf(ours.message) == wordsOf(theirs.message);
    }
    return same ? Difference() : "ours: " + base::describe(ours) + "\n  theirs: " + base::describe(theirs);
}

template <typename T> Difference compareOutcomes(const base::Result<T> &ours, const base::Result<T> &theirs)
{
    if (!ours && !theirs) {
        return compareErrors(ours.error(), theirs.error(), std::is_same_v<T, series::Instant>);
    }
    if (ours.ok() == theirs.ok()) {
        return {};
    }
    return ours ? "only theirs fails: " + base::describe(theirs.error())
                : "only ours fails: " + base::describe(ours.error());
}

} // namespace

std::optional<std::string> difference(
    const base::Result<series::Instant> &ours, const base::Result<series::Instant> &theirs, AnswerOrder order)
{
    const Difference outcomes = compareOutcomes(ours, theirs);
    return outcomes || !ours ? outcomes : compare(*ours, *theirs, order);
}

std::optional<std::string> difference(
    const base::Result<series::Matrix> &ours, const base::Result<series::Matrix> &theirs)
{
    const Difference outcomes = compareOutcomes(ours, theirs);
    return outcomes || !ours ? outcomes : compare(*ours, *theirs);
}

} // namespace zumik::promqltest
