// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/alerts/alertmodel.h"

#include <QWidget>

class QTableView;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::alerts {

/// A list of alerts, with a sentence that sums it up. Until something was answered it says that it asks; what
/// can't be seen is said, with the reason, and never shown as an empty list.
class AlertsPage final : public QWidget {
    Q_OBJECT

public:
    AlertsPage(const common::Look *look, const QString &title, QWidget *parent = nullptr);

    void setAsking();
    /// `summary` says whether all is well, and as of when.
    void setLines(common::Status status, const QString &summary, std::vector<AlertLine> lines);
    /// Instead of lines: "Cannot see alerts", and why.
    void setTrouble(const QString &reason);

    const AlertModel &model() const { return *m_model; }

    QString summary() const;

Q_SIGNALS:
    void refreshRequested();
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QTableView *makeTable();
    void say(common::Status status, const QString &text);
    void applyLook();

    const common::Look *m_look;
    AlertModel *m_model;
    controls::Words *m_summary;
    QTableView *m_table;
    common::Status m_status = common::Status::Loading;
};

} // namespace zumik::widgets::alerts
