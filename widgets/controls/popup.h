// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {

class BarButton;

/// A raised surface that opens below a button and goes with Esc or a click elsewhere; the button then has the
/// focus again.
class Popup : public QFrame {
    Q_OBJECT

public:
    explicit Popup(const common::Look *look, QWidget *parent = nullptr);

    /// Below the button, inside the screen; above it where there is no room below.
    void openAt(BarButton *button);

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

    const common::Look *look() const { return m_look; }

private:
    void place();

    const common::Look *m_look;
    BarButton *m_button = nullptr;
};

} // namespace zumik::widgets::controls
