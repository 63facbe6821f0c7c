// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/clients/prometheus/prometheussource.h"
#include "tests/support/waitfor.h"

#include <memory>
#include <string>

namespace zumik::clients::prometheus {

/// A real server with the test data, from `epoch` on, one sample in 15 seconds for an hour:
///     test_level{job="a",instance="1"}   0, 1, 2, ...
///     test_level{job="a",instance="2"}   1000, 1001, ...
class ApiServer {
public:
    static constexpr base::Time epoch{1'700'000'100'000};
    static constexpr base::Duration interval = std::chrono::seconds(15);
    static constexpr int samples = 241;

    virtual ~ApiServer() = default;
    virtual std::uint16_t port() const = 0;

    /// "Prometheus" or "VictoriaMetrics", started at the first call and kept for the program's life.
    static ApiServer &get(const std::string &product);

    /// Ends them all.
    static void stopAll();
};

inline QUrl localUrl(
    std::uint16_t port, const QString &path = {}, const QString &scheme = QStringLiteral("http"))
{
    QUrl url;
    url.setScheme(scheme);
    url.setHost(QStringLiteral("localhost"));
    url.setPort(port);
    url.setPath(path);
    return url;
}

/// The client under test; fails by an assertion when the endpoint is refused.
std::unique_ptr<PrometheusSource> openSource(http::Endpoint endpoint, Limits limits = {});

inline base::Result<series::Matrix> askRange(
    PrometheusSource &source, const std::string &expression, series::Grid grid)
{
    return tests::ask<series::Matrix>([&](auto stop, auto to, auto answer) {
        source.range({.expression = expression, .grid = grid}, stop, to, answer);
    });
}

inline base::Result<series::Instant> askInstant(
    PrometheusSource &source, const std::string &expression, base::Time time)
{
    return tests::ask<series::Instant>([&](auto stop, auto to, auto answer) {
        source.instant({.expression = expression, .time = time}, stop, to, answer);
    });
}

} // namespace zumik::clients::prometheus
