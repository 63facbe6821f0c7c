// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/engine.h"
#include "tests/promqltest/answerer.h"
#include "tests/promqltest/memorystore.h"

namespace zumik::promqltest {

/// The engine with Prometheus's defaults, over a store in memory.
class EngineAnswerer final : public Answerer {
public:
    explicit EngineAnswerer(const promql::Semantics &semantics);

    base::Status load(const Load &load) override;

    void clear() override { m_store.clear(); }

    base::Result<series::Instant> instant(const std::string &expression, base::Time at) override;
    base::Result<series::Matrix> range(const std::string &expression, const series::Grid &grid) override;

private:
    MemoryStore m_store;
    promql::exec::Engine m_engine;
};

} // namespace zumik::promqltest
