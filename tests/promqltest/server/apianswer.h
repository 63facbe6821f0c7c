// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/series/answer.h"

#include <string>

namespace zumik::promqltest {

/// An answer of /api/v1/query, exactly as it came. It is read apart from the client that ships, which drops
/// and places samples by rules of its own. Errors: QueryInvalid, QueryFailed, QueryTimeout in the server's
/// words; FormatInvalid for what is no answer.
base::Result<series::Instant> readInstant(const std::string &json);

/// An answer of /api/v1/query_range. A sample that is not on the grid is an error.
base::Result<series::Matrix> readMatrix(const std::string &json, const series::Grid &grid);

} // namespace zumik::promqltest
