// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/nearnames.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace zumik::app::drive {

namespace {

constexpr int most = 5;
constexpr qsizetype longest = 80;

/// Levenshtein's distance, row by row.
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(static_cast<std::size_t>(b.size()) + 1);
    std::iota(row.begin(), row.end(), 0);
    for (qsizetype i = 0; i < a.size(); ++i) {
        int diagonal = std::exchange(row[0], static_cast<int>(i) + 1);
        for (std::size_t j = 1; j < row.size(); ++j) {
            const int change = diagonal + (a[i] == b[static_cast<qsizetype>(j) - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, change}));
        }
    }
    return row.back();
}

/// Names that hold the wanted words come first, however long they are.
int farness(const QString &wanted, const QString &name)
{
    const QString a = wanted.left(longest).toLower();
    const QString b = name.left(longest).toLower();
    const bool holds = b.contains(a) || (b.size() > 2 && a.contains(b));
    return holds ? 0 : distance(a, b);
}

} // namespace

QStringList nearNames(const QString &wanted, const QStringList &names)
{
    QStringList known = names;
    known.removeDuplicates();
    std::vector<std::pair<int, QString>> ranked;
    for (const QString &name : std::as_const(known)) {
        ranked.emplace_back(farness(wanted, name), name);
    }
    std::stable_sort(
        ranked.begin(), ranked.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QStringList near;
    for (const auto &[far, name] : ranked) {
        if (near.size() < most && far <= std::max<qsizetype>(3, wanted.size() / 2)) {
            near << name;
        }
    }
    return near;
}

} // namespace zumik::app::drive
