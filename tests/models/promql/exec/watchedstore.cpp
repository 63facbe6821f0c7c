// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/promql/exec/watchedstore.h"

#include "models/base/number.h"

#include <limits>
#include <random>

namespace zumik::promql::exec {

namespace {

class WatchedSet final : public series::SeriesSet {
public:
    WatchedSet(const WatchedStore &store, std::unique_ptr<series::SeriesSet> content)
        : m_store(store)
        , m_content(std::move(content))
    {
    }

    std::size_t size() const override { return m_content->size(); }

    const series::Labels &labels(std::size_t index) const override { return m_content->labels(index); }

    base::Status read(std::size_t index, base::TimeRange range, series::Samples &out) const override
    {
        ++m_store.reads;
        if (m_store.onRead) {
            m_store.onRead();
        }
        if (m_store.failure) {
            return *m_store.failure;
        }
        auto done = m_content->read(index, range, out);
        out.histogramsSkipped = m_store.histograms;
        return done;
    }

private:
    const WatchedStore &m_store;
    std::unique_ptr<series::SeriesSet> m_content;
};

double nextValue(std::mt19937 &random, double before)
{
    switch (random() % 40) {
    case 0:
        return std::numeric_limits<double>::quiet_NaN();
    case 1:
        return base::absent();
    case 2:
        return static_cast<double>(random() % 10);
    default:
        return (before == before ? before : 0) + static_cast<double>(random() % 1000) / 7;
    }
}

} // namespace

base::Result<std::unique_ptr<series::SeriesSet>> WatchedStore::select(
    const std::vector<series::Matcher> &matchers, base::TimeRange range, const base::StopToken &stop) const
{
    ++selections;
    auto found = content.select(matchers, range, stop);
    if (!found) {
        return found.error();
    }
    return std::unique_ptr<series::SeriesSet>(std::make_unique<WatchedSet>(*this, std::move(*found)));
}

void fill(promqltest::MemoryStore &store, int count, int minutes)
{
    std::mt19937 random(42); // NOLINT: the same data each time is the point
    for (const char *metric : {"a", "b"}) {
        for (int i = 0; i < count; ++i) {
            const std::string number = std::to_string(i);
            const std::string group = std::to_string(i % 3);
            const series::Labels labels{{"__name__", metric}, {"i", number}, {"g", group}};
            double value = 0;
            for (int sample = 0; sample < minutes * 4; ++sample) {
                value = nextValue(random, value);
                if (random() % 20 != 0) {
                    store.add(labels, {sample * 15'000 + static_cast<std::int64_t>(random() % 900)}, value);
                }
            }
        }
    }
}

} // namespace zumik::promql::exec
