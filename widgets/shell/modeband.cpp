// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/modeband.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace zumik::widgets::shell {

namespace {

constexpr int edge = 4;

}

ModeBand::ModeBand(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_mode(new controls::Words(look, "strong", "mode.disconnected.text", this))
    , m_text(new controls::Words(look, "body", "mode.disconnected.text", this))
    , m_action(new QPushButton(this))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(12 + edge, 2, 12, 2);
    row->setSpacing(8);
    row->addWidget(m_mode);
    row->addWidget(m_text, 1);
    row->addWidget(m_action);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_action->setFixedHeight(static_cast<int>(look->theme().number("size.controlSmall")));
    setFixedHeight(static_cast<int>(look->theme().number("size.modeBand")));
    connect(m_action, &QPushButton::clicked, this, &ModeBand::actionTriggered);
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
}

void ModeBand::showMode(Kind kind, const QString &mode, const QString &text, const QString &action)
{
    m_kind = kind;
    const bool replay = kind == Kind::Replay;
    for (controls::Words *words : {m_mode, m_text}) {
        words->setColor(replay ? "mode.replay.text" : "mode.disconnected.text");
    }
    m_mode->setText(mode);
    m_text->setText(text);
    m_text->setToolTip(text);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(this->text());
    update();
    show();
}

QString ModeBand::text() const
{
    return m_mode->text() + QLatin1Char(' ') + m_text->text();
}

void ModeBand::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    const bool replay = m_kind == Kind::Replay;
    painter.fillRect(rect(), theme.color(replay ? "mode.replay.band" : "mode.disconnected.band"));
    painter.fillRect(
        QRect(0, 0, edge, height()), theme.color(replay ? "mode.replay.line" : "mode.disconnected.line"));
}

} // namespace zumik::widgets::shell
