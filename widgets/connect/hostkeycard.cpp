// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/hostkeycard.h"

#include "widgets/common/look.h"
#include "widgets/common/statusshape.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/controls/words.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>

namespace zumik::widgets::connect {

namespace {

constexpr int edge = 4;
constexpr int textLeft = 42;

/// The file of a Debian server whose fingerprint this is.
QString keyFileOf(const QString &type)
{
    const QString kind = type.startsWith(QLatin1String("ecdsa")) ? QStringLiteral("ecdsa")
        : type == QLatin1String("ssh-rsa")                       ? QStringLiteral("rsa")
                                                                 : QStringLiteral("ed25519");
    return QStringLiteral("/etc/ssh/ssh_host_%1_key.pub").arg(kind);
}

} // namespace

HostKeyCard::HostKeyCard(const common::Look *look, const HostKeyFacts &facts, QWidget *parent)
    : QFrame(parent)
    , m_look(look)
    , m_note(new controls::Words(look, "table", "text.secondary", this))
    , m_accept(new QPushButton(tr("It matches, remember it"), this))
    , m_refuse(new QPushButton(tr("Don't connect"), this))
{
    setAccessibleName(tr("Unknown host key"));
    auto *const title = new controls::Words(look, "strong", "text.primary", this);
    title->setText(tr("This server has not been seen before. Is this its key?"));
    auto *const compare = new controls::Words(look, "table", "text.secondary", this);
    compare->setText(tr("Compare it with the one that your provider shows, or run this on the server:"));
    compare->setWordWrap(true);
    auto *const command = new controls::Words(look, "code", "text.primary", this);
    command->setText(QStringLiteral("ssh-keygen -lf ") + keyFileOf(facts.type));
    command->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_note->setText(tr("It is written into %1.").arg(facts.file));
    m_note->setWordWrap(true);

    m_accept->setAutoDefault(false);
    m_refuse->setProperty(common::accentProperty, true);
    m_refuse->setAutoDefault(true);
    QObject::connect(m_accept, &QPushButton::clicked, this, &HostKeyCard::accepted);
    QObject::connect(m_refuse, &QPushButton::clicked, this, &HostKeyCard::refused);
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(m_accept);
    buttons->addStretch(1);
    buttons->addWidget(m_refuse);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(textLeft, 12, 12, 12);
    column->setSpacing(6);
    column->addWidget(title);
    column->addLayout(makeFacts(facts));
    column->addWidget(compare);
    column->addWidget(command);
    column->addWidget(m_note);
    column->addLayout(buttons);
    QObject::connect(look, &common::Look::changed, this, &HostKeyCard::applyLook);
    applyLook();
}

QGridLayout *HostKeyCard::makeFacts(const HostKeyFacts &facts)
{
    auto *const grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    const auto add = [&](const QString &name, const QString &value) {
        auto *const label = new controls::Words(m_look, "table", "text.secondary", this);
        label->setText(name);
        auto *const words = new controls::Words(m_look, "code", "text.primary", this);
        words->setText(value);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        const int row = grid->rowCount();
        grid->addWidget(label, row, 0);
        grid->addWidget(words, row, 1);
    };
    add(tr("host"), facts.host);
    add(tr("port"), QString::number(facts.port));
    add(tr("type"), facts.type);
    add(tr("fingerprint"), facts.fingerprint);
    return grid;
}

void HostKeyCard::complain(const QString &sentence)
{
    m_note->setText(sentence);
    m_note->setColor("status.critical.fg");
}

void HostKeyCard::applyLook()
{
    QPalette accent = m_look->theme().palette();
    accent.setColor(QPalette::ButtonText, m_look->theme().color("text.onAccent"));
    m_refuse->setPalette(accent);
    update();
}

void HostKeyCard::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    window()->setAttribute(Qt::WA_KeyboardFocusChange); // its ring shows what Return does
    m_refuse->setFocus(Qt::TabFocusReason);
}

void HostKeyCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT refused();
    } else {
        QFrame::keyPressEvent(event);
    }
}

void HostKeyCard::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor warn = theme.color("status.warn.fg");
    painter.setPen(QPen(warn, 1));
    painter.setBrush(theme.color("surface.panel"));
    const double radius = theme.number("radius.control");
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    painter.fillRect(QRectF(0, radius / 2, edge, height() - radius), warn);
    const double size = theme.number("size.statusIcon");
    common::paintStatus(painter, common::Status::Warn, QRectF(16, 13, size, size), theme);
}

} // namespace zumik::widgets::connect
