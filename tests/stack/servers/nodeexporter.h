// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/server.h"

namespace zumik::tests {

/// A real node_exporter with a few quick collectors, on /metrics.
class NodeExporter : public Server {
public:
    NodeExporter();
};

} // namespace zumik::tests
