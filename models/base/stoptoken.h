// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace zumik::base {

/// How a caller says that it no longer wants an answer. The call still delivers once, with
/// ErrorCode::Cancelled.
using StopToken = std::stop_token;
using StopSource = std::stop_source;

template <typename F> using StopCallback = std::stop_callback<F>;

} // namespace zumik::base
