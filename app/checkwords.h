// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/health.h"

#include <QString>

namespace zumik::app {

/// What a row of `check` found, as a sentence.
QString detailOf(const session::CheckRow &row);

/// What to do about it; empty where nothing is to be done.
QString actionOf(const session::CheckRow &row);

/// "ok", "warn", "fail", "unknown": the command line's contract, not translated.
QString stateWord(session::CheckState state);

} // namespace zumik::app
