// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exposition/cursor.h"
#include "models/exposition/failure.h"
#include "models/exposition/limits.h"
#include "models/exposition/texts.h"

#include <string>
#include <string_view>
#include <utility>

namespace zumik::exposition {

/// What the parts of a parser share. They return false when they come upon something else than they expect,
/// and say what in `failure`.
struct Context {
    Cursor cursor;
    Limits limits;
    Texts texts = {}; ///< of the entry that is being read
    Failure failure = {};

    bool refuse(const char *at, std::string expected)
    {
        failure = {base::ErrorCode::FormatInvalid, at, std::move(expected)};
        return false;
    }

    bool refuseHere(std::string expected) { return refuse(cursor.at(), std::move(expected)); }

    /// `count` is over a limit when this is false.
    bool within(std::size_t count, std::size_t limit, const char *at, const char *unit)
    {
        if (count <= limit) {
            return true;
        }
        failure = {base::ErrorCode::TooLarge, at, "at most " + std::to_string(limit) + ' ' + unit};
        return false;
    }

    /// For a name or value as it was written.
    bool withinLabelBytes(std::string_view written)
    {
        return within(written.size(), limits.labelBytes, written.data(), "bytes in a name or value");
    }
};

} // namespace zumik::exposition
