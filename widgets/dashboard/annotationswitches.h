// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class ChoicePopup;
} // namespace zumik::widgets::controls

namespace zumik::widgets::dashboard {

/// Which annotations of a board are shown: one button that opens the list of them. Those that the dashboard
/// hides stay as they are. Nothing where there are none to choose among.
class AnnotationSwitches final : public QWidget {
    Q_OBJECT

public:
    /// The run must outlive it.
    AnnotationSwitches(board::BoardRun &run, const common::Look *look, QWidget *parent = nullptr);

    /// The dashboard has an annotation that can be switched.
    static bool hasAny(const zumik::dashboard::Dashboard &board);

    /// "2 of 3"
    QString shown() const;

    controls::ChoicePopup *popup() const { return m_popup; }

    controls::BarButton *button() const { return m_button; }

Q_SIGNALS:
    /// Another choice, which the run knows: the board asks anew.
    void chosen();

private:
    void open();
    void choose(const std::vector<std::string> &names);
    void update();

    board::BoardRun &m_run;
    controls::BarButton *m_button;
    controls::ChoicePopup *m_popup;
};

} // namespace zumik::widgets::dashboard
