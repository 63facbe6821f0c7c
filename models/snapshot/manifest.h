// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/source/serverinfo.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot {

/// What stands in manifest.json; README.md has the format byte for byte.
struct Manifest {
    static constexpr int formatMajor = 1;
    static constexpr int formatMinor = 0;

    /// Times of samples are exact and stale markers are real, or they were inferred from what an API gives.
    enum class Staleness { Exact, Estimated };

    /// What was recorded: a selector, over the snapshot's range and `before` earlier.
    struct Recorded {
        std::string selector; ///< PromQL, 2.x names
        base::Duration before{0}; ///< its widest window, offset and comparison before the range
        std::uint64_t series = 0;
        std::uint64_t samples = 0;
    };

    /// What was asked for and could not be had.
    struct Missing {
        std::string what; ///< "rules", "selector up{job=\"x\"}", "dashboard abc", ...
        std::string why;
    };

    /// An exported query that server and file answer differently.
    struct Difference {
        std::string expression;
        base::Time time; ///< the first instant
        std::string server; ///< what was different, as text
        std::string file;
        std::uint64_t instants = 0; ///< at how many of those asked
    };

    struct DashboardEntry {
        std::string id; ///< as the console names it
        std::string title;
        std::string entry; ///< "dashboards/ID.json"
        std::map<std::string, std::vector<std::string>> variables; ///< as chosen at export
    };

    struct Redaction {
        std::vector<std::string> dropped; ///< label names
        std::vector<std::string> replaced; ///< label names whose values are pseudonyms
        std::uint64_t found = 0; ///< places where a redacted value stood elsewhere and was replaced too
    };

    struct Entry {
        std::string name;
        std::uint64_t size = 0; ///< not compressed
        std::string sha256; ///< lower-case hex, of the content
    };

    int major = formatMajor;
    int minor = formatMinor;
    std::string program; ///< "Zumik Console 0.8.0"
    base::Time created;
    base::TimeRange range; ///< that was asked for
    source::BuildInfo source; ///< product and version of the server
    std::string profile; ///< the connection's name
    int semantics = 2; ///< of PromQL: 2 or 3
    base::Duration lookback{300'000};
    base::Duration evaluationInterval{0}; ///< 0 where it isn't known
    base::Duration scrapeInterval{0};
    Staleness staleness = Staleness::Exact;
    std::vector<Recorded> recorded;
    std::vector<Missing> missing;
    std::vector<DashboardEntry> dashboards;
    std::vector<Difference> differences;
    std::uint64_t queriesCompared = 0; ///< exported queries evaluated on both sides
    std::optional<Redaction> redaction;
    std::uint64_t series = 0;
    std::uint64_t samples = 0;
    std::uint64_t histogramsSkipped = 0; ///< samples of native histograms
    std::vector<Entry> entries; ///< all but manifest.json itself
};

/// UTF-8 JSON, indented.
std::string toJson(const Manifest &manifest);

/// Unknown keys are passed over. Errors: JsonInvalid; FormatInvalid with the key; FormatUnsupported for a
/// newer major version, in a sentence that names both.
base::Result<Manifest> readManifest(std::string_view json);

} // namespace zumik::snapshot
