// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::replay {

/// The line around a window that says, wherever one looks, that it shows a recording. It lies over everything
/// and takes no clicks.
class ReplayFrame final : public QWidget {
    Q_OBJECT

public:
    ReplayFrame(const common::Look *look, QWidget *around);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fit();

    const common::Look *m_look;
};

} // namespace zumik::widgets::replay
