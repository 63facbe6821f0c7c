// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/engineanswerer.h"

namespace zumik::promqltest {

EngineAnswerer::EngineAnswerer(const promql::Semantics &semantics)
    : m_engine({.semantics = semantics})
{
}

base::Status EngineAnswerer::load(const Load &load)
{
    for (const SeriesLine &line : load.series) {
        base::Time time;
        for (const Point &point : line.points) {
            if (point.kind == Point::Kind::Float) {
                m_store.add(line.labels, time, point.value);
            }
            time = time + load.step;
        }
    }
    return base::Done{};
}

base::Result<series::Instant> EngineAnswerer::instant(const std::string &expression, base::Time at)
{
    return m_engine.instant(m_store, expression, at);
}

base::Result<series::Matrix> EngineAnswerer::range(const std::string &expression, const series::Grid &grid)
{
    return m_engine.range(m_store, expression, grid);
}

} // namespace zumik::promqltest
