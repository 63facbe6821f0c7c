// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/promql/dataset.h"

#include "models/base/number.h"
#include "models/tsdb/blockwriter.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace zumik::bench {

namespace {

constexpr std::size_t clusters = 8;
const char *const bounds[] = {
    "0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1", "2.5", "5", "10", "30", "+Inf"};

/// A number that looks random and depends on its arguments alone.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t x = a * 0x9e3779b97f4a7c15ULL + b * 0xbf58476d1ce4e5b9ULL + 1;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31U);
}

double fraction(std::uint64_t a, std::uint64_t b)
{
    return static_cast<double>(mixed(a, b) >> 11U) / 9007199254740992.0;
}

std::string clusterOf(std::size_t index)
{
    return "cluster-" + std::to_string(index % clusters);
}

[[noreturn]] void fail(const base::Error &error)
{
    std::fprintf(stderr, "%s\n", base::describe(error).c_str());
    std::exit(1);
}

} // namespace

Dataset::Dataset(std::size_t scale)
{
    addCounters(512 * scale);
    addGauges(512 * scale);
    addHistograms();
    addInfos();
    std::sort(m_series.begin(), m_series.end(),
        [](const Series &a, const Series &b) { return a.labels < b.labels; });
}

/// Whole numbers that grow, and start again now and then, as a restarted server's do.
void Dataset::addCounters(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        m_series.push_back(
            {series::Labels{{"__name__", "requests_total"}, {"cluster", clusterOf(i)},
                 {"code", i % 4 == 0 ? "500" : "200"}, {"instance", "10.0." + std::to_string(i) + ":8080"}},
                [i](std::size_t sample) {
                    const std::size_t life = 700 + i % 500;
                    const std::size_t age = sample % life;
                    const double pace = 3 + static_cast<double>(i % 7);
                    return std::floor(static_cast<double>(age) * pace + pace * fraction(i, sample)
                        + static_cast<double>(age / 100) * 40);
                }});
    }
}

/// Percentages with two decimals.
void Dataset::addGauges(std::size_t count)
{
    for (std::size_t i = 0; i < count; ++i) {
        m_series.push_back(
            {series::Labels{{"__name__", "gpu_utilization"}, {"cluster", clusterOf(i / 8)},
                 {"gpu", std::to_string(i % 8)}, {"instance", "node-" + std::to_string(i / 8)}},
                [i](std::size_t sample) {
                    const double wave = std::sin(static_cast<double>(sample) / 200 + static_cast<double>(i));
                    return std::round((55 + 35 * wave + 8 * fraction(i + 7777, sample)) * 100) / 100;
                }});
    }
}

void Dataset::addHistograms()
{
    for (std::size_t i = 0; i < 16; ++i) {
        for (std::size_t b = 0; b < std::size(bounds); ++b) {
            m_series.push_back({series::Labels{{"__name__", "latency_bucket"}, {"cluster", clusterOf(i)},
                                    {"instance", "node-" + std::to_string(i)}, {"le", bounds[b]}},
                [i, b](std::size_t sample) {
                    const double share = 1 - std::exp(-0.35 * static_cast<double>(b + 1));
                    return std::floor(
                        static_cast<double>(sample) * 40 * share + 10 * fraction(i, sample) * share);
                }});
        }
    }
}

void Dataset::addInfos()
{
    for (std::size_t i = 0; i < 16; ++i) {
        m_series.push_back(
            {series::Labels{{"__name__", "node_info"}, {"instance", "node-" + std::to_string(i)},
                 {"version", "v" + std::to_string(i % 3)}},
                [](std::size_t) {
                    return 1.0;
                }});
    }
}

void Dataset::read(std::size_t index, series::Samples &out) const
{
    out.clear();
    const auto offset = static_cast<std::int64_t>(mixed(index, 1) % 15'000);
    for (std::size_t i = 0; i < samples; ++i) {
        const bool late = mixed(index, i + 99) % 50 == 0;
        const auto delay = static_cast<std::int64_t>(late ? mixed(index, i + 77) % 400 : 0);
        out.times.push_back(start + offset + static_cast<std::int64_t>(i) * 15'000 + delay);
        out.values.push_back(m_series[index].valueAt(i));
    }
}

std::string Dataset::writeBlock(const std::string &directory) const
{
    auto writer = tsdb::BlockWriter::create(directory);
    if (!writer) {
        fail(writer.error());
    }
    series::Samples buffer;
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        read(i, buffer);
        if (auto begun = (*writer)->beginSeries(m_series[i].labels); !begun) {
            fail(begun.error());
        }
        if (auto added = (*writer)->append(buffer.times, buffer.values); !added) {
            fail(added.error());
        }
    }
    auto path = (*writer)->finish();
    if (!path) {
        fail(path.error());
    }
    return *path;
}

std::string Dataset::jsonLines(std::size_t first, std::size_t count) const
{
    std::string text;
    series::Samples buffer;
    for (std::size_t i = first; i < std::min(first + count, m_series.size()); ++i) {
        read(i, buffer);
        text += "{\"metric\":{";
        for (std::size_t l = 0; l < m_series[i].labels.size(); ++l) {
            const series::Label label = m_series[i].labels.at(l);
            text +=
                (l == 0 ? "\"" : ",\"") + std::string(label.name) + "\":\"" + std::string(label.value) + '"';
        }
        text += "},\"values\":[";
        for (std::size_t s = 0; s < samples; ++s) {
            text += (s == 0 ? "" : ",") + base::formatDouble(buffer.values[s]);
        }
        text += "],\"timestamps\":[";
        for (std::size_t s = 0; s < samples; ++s) {
            text += (s == 0 ? "" : ",") + std::to_string(buffer.times[s]);
        }
        text += "]}\n";
    }
    return text;
}

} // namespace zumik::bench
