// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/boardheader.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/flowlayout.h"
#include "widgets/controls/words.h"

#include <QEvent>

#include <algorithm>

namespace zumik::widgets::dashboard {

namespace {

constexpr int pageMargin = 12;
constexpr int noteGap = 8;
constexpr int lineGap = 4;
constexpr int pickerGap = 12;

} // namespace

BoardHeader::BoardHeader(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_title(new controls::Words(look, "heading", "text.primary", this))
    , m_note(new controls::Words(look, "table", "text.secondary", this))
    , m_pickers(new QWidget(this))
    , m_barHeight(static_cast<int>(look->theme().number("size.boardBar")))
{
    new controls::FlowLayout(pickerGap, m_pickers);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void BoardHeader::setTitle(const QString &title)
{
    m_title->setText(title);
    setAccessibleName(title);
    updateGeometry();
}

void BoardHeader::setNote(const QString &note)
{
    m_noteText = note;
    showNote();
}

void BoardHeader::setAge(const QString &age)
{
    if (age != m_age) {
        m_age = age;
        showNote();
    }
}

void BoardHeader::showNote()
{
    m_note->setText(m_age.isEmpty() ? m_noteText : m_noteText + QStringLiteral(" \u00b7 ") + m_age);
    updateGeometry();
}

void BoardHeader::addPicker(QWidget *picker)
{
    picker->setParent(m_pickers);
    m_pickers->layout()->addWidget(picker);
    updateGeometry();
}

void BoardHeader::addLine(QWidget *line)
{
    line->setParent(this);
    m_lines.push_back(line);
    updateGeometry();
}

int BoardHeader::titleWidth() const
{
    return pageMargin + m_title->sizeHint().width() + noteGap + m_note->sizeHint().width();
}

bool BoardHeader::inOneLine(int width) const
{
    return titleWidth() + 2 * pickerGap + m_pickers->sizeHint().width() + pageMargin <= width;
}

int BoardHeader::pickersHeight(int width) const
{
    return m_pickers->layout()->count() == 0 ? 0
                                             : m_pickers->layout()->heightForWidth(width - 2 * pageMargin);
}

int BoardHeader::pickersBottom(int width) const
{
    const bool below = !inOneLine(width) && m_pickers->layout()->count() > 0;
    return m_barHeight + (below ? pickersHeight(width) + lineGap : 0);
}

int BoardHeader::heightForWidth(int width) const
{
    int height = pickersBottom(width);
    for (const QWidget *line : m_lines) {
        height += line->heightForWidth(width - 2 * pageMargin) + lineGap;
    }
    return height;
}

QSize BoardHeader::sizeHint() const
{
    return {titleWidth(), heightForWidth(std::max(width(), 300))};
}

void BoardHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    layOut();
}

/// A part wants another size.
bool BoardHeader::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) {
        updateGeometry();
        layOut();
    }
    return QWidget::event(event);
}

void BoardHeader::layOut()
{
    const int titleRoom = std::min(m_title->sizeHint().width(), width() - 2 * pageMargin);
    m_title->setGeometry(pageMargin, 0, titleRoom, m_barHeight);
    const int noteLeft = pageMargin + titleRoom + noteGap;
    const int noteRoom = std::clamp(width() - pageMargin - noteLeft, 0, m_note->sizeHint().width());
    m_note->setGeometry(noteLeft, 1, noteRoom, m_barHeight);
    if (inOneLine(width())) {
        const QSize size = m_pickers->sizeHint();
        m_pickers->setGeometry(width() - pageMargin - size.width(), (m_barHeight - size.height()) / 2,
            size.width(), size.height());
    } else {
        m_pickers->setGeometry(pageMargin, m_barHeight, width() - 2 * pageMargin, pickersHeight(width()));
    }
    int top = pickersBottom(width());
    for (QWidget *line : m_lines) {
        const QRect place(
            pageMargin, top, width() - 2 * pageMargin, line->heightForWidth(width() - 2 * pageMargin));
        line->setGeometry(place);
        top = place.bottom() + 1 + lineGap;
    }
}

} // namespace zumik::widgets::dashboard
