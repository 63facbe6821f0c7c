// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"
#include "widgets/common/numbers.h"

#include <QAbstractTableModel>
#include <QColor>

#include <memory>
#include <optional>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// The frames of a table panel as rows and columns. One table frame is shown as it is; several are joined
/// where all their texts agree, as Grafana's merge does; time series become a time column and one for each
/// series.
class TableModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    /// What a cell sorts by.
    static constexpr int SortRole = Qt::UserRole;

    explicit TableModel(const common::Look *look, QObject *parent = nullptr);

    /// `owner` keeps the frames alive.
    void setFrames(std::shared_ptr<const void> owner, const std::vector<frame::Frame> &frames,
        const common::Numbers &numbers);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Cell {
        QString text;
        double number = 0; ///< NaN where it is none
        std::optional<QColor> color;
    };

    struct Column {
        QString title;
        bool numeric = false;
        std::vector<Cell> cells;
    };

    void addTable(const frame::Frame &frame, const common::Numbers &numbers);
    void mergeTable(const frame::Frame &frame, const common::Numbers &numbers);
    void addTimeSeries(const frame::Frame &frame, const common::Numbers &numbers);
    Column makeColumn(const frame::Field &field, const common::Numbers &numbers) const;
    Cell makeCell(const frame::Field &field, std::size_t row, const common::Numbers &numbers) const;
    Cell timeCell(base::Time time) const;
    std::size_t rows() const;

    const common::Look *m_look;
    std::vector<Column> m_columns;
};

} // namespace zumik::widgets::panels
