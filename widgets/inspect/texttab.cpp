// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/texttab.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace zumik::widgets::inspect {

TextTab::TextTab(const common::Look *look, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_note(new controls::Words(look, "table", "text.secondary", this))
    , m_text(new QPlainTextEdit(this))
    , m_copy(new QPushButton(tr("Copy"), this))
{
    m_note->setWordWrap(true);
    m_text->setReadOnly(true);
    m_text->setAccessibleName(name);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabChangesFocus(true);
    m_copy->setAutoDefault(false);
    m_copy->setAccessibleName(tr("Copy: %1").arg(name));
    auto *const head = new QHBoxLayout;
    head->addWidget(m_note, 1);
    head->addWidget(m_copy);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_text, 1);
    connect(m_copy, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(text()); });
    connect(look, &common::Look::changed, this, &TextTab::applyLook);
    applyLook();
    setText({});
}

void TextTab::applyLook()
{
    m_text->setFont(m_look->fonts().font("code"));
    QPalette palette = m_look->theme().palette();
    palette.setColor(QPalette::Base, m_look->theme().color("surface.sunken"));
    m_text->setPalette(palette);
}

void TextTab::setNote(const QString &note)
{
    m_note->setText(note);
}

void TextTab::setText(const QString &text)
{
    m_text->setPlainText(text);
    m_copy->setEnabled(!text.isEmpty());
}

QString TextTab::text() const
{
    return m_text->toPlainText();
}

QString TextTab::note() const
{
    return m_note->text();
}

} // namespace zumik::widgets::inspect
