// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/source/serverinfo.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot {

// The documents of a snapshot, one entry each: UTF-8 JSON, indented; README.md has the keys. Readers pass
// over keys that they don't know. Errors of all: JsonInvalid with the offset; FormatInvalid with the key.

/// rules.json
std::string toJson(const std::vector<source::RuleGroup> &groups);
base::Result<std::vector<source::RuleGroup>> readRules(std::string_view json);

/// targets.json
std::string toJson(const std::vector<source::Target> &targets);
base::Result<std::vector<source::Target>> readTargets(std::string_view json);

/// metadata.json
std::string toJson(const std::vector<source::MetricMetadata> &metadata);
base::Result<std::vector<source::MetricMetadata>> readMetadata(std::string_view json);

// notes.json belongs to models/replay (notes.h), since it may also lie beside a recording.

} // namespace zumik::snapshot
