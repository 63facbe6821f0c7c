// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace zumik::app {

/// SIGINT and SIGTERM as a signal on the event loop. One object at a time; the second Ctrl+C ends the process
/// at once.
class Interrupts final : public QObject {
    Q_OBJECT

public:
    explicit Interrupts(QObject *parent = nullptr);
    ~Interrupts() override;
    Interrupts(const Interrupts &) = delete;
    Interrupts &operator=(const Interrupts &) = delete;

Q_SIGNALS:
    void interrupted();

private:
    void onReadable();
};

} // namespace zumik::app
