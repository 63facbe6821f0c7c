// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/bucketreader.h"

#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/step.h"

#include <algorithm>
#include <cmath>

namespace zumik::dashboard {

using frame::BucketRule;

namespace {

BucketRule::Mode readMode(const QJsonValue &json, Notes &notes)
{
    const std::string mode = textOf(json, "mode");
    if (!mode.empty() && mode != "size" && mode != "count") {
        notes.add("option", "bucket mode " + mode);
    }
    return mode == "count" ? BucketRule::Mode::Count : BucketRule::Mode::Size;
}

/// Times have no other scale than the linear one.
std::optional<double> readLogBase(const QJsonValue &scale, bool time, Notes &notes)
{
    const std::string type = textOf(scale, "type");
    if (type == "log" && !time) {
        return numberOf(scale, "log").value_or(2);
    }
    if (!type.empty() && type != "linear") {
        notes.add("option", "bucket scale " + type);
    }
    return std::nullopt;
}

} // namespace

double readBucketSize(const QJsonValue &json, bool time, Notes &notes)
{
    const std::string text = textOf(json);
    if (const auto number = numberOf(json); number || text.empty()) {
        return number && std::isfinite(*number) ? std::max(*number, 0.0) : 0;
    }
    if (const auto length = parseInterval(text); time && length) {
        return static_cast<double>(length->count());
    }
    notes.add("option", "bucket " + text);
    return 0;
}

BucketRule readBucketRule(const QJsonValue &json, bool time, Notes &notes)
{
    BucketRule rule;
    rule.mode = readMode(json, notes);
    rule.value = readBucketSize(member(json, "value"), time, notes);
    rule.logBase = readLogBase(member(json, "scale"), time, notes);
    return rule;
}

} // namespace zumik::dashboard
