// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/allcores.h"

#include <QThreadPool>

#include <algorithm>
#include <atomic>
#include <memory>

namespace zumik::widgets::plot {

namespace {

/// Outlives the call: a thread of the pool may come to it when all is done, and then touches nothing else.
class Errand {
public:
    Errand(std::size_t count, const std::function<void(std::size_t)> &work)
        : m_count(count)
        , m_work(work)
    {
    }

    void run()
    {
        for (std::size_t next = m_next++; next < m_count; next = m_next++) {
            m_work(next);
            if (++m_done == m_count) {
                m_done.notify_all();
            }
        }
    }

    void wait()
    {
        for (std::size_t done = m_done; done < m_count; done = m_done) {
            m_done.wait(done);
        }
    }

private:
    const std::size_t m_count;
    const std::function<void(std::size_t)> &m_work;
    std::atomic<std::size_t> m_next = 0;
    std::atomic<std::size_t> m_done = 0;
};

} // namespace

void onAllCores(std::size_t count, const std::function<void(std::size_t)> &work)
{
    const auto errand = std::make_shared<Errand>(count, work);
    QThreadPool *const pool = QThreadPool::globalInstance();
    const std::size_t others =
        std::min(static_cast<std::size_t>(std::max(pool->maxThreadCount(), 1)), count) - (count > 0 ? 1 : 0);
    for (std::size_t i = 0; i < others; ++i) {
        pool->start([errand] { errand->run(); });
    }
    errand->run();
    errand->wait();
}

} // namespace zumik::widgets::plot
