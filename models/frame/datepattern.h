// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"

#include <string>
#include <string_view>

namespace zumik::frame {

/// A time in moment.js's pattern language, as Grafana uses it: YYYY YY MMMM MMM MM M DD D dddd ddd HH H hh h
/// mm m ss s SSS A a X (epoch seconds) x (epoch milliseconds) Z (+02:00), [literal]; anything else stands for
/// itself. Names are English. `offset`: how far the zone is ahead of UTC.
std::string formatDatePattern(base::Time time, base::Duration offset, std::string_view pattern);

} // namespace zumik::frame
