// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/pager.h"

#include "widgets/controls/barbutton.h"
#include "widgets/controls/words.h"

#include <QHBoxLayout>

namespace zumik::widgets::panels {

Pager::Pager(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_words(new controls::Words(look, "table", "text.secondary", this))
    , m_back(new controls::BarButton(look, this))
    , m_forward(new controls::BarButton(look, this))
{
    m_back->setGlyph(controls::Glyph::ChevronLeft);
    m_back->setAccessibleName(tr("Page before"));
    m_back->setFlat(true);
    m_forward->setGlyph(controls::Glyph::ChevronRight);
    m_forward->setAccessibleName(tr("Next page"));
    m_forward->setFlat(true);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(8, 0, 4, 0);
    row->setSpacing(0);
    row->addWidget(m_words, 1);
    row->addWidget(m_back);
    row->addWidget(m_forward);
    connect(m_back, &QAbstractButton::clicked, this, [this] { Q_EMIT turned(-1); });
    connect(m_forward, &QAbstractButton::clicked, this, [this] { Q_EMIT turned(1); });
    showRows(0, 0, 0);
}

void Pager::showRows(std::size_t first, std::size_t shown, std::size_t total)
{
    m_first = first;
    m_shown = shown;
    m_total = total;
    m_words->setText(text());
    m_back->setEnabled(first > 0);
    m_forward->setEnabled(first + shown < total);
}

QString Pager::text() const
{
    return m_shown == 0 ? tr("No rows")
                        : tr("%1 to %2 of %3 rows").arg(m_first + 1).arg(m_first + m_shown).arg(m_total);
}

} // namespace zumik::widgets::panels
