// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/allcores.h"

#include <QThread>
#include <QThreadPool>

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <latch>
#include <semaphore>
#include <vector>

namespace zumik::widgets::plot {

TEST(AllCores, DoEachThingOnce)
{
    std::vector<std::atomic<int>> done(1000);
    onAllCores(done.size(), [&](std::size_t i) { ++done[i]; });
    for (const std::atomic<int> &one : done) {
        EXPECT_EQ(one, 1);
    }
    onAllCores(0, [](std::size_t) { ADD_FAILURE(); });
}

TEST(AllCores, WaitForWhatAnotherThreadHasBegun)
{
    QThreadPool *const pool = QThreadPool::globalInstance();
    const int before = pool->maxThreadCount();
    pool->setMaxThreadCount(std::max(2, before));
    std::latch both(2);
    std::atomic<int> done = 0;
    QThread *const here = QThread::currentThread();
    onAllCores(2, [&](std::size_t) {
        both.arrive_and_wait();
        QThread::msleep(QThread::currentThread() == here ? 0 : 50);
        ++done;
    });
    EXPECT_EQ(done, 2);
    pool->setMaxThreadCount(before);
}

TEST(AllCores, WaitForNobodyWhoIsBusyElsewhere)
{
    QThreadPool *const pool = QThreadPool::globalInstance();
    std::counting_semaphore<> end(0);
    for (int i = 0; i < pool->maxThreadCount(); ++i) {
        pool->start([&] { end.acquire(); });
    }
    std::atomic<int> done = 0;
    onAllCores(100, [&](std::size_t) { ++done; });
    EXPECT_EQ(done, 100);
    end.release(pool->maxThreadCount());
    pool->waitForDone();
}

} // namespace zumik::widgets::plot
