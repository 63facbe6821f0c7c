// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <string>
#include <vector>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class ChoicePopup;
} // namespace zumik::widgets::controls

namespace zumik::widgets::dashboard {

/// What is done with a board as a whole: a button that opens a list.
class BoardMenu final : public QWidget {
    Q_OBJECT

public:
    explicit BoardMenu(const common::Look *look, QWidget *parent = nullptr);

    void open();

    controls::ChoicePopup *popup() const { return m_popup; }

Q_SIGNALS:
    void pictureRequested();
    void kioskRequested();

private:
    void choose(const std::vector<std::string> &what);

    controls::BarButton *m_button;
    controls::ChoicePopup *m_popup;
};

} // namespace zumik::widgets::dashboard
