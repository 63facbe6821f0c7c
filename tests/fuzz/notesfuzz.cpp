// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever stands in a file of notes: what is read of it is within its limits, and is read again as it was
// written.
#include "models/replay/notes.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik::replay;
    const auto read = readNotes({reinterpret_cast<const char *>(data), size});
    if (!read) {
        return 0;
    }
    const Notes &notes = read->notes;
    const bool ascending = std::is_sorted(
        notes.marks.begin(), notes.marks.end(), [](const Mark &a, const Mark &b) { return a.time < b.time; });
    if (!ascending || notes.marks.size() > mostMarks || notes.text.size() > longestNotes) {
        std::abort();
    }
    const auto again = readNotes(notesJson(notes));
    if (!again || again->notes != notes) {
        std::abort();
    }
    return 0;
}
