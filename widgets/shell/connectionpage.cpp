// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/connectionpage.h"

#include "widgets/common/look.h"
#include "widgets/common/messageview.h"
#include "widgets/common/text.h"
#include "widgets/controls/words.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QVBoxLayout>

#include <cmath>

namespace zumik::widgets::shell {

namespace {

constexpr int pageWidth = 560;
constexpr int frameMs = 50;
constexpr double nameLeft = 28;
constexpr double wordsLeft = 150;

} // namespace

LegRow::LegRow(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
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
    setAccessibleName(leg.name);
    setAccessibleDescription(leg.words.isEmpty() ? common::statusName(leg.status) : leg.words);
    update();
}

void LegRow::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    const double size = theme.number("size.statusIcon");
    const double middle = height() / 2.0;
    common::paintStatus(painter, m_leg.status, QRectF(2, middle - size / 2, size, size), theme,
        theme.color("surface.window"), m_turn);
    const bool reached = m_leg.status != common::Status::Waiting;
    painter.setFont(m_look->fonts().font("body"));
    painter.setPen(theme.color(reached ? "text.primary" : "text.tertiary"));
    painter.drawText(QRectF(nameLeft, 0, wordsLeft - nameLeft, height()), Qt::AlignVCenter, m_leg.name);
    const QFont font = m_look->fonts().font("table");
    painter.setFont(font);
    painter.setPen(theme.color("text.secondary"));
    const QRectF room(wordsLeft, 0, width() - wordsLeft, height());
    painter.drawText(room, Qt::AlignVCenter | Qt::TextSingleLine,
        common::elidedMiddle(m_leg.words, QFontMetricsF(font), room.width()));
}

ConnectionPage::ConnectionPage(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_title(new controls::Words(look, "title", "text.primary", this))
    , m_legs(new QVBoxLayout)
    , m_trouble(new common::MessageView(look, this))
{
    m_trouble->setFixedSize(pageWidth, 150);
    m_trouble->hide();
    m_legs->setSpacing(0);
    auto *const column = new QVBoxLayout;
    column->setSpacing(12);
    column->addWidget(m_title);
    column->addLayout(m_legs);
    column->addWidget(m_trouble);
    auto *const middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(column);
    middle->addStretch(1);
    auto *const page = new QVBoxLayout(this);
    page->addStretch(2);
    page->addLayout(middle);
    page->addStretch(3);
    connect(m_trouble, &common::MessageView::actionTriggered, this, &ConnectionPage::retryTriggered);
}

void ConnectionPage::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void ConnectionPage::setLegs(const std::vector<Leg> &legs)
{
    while (m_rows.size() > legs.size()) {
        delete m_rows.back();
        m_rows.pop_back();
    }
    while (m_rows.size() < legs.size()) {
        auto *const row = new LegRow(m_look, this);
        row->setFixedSize(row->sizeHint());
        m_legs->addWidget(row);
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < legs.size(); ++i) {
        m_rows[i]->setLeg(legs[i]);
    }
}

void ConnectionPage::setTrouble(const common::Sentence &sentence)
{
    m_trouble->setVisible(!sentence.title.isEmpty());
    m_trouble->setSentence(sentence);
}

} // namespace zumik::widgets::shell
