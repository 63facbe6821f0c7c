// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/command/state.h"

#include <string>

namespace zumik::tests {

/// Starts a process in the background that brings a stack up and keeps it until it gets SIGTERM. Returns when
/// the stack is ready, with an empty text, or with what went wrong.
std::string startKeeper(const StackState &state, const StackOptions &options);

/// Ends it and everything it started; false when it doesn't go.
bool stopKeeper(const StackState &state);

} // namespace zumik::tests
