// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QWidget>

#include <vector>

class QPushButton;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

/// A month with a button for each day; weeks begin as the locale's do.
class MonthView final : public QWidget {
    Q_OBJECT

public:
    explicit MonthView(const common::Look *look, QWidget *parent = nullptr);

    /// The days that are marked, both included; shows the month of the last.
    void setMarked(QDate first, QDate last);
    void showMonth(QDate any);

    /// The first of the month that shows.
    QDate month() const { return m_month; }

Q_SIGNALS:
    void picked(QDate day);

private:
    void build();
    QPushButton *step(const QString &sign, const QString &name, int months);
    void fill();

    const common::Look *m_look;
    controls::Words *m_title;
    std::vector<QPushButton *> m_days; ///< six weeks
    QDate m_month;
    QDate m_first;
    QDate m_last;
};

} // namespace zumik::widgets::shell
