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

/// Any where the expression doesn't parse.
AnswerOrder answerOrder(std::string_view expression);

} // namespace zumik::promqltest
