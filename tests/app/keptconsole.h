// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/console.h"
#include "tests/models/secrets/keyring.h"

namespace zumik::tests {

/// The program in a home of its own, with a real keychain. Its test program's event loop runs meanwhile, so
/// that servers of the test's own can answer.
class KeptConsole {
public:
    KeptConsole();

    ConsoleRun run(const std::vector<std::string> &arguments, const std::string &input = {},
        std::map<std::string, std::string> environment = {}) const;

    /// Not to its end; what it prints goes into the folder: "out", "err". It works in `directory`, or in
    /// ours.
    Process start(const std::vector<std::string> &arguments, const TempDir &folder,
        const std::string &input = {}, std::map<std::string, std::string> environment = {},
        const std::string &directory = {}) const;

    Keyring &keyring() { return m_keyring; }

    std::string file(const char *name) const { return m_home.file(name); }

    const TempDir &home() const { return m_home; }

    /// HOME, the XDG folders and the session bus.
    std::map<std::string, std::string> environment() const;

private:
    TempDir m_home{"home"};
    SessionBus m_bus;
    Keyring m_keyring{m_bus};
};

} // namespace zumik::tests
