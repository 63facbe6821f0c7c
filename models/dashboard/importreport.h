// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <cstddef>
#include <string>
#include <vector>

namespace zumik::dashboard {

/// What becomes of something in a file that was not understood.
enum class ImportEffect {
    PanelNotDrawn, ///< its place says so
    NotAsked, ///< a query or an annotation that is left out
    NotApplied, ///< a transformation or an override that is left out
    Approximated, ///< shown in a plainer way
    OptionIgnored, ///< shown without it
    LeftOut, ///< not there at all: beyond a limit, or of a kind that has no place here
};

/// One thing that was not understood, and everywhere it is.
struct ImportItem {
    ImportEffect effect = ImportEffect::OptionIgnored;
    std::string what; ///< the notes' id: "panel type", "unit"
    std::string detail; ///< its name as written
    std::vector<std::string> where; ///< "panel 7 \"Latency\"", each place once, in the file's order

    bool operator==(const ImportItem &) const = default;
};

ImportEffect importEffect(const std::string &what);

/// The notes with those about the same thing put together, the gravest first, else in the file's order.
std::vector<ImportItem> importReport(const std::vector<ImportNote> &notes);

} // namespace zumik::dashboard
