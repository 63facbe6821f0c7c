// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/legrow.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"

#include <QGridLayout>
#include <QPainter>
#include <QPushButton>

#include <cmath>

namespace zumik::widgets::connect {

namespace {

constexpr int frameMs = 50;
constexpr int rowHeight = 32;
constexpr int nameLeft = 26;

} // namespace

LegRow::LegRow(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_name(new controls::Words(look, "body", "text.primary", this))
    , m_words(new controls::Words(look, "table", "text.secondary", this))
    , m_hint(new controls::Words(look, "table", "text.primary", this))
    , m_action(new QPushButton(this))
{
    m_name->setMinimumHeight(rowHeight);
    m_words->setWordWrap(true);
    m_hint->setWordWrap(true);
    m_hint->setContentsMargins(0, 0, 0, 6);
    m_action->setAutoDefault(false);
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(nameLeft, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_name, 0, 0, Qt::AlignTop);
    grid->addWidget(m_words, 0, 1);
    grid->addWidget(m_action, 0, 2, Qt::AlignVCenter);
    grid->addWidget(m_hint, 1, 1, 1, 2);
    connect(m_action, &QPushButton::clicked, this, [this] { Q_EMIT actionTriggered(m_leg.id); });
    m_turning.setInterval(frameMs);
    connect(&m_turning, &QTimer::timeout, this, [this] {
        m_turn = std::fmod(m_turn + frameMs / m_look->theme().number("motion.spinnerTurn"), 1.0);
        update();
    });
}

void LegRow::setLeg(const Leg &leg)
{
    m_leg = leg;
    leg.status == common::Status::Loading ? m_turning.start() : m_turning.stop();
    m_name->setText(leg.name);
    m_name->setColor(leg.status == common::Status::Waiting ? "text.tertiary" : "text.primary");
    m_words->setText(leg.words);
    m_hint->setText(leg.hint);
    m_hint->setVisible(!leg.hint.isEmpty());
    m_action->setText(leg.action);
    m_action->setVisible(!leg.action.isEmpty());
    setAccessibleName(leg.name);
    setAccessibleDescription(leg.words.isEmpty() ? common::statusName(leg.status) : leg.words);
    update();
}

int LegRow::nameHint() const
{
    return m_name->sizeHint().width();
}

void LegRow::setNameWidth(int width)
{
    m_name->setFixedWidth(width);
}

void LegRow::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    const double size = theme.number("size.statusIcon");
    const QRectF box(2, (rowHeight - size) / 2, size, size);
    common::paintStatus(painter, m_leg.status, box, theme, theme.color("surface.window"), m_turn);
}

} // namespace zumik::widgets::connect
