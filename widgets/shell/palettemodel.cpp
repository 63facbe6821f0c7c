// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/palettemodel.h"

#include "widgets/shell/fuzzy.h"

#include <algorithm>
#include <utility>

namespace zumik::widgets::shell {

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    setTyped({});
}

void PaletteModel::setTyped(const QString &typed)
{
    std::vector<std::pair<int, std::size_t>> found;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        // The kind can be typed as well: "cluster byc_1".
        const QString whole = m_entries[i].text + QLatin1Char(' ') + m_entries[i].kind;
        const auto own = fuzzyScore(typed, m_entries[i].text);
        const auto score = own ? own : fuzzyScore(typed, whole);
        if (score) {
            found.emplace_back(*score, i);
        }
    }
    std::stable_sort(
        found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    beginResetModel();
    m_shown.clear();
    for (const auto &[score, i] : found) {
        m_shown.push_back(i);
    }
    endResetModel();
}

const PaletteEntry *PaletteModel::entry(int row) const
{
    const bool known = row >= 0 && row < rowCount();
    return known ? &m_entries[m_shown[static_cast<std::size_t>(row)]] : nullptr;
}

int PaletteModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant PaletteModel::data(const QModelIndex &index, int role) const
{
    const PaletteEntry *const found = entry(index.row());
    if (found == nullptr) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return found->text;
    case Qt::AccessibleTextRole:
        return QString(found->text + QLatin1String(", ") + found->kind);
    case KindRole:
        return found->kind;
    case KeysRole:
        return found->keys;
    default:
        return {};
    }
}

} // namespace zumik::widgets::shell
