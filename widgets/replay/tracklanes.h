// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/recordedtimeline.h"

#include <vector>

namespace zumik::widgets::replay {

/// In which of `lanes` lanes each span is drawn, from 0; as many as `spans`, which are by start. What an
/// alert goes through stays in one lane as long as nobody else is in it; where all lanes are taken, the last
/// one has several over each other.
std::vector<int> lanesOf(const std::vector<zumik::replay::AlertSpan> &spans, int lanes);

} // namespace zumik::widgets::replay
