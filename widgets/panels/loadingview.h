// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

/// The first load of a panel: a bar on top, an arc, how long it takes, and a way to stop.
class LoadingView final : public QWidget {
    Q_OBJECT

public:
    LoadingView(const common::Look *look, QWidget *parent);

    /// Nothing shows before the theme's motion.spinnerAfter.
    void setElapsed(qint64 ms);
    QString text() const;

Q_SIGNALS:
    void cancelClicked();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;

private:
    const common::Look *m_look;
    qint64 m_elapsed = 0;
    QRectF m_cancel;
};

} // namespace zumik::widgets::panels
