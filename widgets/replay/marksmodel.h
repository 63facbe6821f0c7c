// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/replay/notes.h"

#include <QAbstractListModel>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::replay {

/// The marks of a recording, one a row: "2  02:47:30  second node". What is edited is the text.
class MarksModel final : public QAbstractListModel {
    Q_OBJECT

public:
    explicit MarksModel(const common::Look *look, QObject *parent = nullptr);

    void setMarks(std::vector<zumik::replay::Mark> marks);

    const std::vector<zumik::replay::Mark> &marks() const { return m_marks; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void renamed(zumik::base::Time time, const QString &text);

private:
    const common::Look *m_look;
    std::vector<zumik::replay::Mark> m_marks;
};

} // namespace zumik::widgets::replay
