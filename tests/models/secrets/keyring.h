// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <string>

namespace zumik::tests {

/// A D-Bus session of the test's own: nothing on it is started by itself, so no prompt can come up.
class SessionBus {
public:
    /// `policy`: further rules of its configuration, <allow> and <deny>; the last that fits counts. Throws
    /// SetupError when the daemon doesn't come up.
    explicit SessionBus(const std::string &policy = {});

    const std::string &address() const { return m_address; }

    Process &daemon() { return m_daemon; }

    const TempDir &folder() const { return m_folder; }

    /// Whether somebody on the bus owns the name.
    bool hasOwner(const std::string &name) const;

private:
    TempDir m_folder{"bus"};
    std::string m_address;
    Process m_daemon;
};

/// A real gnome-keyring-daemon on a bus, with an empty, unlocked "login" keyring in the bus's folder.
class Keyring {
public:
    explicit Keyring(SessionBus &bus);

    Process &daemon() { return m_daemon; }

    /// Locks the default collection through the Secret Service.
    void lock();

private:
    SessionBus &m_bus;
    Process m_daemon;
};

} // namespace zumik::tests
