// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/series/answer.h"

#include <cstdint>
#include <string>

namespace zumik::promqltest {

/// Queries to a Prometheus of the tests' own.
class QueryApi {
public:
    explicit QueryApi(std::uint16_t port)
        : m_port(port)
    {
    }

    base::Result<series::Instant> instant(const std::string &expression, base::Time at) const;
    base::Result<series::Matrix> range(const std::string &expression, const series::Grid &grid) const;

private:
    std::string post(const std::string &path, const std::string &body) const;

    std::uint16_t m_port;
};

} // namespace zumik::promqltest
