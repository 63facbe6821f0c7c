// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/http/iothread.h"

#include <cassert>
#include <future>

namespace zumik::clients::http {

IoThread::IoThread()
    : m_receiver(&m_context)
{
    m_thread.setObjectName(QStringLiteral("http"));
    m_context.moveToThread(&m_thread);
    m_thread.start();
}

IoThread::~IoThread()
{
    m_thread.quit();
    m_thread.wait();
}

void IoThread::run(const async::Receiver::Task &task) const
{
    assert(QThread::currentThread() != &m_thread);
    std::promise<void> done;
    auto waiting = done.get_future();
    m_receiver.post([&] {
        task();
        done.set_value();
    });
    waiting.wait();
}

} // namespace zumik::clients::http
