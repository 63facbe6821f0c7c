// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/importedseries.h"

#include <algorithm>
#include <bit>

namespace zumik::snapshot {

namespace {

constexpr std::size_t perSeries = 400; ///< what the tables hold beside texts, about

bool sameBits(double a, double b)
{
    return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b);
}

} // namespace

std::size_t ImportedSeries::numberOf(const exposition::Sample &sample)
{
    m_key.assign(sample.name);
    for (const series::Label &label : sample.labels) {
        m_key.append(1, '\0').append(label.name).append(1, '\0').append(label.value);
    }
    const auto written = m_written.find(m_key);
    if (written != m_written.end()) {
        return written->second;
    }
    series::Labels labels = labelsOf(sample);
    const auto [at, isNew] = m_numbers.try_emplace(labels, m_series.size());
    if (isNew) {
        m_series.push_back({std::move(labels), {}, 0, {}});
    }
    m_memory += 2 * m_key.size() + perSeries;
    return m_written.emplace(m_key, at->second).first->second;
}

void ImportedSeries::add(const exposition::Sample &sample, std::size_t at)
{
    Series &series = m_series[numberOf(sample)];
    const std::int64_t time = sample.time->ms;
    const std::size_t before = series.samples.memory();
    if (series.samples.append(time, sample.value)) {
        series.lastValue = sample.value;
        m_memory += series.samples.memory() - std::min(before, series.samples.memory());
        ++m_samples;
    } else {
        addLate(series, {time, sample.value, at});
    }
}

void ImportedSeries::addLate(Series &series, const Late &late)
{
    if (late.time != series.samples.lastTime()) {
        series.late.push_back(late);
        m_memory += 2 * sizeof(Late);
    } else if (!sameBits(late.value, series.lastValue)) {
        clashAt(late);
    }
}

void ImportedSeries::clashAt(const Late &late)
{
    if (!m_clashes || late.at < m_clash.at) {
        m_clash = {late.at, late.time};
    }
    m_clashes = true;
}

/// By time; of one time what stands first in the file comes first, and was in order if anything was.
base::Status ImportedSeries::sortIn(Series &series)
{
    series.samples.seal();
    series::Samples inOrder;
    if (base::Status read = series.samples.read({{INT64_MIN}, {INT64_MAX}}, inOrder); !read) {
        return read;
    }
    std::vector<Late> all = std::move(series.late);
    for (std::size_t i = 0; i < inOrder.times.size(); ++i) {
        all.push_back({inOrder.times[i], inOrder.values[i], 0});
    }
    std::sort(all.begin(), all.end(),
        [](const Late &a, const Late &b) { return std::pair(a.time, a.at) < std::pair(b.time, b.at); });
    tsdb::CompactSeries sorted;
    const Late *last = nullptr;
    for (const Late &each : all) {
        if (sorted.append(each.time, each.value)) {
            last = &each;
        } else if (!sameBits(last->value, each.value)) {
            clashAt(each);
        }
    }
    m_samples += all.size() - inOrder.times.size();
    series.samples = std::move(sorted);
    return base::Done{};
}

base::Result<std::vector<tsdb::CompactStore::Series>> ImportedSeries::finish()
{
    std::vector<tsdb::CompactStore::Series> all;
    all.reserve(m_series.size());
    m_written.clear();
    m_numbers.clear();
    for (Series &series : m_series) {
        if (!series.late.empty()) {
            if (base::Status sorted = sortIn(series); !sorted) {
                return sorted.error();
            }
        }
        all.emplace_back(std::move(series.labels), std::move(series.samples));
    }
    return all;
}

} // namespace zumik::snapshot
