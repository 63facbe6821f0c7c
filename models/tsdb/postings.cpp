// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/postings.h"

#include "models/tsdb/fault.h"
#include "models/tsdb/section.h"

#include <algorithm>
#include <iterator>

namespace zumik::tsdb {

namespace {

/// From how many times longer on a list is searched in, not walked along.
constexpr std::size_t muchLonger = 16;

bool ascend(const Ids &ids)
{
    return std::adjacent_find(ids.begin(), ids.end(), std::greater_equal<>()) == ids.end();
}

/// Each of the few is looked for in the rest of the many.
Ids fewInMany(const Ids &few, const Ids &many)
{
    Ids common;
    auto from = many.begin();
    for (const std::uint32_t id : few) {
        from = std::lower_bound(from, many.end(), id);
        if (from != many.end() && *from == id) {
            common.push_back(id);
        }
    }
    return common;
}

} // namespace

base::Result<Ids> readPostings(const MappedFile &index, std::uint64_t offset)
{
    const auto section = readSection(index, offset, "a list of postings");
    if (!section) {
        return section.error();
    }
    ByteReader reader(section->payload);
    const std::uint64_t count = reader.be32();
    if (!reader.ok() || reader.left() != count * 4) {
        return damaged(index.path(), section->offset, "a list of postings is not as long as it says");
    }
    Ids ids(count);
    const std::uint8_t *at = section->payload.data() + 4;
    for (std::uint32_t &id : ids) {
        id = loadBe32(at);
        at += 4;
    }
    if (!ascend(ids)) {
        return damaged(index.path(), section->offset, "a list of postings does not ascend");
    }
    return ids;
}

Ids intersect(const Ids &a, const Ids &b)
{
    if (a.size() * muchLonger < b.size()) {
        return fewInMany(a, b);
    }
    if (b.size() * muchLonger < a.size()) {
        return fewInMany(b, a);
    }
    Ids common;
    common.reserve(std::min(a.size(), b.size()));
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
    return common;
}

Ids without(const Ids &a, const Ids &b)
{
    Ids rest;
    rest.reserve(a.size());
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(rest));
    return rest;
}

void IdUnion::add(Ids ids)
{
    if (m_ids.empty()) {
        m_ids = std::move(ids);
        return;
    }
    m_ascending = m_ascending && (ids.empty() || ids.front() > m_ids.back());
    m_ids.insert(m_ids.end(), ids.begin(), ids.end());
}

Ids IdUnion::take()
{
    if (!m_ascending) {
        std::sort(m_ids.begin(), m_ids.end());
        m_ids.erase(std::unique(m_ids.begin(), m_ids.end()), m_ids.end());
    }
    m_ascending = true;
    return std::exchange(m_ids, {});
}

} // namespace zumik::tsdb
