// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"

#include <optional>
#include <string_view>
#include <vector>

namespace zumik::widgets::dashboard {

/// How often a board asks again; 0 is never. What is on offer: off, and every step that is no faster than the
/// scrape interval, since nothing new can have come in between.
std::vector<base::Duration> refreshSteps(std::optional<base::Duration> scrapeInterval);

/// The wish held to what is allowed: off stays off, anything faster than the scrape interval becomes the
/// first step that isn't.
base::Duration allowedRefresh(base::Duration wish, std::optional<base::Duration> scrapeInterval);

/// A dashboard's "15s"; off when it is empty or can't be read.
base::Duration refreshFromText(std::string_view text);

} // namespace zumik::widgets::dashboard
