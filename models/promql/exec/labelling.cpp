// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/labelling.h"

#include <algorithm>

namespace zumik::promql::exec {

namespace {

// No byte of UTF-8 is 0xff, so that no two different sets give one key.
constexpr char separator = '\xff';

template <typename Keeps> series::Labels filtered(const series::Labels &labels, Keeps keeps)
{
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    pairs.reserve(labels.size());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const series::Label label = labels.at(i);
        if (keeps(label.name)) {
            pairs.emplace_back(label.name, label.value);
        }
    }
    return pairs.size() == labels.size() ? labels : series::Labels(pairs);
}

bool contains(const std::vector<std::string> &names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

LabelRule::LabelRule(std::vector<std::string> names, bool listedOnly)
    : m_names(std::move(names))
    , m_listedOnly(listedOnly)
{
    if (!m_listedOnly) {
        m_names.emplace_back("__name__");
    }
    std::sort(m_names.begin(), m_names.end());
    m_names.erase(std::unique(m_names.begin(), m_names.end()), m_names.end());
}

bool LabelRule::keeps(std::string_view name) const
{
    return std::binary_search(m_names.begin(), m_names.end(), name) == m_listedOnly;
}

std::string LabelRule::key(const series::Labels &labels) const
{
    std::string key;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const series::Label label = labels.at(i);
        if (keeps(label.name)) {
            key += label.name;
            key += separator;
            key += label.value;
            key += separator;
        }
    }
    return key;
}

series::Labels LabelRule::apply(const series::Labels &labels) const
{
    return filtered(labels, [&](std::string_view name) { return keeps(name); });
}

series::Labels without(const series::Labels &labels, const std::vector<std::string> &names)
{
    return filtered(labels, [&](std::string_view name) { return !contains(names, name); });
}

series::Labels only(const series::Labels &labels, const std::vector<std::string> &names)
{
    return filtered(labels, [&](std::string_view name) { return contains(names, name); });
}

} // namespace zumik::promql::exec
