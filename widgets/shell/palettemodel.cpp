// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/palettemodel.h"

#include <utility>

namespace zumik::widgets::shell {

void PaletteModel::setEntries(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    m_texts.clear();
    for (const PaletteEntry &entry : m_entries) {
        m_texts.push_back({entry.text, entry.kind}); // the kind can be typed as well: "cluster byc_1"
    }
    setTyped({});
}

void PaletteModel::setTyped(const QString &typed)
{
    std::vector<std::size_t> found = zumik::dashboard::fuzzyFind(typed, m_texts);
    beginResetModel();
    m_shown = std::move(found);
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
