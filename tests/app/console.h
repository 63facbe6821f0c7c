// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/stack.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <QJsonObject>

#include <string>
#include <vector>

namespace zumik::tests {

/// What a run of the program left behind.
struct ConsoleRun {
    int status = -1;
    std::string out; ///< stdout
    std::string err; ///< stderr

    /// stdout as a JSON object; empty when it is none.
    QJsonObject json() const;
};

/// Runs zumik-console to its end, with the stack's secrets in its environment.
ConsoleRun runConsole(
    const std::vector<std::string> &arguments, const std::map<std::string, std::string> &environment = {});

/// The panel of that title in what `render --json` printed; empty when there is none.
QJsonObject panelOf(const QJsonObject &rendered, const char *title);

/// `last` of the panel's series of that name; NaN when there is none.
double lastOf(const QJsonObject &panel, const char *series);

/// The row of that id in what `check --json` printed.
QJsonObject rowOf(const QJsonObject &checked, const char *id);

} // namespace zumik::tests
