// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>

#include <atomic>
#include <memory>

namespace zumik::desktop {

class SleepEar;

/// Tells that the computer has slept and is awake again, by logind's signal on the system bus
/// (org.freedesktop.login1(5): PrepareForSleep(b) of the Manager, true before a sleep and false after it).
/// Without a bus or a logind it never tells, and that is no error. It makes nobody wait: a bus that hangs
/// blocks whoever connects, so that happens in a thread pool.
class SleepWatch final : public QObject {
    Q_OBJECT

public:
    /// Where the system's bus is: DBUS_SYSTEM_BUS_ADDRESS, else the usual socket.
    static QString systemBusAddress();

    explicit SleepWatch(const QString &busAddress = systemBusAddress(), QObject *parent = nullptr);
    ~SleepWatch() override;

    SleepWatch(const SleepWatch &) = delete;
    SleepWatch &operator=(const SleepWatch &) = delete;

Q_SIGNALS:
    /// From now on nothing is missed.
    void listening();
    void resumed();

private:
    enum class State { Wanted, Made, Unwanted };

    void listen(const QString &busAddress);

    QString m_name;
    std::shared_ptr<std::atomic<State>> m_state; ///< shared with whoever makes the connection
    std::shared_ptr<SleepEar> m_ear; ///< likewise
};

} // namespace zumik::desktop
