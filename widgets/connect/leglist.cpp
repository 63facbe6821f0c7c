// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/leglist.h"

#include "widgets/common/look.h"

#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::connect {

namespace {

constexpr int leastNameWidth = 116;

} // namespace

LegList::LegList(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    // Queued: the names have their new font by then.
    connect(look, &common::Look::changed, this, &LegList::alignNames, Qt::QueuedConnection);
}

void LegList::setLegs(const std::vector<Leg> &legs)
{
    while (m_rows.size() > legs.size()) {
        m_column->removeWidget(m_rows.back());
        m_rows.back()->hide();
        m_rows.back()->deleteLater(); // its button may be what was clicked
        m_rows.pop_back();
    }
    while (m_rows.size() < legs.size()) {
        auto *const row = new LegRow(m_look, this);
        connect(row, &LegRow::actionTriggered, this, &LegList::actionTriggered);
        m_column->addWidget(row);
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < legs.size(); ++i) {
        if (m_rows[i]->leg() != legs[i]) {
            m_rows[i]->setLeg(legs[i]);
        }
    }
    alignNames();
    placeQuestion();
}

void LegList::alignNames()
{
    int width = leastNameWidth;
    for (const LegRow *row : m_rows) {
        width = std::max(width, row->nameHint());
    }
    for (LegRow *row : m_rows) {
        row->setNameWidth(width);
    }
}

void LegList::setQuestion(const QString &leg, QWidget *question)
{
    if (m_question != nullptr) {
        m_column->removeWidget(m_question);
        m_question->hide();
        m_question->deleteLater(); // its answer may be what is being told
    }
    m_question = question;
    m_asking = leg;
    placeQuestion();
}

void LegList::placeQuestion()
{
    if (m_question == nullptr) {
        return;
    }
    m_column->removeWidget(m_question);
    const auto about = std::find_if(
        m_rows.begin(), m_rows.end(), [this](const LegRow *row) { return row->leg().id == m_asking; });
    const bool known = about != m_rows.end();
    m_column->insertWidget(known ? m_column->indexOf(*about) + 1 : m_column->count(), m_question);
    m_question->show();
}

} // namespace zumik::widgets::connect
