// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QString>

namespace zumik::tests {

/// logind on a bus of the test's own: a fake, written from the documented interface
/// (org.freedesktop.login1(5)), of which it has the Manager's signal PrepareForSleep. A real one needs a
/// system that it may put to sleep.
class FakeLogind {
public:
    explicit FakeLogind(const std::string &busAddress);
    ~FakeLogind();

    FakeLogind(const FakeLogind &) = delete;
    FakeLogind &operator=(const FakeLogind &) = delete;

    /// `before` a sleep, or after it.
    void prepareForSleep(bool before);

private:
    QDBusConnection m_bus;
};

} // namespace zumik::tests
