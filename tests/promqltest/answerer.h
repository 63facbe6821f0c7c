// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/series/answer.h"
#include "tests/promqltest/script.h"

#include <string>

namespace zumik::promqltest {

/// Whoever a script is held against: the engine over a store in memory, or a real Prometheus.
class Answerer {
public:
    Answerer() = default;
    Answerer(const Answerer &) = delete;
    Answerer &operator=(const Answerer &) = delete;
    virtual ~Answerer() = default;

    /// Adds the floats of the load to what is there.
    virtual base::Status load(const Load &load) = 0;
    virtual void clear() = 0;

    virtual base::Result<series::Instant> instant(const std::string &expression, base::Time at) = 0;
    virtual base::Result<series::Matrix> range(const std::string &expression, const series::Grid &grid) = 0;
};

} // namespace zumik::promqltest
