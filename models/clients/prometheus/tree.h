// SPDX-License-Identifier: GPL-3.0-or-later
// Small accessors of simdjson's tree that take a missing member, or one of another kind, for an empty one:
// servers leave members out freely, and a look-up should show what there is.
#pragma once

#include "models/base/number.h"
#include "models/base/time.h"
#include "models/series/labels.h"

#include <simdjson.h>

#include <cmath>
#include <optional>
#include <string>

namespace zumik::clients::prometheus::tree {

namespace dom = simdjson::dom;

inline std::string_view text(dom::element object, std::string_view key)
{
    std::string_view value;
    return object[key].get_string().get(value) == simdjson::SUCCESS ? value : std::string_view{};
}

/// Calls `visit` with every element of an array member.
template <typename Visit> void forEach(dom::element object, std::string_view key, Visit visit)
{
    dom::array elements;
    if (object[key].get_array().get(elements) == simdjson::SUCCESS) {
        for (const dom::element element : elements) {
            visit(element);
        }
    }
}

/// Seconds as a number, or a Prometheus duration as text.
inline base::Duration duration(dom::element object, std::string_view key)
{
    double seconds = 0;
    if (object[key].get_double().get(seconds) == simdjson::SUCCESS) {
        return std::abs(seconds) < 1e12 ? base::Duration{std::llround(seconds * 1000)} : base::Duration{0};
    }
    const auto parsed = base::parseDuration(text(object, key));
    return parsed ? *parsed : base::Duration{0};
}

/// RFC 3339; Go's zero time ("0001-01-01T00:00:00Z") means never.
inline std::optional<base::Time> time(dom::element object, std::string_view key)
{
    const std::string_view value = text(object, key);
    if (value.empty() || value.starts_with("0001-01-01T00:00:00")) {
        return std::nullopt;
    }
    const auto parsed = base::parseTime(value, base::Time{});
    return parsed ? std::optional(*parsed) : std::nullopt;
}

inline series::Labels labels(dom::element element)
{
    dom::object object;
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    if (element.get_object().get(object) == simdjson::SUCCESS) {
        for (const auto &[name, value] : object) {
            std::string_view content;
            if (value.get_string().get(content) == simdjson::SUCCESS) {
                pairs.emplace_back(name, content);
            }
        }
    }
    return series::Labels(pairs);
}

inline series::Labels labels(dom::element object, std::string_view key)
{
    dom::element member;
    return object[key].get(member) == simdjson::SUCCESS ? labels(member) : series::Labels{};
}

} // namespace zumik::clients::prometheus::tree
