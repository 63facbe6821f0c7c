// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/connectionpage.h"

#include "widgets/common/look.h"
#include "widgets/common/messageview.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/connect/leglist.h"
#include "widgets/controls/words.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace zumik::widgets::connect {

namespace {

constexpr int pageWidth = 620;
constexpr int troubleHeight = 116;

} // namespace

ConnectionPage::ConnectionPage(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_title(new controls::Words(look, "title", "text.primary", this))
    , m_legs(new LegList(look, this))
    , m_trouble(new common::MessageView(look, this))
    , m_buttons(new QHBoxLayout)
{
    m_trouble->setFixedHeight(troubleHeight);
    m_trouble->hide();
    m_buttons->setSpacing(8);
    auto *const whole = new QWidget;
    whole->setFixedWidth(pageWidth);
    auto *const column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_legs);
    column->addWidget(m_trouble);
    column->addLayout(m_buttons);
    column->addStretch(3);
    auto *const scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setAlignment(Qt::AlignHCenter);
    scroll->setWidget(whole);
    auto *const page = new QVBoxLayout(this);
    page->setContentsMargins(12, 12, 12, 12);
    page->addWidget(scroll);
    QObject::connect(look, &common::Look::changed, this, &ConnectionPage::applyLook);
}

void ConnectionPage::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
}

void ConnectionPage::setLegs(const std::vector<Leg> &legs)
{
    m_legs->setLegs(legs);
}

void ConnectionPage::setTrouble(const common::Sentence &sentence)
{
    m_trouble->setVisible(!sentence.title.isEmpty());
    m_trouble->setSentence(sentence);
}

void ConnectionPage::setWays(const std::vector<Way> &ways)
{
    if (ways == m_shown) {
        return;
    }
    m_shown = ways;
    for (QPushButton *const way : std::exchange(m_ways, {})) {
        way->hide();
        way->setParent(nullptr);
        way->deleteLater(); // it may be what was clicked
    }
    while (m_buttons->count() > 0) {
        delete m_buttons->takeAt(0);
    }
    for (const Way &way : ways) {
        auto *const button = new QPushButton(way.text, this);
        button->setAutoDefault(true);
        button->setProperty(common::accentProperty, way.first);
        QObject::connect(button, &QPushButton::clicked, this, [this, id = way.id] { Q_EMIT wayTaken(id); });
        m_buttons->addWidget(button);
        m_ways.push_back(button);
    }
    m_buttons->addStretch(1);
    applyLook();
}

void ConnectionPage::setQuestion(const QString &leg, QWidget *question)
{
    m_legs->setQuestion(leg, question);
}

QWidget *ConnectionPage::question() const
{
    return m_legs->question();
}

void ConnectionPage::applyLook()
{
    QPalette accent = m_look->theme().palette();
    accent.setColor(QPalette::ButtonText, m_look->theme().color("text.onAccent"));
    for (QPushButton *const way : m_ways) {
        const bool first = way->property(common::accentProperty).toBool();
        way->setPalette(first ? accent : m_look->theme().palette());
    }
}

} // namespace zumik::widgets::connect
