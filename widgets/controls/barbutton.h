// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/glyph.h"

#include <QAbstractButton>

#include <optional>
#include <string_view>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {

/// A button of a bar: icon, a quiet caption, a text, and a chevron when it opens something. Around its box it
/// keeps room for the focus ring, which shows for the keyboard only. The text is plain: "&" is a character.
class BarButton final : public QAbstractButton {
    Q_OBJECT

public:
    /// Neighbors that act on one thing share a box.
    enum class Join { Alone, First, Middle, Last };

    /// What the ring takes on every free side, in px.
    static constexpr int ringRoom = 3;

    explicit BarButton(const common::Look *look, QWidget *parent = nullptr);

    void setGlyph(Glyph glyph);
    void setCaption(const QString &caption);
    void setLabel(const QString &label);
    void setStrong(bool strong);
    void setOpens(bool opens);
    void setJoin(Join join);
    void setFlat(bool flat);
    /// What is wanted most of its bar: in the accent's color.
    void setPrimary(bool primary);
    /// The color of its edge, a token and a string literal; empty: the usual.
    void setOutline(std::string_view token);
    /// Text beyond this many pixels loses its middle.
    void setLongestLabel(int pixels);

    /// What it stands for failed: the shape of critical before everything else.
    void setTrouble(bool trouble);

    /// While its popup is open it looks pressed.
    void setOpen(bool open);

    const QString &label() const { return m_label; }

    QSize sizeHint() const override;

    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRectF box() const;
    QFont labelFont() const;
    QString shownLabel() const;
    int contentWidth() const;
    void changed();
    void paintBox(QPainter &painter) const;
    void paintRing(QPainter &painter) const;
    void paintContent(QPainter &painter) const;

    const common::Look *m_look;
    std::optional<Glyph> m_glyph;
    QString m_caption;
    QString m_label;
    std::string_view m_outline;
    Join m_join = Join::Alone;
    int m_longest = 220;
    bool m_strong = false;
    bool m_opens = false;
    bool m_flat = false;
    bool m_primary = false;
    bool m_open = false;
    bool m_ring = false;
    bool m_trouble = false;
};

/// Whether focus that came for this reason shows its ring.
bool showsRing(Qt::FocusReason reason);

} // namespace zumik::widgets::controls
