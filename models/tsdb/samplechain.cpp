// SPDX-License-Identifier: GPL-3.0-or-later
// Which of two samples of one time is kept is in Prometheus an outcome, not a rule (prometheus:
// storage/merge.go, chainSampleIterator): "one sample from random overlapped ones is kept". It isn't random:
//
//  - One of the blocks is the current one, the others wait in a heap by their next time. First that's the
//  block
//    that began first.
//  - The current one goes on while its next time is before all that wait. Else it is put into the heap, and
//  the
//    heap's top is current and gives its sample: with equal times that's one that waited, not it.
//  - Whoever comes to a time that was given already passes over it.
//
// So where two blocks have the same times throughout, the one that began later gives them all; and the same
// comes out here, since the same is done.
#include "models/tsdb/samplechain.h"

#include "models/tsdb/heap.h"

#include <algorithm>

namespace zumik::tsdb {

namespace {

struct Cursor {
    const series::Samples *samples = nullptr;
    std::size_t next = 0; ///< behind the sample that it stands on

    bool advance() { return next++ < samples->times.size(); }

    std::int64_t time() const { return samples->times[next - 1]; }

    double value() const { return samples->values[next - 1]; }
};

struct Earlier {
    bool operator()(const Cursor *a, const Cursor *b) const { return a->time() < b->time(); }
};

class Chain {
public:
    Chain(std::span<series::Samples> parts, series::Samples &out)
        : m_out(out)
    {
        m_cursors.reserve(parts.size());
        for (const series::Samples &part : parts) {
            m_cursors.push_back({&part});
        }
        m_current = m_cursors.data();
        for (std::size_t i = 1; i < m_cursors.size(); ++i) {
            if (m_cursors[i].advance()) {
                m_waiting.push(&m_cursors[i]);
            }
        }
    }

    void run()
    {
        while (step()) {
            m_out.times.push_back(m_current->time());
            m_out.values.push_back(m_current->value());
        }
    }

private:
    bool given(std::int64_t time) const { return !m_out.times.empty() && m_out.times.back() == time; }

    /// To the next sample that is given; false at the end.
    bool step()
    {
        for (;;) {
            if (!m_current->advance()) {
                if (m_waiting.empty()) {
                    return false;
                }
            } else if (given(m_current->time())) {
                continue;
            } else if (m_waiting.empty() || m_current->time() < m_waiting.top()->time()) {
                return true;
            } else {
                m_waiting.push(m_current);
            }
            m_current = m_waiting.pop();
            if (!given(m_current->time())) {
                return true;
            }
        }
    }

    series::Samples &m_out;
    std::vector<Cursor> m_cursors;
    Heap<Cursor *, Earlier> m_waiting;
    Cursor *m_current = nullptr;
};

/// Whether each part ends before the next begins.
bool apart(std::span<const series::Samples> parts)
{
    return std::adjacent_find(parts.begin(), parts.end(),
               [](const series::Samples &a, const series::Samples &b) {
                   return a.times.back() >= b.times.front();
               })
        == parts.end();
}

} // namespace

void chainSamples(std::span<series::Samples> parts, series::Samples &out)
{
    out.clear();
    std::size_t total = 0;
    for (const series::Samples &part : parts) {
        total += part.times.size();
        out.histogramsSkipped += part.histogramsSkipped;
    }
    const auto end = std::stable_partition(
        parts.begin(), parts.end(), [](const series::Samples &part) { return !part.times.empty(); });
    parts = parts.first(static_cast<std::size_t>(end - parts.begin()));
    out.times.reserve(total);
    out.values.reserve(total);
    if (!apart(parts)) {
        Chain(parts, out).run();
        return;
    }
    for (const series::Samples &part : parts) {
        out.times.insert(out.times.end(), part.times.begin(), part.times.end());
        out.values.insert(out.values.end(), part.values.begin(), part.values.end());
    }
}

} // namespace zumik::tsdb
