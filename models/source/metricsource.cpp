// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/source/metricsource.h"

namespace zumik::source {

MetricSource::~MetricSource() = default;

} // namespace zumik::source
