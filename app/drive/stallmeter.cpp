// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/stallmeter.h"

#include <QAbstractEventDispatcher>

#include <algorithm>

#ifdef Q_OS_WIN
#include <windows.h>
#else
#include <ctime>
#endif

namespace zumik::app::drive {

namespace {

using namespace std::chrono_literals;

} // namespace

std::chrono::nanoseconds threadCpuTime()
{
#ifdef Q_OS_WIN
    FILETIME created, ended, kernel, user;
    GetThreadTimes(GetCurrentThread(), &created, &ended, &kernel, &user);
    const auto ticks = [](const FILETIME &time) { // of 100 ns
        return (std::int64_t(time.dwHighDateTime) << 32) + time.dwLowDateTime;
    };
    return std::chrono::nanoseconds((ticks(kernel) + ticks(user)) * 100);
#else
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
#endif
}

// GLib's dispatcher handles events between aboutToBlock and awake, Qt's own between awake and aboutToBlock: a
// turn ends at either, and the empty half adds nothing.
StallMeter::StallMeter(QObject *parent)
    : QObject(parent)
    , m_begin(threadCpuTime())
{
    const QAbstractEventDispatcher *const loop = QAbstractEventDispatcher::instance();
    connect(loop, &QAbstractEventDispatcher::awake, this, &StallMeter::turn);
    connect(loop, &QAbstractEventDispatcher::aboutToBlock, this, &StallMeter::turn);
}

void StallMeter::turn()
{
    const Nanoseconds now = threadCpuTime();
    const Nanoseconds busy = now - m_begin - m_notCounted;
    m_begin = now;
    m_notCounted = Nanoseconds{0};
    m_longest = std::max(m_longest, busy);
    m_long += busy > 50ms ? 1 : 0;
}

StallMeter::Stalls StallMeter::take()
{
    turn();
    const Stalls stalls{m_long, std::chrono::duration<double, std::milli>(m_longest).count()};
    m_longest = Nanoseconds{0};
    m_long = 0;
    return stalls;
}

StallMeter::Pause::Pause(StallMeter &meter)
    : m_meter(meter)
    , m_begin(threadCpuTime())
{
}

StallMeter::Pause::~Pause()
{
    m_meter.m_notCounted += threadCpuTime() - m_begin;
}

} // namespace zumik::app::drive
