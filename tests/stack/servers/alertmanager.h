// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/server.h"

#include <string>

namespace zumik::tests {

/// A real Alertmanager that notifies nobody; `config` replaces its whole configuration when given.
class Alertmanager : public Server {
public:
    explicit Alertmanager(const std::string &config = {});
};

} // namespace zumik::tests
