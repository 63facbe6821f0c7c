// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/number.h"
#include "models/base/text.h"
#include "tests/promqltest/diff/testdata.h"

namespace zumik::promqltest {

namespace {

std::string labelText(const std::vector<std::pair<std::string, std::string>> &labels)
{
    std::string text;
    for (const auto &[name, value] : labels) {
        if (name != "__name__") {
            text += (text.empty() ? "" : ",") + name + '=' + base::quoted(value);
        }
    }
    return '{' + text + '}';
}

} // namespace

std::string openMetricsText(const std::vector<tests::WrittenSeries> &all)
{
    std::string text;
    std::string last;
    for (const tests::WrittenSeries &series : all) {
        const std::string &name = series.labels.front().second;
        if (name != last) {
            text += "# TYPE " + name + " unknown\n";
            last = name;
        }
        for (const tests::WrittenSample &sample : series.samples) {
            text += name + labelText(series.labels) + ' ' + base::formatDouble(sample.value) + ' '
                + base::formatFixed(static_cast<double>(sample.ms) / 1000, 3) + '\n';
        }
    }
    return text + "# EOF\n";
}

} // namespace zumik::promqltest
