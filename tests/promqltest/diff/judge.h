// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/engine.h"
#include "tests/promqltest/diff/question.h"
#include "tests/promqltest/server/queryapi.h"

#include <optional>
#include <string>

namespace zumik::promqltest {

/// What asking both came to.
struct Verdict {
    enum class Kind {
        Same,
        SameEmpty, ///< both have no series
        SameError,
        Unsteady, ///< Prometheus answers now so, now so: an order or a sum left to Go's maps
        Different
    };

    Kind kind = Kind::Same;
    std::string difference; ///< of the last two
    std::string ours; ///< the answers, of Different
    std::string theirs;
};

/// Asks our engine and a real Prometheus the same.
class Judge {
public:
    Judge(const series::Queryable &store, std::uint16_t port,
        const promql::Semantics &semantics = promql::Semantics::v2());

    Verdict ask(const Question &question) const;

private:
    template <typename AskUs, typename AskThem, typename Compare>
    static Verdict judge(AskUs askUs, AskThem askThem, Compare compare);

    const series::Queryable &m_store;
    promql::exec::Engine m_engine;
    QueryApi m_api;
};

} // namespace zumik::promqltest
