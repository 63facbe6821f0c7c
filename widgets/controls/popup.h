// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {

class BarButton;

/// A raised surface that opens below a button or another place and goes with Esc or a click elsewhere; the
/// button then has the focus again.
class Popup : public QFrame {
    Q_OBJECT

public:
    explicit Popup(const common::Look *look, QWidget *parent = nullptr);

    /// Below the button, inside the screen; above it where there is no room below.
    void openAt(BarButton *button);
    /// The same for a place within a widget, which has the focus again afterwards.
    void openBelow(QWidget *over, const QRect &where);

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
    QPointer<QWidget> m_over;
    QRect m_place;
};

} // namespace zumik::widgets::controls
