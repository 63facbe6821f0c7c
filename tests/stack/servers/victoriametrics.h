// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/server.h"

#include <string>
#include <vector>

namespace zumik::tests {

struct VictoriaMetricsOptions {
    std::string scrapeConfigs = {}; ///< as for Prometheus
    std::string scrapeInterval = "1s";
    std::vector<std::string> arguments = {};
};

/// A real single-node VictoriaMetrics: the Prometheus API over another engine.
class VictoriaMetrics : public Server {
public:
    explicit VictoriaMetrics(VictoriaMetricsOptions options = {});

    /// Takes samples in the text format, times in milliseconds, and makes them visible.
    void import(const std::string &text) const;

private:
    Command command(std::uint16_t port) const;

    VictoriaMetricsOptions m_options;
};

} // namespace zumik::tests
