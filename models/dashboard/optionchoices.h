// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/paneloptions.h"

#include <QJsonValue>

#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What several panel types' options have in common. Private to models/dashboard.
namespace zumik::dashboard {

template <typename T> using Choice = std::pair<std::string_view, T>;

/// What the text at `key` chooses; `fallback` where there is none, or one that isn't among the choices,
/// which is noted.
template <typename T, std::size_t N>
T chosen(const QJsonValue &options, std::string_view key, T fallback, const std::array<Choice<T>, N> &choices,
    Notes &notes)
{
    const std::string text = textOf(options, key);
    for (const auto &[name, choice] : choices) {
        if (name == text) {
            return choice;
        }
    }
    if (!text.empty()) {
        notes.add("option", std::string(key) + " " + text);
    }
    return fallback;
}

inline constexpr std::array<Choice<Orientation>, 3> orientations{{{"auto", Orientation::Auto},
    {"horizontal", Orientation::Horizontal}, {"vertical", Orientation::Vertical}}};
inline constexpr std::array<Choice<ShowValue>, 3> showValues{
    {{"auto", ShowValue::Auto}, {"always", ShowValue::Always}, {"never", ShowValue::Never}}};

/// The reducers that are known by `calcs`, a list of ids; of the others a note each.
std::vector<std::string> readCalcs(const QJsonValue &calcs, Notes &notes);

/// `options.legend`.
Legend readLegend(const QJsonValue &json, Notes &notes);

/// `options.tooltip`.
Tooltip readTooltip(const QJsonValue &json, Notes &notes);

/// `reduceOptions` of the `options`.
ReduceOptions readReduce(const QJsonValue &options, Notes &notes);

/// A share of `most` at `key`, 0..most; `fallback` where there is no number.
double shareOf(const QJsonValue &options, std::string_view key, double fallback, double most = 1);

} // namespace zumik::dashboard
