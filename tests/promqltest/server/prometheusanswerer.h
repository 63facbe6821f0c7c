// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/promqltest/answerer.h"
#include "tests/stack/servers/prometheus.h"

#include <memory>

namespace zumik::promqltest {

/// A real Prometheus that starts empty after each clear; what is loaded goes there by remote write.
class PrometheusAnswerer final : public Answerer {
public:
    base::Status load(const Load &load) override;

    void clear() override { m_server.reset(); }

    base::Result<series::Instant> instant(const std::string &expression, base::Time at) override;
    base::Result<series::Matrix> range(const std::string &expression, const series::Grid &grid) override;

private:
    tests::Prometheus &server();

    std::unique_ptr<tests::Prometheus> m_server;
};

} // namespace zumik::promqltest
