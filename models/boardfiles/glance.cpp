// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/glance.h"

#include <simdjson.h>

#include <algorithm>
#include <array>

namespace zumik::boardfiles {

namespace {

using base::Error;
using base::ErrorCode;
using simdjson::ondemand::value;

constexpr std::size_t mostTags = 100;

/// Empty for what is no text.
std::string textOf(value json)
{
    std::string_view text;
    return json.get_string().get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::vector<std::string> tagsOf(value json)
{
    std::vector<std::string> tags;
    simdjson::ondemand::array array;
    if (json.get_array().get(array) != simdjson::SUCCESS) {
        return tags;
    }
    for (auto each : array) {
        value tag;
        if (each.get(tag) != simdjson::SUCCESS) {
            break; // the walk over the whole tells what is wrong
        }
        if (auto text = textOf(tag); !text.empty() && tags.size() < mostTags) {
            tags.push_back(std::move(text));
        }
    }
    return tags;
}

bool isDashboardKey(std::string_view key)
{
    constexpr std::array<std::string_view, 4> keys{"panels", "rows", "schemaVersion", "templating"};
    return std::find(keys.begin(), keys.end(), key) != keys.end();
}

template <typename Object> simdjson::error_code readFields(Object &object, Glance &read, Glance &inner);

void take(std::string_view key, value json, Glance &read, Glance &inner)
{
    read.isDashboard = read.isDashboard || isDashboardKey(key);
    if (key == "uid") {
        read.uid = textOf(json);
    } else if (key == "title") {
        read.title = textOf(json);
    } else if (key == "tags") {
        read.tags = tagsOf(json);
    } else if (key == "dashboard") {
        simdjson::ondemand::object object;
        if (&read != &inner && json.get_object().get(object) == simdjson::SUCCESS) {
            readFields(object, inner, inner);
        }
    }
}

template <typename Object> simdjson::error_code readFields(Object &object, Glance &read, Glance &inner)
{
    for (auto field : object) {
        std::string_view key;
        value json;
        auto error = field.unescaped_key().get(key);
        error = error == simdjson::SUCCESS ? field.value().get(json) : error;
        if (error != simdjson::SUCCESS) {
            return error;
        }
        take(key, json, read, inner);
    }
    return simdjson::SUCCESS;
}

} // namespace

base::Result<Glance> glanceAt(std::string_view json, const std::string &name)
{
    json.remove_prefix(json.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    const simdjson::padded_string padded(json);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::object object;
    Glance outer;
    Glance inner;
    auto error = parser.iterate(padded).get(document);
    if (error == simdjson::SUCCESS) {
        error = document.get_object().get(object);
        if (error == simdjson::INCORRECT_TYPE) {
            return Error{ErrorCode::FormatInvalid, "not a JSON object", name};
        }
    }
    error = error == simdjson::SUCCESS ? readFields(object, outer, inner) : error;
    const char *rest = nullptr;
    const bool follows =
        error == simdjson::SUCCESS && document.current_location().get(rest) == simdjson::SUCCESS;
    if (error != simdjson::SUCCESS || follows) {
        const char *const what = follows ? "something follows" : simdjson::error_message(error);
        return Error{ErrorCode::JsonInvalid, what, name};
    }
    return inner.isDashboard && !outer.isDashboard ? inner : outer;
}

} // namespace zumik::boardfiles
