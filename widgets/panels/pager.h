// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class Words;
} // namespace zumik::widgets::controls

namespace zumik::widgets::panels {

/// Which rows of how many are on a page, and the ways to the pages before and after.
class Pager : public QWidget {
    Q_OBJECT

public:
    explicit Pager(const common::Look *look, QWidget *parent = nullptr);

    /// `first`: the page's first row, of `total`, from 0 on.
    void showRows(std::size_t first, std::size_t shown, std::size_t total);

    /// "21 to 40 of 8123 rows"
    QString text() const;

    controls::BarButton *back() const { return m_back; }

    controls::BarButton *forward() const { return m_forward; }

Q_SIGNALS:
    /// By -1 or 1.
    void turned(int pages);

private:
    std::size_t m_first = 0;
    std::size_t m_shown = 0;
    std::size_t m_total = 0;
    controls::Words *m_words;
    controls::BarButton *m_back;
    controls::BarButton *m_forward;
};

} // namespace zumik::widgets::panels
