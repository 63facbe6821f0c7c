// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot {

class Redaction;

enum class JsonKind {
    Document, ///< its objects may be label sets: {"tenant_name": "a"} is a label and its value
    Dashboard, ///< of Grafana's: its objects are no label sets, and its queries are PromQL
};

/// Also the matchers of silences, {"name": LABEL, "value": VALUE, "isRegex": bool}, and ad-hoc filters,
/// {"key": LABEL, "operator": OP, "value": VALUE}. Words of the formats themselves ("type": "prometheus")
/// are no values. Errors: JsonInvalid.
base::Result<std::string> redactedJson(
    Redaction &redaction, std::string_view json, JsonKind kind, std::vector<std::string> &differences);

} // namespace zumik::snapshot
