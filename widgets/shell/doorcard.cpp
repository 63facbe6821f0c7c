// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/doorcard.h"

#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/controls/words.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace zumik::widgets::shell {

namespace {

constexpr int cardWidth = 460;

} // namespace

DoorCard::DoorCard(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_what(new controls::Words(look, "body", "text.secondary", this))
    , m_accept(new QPushButton(tr("Open the door and the browser"), this))
    , m_refuse(new QPushButton(tr("Leave it shut"), this))
{
    setAccessibleName(tr("Door for the browser"));
    setFixedWidth(cardWidth);
    auto *const title = new controls::Words(look, "heading", "text.primary", this);
    title->setText(tr("Open a door for the browser?"));
    m_what->setWordWrap(true);
    m_accept->setAutoDefault(false);
    m_refuse->setProperty(common::accentProperty, true);
    m_refuse->setAutoDefault(true);
    connect(m_accept, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT accepted();
    });
    connect(m_refuse, &QPushButton::clicked, this, &QWidget::hide);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_accept);
    buttons->addStretch(1);
    buttons->addWidget(m_refuse);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(m_what);
    column->addLayout(buttons);
    connect(look, &common::Look::changed, this, &DoorCard::applyLook);
    applyLook();
}

void DoorCard::open(const QString &service)
{
    m_what->setText(tr(
        "%1 stands behind the tunnel, where a browser can't reach it. A door is a port on 127.0.0.1 that "
        "leads there. While it is open, every program and every user of this computer can go through it, "
        "without a password of ours; what is left is Grafana's own login, if it has one.\n\nIt closes when "
        "nobody has used it for 10 minutes, when you close it in the status bar, and when the connection "
        "ends.")
                        .arg(service));
    m_what->setFixedHeight(m_what->heightForWidth(cardWidth - 40));
    QWidget *const window = parentWidget()->window();
    openBelow(window, QRect((window->width() - cardWidth) / 2, window->height() / 4, 1, 1));
}

void DoorCard::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    setAttribute(Qt::WA_KeyboardFocusChange); // its ring shows what Return does
    m_refuse->setFocus(Qt::TabFocusReason);
}

void DoorCard::applyLook()
{
    QPalette accent = look()->theme().palette();
    accent.setColor(QPalette::ButtonText, look()->theme().color("text.onAccent"));
    m_refuse->setPalette(accent);
}

} // namespace zumik::widgets::shell
