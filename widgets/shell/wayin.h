// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/glyph.h"

#include <QAbstractButton>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::shell {

/// A large card of the first page: icon, what it does, a line more, and the key that does the same.
class WayIn final : public QAbstractButton {
    Q_OBJECT

public:
    WayIn(const common::Look *look, controls::Glyph glyph, const QString &title, const QString &text,
        int number, QWidget *parent = nullptr);

    QSize sizeHint() const override { return {560, 76}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void paintWords(QPainter &painter, const QRectF &room) const;
    void paintKey(QPainter &painter, const QRectF &box) const;

    const common::Look *m_look;
    controls::Glyph m_glyph;
    QString m_title;
    QString m_text;
    int m_number;
};

} // namespace zumik::widgets::shell
