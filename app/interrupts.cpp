// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/interrupts.h"

#ifdef Q_OS_UNIX
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <unistd.h>
#endif

namespace zumik::app {

#ifdef Q_OS_UNIX

namespace {

// A signal handler may touch nothing but this: the pipe's ends, set before the handler is.
std::array<int, 2> pipeEnds{-1, -1};

void onSignal(int number)
{
    const char byte = 1;
    (void)!::write(pipeEnds[1], &byte, 1);
    std::signal(number, SIG_DFL);
}

} // namespace

Interrupts::Interrupts(QObject *parent)
    : QObject(parent)
{
    if (::pipe(pipeEnds.data()) != 0) {
        return;
    }
    auto *notifier = new QSocketNotifier(pipeEnds[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, &Interrupts::onReadable);
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Interrupts::~Interrupts()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    for (int &end : pipeEnds) {
        if (end >= 0) {
            ::close(end);
        }
        end = -1;
    }
}

void Interrupts::onReadable()
{
    char byte = 0;
    (void)!::read(pipeEnds[0], &byte, 1);
    Q_EMIT interrupted();
}

#else

Interrupts::Interrupts(QObject *parent)
    : QObject(parent)
{
}

Interrupts::~Interrupts() = default;

void Interrupts::onReadable() { }

#endif

} // namespace zumik::app
