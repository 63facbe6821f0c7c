// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

#include <string>

namespace zumik::tsdb {

/// A new name for a block: 48 bits of time and 80 bits of chance in Crockford's base 32
/// (github.com/ulid/spec), so that names sort by age.
std::string makeUlid(base::Time now);

} // namespace zumik::tsdb
