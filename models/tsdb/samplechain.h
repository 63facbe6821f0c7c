// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"

#include <span>

namespace zumik::tsdb {

/// The samples of one series out of several blocks, in the order in which Prometheus has them: by time, one
/// for each time. Where two blocks have a sample of one time, the choice is Prometheus's too (see
/// samplechain.cpp). Replaces what `out` holds.
void chainSamples(std::span<series::Samples> parts, series::Samples &out);

} // namespace zumik::tsdb
