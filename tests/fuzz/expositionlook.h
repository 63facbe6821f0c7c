// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/number.h"
#include "models/exposition/reader.h"
#include "models/exposition/utf8.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace zumik::exposition {

inline void demand(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

inline void look(std::span<const series::Label> labels)
{
    for (const series::Label &label : labels) {
        demand(!label.name.empty() && label.name != "__name__");
        demand(findInvalidUtf8(label.name) == std::string_view::npos);
        demand(findInvalidUtf8(label.value) == std::string_view::npos);
    }
}

inline void look(const Sample &sample)
{
    demand(!sample.name.empty() && !base::isAbsent(sample.value));
    look(sample.labels);
    demand(!labelsOf(sample).empty());
    if (sample.exemplar) {
        look(sample.exemplar->labels);
    }
}

/// Whatever the bytes: every entry is sound, an error has a place, and both stay what they are.
inline void lookAtAll(const std::uint8_t *data, std::size_t size, Format format)
{
    const std::string_view body(reinterpret_cast<const char *>(data), size);
    const Limits limits =
        size % 4 == 0 ? Limits{.samples = 3, .labels = 2, .labelBytes = 8, .lineBytes = 40} : Limits{};
    Reader reader(body, format, limits);
    for (std::size_t entries = 0;; ++entries) {
        demand(entries <= size + 1);
        const auto entry = reader.next();
        if (!entry) {
            demand(entry.error().message.starts_with("line ") && !reader.next().ok());
            return;
        }
        switch (*entry) {
        case Entry::Sample:
            look(reader.sample());
            break;
        case Entry::End:
            demand(reader.next().ok());
            return;
        default:
            demand(!reader.metadata().family.empty());
        }
    }
}

} // namespace zumik::exposition
