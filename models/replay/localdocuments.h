// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/source/serverinfo.h"

#include <optional>
#include <vector>

namespace zumik::snapshot {
class Archive;
}

namespace zumik::replay {

/// What a server knew beside samples, as it was recorded; absent where it was not.
struct LocalDocuments {
    std::optional<std::vector<source::RuleGroup>> rules;
    std::optional<std::vector<source::Target>> targets;
    std::optional<std::vector<source::MetricMetadata>> metadata;
};

/// Those of an archive. One that can't be read is left out, and its error added.
LocalDocuments documentsOf(const snapshot::Archive &archive, std::vector<base::Error> &unread);

/// Targets that `up` tells of, with what was recorded of each: its URL, interval and last error. Recorded
/// ones that `up` tells nothing of are as they were recorded.
std::vector<source::Target> withRecorded(
    std::vector<source::Target> targets, const std::vector<source::Target> &recorded);

} // namespace zumik::replay
