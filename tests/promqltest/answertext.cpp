// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/answertext.h"

#include "models/base/number.h"
#include "models/base/text.h"

namespace zumik::promqltest {

namespace {

std::string line(const std::string &text)
{
    return "        " + text + '\n';
}

std::string valueText(double value)
{
    return base::isAbsent(value) ? "stale" : base::formatDouble(value);
}

std::string pointText(const Point &point)
{
    switch (point.kind) {
    case Point::Kind::Absent:
        return "_";
    case Point::Kind::Histogram:
        return "{{...}}";
    case Point::Kind::Float:
        break;
    }
    return valueText(point.value);
}

std::string describe(const std::vector<series::Sample> &samples)
{
    std::string text;
    for (const series::Sample &sample : samples) {
        text += line(sample.labels.toString() + ' ' + valueText(sample.value));
    }
    return text.empty() ? line("(no series)") : text;
}

std::string describe(const std::vector<series::RawSeries> &all)
{
    std::string text;
    for (const series::RawSeries &series : all) {
        std::string points;
        for (std::size_t i = 0; i < series.times.size(); ++i) {
            points += ' ' + valueText(series.values[i]) + '@' + std::to_string(series.times[i].ms);
        }
        text += line(series.labels.toString() + points);
    }
    return text.empty() ? line("(no series)") : text;
}

std::string describe(const series::Scalar &scalar)
{
    return line(valueText(scalar.value));
}

std::string describe(const series::Text &text)
{
    return line(base::quoted(text.value));
}

std::string failureText(const Eval &eval)
{
    return "an error"
        + (eval.failure.empty() ? std::string() : " that says " + eval.failure.front().toString());
}

} // namespace

std::string describe(const series::Instant &answer)
{
    return std::visit([](const auto &value) { return describe(value); }, answer.value);
}

std::string describe(const series::Matrix &answer)
{
    std::string text;
    for (const series::Series &series : answer.series) {
        std::string points;
        for (const double value : series.values.values()) {
            points += ' ' + (base::isAbsent(value) ? "_" : base::formatDouble(value));
        }
        text += line(series.labels.toString() + points);
    }
    return text.empty() ? line("(no series)") : text;
}

std::string describe(const Eval &eval)
{
    if (eval.fails) {
        return line(failureText(eval));
    }
    if (eval.scalar || eval.text) {
        return line(eval.scalar ? base::formatDouble(*eval.scalar) : base::quoted(*eval.text));
    }
    std::string text;
    for (const SeriesLine &series : eval.series) {
        std::string points;
        for (const Point &point : series.points) {
            points += ' ' + pointText(point);
        }
        text += line(series.labels.toString() + points);
    }
    return text.empty() ? line("(no series)") : text;
}

} // namespace zumik::promqltest
