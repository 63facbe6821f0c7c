// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/statusshape.h"

#include <QAbstractTableModel>

#include <vector>

namespace zumik::widgets::alerts {

/// What is said of one alert; plain texts.
struct AlertLine {
    common::Status status = common::Status::Unknown;
    QString state; ///< "firing"
    QString name;
    QString labels;
    QString since;
    QString value;
    QString detail; ///< the rest, for a tip: its summary, its rule's error

    bool operator==(const AlertLine &) const = default;
};

/// The lines as they were given.
class AlertModel final : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { State, Name, Labels, Since, Value, Columns };

    enum Role { StatusRole = Qt::UserRole };

    using QAbstractTableModel::QAbstractTableModel;

    void setLines(std::vector<AlertLine> lines);

    const std::vector<AlertLine> &lines() const { return m_lines; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    static QString text(const AlertLine &line, int column);

    std::vector<AlertLine> m_lines;
};

} // namespace zumik::widgets::alerts
