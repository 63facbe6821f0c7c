// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/slices.h"

#include <algorithm>

namespace zumik::snapshot::record {

namespace {

constexpr base::Duration tick{1}; // both ends of a range are in it

double lengthOf(base::TimeRange range)
{
    return static_cast<double>((range.length() + tick).count());
}

std::deque<base::TimeRange> without(base::TimeRange range, std::vector<base::TimeRange> done)
{
    std::sort(done.begin(), done.end(), [](const auto &a, const auto &b) { return a.start < b.start; });
    std::deque<base::TimeRange> left;
    base::Time from = range.start;
    for (const base::TimeRange &each : done) {
        if (each.start > from) {
            left.push_back({from, std::min(each.start - tick, range.end)});
        }
        from = std::max(from, each.end + tick);
    }
    if (from <= range.end) {
        left.push_back({from, range.end});
    }
    return left;
}

} // namespace

void Slices::add(std::size_t selection, base::TimeRange range, std::uint64_t series, base::Duration interval,
    const std::vector<SpooledSlice> &done)
{
    std::vector<base::TimeRange> own;
    for (const SpooledSlice &slice : done) {
        if (slice.selection == selection) {
            own.push_back(slice.range);
        }
    }
    m_works.resize(std::max(m_works.size(), selection + 1));
    Work &work = m_works[selection];
    work.weight = static_cast<double>(std::max<std::uint64_t>(series, 1))
        / static_cast<double>(std::max<std::int64_t>(interval.count(), 1));
    const double width = static_cast<double>(target) / work.weight;
    work.width = base::Duration{
        static_cast<std::int64_t>(std::clamp(width, double(least.count()), double(most.count())))};
    work.left = without(range, std::move(own));
    m_total += lengthOf(range) * work.weight;
}

std::optional<Slices::Slice> Slices::next()
{
    for (std::size_t i = 0; i < m_works.size(); ++i) {
        Work &work = m_works[i];
        if (work.left.empty()) {
            continue;
        }
        base::TimeRange &front = work.left.front();
        const base::Time end = std::min(front.start + work.width - tick, front.end);
        const Slice slice{i, {front.start, end}};
        front.start = end + tick;
        if (front.start > front.end) {
            work.left.pop_front();
        }
        return slice;
    }
    return std::nullopt;
}

void Slices::answered(const Slice &slice, std::uint64_t samples)
{
    Work &work = m_works[slice.selection];
    const double factor =
        static_cast<double>(target) / static_cast<double>(std::max<std::uint64_t>(samples, 1));
    const double width = lengthOf(slice.range) * std::clamp(factor, 0.25, 2.0);
    work.width = base::Duration{
        static_cast<std::int64_t>(std::clamp(width, double(least.count()), double(most.count())))};
}

bool Slices::again(const Slice &slice, bool halved)
{
    Work &work = m_works[slice.selection];
    work.left.push_front(slice.range);
    if (!halved) {
        return true;
    }
    work.width = std::max(base::Duration{(slice.range.length() + tick).count() / 2}, least);
    return slice.range.length() > least;
}

void Slices::drop(std::size_t selection)
{
    m_works[selection].left.clear();
}

double Slices::left() const
{
    double sum = 0;
    for (const Work &work : m_works) {
        for (const base::TimeRange &range : work.left) {
            sum += lengthOf(range) * work.weight;
        }
    }
    return sum;
}

double Slices::weightOf(const Slice &slice) const
{
    return lengthOf(slice.range) * m_works[slice.selection].weight;
}

} // namespace zumik::snapshot::record
