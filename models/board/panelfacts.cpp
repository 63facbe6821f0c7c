// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/panelfacts.h"

#include <algorithm>

namespace zumik::board {

namespace {

/// What `look` makes of the answer that there is; `nothing` of an error, or none.
template <typename T, typename Look> T ofAnswer(const QueryAnswer &answer, T nothing, const Look &look)
{
    if (const auto *range = std::get_if<QueryPool::RangeAnswer>(&answer); range != nullptr && **range) {
        return look(***range);
    }
    if (const auto *instant = std::get_if<QueryPool::InstantAnswer>(&answer);
        instant != nullptr && **instant) {
        return look(***instant);
    }
    return nothing;
}

std::size_t count(const series::Matrix &matrix)
{
    return matrix.series.size();
}

std::size_t count(const series::Instant &instant)
{
    if (const auto *samples = std::get_if<std::vector<series::Sample>>(&instant.value)) {
        return samples->size();
    }
    const auto *raw = std::get_if<std::vector<series::RawSeries>>(&instant.value);
    return raw == nullptr ? 1 : raw->size();
}

std::size_t samples(const series::Matrix &matrix)
{
    std::size_t all = 0;
    for (const series::Series &series : matrix.series) {
        const auto values = series.values.values();
        all += values.size()
            - static_cast<std::size_t>(std::count_if(values.begin(), values.end(), base::isAbsent));
    }
    return all;
}

std::size_t samples(const series::Instant &instant)
{
    const auto *raw = std::get_if<std::vector<series::RawSeries>>(&instant.value);
    if (raw == nullptr) {
        return count(instant);
    }
    std::size_t all = 0;
    for (const series::RawSeries &series : *raw) {
        all += series.values.size();
    }
    return all;
}

} // namespace

const base::Error *QueryFact::error() const
{
    if (const auto *range = std::get_if<QueryPool::RangeAnswer>(&answer); range != nullptr && !**range) {
        return &(*range)->error();
    }
    const auto *single = std::get_if<QueryPool::InstantAnswer>(&answer);
    return single != nullptr && !**single ? &(*single)->error() : nullptr;
}

const series::Annotations &QueryFact::annotations() const
{
    static const series::Annotations none;
    return *ofAnswer(answer, &none, [](const auto &value) { return &value.annotations; });
}

std::size_t QueryFact::seriesCount() const
{
    return ofAnswer(answer, std::size_t{0}, [](const auto &value) { return count(value); });
}

std::size_t QueryFact::seriesDropped() const
{
    return ofAnswer(answer, std::size_t{0}, [](const auto &value) { return value.seriesDropped; });
}

std::size_t QueryFact::sampleCount() const
{
    return ofAnswer(answer, std::size_t{0}, [](const auto &value) { return samples(value); });
}

} // namespace zumik::board
