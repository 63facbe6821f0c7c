// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace zumik::promqltest {

/// What the order of an instant answer of Prometheus means.
enum class AnswerOrder {
    Exact, ///< that of the store, kept by what is above
    ByValue, ///< sorted by value; equal ones come as its sort leaves them
    Any ///< that of a Go map
};

/// How an answer to an expression is compared.
struct AnswerRules {
    AnswerOrder order = AnswerOrder::Exact;
    double tolerance = 1e-12; ///< of values, relative
};

/// The order is Any where the expression doesn't parse. The tolerance is 1e-9 for what Go computes with other
/// last bits than the C library: a large power makes much of little.
AnswerRules answerRules(std::string_view expression);

} // namespace zumik::promqltest
