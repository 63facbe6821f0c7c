// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <string_view>

namespace zumik::app {

/// Results. The text goes out as it is: callers escape what a terminal would act on.
void printOut(std::string_view text);

/// Diagnostics, one line.
void printDiagnostic(std::string_view text);

/// What is missing, in one line; escaped for a terminal.
void printWarning(const base::Error &error);

/// The error as people read it: what happened, to what, what to do; escaped for a terminal.
void printError(const base::Error &error);

} // namespace zumik::app
