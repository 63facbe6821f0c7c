// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exposition/reader.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::exposition {

/// A sample in the formats' own notation, but always quoted and escaped alike:
/// name{label="value"} 1 @1500 # {trace="1"} 2 @1600, times in milliseconds.
std::string printed(const Sample &sample);

/// All entries: samples as above, "TYPE name word", "HELP name text", "UNIT name text"; behind them the
/// error's message, if there is one.
std::vector<std::string> readAll(std::string_view body, Format format, const Limits &limits = {});

/// The one sample of a text body, or the error's message.
std::string readText(std::string_view body);

/// Likewise of OpenMetrics, to which # EOF is added.
std::string readOpenMetrics(std::string_view body);

/// The samples, when the whole body could be read.
struct Outcome {
    bool accepted = false;
    std::string error;
    std::vector<std::string> samples;
};

Outcome outcomeOf(std::string_view body, Format format);

} // namespace zumik::exposition
