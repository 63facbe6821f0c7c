// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/promql/exec/scratch.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace zumik::promql::exec {

/// The threads of one query. Work is a number of independent items; which thread takes which never shows in
/// an answer, since each item writes a place of its own.
class Workers {
public:
    using Work = std::function<base::Status(std::size_t item, Scratch &scratch)>;

    /// `threads` counts the caller's own.
    explicit Workers(unsigned threads);
    ~Workers();

    Workers(const Workers &) = delete;
    Workers &operator=(const Workers &) = delete;

    /// Does all items and returns the error of the first that failed (by number). From inside of an item the
    /// caller does them alone. Small work (`cost`, in values) isn't worth waking anybody.
    base::Status each(std::size_t items, std::size_t cost, const Work &work);

    using Compute = std::function<base::Status(std::size_t item, std::span<double> out, Scratch &scratch)>;
    using Take = std::function<void(std::size_t item, std::span<const double> values)>;

    /// Computes `values` values for each item, whoever does it, and gives them to `take` one item at a time,
    /// in the order of items.
    base::Status eachInOrder(std::size_t items, std::size_t values, const Compute &compute, const Take &take);

    unsigned threads() const { return m_threads; }

private:
    struct Round {
        const Work *work = nullptr;
        std::size_t items = 0;
        std::size_t chunk = 1;
        std::atomic<std::size_t> next{0};
        std::mutex mutex;
        std::size_t failedItem = 0; // guarded by mutex
        std::optional<base::Error> error; // guarded by mutex
        std::atomic<bool> failed{false};
    };

    base::Status share(std::size_t items, std::size_t chunk, const Work &work);
    base::Status alone(std::size_t items, const Work &work);
    void start();
    void helperLoop(std::size_t index);
    static void take(Round &round, Scratch &scratch);

    const unsigned m_threads;
    std::vector<std::unique_ptr<Scratch>> m_scratch; // one a thread, the caller's first
    std::vector<std::thread> m_helpers;

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::condition_variable m_idle;
    Round *m_round = nullptr; // guarded by m_mutex
    std::uint64_t m_generation = 0; // guarded by m_mutex
    std::size_t m_busy = 0; // guarded by m_mutex
    bool m_over = false; // guarded by m_mutex
};

} // namespace zumik::promql::exec
