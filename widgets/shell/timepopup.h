// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/controls/popup.h"

class QGridLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

/// Which time: the usual lengths up to now, or two typed ends.
class TimePopup final : public controls::Popup {
    Q_OBJECT

public:
    explicit TimePopup(const common::Look *look, QWidget *parent = nullptr);

    /// `now` is the source's; typed texts are checked against it.
    void setTime(const board::BoardTime &time, base::Time now);

Q_SIGNALS:
    void chosen(const zumik::board::BoardTime &time);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLayout *buildPresets();
    QLayout *buildTyped();
    QLineEdit *field(const QString &name);
    void apply();
    void take(const board::BoardTime &time);

    base::Time m_now;
    board::BoardTime m_time;
    std::vector<std::pair<QPushButton *, base::Duration>> m_presets;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    controls::Words *m_zone = nullptr;
    controls::Words *m_trouble = nullptr;
};

} // namespace zumik::widgets::shell
