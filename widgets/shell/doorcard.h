// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/popup.h"

class QPushButton;

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

/// Asks whether a port of this computer may lead to a service behind the tunnel, and says what that means. To
/// say nothing, and Return, is to say no.
class DoorCard final : public controls::Popup {
    Q_OBJECT

public:
    explicit DoorCard(const common::Look *look, QWidget *parent = nullptr);

    /// In the middle of the window; `service` as the far side calls it, plain text.
    void open(const QString &service);

Q_SIGNALS:
    void accepted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void applyLook();

    controls::Words *m_what;
    QPushButton *m_accept;
    QPushButton *m_refuse;
};

} // namespace zumik::widgets::shell
