// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/glyph.h"

#include <QAbstractButton>

#include <optional>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::shell {

/// A line of the side bar: a page with its icon, a pack that opens and closes, or a board.
class SideItem final : public QAbstractButton {
    Q_OBJECT

public:
    enum class Level { Page, Group, Entry };

    SideItem(const common::Look *look, Level level, const QString &label, QWidget *parent = nullptr);

    void setGlyph(controls::Glyph glyph);
    /// The page that the chosen entry belongs to: brighter, not filled.
    void setStrong(bool strong);
    /// Groups only.
    void setOpen(bool open);
    void setFolded(bool folded);

    /// It can be taken off the list, by a menu with these words and by the Delete key.
    void setRemoval(const QString &words) { m_removal = words; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void removalRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void paintBack(QPainter &painter, const QRectF &box) const;

    const common::Look *m_look;
    Level m_level;
    QString m_label;
    QString m_removal;
    std::optional<controls::Glyph> m_glyph;
    bool m_strong = false;
    bool m_open = true;
    bool m_folded = false;
    bool m_ring = false;
};

} // namespace zumik::widgets::shell
