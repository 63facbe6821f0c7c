// SPDX-License-Identifier: GPL-3.0-or-later
// Paths are lodash's: a key that is written as the path is found first, then "a.b[0]['c d']" step by step.
#include "models/frame/transform/textfields.h"

#include <simdjson.h>

#include <charconv>

namespace zumik::frame::transform {

namespace {

namespace dom = simdjson::dom;

constexpr std::size_t deepest = 200;

TextCell cellOf(const dom::element &value)
{
    switch (value.type()) {
    case dom::element_type::NULL_VALUE:
        return {};
    case dom::element_type::BOOL:
        return bool(value);
    case dom::element_type::STRING:
        return std::string(std::string_view(value));
    case dom::element_type::INT64:
    case dom::element_type::UINT64:
    case dom::element_type::DOUBLE:
        return double(value);
    case dom::element_type::ARRAY:
    case dom::element_type::OBJECT:
        break;
    }
    return simdjson::minify(value);
}

TextFields membersOf(const dom::element &value)
{
    TextFields fields;
    if (dom::object object; value.get(object) == simdjson::SUCCESS) {
        for (const auto [key, member] : object) {
            fields.emplace_back(std::string(key), cellOf(member));
        }
    } else if (dom::array array; value.get(array) == simdjson::SUCCESS) {
        for (const dom::element member : array) {
            fields.emplace_back(std::to_string(fields.size()), cellOf(member));
        }
    }
    return fields;
}

/// The keys of a path, without dots, brackets and quotes.
std::vector<std::string> keysOf(std::string_view path)
{
    std::vector<std::string> keys;
    std::string key;
    char quote = 0;
    for (const char c : path) {
        if (quote != 0) {
            quote = c == quote ? 0 : quote;
            key += quote != 0 ? std::string(1, c) : std::string();
        } else if (c == '"' || c == '\'') {
            quote = c;
        } else if (c == '.' || c == '[' || c == ']') {
            if (!key.empty()) {
                keys.push_back(std::exchange(key, {}));
            }
        } else {
            key += c;
        }
    }
    if (!key.empty()) {
        keys.push_back(key);
    }
    return keys;
}

std::optional<dom::element> memberOf(const dom::element &value, const std::string &key)
{
    dom::element found;
    dom::array array;
    if (value.get(array) == simdjson::SUCCESS) {
        std::size_t index = 0;
        const auto end = std::from_chars(key.data(), key.data() + key.size(), index);
        const bool whole = end.ec == std::errc() && end.ptr == key.data() + key.size();
        return whole && array.at(index).get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
    }
    return value.at_key(key).get(found) == simdjson::SUCCESS ? std::optional(found) : std::nullopt;
}

TextCell atPath(const dom::element &root, const std::string &path)
{
    std::optional<dom::element> at = memberOf(root, path);
    if (!at) {
        at = root;
        for (const std::string &key : keysOf(path)) {
            at = at ? memberOf(*at, key) : at;
        }
    }
    return at && !at->is_null() ? cellOf(*at) : TextCell(std::string("Not Found"));
}

} // namespace

std::optional<TextFields> jsonFields(std::string_view text, const std::vector<ExtractFields::Path> &paths)
{
    dom::parser parser(longestFieldsText);
    dom::element root;
    if (parser.allocate(std::max<std::size_t>(text.size(), 64), deepest) != simdjson::SUCCESS
        || parser.parse(text.data(), text.size()).get(root) != simdjson::SUCCESS || root.is_null()) {
        return std::nullopt;
    }
    if (paths.empty()) {
        return membersOf(root);
    }
    TextFields fields;
    for (const ExtractFields::Path &path : paths) {
        fields.emplace_back(path.alias.empty() ? path.path : path.alias, atPath(root, path.path));
    }
    return fields;
}

} // namespace zumik::frame::transform
