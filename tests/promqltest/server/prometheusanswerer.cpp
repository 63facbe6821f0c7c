// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/server/prometheusanswerer.h"

#include "tests/promqltest/server/queryapi.h"
#include "tests/support/setuperror.h"

#include <map>

namespace zumik::promqltest {

namespace {

/// A Prometheus takes what is at most an hour behind its newest sample: everything is sent in the order of
/// time, and a second load, which begins at zero again, needs the window for late samples.
constexpr auto lateSamples = "storage:\n  tsdb:\n    out_of_order_time_window: 100y\n";
constexpr std::size_t samplesInRequest = 50'000;

std::vector<std::pair<std::string, std::string>> pairsOf(const series::Labels &labels)
{
    std::vector<std::pair<std::string, std::string>> pairs;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        pairs.emplace_back(labels.at(i).name, labels.at(i).value);
    }
    return pairs;
}

/// The places from `from` on, `count` of them, of all series.
std::vector<tests::WrittenSeries> part(const Load &load, std::size_t from, std::size_t count)
{
    std::vector<tests::WrittenSeries> all;
    for (const SeriesLine &line : load.series) {
        tests::WrittenSeries series{pairsOf(line.labels), {}};
        for (std::size_t i = from; i < std::min(from + count, line.points.size()); ++i) {
            if (line.points[i].kind == Point::Kind::Float) {
                series.samples.push_back(
                    {load.step.count() * static_cast<std::int64_t>(i), line.points[i].value});
            }
        }
        if (!series.samples.empty()) {
            all.push_back(std::move(series));
        }
    }
    return all;
}

std::size_t placesOf(const Load &load)
{
    std::size_t most = 0;
    for (const SeriesLine &line : load.series) {
        most = std::max(most, line.points.size());
    }
    return most;
}

} // namespace

tests::Prometheus &PrometheusAnswerer::server()
{
    if (!m_server) {
        // The interval is also the step of a subquery that names none.
        m_server = std::make_unique<tests::Prometheus>(
            tests::PrometheusOptions{.scrapeInterval = "1m", .sections = lateSamples});
    }
    return *m_server;
}

base::Status PrometheusAnswerer::load(const Load &load)
{
    if (load.series.empty()) {
        return base::Done{};
    }
    const std::size_t count = std::max<std::size_t>(1, samplesInRequest / load.series.size());
    try {
        for (std::size_t from = 0; from < placesOf(load); from += count) {
            server().write(part(load, from, count));
        }
    } catch (const tests::SetupError &error) {
        return base::Error{base::ErrorCode::Internal, error.what(), {}};
    }
    return base::Done{};
}

base::Result<series::Instant> PrometheusAnswerer::instant(const std::string &expression, base::Time at)
{
    return QueryApi(server().port()).instant(expression, at);
}

base::Result<series::Matrix> PrometheusAnswerer::range(
    const std::string &expression, const series::Grid &grid)
{
    return QueryApi(server().port()).range(expression, grid);
}

} // namespace zumik::promqltest
