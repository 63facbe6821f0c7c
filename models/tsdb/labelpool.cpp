// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/labelpool.h"

#include <algorithm>
#include <numeric>

namespace zumik::tsdb {

namespace {

std::vector<std::uint32_t> numbers(std::size_t count)
{
    std::vector<std::uint32_t> all(count);
    std::iota(all.begin(), all.end(), 0U);
    return all;
}

} // namespace

std::uint32_t LabelPool::addString(std::string_view text)
{
    const auto found = m_stringNumbers.find(text);
    if (found != m_stringNumbers.end()) {
        return found->second;
    }
    const auto number = static_cast<std::uint32_t>(m_strings.size());
    m_stringNumbers.emplace(m_strings.emplace_back(text), number);
    return number;
}

std::uint32_t LabelPool::add(series::Label label)
{
    const Pair pair{addString(label.name), addString(label.value)};
    const auto number = static_cast<std::uint32_t>(m_pairs.size());
    const auto [entry, isNew] = m_pairNumbers.emplace(std::uint64_t{pair.name} << 32U | pair.value, number);
    if (isNew) {
        m_pairs.push_back(pair);
    }
    return entry->second;
}

std::vector<std::uint32_t> LabelPool::sortedStrings() const
{
    auto sorted = numbers(m_strings.size());
    std::sort(sorted.begin(), sorted.end(),
        [this](std::uint32_t a, std::uint32_t b) { return m_strings[a] < m_strings[b]; });
    return sorted;
}

std::vector<std::uint32_t> LabelPool::sortedPairs(const std::vector<std::uint32_t> &ranks) const
{
    auto sorted = numbers(m_pairs.size());
    const auto key = [&](std::uint32_t pair) {
        return std::uint64_t{ranks[m_pairs[pair].name]} << 32U | ranks[m_pairs[pair].value];
    };
    std::sort(
        sorted.begin(), sorted.end(), [&](std::uint32_t a, std::uint32_t b) { return key(a) < key(b); });
    return sorted;
}

} // namespace zumik::tsdb
