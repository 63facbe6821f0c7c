// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/typedtime.h"
#include "models/board/boardrun.h"
#include "widgets/controls/popup.h"

#include <QDate>

class QGridLayout;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

class MonthView;

/// Which time: the usual lengths up to now, two ends as people type and paste them, or days of a calendar.
/// Times without a zone are in the window's.
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
    base::OffsetAt offset() const;
    void spreadRange(const QString &text);
    void pickDay(QDate day);
    void showZone();
    void fillDays();
    QDate dayOf(const std::string &time) const;
    void apply();
    void take(const board::BoardTime &time);

    base::Time m_now;
    board::BoardTime m_time;
    std::vector<std::pair<QPushButton *, base::Duration>> m_presets;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    controls::Words *m_zone = nullptr;
    controls::Words *m_trouble = nullptr;
    MonthView *m_month = nullptr;
    QDate m_firstDay; ///< picked, while the last is not
};

} // namespace zumik::widgets::shell
