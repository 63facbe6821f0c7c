// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/labels.h"

#include "models/base/text.h"

#include <algorithm>
#include <functional>

namespace zumik::series {

namespace {

bool isIdentifier(std::string_view name, bool colons)
{
    const auto letter = [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (colons && c == ':');
    };
    return !name.empty() && letter(name[0])
        && std::all_of(name.begin(), name.end(), [&](char c) { return letter(c) || (c >= '0' && c <= '9'); });
}

} // namespace

Labels::Labels(const std::vector<std::pair<std::string_view, std::string_view>> &pairs)
{
    std::vector<std::pair<std::string_view, std::string_view>> sorted;
    sorted.reserve(pairs.size());
    std::size_t bytes = 0;
    for (const auto &pair : pairs) {
        if (!pair.second.empty()) {
            sorted.push_back(pair);
            bytes += pair.first.size() + pair.second.size();
        }
    }
    if (sorted.empty()) {
        return;
    }
    // A store keeps its labels sorted.
    if (!std::is_sorted(sorted.begin(), sorted.end())) {
        std::sort(sorted.begin(), sorted.end());
    }
    auto content = std::make_shared<Content>();
    content->text.reserve(bytes);
    content->spans.reserve(sorted.size());
    const auto put = [&](std::string_view part) {
        const auto at = static_cast<std::uint32_t>(content->text.size());
        content->text += part;
        return at;
    };
    for (const auto &[name, value] : sorted) {
        const std::uint32_t nameAt = put(name);
        const std::uint32_t valueAt = put(value);
        content->spans.push_back({nameAt, static_cast<std::uint32_t>(name.size()), valueAt,
            static_cast<std::uint32_t>(value.size())});
    }
    m_content = std::move(content);
}

Labels::Labels(std::initializer_list<std::pair<std::string_view, std::string_view>> pairs)
    : Labels(std::vector(pairs))
{
}

std::size_t Labels::size() const
{
    return m_content ? m_content->spans.size() : 0;
}

Label Labels::at(std::size_t index) const
{
    const Span &span = m_content->spans[index];
    const std::string_view text = m_content->text;
    return {text.substr(span.nameAt, span.nameSize), text.substr(span.valueAt, span.valueSize)};
}

std::string_view Labels::get(std::string_view name) const
{
    for (std::size_t i = 0; i < size(); ++i) {
        const Label label = at(i);
        if (label.name == name) {
            return label.value;
        }
    }
    return {};
}

bool Labels::has(std::string_view name) const
{
    return !get(name).empty();
}

Labels Labels::with(std::string_view name, std::string_view value) const
{
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    pairs.reserve(size() + 1);
    for (std::size_t i = 0; i < size(); ++i) {
        const Label label = at(i);
        if (label.name != name) {
            pairs.emplace_back(label.name, label.value);
        }
    }
    pairs.emplace_back(name, value);
    return Labels(pairs);
}

std::string Labels::toString() const
{
    std::string out;
    const std::string_view metric = metricName();
    const bool plain = isIdentifier(metric, true);
    if (plain) {
        out = metric;
    }
    std::string inside;
    const auto separate = [&] {
        if (!inside.empty()) {
            inside += ", ";
        }
    };
    if (!plain && !metric.empty()) {
        inside += base::quoted(metric);
    }
    for (std::size_t i = 0; i < size(); ++i) {
        const Label label = at(i);
        if (label.name == "__name__") {
            continue;
        }
        separate();
        if (isIdentifier(label.name, false)) {
            inside += label.name;
        } else {
            inside += base::quoted(label.name);
        }
        inside += '=';
        inside += base::quoted(label.value);
    }
    if (!inside.empty() || out.empty()) {
        out += '{' + inside + '}';
    }
    return out;
}

bool Labels::operator==(const Labels &other) const
{
    return m_content == other.m_content || (*this <=> other) == std::strong_ordering::equal;
}

std::strong_ordering Labels::operator<=>(const Labels &other) const
{
    const std::size_t common = std::min(size(), other.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (const auto order = at(i) <=> other.at(i); order != std::strong_ordering::equal) {
            return order;
        }
    }
    return size() <=> other.size();
}

std::size_t Labels::hash() const
{
    std::size_t hash = 14695981039346656037ULL;
    const auto mix = [&](std::string_view text) {
        hash = (hash ^ std::hash<std::string_view>{}(text)) * 1099511628211ULL;
    };
    for (std::size_t i = 0; i < size(); ++i) {
        mix(at(i).name);
        mix(at(i).value);
    }
    return hash;
}

} // namespace zumik::series
