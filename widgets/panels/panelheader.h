// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/statusshape.h"

#include <QWidget>

#include <vector>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

struct Badge {
    common::Status status = common::Status::Info;
    QString text;
    QString detail; ///< opens from the badge; plain text
    bool tinted = true; ///< on its status' tint
    bool cancels = false; ///< followed by a "cancel" to click
};

/// Title, unit or note, badges at the right; on hover or focus the buttons for the table twin, full screen
/// and more, over whatever is there.
class PanelHeader final : public QWidget {
    Q_OBJECT

public:
    PanelHeader(const common::Look *look, QWidget *parent);

    void setTitle(const QString &title);
    void setNote(const QString &note);
    /// Opens from the title; empty: none.
    void setDescription(const QString &description);

    const QString &description() const { return m_description; }

    /// A link glyph beside the title: something can be opened from here.
    void setLinked(bool linked);

    bool linked() const { return m_linked; }

    void setBadges(std::vector<Badge> badges);

    /// Which buttons there are while the pointer is over the panel.
    struct Buttons {
        bool table = false;
        bool fullScreen = false;
        bool more = false;

        bool operator==(const Buttons &) const = default;
    };

    void setButtons(Buttons buttons);

    const Buttons &buttons() const { return m_buttons; }

    const QString &title() const { return m_title; }

    const std::vector<Badge> &badges() const { return m_badges; }

Q_SIGNALS:
    void cancelClicked();
    void tableClicked();
    void fullScreenClicked();
    void menuClicked(QPoint globalPosition);
    void linksClicked(QRect glyph);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Part { None, Links, Badge, Cancel, Table, FullScreen, More };

    struct Hot {
        QRectF box;
        Part part = Part::None;
        std::size_t badge = 0;
    };

    double paintBadges(QPainter &painter, double right);
    double paintBadge(QPainter &painter, std::size_t index, double right);
    double paintButtons(QPainter &painter, double right);
    const Hot *hotAt(QPointF position) const;
    void showDetail(const Badge &badge, QPoint globalPosition);
    void activate(const Hot &hot, QPoint globalPosition);

    const common::Look *m_look;
    QString m_title;
    QString m_note;
    QString m_description;
    std::vector<Badge> m_badges;
    std::vector<Hot> m_hot; ///< what can be clicked, as last painted
    Buttons m_buttons;
    bool m_linked = false;
};

} // namespace zumik::widgets::panels
