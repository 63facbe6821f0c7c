// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/tsdb/served.h"

#include "models/base/number.h"
#include "tests/stack/servers/promapi.h"

#include <simdjson.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace zumik::tsdb {

namespace {

series::Labels labelsOf(simdjson::dom::object metric)
{
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (const auto &[name, value] : metric) {
        pairs.emplace_back(name, value.get_string());
    }
    return series::Labels(pairs);
}

} // namespace

History asked(const tests::Prometheus &prometheus, std::int64_t from, std::int64_t to)
{
    const std::string expr = "{__name__=~\".+\"}[" + std::to_string(to - from) + "ms]";
    const std::string json = tests::PromApi(prometheus.port()).query(expr, static_cast<double>(to) / 1000);
    simdjson::dom::parser parser;
    const simdjson::dom::element root = parser.parse(json);
    History history;
    for (const simdjson::dom::element each : root["data"]["result"].get_array()) {
        series::Samples &samples = history[labelsOf(each["metric"])];
        for (const simdjson::dom::element pair : each["values"].get_array()) {
            samples.times.push_back(std::llround(pair.at(0).get_double() * 1000));
            samples.values.push_back(*base::parseDouble(pair.at(1).get_string().value()));
        }
    }
    return history;
}

History answered(History history)
{
    for (auto &[labels, samples] : history) {
        series::Samples kept;
        for (std::size_t i = 0; i < samples.times.size(); ++i) {
            if (!base::isAbsent(samples.values[i])) {
                kept.times.push_back(samples.times[i]);
                const bool nan = std::isnan(samples.values[i]);
                kept.values.push_back(nan ? std::numeric_limits<double>::quiet_NaN() : samples.values[i]);
            }
        }
        samples = std::move(kept);
    }
    std::erase_if(history, [](const auto &each) { return each.second.times.empty(); });
    return history;
}

void writeRemotely(
    const History &history, const tests::Prometheus &prometheus, std::int64_t from, std::int64_t to)
{
    constexpr std::int64_t slice = 1'800'000;
    for (; from < to; from += slice) {
        std::vector<tests::WrittenSeries> all;
        for (const auto &[labels, samples] : history) {
            tests::WrittenSeries written;
            for (std::size_t i = 0; i < labels.size(); ++i) {
                written.labels.emplace_back(labels.at(i).name, labels.at(i).value);
            }
            for (std::size_t i = 0; i < samples.times.size(); ++i) {
                if (samples.times[i] >= from && samples.times[i] < std::min(from + slice, to)) {
                    written.samples.push_back({samples.times[i], samples.values[i]});
                }
            }
            if (!written.samples.empty()) {
                all.push_back(std::move(written));
            }
        }
        if (!all.empty()) {
            prometheus.write(all);
        }
    }
}

} // namespace zumik::tsdb
