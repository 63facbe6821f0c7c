// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::replay {

/// A time that somebody has marked; the text may be empty.
struct Mark {
    base::Time time;
    std::string text;

    bool operator==(const Mark &) const = default;
};

/// What somebody has written about a recording. They are kept beside it:
///
///     {"marks": [{"time": MILLISECONDS, "text": "..."}], "notes": "..."}
struct Notes {
    std::vector<Mark> marks; ///< ascending; at most one a time
    std::string text;

    bool operator==(const Notes &) const = default;
};

constexpr std::size_t mostMarks = 1000;
constexpr std::size_t longestMark = 1000; ///< bytes
constexpr std::size_t longestNotes = 1'000'000; ///< bytes

/// In its place; one that is there at the time already gets the text, unless that is empty. False where there
/// is no room for another, and nothing changes.
bool addMark(Notes &notes, Mark mark);

/// UTF-8, indented.
std::string notesJson(const Notes &notes);

/// What can be read of it.
struct ReadNotes {
    Notes notes;
    std::size_t leftOut = 0; ///< marks that are none, and what is beyond the limits
};

/// Keys that are not known are passed over. Errors: JsonInvalid, with the byte; FormatInvalid for something
/// else than notes.
base::Result<ReadNotes> readNotes(std::string_view json);

/// Of a file that isn't there they are those of `recorded`, the recording's own notes.json; empty where that
/// is empty. Errors: those of readNotes; FileUnreadable; TooLarge.
base::Result<ReadNotes> loadNotes(const std::string &path, std::string_view recorded = {});

/// Whole and on the disk, or not at all. A file there that can't be read as notes is kept, as
/// "PATH.unreadable". Errors: FileUnwritable.
base::Status saveNotes(const std::string &path, const Notes &notes);

/// Where the notes of a recording are kept: "incident.zsnap.notes.json".
std::string notesFileOf(const std::string &snapshot);

} // namespace zumik::replay
