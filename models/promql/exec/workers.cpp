// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/workers.h"

#include <algorithm>

namespace zumik::promql::exec {

namespace {

constexpr std::size_t worthWaking = 20'000; // values; some 50 us of work
constexpr std::size_t chunksPerThread = 16;

/// Whether this thread is inside of an item: then there is nobody left to share work with.
thread_local bool t_inside = false;

class Inside {
public:
    Inside()
        : m_before(t_inside)
    {
        t_inside = true;
    }

    ~Inside() { t_inside = m_before; }

    Inside(const Inside &) = delete;
    Inside &operator=(const Inside &) = delete;

private:
    bool m_before;
};

/// Lets items in one after the other. The one whose turn it is never waits for a later one, so that they all
/// come.
class Turns {
public:
    /// False when somebody has given up.
    bool await(std::size_t item)
    {
        // A turn is short: to fall asleep and be woken would take longer.
        for (int tries = 0; tries < 4000 && m_next != item && !m_over; ++tries) {
            pause();
        }
        if (m_next != item) {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return m_next == item || m_over; });
        }
        return !m_over;
    }

    void pass()
    {
        {
            const std::lock_guard lock(m_mutex);
            ++m_next;
        }
        m_changed.notify_all();
    }

    void giveUp()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_over = true;
        }
        m_changed.notify_all();
    }

private:
    static void pause()
    {
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
    }

    std::mutex m_mutex; // so that nobody falls asleep while it changes
    std::condition_variable m_changed;
    std::atomic<std::size_t> m_next{0};
    std::atomic<bool> m_over{false};
};

} // namespace

Workers::Workers(unsigned threads)
    : m_threads(std::max(threads, 1U))
{
    for (unsigned i = 0; i < m_threads; ++i) {
        m_scratch.push_back(std::make_unique<Scratch>());
    }
}

Workers::~Workers()
{
    {
        const std::lock_guard lock(m_mutex);
        m_over = true;
    }
    m_wake.notify_all();
    for (std::thread &helper : m_helpers) {
        helper.join();
    }
}

base::Status Workers::alone(std::size_t items, const Work &work)
{
    // An item that does more work alone needs buffers beside those in use.
    Scratch own;
    Scratch &scratch = t_inside ? own : *m_scratch[0];
    const Inside inside;
    for (std::size_t item = 0; item < items; ++item) {
        if (auto done = work(item, scratch); !done) {
            return done;
        }
    }
    return base::Done{};
}

base::Status Workers::each(std::size_t items, std::size_t cost, const Work &work)
{
    if (m_threads == 1 || items < 2 || cost < worthWaking || t_inside) {
        return alone(items, work);
    }
    return share(items, std::max<std::size_t>(1, items / (m_threads * chunksPerThread)), work);
}

base::Status Workers::eachInOrder(
    std::size_t items, std::size_t values, const Compute &compute, const Take &take)
{
    Turns turns;
    const auto work = [&](std::size_t item, Scratch &scratch) -> base::Status {
        Scratch::Row row(scratch, values);
        if (auto done = compute(item, row.values(), scratch); !done) {
            turns.giveUp();
            return done;
        }
        if (turns.await(item)) {
            take(item, row.values());
            turns.pass();
        }
        return base::Done{};
    };
    if (m_threads == 1 || items < 2 || items * values < worthWaking || t_inside) {
        return alone(items, work);
    }
    // One at a time: whoever had several would keep all others waiting for the last of them.
    return share(items, 1, work);
}

base::Status Workers::share(std::size_t items, std::size_t chunk, const Work &work)
{
    start();
    Round round;
    round.work = &work;
    round.items = items;
    round.chunk = chunk;
    {
        const std::lock_guard lock(m_mutex);
        m_round = &round;
        ++m_generation;
    }
    m_wake.notify_all();
    take(round, *m_scratch[0]);
    std::unique_lock lock(m_mutex);
    m_round = nullptr;
    m_idle.wait(lock, [&] { return m_busy == 0; });
    if (round.error) {
        return *round.error;
    }
    return base::Done{};
}

void Workers::start()
{
    for (std::size_t i = m_helpers.size() + 1; i < m_threads; ++i) {
        m_helpers.emplace_back([this, i] { helperLoop(i); });
    }
}

void Workers::helperLoop(std::size_t index)
{
    std::uint64_t seen = 0;
    std::unique_lock lock(m_mutex);
    while (true) {
        m_wake.wait(lock, [&] { return m_over || (m_round != nullptr && m_generation != seen); });
        if (m_over) {
            return;
        }
        seen = m_generation;
        Round &round = *m_round;
        ++m_busy;
        lock.unlock();
        take(round, *m_scratch[index]);
        lock.lock();
        if (--m_busy == 0) {
            m_idle.notify_all();
        }
    }
}

void Workers::take(Round &round, Scratch &scratch)
{
    const Inside inside;
    while (!round.failed) {
        const std::size_t first = round.next.fetch_add(round.chunk);
        for (std::size_t item = first; item < std::min(first + round.chunk, round.items); ++item) {
            auto done = (*round.work)(item, scratch);
            if (!done) {
                const std::lock_guard lock(round.mutex);
                if (!round.error || item < round.failedItem) {
                    round.error = done.error();
                    round.failedItem = item;
                }
                round.failed = true;
                return;
            }
        }
        if (first >= round.items) {
            return;
        }
    }
}

} // namespace zumik::promql::exec
