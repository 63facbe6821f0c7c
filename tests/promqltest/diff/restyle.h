// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/promqltest/diff/random.h"

#include <string>

namespace zumik::promqltest {

/// The same query in other clothes: spaces, line feeds and comments between its tokens, keywords in capitals.
std::string restyled(const std::string &query, Random &random);

} // namespace zumik::promqltest
