// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/panelheader.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/glyph.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace zumik::widgets::panels {

namespace {

constexpr double sidePadding = 10;
constexpr double chipHeight = 18;
constexpr double chipPadding = 6;
constexpr double chipShape = 11;
constexpr double gap = 6;
constexpr double linkRoom = 24;
constexpr int tipLetters = 80; ///< of a line
constexpr double titleShare = 0.3; ///< of the width, that badges leave to the title

} // namespace

PanelHeader::PanelHeader(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
}

void PanelHeader::setTitle(const QString &title)
{
    m_title = title;
    update();
}

void PanelHeader::setDescription(const QString &description)
{
    m_description = description;
}

void PanelHeader::setNote(const QString &note)
{
    m_note = note;
    update();
}

void PanelHeader::setLinked(bool linked)
{
    if (linked != m_linked) {
        m_linked = linked;
        update();
    }
}

void PanelHeader::setBadges(std::vector<Badge> badges)
{
    m_badges = std::move(badges);
    QStringList spoken;
    for (const Badge &badge : m_badges) {
        spoken << statusName(badge.status) + QLatin1String(": ") + badge.text;
    }
    setAccessibleDescription(spoken.join(QLatin1String("; ")));
    update();
}

void PanelHeader::setButtons(Buttons buttons)
{
    if (!(buttons == m_buttons)) {
        m_buttons = buttons;
        update();
    }
}

void PanelHeader::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const common::Theme &theme = m_look->theme();
    m_hot.clear();
    double right = width() - sidePadding;
    if (!(m_buttons == Buttons{})) {
        right = paintButtons(painter, width() - 4);
    } else {
        right = paintBadges(painter, right);
    }
    const QFont titleFont = m_look->fonts().font("strong");
    const QFont noteFont = m_look->fonts().font("table");
    const QFontMetricsF titleMetrics(titleFont);
    const double room = std::max(0.0, right - sidePadding - gap - (m_linked ? linkRoom : 0));
    const QString title = common::elidedRight(m_title, titleMetrics, room);
    painter.setFont(titleFont);
    painter.setPen(theme.color("text.primary"));
    painter.drawText(QRectF(sidePadding, 0, room, height()), Qt::AlignVCenter | Qt::AlignLeft, title);
    double left = sidePadding + titleMetrics.horizontalAdvance(title) + gap;
    if (m_linked) {
        const QRectF box(left - gap / 2, 0, linkRoom, height());
        controls::paintGlyph(painter, controls::Glyph::Link,
            QRectF(box.center().x() - 6, box.center().y() - 6, 12, 12), theme.color("accent.text"));
        m_hot.push_back({box, Part::Links, 0});
        left += linkRoom;
    }
    if (right - left > 24 && title == m_title) {
        painter.setFont(noteFont);
        painter.setPen(theme.color("text.tertiary"));
        painter.drawText(QRectF(left, 0, right - left - gap, height()), Qt::AlignVCenter | Qt::AlignLeft,
            common::elidedRight(m_note, QFontMetricsF(noteFont), right - left - gap));
    }
}

double PanelHeader::paintBadges(QPainter &painter, double right)
{
    for (std::size_t i = m_badges.size(); i-- > 0;) {
        right = paintBadge(painter, i, right) - gap;
    }
    return right;
}

double PanelHeader::paintBadge(QPainter &painter, std::size_t index, double right)
{
    const common::Theme &theme = m_look->theme();
    const Badge &badge = m_badges[index];
    QFont font = m_look->fonts().font("axis");
    font.setWeight(badge.tinted ? QFont::DemiBold : QFont::Normal);
    const QFontMetricsF metrics(font);
    painter.setFont(font);
    if (badge.cancels) {
        const QString word = tr("cancel", "stop a running query");
        const double length = metrics.horizontalAdvance(word);
        const QRectF box(right - length, 0, length, height());
        painter.setPen(theme.color("text.link"));
        painter.drawText(box, Qt::AlignCenter, word);
        m_hot.push_back({box.adjusted(-4, 0, 4, 0), Part::Cancel, index});
        right = box.left() - gap;
    }
    // A title keeps some room: badges beyond that are shapes alone, and their words open from them.
    const double full = std::ceil(metrics.horizontalAdvance(badge.text)) + chipShape + 4 + 2 * chipPadding;
    const bool worded = right - full >= width() * titleShare;
    const double wide = worded ? full : chipShape + 2 * chipPadding;
    const QRectF chip(right - wide, (height() - chipHeight) / 2, wide, chipHeight);
    const QColor ground = badge.tinted ? statusTint(badge.status, theme) : theme.color("surface.panel");
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(chip, theme.number("radius.control"), theme.number("radius.control"));
    paintStatus(painter, badge.status,
        QRectF(chip.left() + chipPadding, chip.center().y() - chipShape / 2, chipShape, chipShape), theme,
        ground);
    painter.setPen(badge.tinted ? statusColor(badge.status, theme) : theme.color("text.secondary"));
    painter.drawText(chip.adjusted(chipPadding + chipShape + 4, 0, -chipPadding + 2, 0),
        Qt::AlignVCenter | Qt::AlignLeft, worded ? badge.text : QString());
    m_hot.push_back({chip, Part::Badge, index});
    return chip.left();
}

double PanelHeader::paintButtons(QPainter &painter, double right)
{
    const common::Theme &theme = m_look->theme();
    const double size = theme.number("size.controlSmall");
    const std::tuple<bool, Part, common::Icon> buttons[] = {{m_buttons.more, Part::More, common::Icon::More},
        {m_buttons.fullScreen, Part::FullScreen, common::Icon::FullScreen},
        {m_buttons.table, Part::Table, common::Icon::Table}};
    for (const auto &[offered, part, icon] : buttons) {
        if (!offered) {
            continue;
        }
        const QRectF box(right - size, (height() - size) / 2, size, size);
        paintIcon(painter, icon, box.adjusted(5, 5, -5, -5), theme.color("text.secondary"));
        m_hot.push_back({box, part, 0});
        right = box.left();
    }
    return right;
}

const PanelHeader::Hot *PanelHeader::hotAt(QPointF position) const
{
    const auto found =
        std::find_if(m_hot.begin(), m_hot.end(), [&](const Hot &hot) { return hot.box.contains(position); });
    return found == m_hot.end() ? nullptr : &*found;
}

void PanelHeader::showDetail(const Badge &badge, QPoint globalPosition)
{
    const QString &text = badge.detail.isEmpty() ? badge.text : badge.detail;
    QToolTip::showText(globalPosition, common::wrapped(text, tipLetters), this);
}

void PanelHeader::activate(const Hot &hot, QPoint globalPosition)
{
    switch (hot.part) {
    case Part::Badge:
        return showDetail(m_badges[hot.badge], globalPosition);
    case Part::Links:
        return Q_EMIT linksClicked(hot.box.toRect());
    case Part::Cancel:
        return Q_EMIT cancelClicked();
    case Part::Table:
        return Q_EMIT tableClicked();
    case Part::FullScreen:
        return Q_EMIT fullScreenClicked();
    case Part::More:
        return Q_EMIT menuClicked(globalPosition);
    case Part::None:
        break;
    }
}

void PanelHeader::mousePressEvent(QMouseEvent *event)
{
    const Hot *hot = event->button() == Qt::LeftButton ? hotAt(event->position()) : nullptr;
    if (hot == nullptr) {
        return event->ignore();
    }
    activate(*hot, event->globalPosition().toPoint());
}

bool PanelHeader::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const Hot *hot = hotAt(help->pos());
        if (hot != nullptr && hot->part == Part::Badge && !m_badges[hot->badge].detail.isEmpty()) {
            showDetail(m_badges[hot->badge], help->globalPos());
        } else if (hot != nullptr && hot->part == Part::Links) {
            QToolTip::showText(help->globalPos(), tr("Links"), this);
        } else if (hot == nullptr && !m_description.isEmpty()) {
            QToolTip::showText(help->globalPos(), common::wrapped(m_description, tipLetters), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace zumik::widgets::panels
