// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zumik::series {

struct Label {
    std::string_view name;
    std::string_view value;

    bool operator==(const Label &) const = default;
    auto operator<=>(const Label &) const = default;
};

/// An immutable set of labels, sorted by name, shared by copy. The metric's name is the label "__name__". An
/// empty value means that the label is absent, as in Prometheus; such labels are dropped when the set is
/// built.
class Labels {
public:
    Labels() = default;
    explicit Labels(const std::vector<std::pair<std::string_view, std::string_view>> &pairs);
    Labels(std::initializer_list<std::pair<std::string_view, std::string_view>> pairs);

    std::size_t size() const;

    bool empty() const { return size() == 0; }

    Label at(std::size_t index) const;

    /// The value, or "" where the label is absent.
    std::string_view get(std::string_view name) const;
    bool has(std::string_view name) const;

    std::string_view metricName() const { return get("__name__"); }

    /// A new set; an empty value removes the label.
    Labels with(std::string_view name, std::string_view value) const;

    Labels without(std::string_view name) const { return with(name, {}); }

    /// As Prometheus prints a series: up{instance="a", job="b"}; values escaped, a name that isn't a plain
    /// identifier in quotes inside the braces.
    std::string toString() const;

    bool operator==(const Labels &other) const;
    /// By name, then value, label after label: Prometheus's order of series.
    std::strong_ordering operator<=>(const Labels &other) const;
    std::size_t hash() const;

private:
    struct Span {
        std::uint32_t nameAt;
        std::uint32_t nameSize;
        std::uint32_t valueAt;
        std::uint32_t valueSize;
    };

    struct Content {
        std::string text;
        std::vector<Span> spans;
    };

    std::shared_ptr<const Content> m_content;
};

} // namespace zumik::series

template <> struct std::hash<zumik::series::Labels> {
    std::size_t operator()(const zumik::series::Labels &labels) const { return labels.hash(); }
};
