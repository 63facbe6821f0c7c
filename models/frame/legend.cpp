// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/legend.h"

#include "models/base/text.h"

#include <optional>

namespace zumik::frame {

namespace {

std::string filled(std::string_view format, const series::Labels &labels)
{
    std::string text;
    while (!format.empty()) {
        const std::size_t open = format.find("{{");
        const std::size_t close = open == std::string_view::npos ? open : format.find("}}", open + 2);
        if (close == std::string_view::npos) {
            return text.append(format);
        }
        text += format.substr(0, open);
        text += labels.get(base::trimmed(format.substr(open + 2, close - open - 2)));
        format.remove_prefix(close + 2);
    }
    return text;
}

/// The value of a reference without ${ and }; nothing for one that isn't of a field.
std::optional<std::string> fieldReference(
    std::string_view reference, const series::Labels &labels, std::string_view name)
{
    if (reference == "__field.name" || reference == "__field.displayName" || reference == "__series.name"
        || reference == "__name") {
        return std::string(name);
    }
    constexpr std::string_view prefix = "__field.labels";
    if (!reference.starts_with(prefix) || reference.size() <= prefix.size()) {
        return std::nullopt;
    }
    std::string_view label = reference.substr(prefix.size());
    if (label.starts_with('.')) {
        return std::string(labels.get(label.substr(1)));
    }
    if (label.size() > 4 && (label.starts_with("[\"") || label.starts_with("['"))) {
        return std::string(labels.get(label.substr(2, label.size() - 4)));
    }
    return std::nullopt;
}

} // namespace

std::string expandDisplayName(std::string_view text, const series::Labels &labels, std::string_view name)
{
    std::string expanded;
    while (!text.empty()) {
        const std::size_t open = text.find("${");
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) {
            return expanded.append(text);
        }
        const auto value = fieldReference(text.substr(open + 2, close - open - 2), labels, name);
        expanded += text.substr(0, open);
        expanded += value ? *value : std::string(text.substr(open, close - open + 1));
        text.remove_prefix(close + 1);
    }
    return expanded;
}

std::string seriesName(std::string_view format, const series::Labels &labels, std::string_view expression)
{
    if (labels.empty() && (format.empty() || format == "__auto")) {
        return std::string(expression);
    }
    if (format.empty()) {
        return labels.toString();
    }
    if (format != "__auto") {
        return filled(format, labels);
    }
    return labels.size() == 1 && labels.metricName().empty() ? std::string(labels.at(0).value)
                                                             : labels.toString();
}

} // namespace zumik::frame
