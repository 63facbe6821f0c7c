// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/expression.h"

#include <optional>
#include <string_view>

namespace zumik::promql {

/// The expression with one more condition on its selectors: on all, or only on those that name `metric`. One
/// that is there already isn't written twice; others on the same label stay, so that both must hold.
ExpressionPtr withMatcher(const Expression &expression, const series::Matcher &matcher,
    std::optional<std::string_view> metric = {});

} // namespace zumik::promql
