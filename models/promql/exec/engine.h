// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/promql/expression.h"
#include "models/promql/semantics.h"
#include "models/series/answer.h"
#include "models/series/queryable.h"

#include <cstddef>
#include <string_view>

namespace zumik::promql::exec {

struct EngineOptions {
    Semantics semantics = Semantics::v2();
    base::Duration lookback{std::chrono::minutes{5}};
    /// The step of a subquery that names none.
    base::Duration defaultStep{std::chrono::minutes{1}};
    /// Values held at once, in results and between operators.
    std::size_t mostValues = std::size_t{100} * 1000 * 1000;
    base::Duration timeLimit{std::chrono::minutes{2}};
    unsigned threads = 0; ///< 0: as many as the machine has cores
};

/// Answers PromQL over a store as Prometheus does. It has no state between queries; several threads may use
/// one. Errors: QueryInvalid (does not parse), QueryFailed (Prometheus's execution error, in its words),
/// TooLarge, QueryTimeout, Cancelled, and what the store reports.
class Engine {
public:
    explicit Engine(EngineOptions options = {});

    base::Result<series::Instant> instant(const series::Queryable &store, std::string_view expression,
        base::Time at, const base::StopToken &stop = {}) const;

    /// The series are sorted by labels. A scalar gives one series without labels. Range vectors and strings
    /// are refused with QueryInvalid.
    base::Result<series::Matrix> range(const series::Queryable &store, std::string_view expression,
        const series::Grid &grid, const base::StopToken &stop = {}) const;

    base::Result<series::Instant> instant(const series::Queryable &store, const Expression &expression,
        base::Time at, const base::StopToken &stop = {}) const;
    base::Result<series::Matrix> range(const series::Queryable &store, const Expression &expression,
        const series::Grid &grid, const base::StopToken &stop = {}) const;

    const EngineOptions &options() const { return m_options; }

private:
    EngineOptions m_options;
};

} // namespace zumik::promql::exec
