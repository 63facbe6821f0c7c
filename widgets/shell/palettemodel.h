// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/fuzzy.h"

#include <QAbstractListModel>

#include <functional>
#include <vector>

namespace zumik::widgets::shell {

/// Something that the palette offers. Plain text.
struct PaletteEntry {
    QString text;
    QString kind; ///< "Board", "Cluster", ...
    QString keys = {}; ///< that do the same; may be empty
    std::function<void()> run = {};
};

/// The entries that answer to what was typed, the best first; all in their order while nothing is typed.
class PaletteModel final : public QAbstractListModel {
    Q_OBJECT

public:
    enum Role { KindRole = Qt::UserRole, KeysRole };

    using QAbstractListModel::QAbstractListModel;

    void setEntries(std::vector<PaletteEntry> entries);
    void setTyped(const QString &typed);

    /// Null when there is no such row.
    const PaletteEntry *entry(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<PaletteEntry> m_entries;
    std::vector<zumik::dashboard::FuzzyText> m_texts; ///< of m_entries
    std::vector<std::size_t> m_shown;
};

} // namespace zumik::widgets::shell
