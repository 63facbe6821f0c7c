// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/duration.h"
#include "models/source/serverinfo.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::board {

/// How often the series of an expression are scraped: the least step that tells something new. From the
/// server's targets, by job; 15 s where the server doesn't say.
class ScrapeIntervals {
public:
    static constexpr base::Duration unknown{15'000};

    ScrapeIntervals() = default;
    explicit ScrapeIntervals(const std::vector<source::Target> &targets);

    /// The interval of the job that the expression names; where it names none, that of most targets (the
    /// longer one of equals).
    base::Duration of(std::string_view expression) const;

private:
    std::map<std::string, base::Duration, std::less<>> m_byJob;
    base::Duration m_usual = unknown;
};

} // namespace zumik::board
