// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/tablecolumns.h"

#include <QAbstractTableModel>

#include <functional>

namespace zumik::widgets::inspect {

/// A table as it was answered: numbers with all their digits, times with their offset, no unit, no mapping,
/// no order but its own. Cells are made when somebody looks at them.
class RawModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit RawModel(QObject *parent = nullptr);

    /// `offset`: how far the shown zone is ahead of UTC at a time.
    void setTable(panels::TableColumns table, std::function<base::Duration(base::Time)> offset);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    QString textOf(const frame::Field &field, std::size_t row) const;

    panels::TableColumns m_table;
    std::function<base::Duration(base::Time)> m_offset;
};

} // namespace zumik::widgets::inspect
