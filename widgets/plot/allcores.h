// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>

namespace zumik::widgets::plot {

/// Runs work(0) to work(count - 1), each once, on this thread and those of the global pool that are free, and
/// returns when all have ended. A thread takes the next one that nobody has; `work` must not throw.
void onAllCores(std::size_t count, const std::function<void(std::size_t)> &work);

} // namespace zumik::widgets::plot
