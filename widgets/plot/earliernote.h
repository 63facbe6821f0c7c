// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::plot {

/// One line below a plot that says what its dashed lines are, or why there are none.
class EarlierNote final : public QWidget {
    Q_OBJECT

public:
    EarlierNote(const common::Look *look, QWidget *parent);

    /// `lines`: a sample of them stands before the text. Empty: it takes no room.
    void show(const QString &text, bool lines);

    const QString &text() const { return m_text; }

    /// What it takes of a plot's room; nothing where a plot would be left too low.
    int heightIn(const QRect &room) const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const common::Look *m_look;
    QString m_text;
    bool m_lines = false;
};

} // namespace zumik::widgets::plot
