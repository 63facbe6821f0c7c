// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/redactionrules.h"

#include "models/base/text.h"

#include <algorithm>

namespace zumik::snapshot {

namespace {

bool contains(const std::vector<std::string> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool isLabelName(std::string_view name)
{
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > ' ' && byte != 0x7f && c != ':' && c != ',' && c != '"';
    });
}

base::Error refused(std::string why, std::string_view rule)
{
    return {base::ErrorCode::InvalidArgument, std::move(why), base::printable(rule)};
}

base::Status add(std::string_view rule, RedactionRules &rules)
{
    const std::size_t colon = rule.find(':');
    const std::string_view label = rule.substr(0, colon);
    const std::string_view action =
        colon == std::string_view::npos ? std::string_view("replace") : rule.substr(colon + 1);
    if (!isLabelName(label)) {
        return refused("expected a label's name", rule);
    }
    if (label == "__name__") {
        return refused("the metric's name can't be redacted", rule);
    }
    if (rules.concerns(label)) {
        return refused("the label is named twice", rule);
    }
    if (action != "replace" && action != "drop") {
        return refused("expected \"replace\" or \"drop\" after the colon", rule);
    }
    (action == "drop" ? rules.dropped : rules.replaced).emplace_back(label);
    return base::Done{};
}

} // namespace

bool RedactionRules::drops(std::string_view label) const
{
    return contains(dropped, label);
}

bool RedactionRules::replaces(std::string_view label) const
{
    return contains(replaced, label);
}

base::Result<RedactionRules> parseRedactionRules(std::string_view text)
{
    RedactionRules rules;
    for (const std::string_view rule : base::split(text, ',')) {
        if (const base::Status added = add(base::trimmed(rule), rules); !added) {
            return added.error();
        }
    }
    return rules;
}

} // namespace zumik::snapshot
