// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/filterchip.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/barbutton.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace zumik::widgets::dashboard {

namespace {

constexpr std::size_t shownBytes = 120;

} // namespace

FilterChip::FilterChip(int number, const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
    , m_look(look)
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_key = add(Part::Key, false);
    m_operation = add(Part::Operation, false);
    m_value = add(Part::Value, true);
    m_remover = new controls::BarButton(look, this);
    row->addWidget(m_remover);
    m_key->setJoin(controls::BarButton::Join::First);
    m_operation->setJoin(controls::BarButton::Join::Middle);
    m_value->setJoin(controls::BarButton::Join::Middle);
    m_remover->setJoin(controls::BarButton::Join::Last);
    m_remover->setGlyph(controls::Glyph::Close);
    m_remover->setToolTip(tr("Take this filter away"));
    connect(m_remover, &QAbstractButton::clicked, this, &FilterChip::removed);
}

controls::BarButton *FilterChip::add(Part part, bool opens)
{
    auto *const made = new controls::BarButton(m_look, this);
    made->setOpens(opens);
    layout()->addWidget(made);
    connect(made, &QAbstractButton::clicked, this, [this, part] { Q_EMIT opened(part); });
    return made;
}

void FilterChip::show(const zumik::dashboard::AdHocFilter &filter)
{
    const QString key = filter.key.empty() ? tr("label") : common::plain(filter.key, shownBytes);
    const QString value = filter.value.empty() ? tr("value", "of a label, to be chosen")
                                               : common::plain(filter.value, shownBytes);
    const QString operation = common::plain(filter.operation);
    m_key->setLabel(key);
    m_operation->setLabel(operation);
    m_value->setLabel(value);
    m_key->setAccessibleName(tr("Filter %1, label: %2").arg(m_number).arg(key));
    m_operation->setAccessibleName(tr("Filter %1, compared by: %2").arg(m_number).arg(operation));
    m_value->setAccessibleName(tr("Filter %1, value: %2").arg(m_number).arg(value));
    m_remover->setAccessibleName(
        tr("Take filter %1 away: %2 %3 %4").arg(m_number).arg(key, operation, value));
    m_value->setToolTip(
        filter.value.empty() ? tr("Filters nothing until it has a value") : common::plain(filter.value));
}

controls::BarButton *FilterChip::button(Part part) const
{
    return part == Part::Key ? m_key : part == Part::Operation ? m_operation : m_value;
}

void FilterChip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        Q_EMIT removed();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace zumik::widgets::dashboard
