// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/messagepopup.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"
#include "widgets/shell/messagerow.h"
#include "widgets/shell/messages.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QListView>
#include <QPushButton>
#include <QVBoxLayout>

namespace zumik::widgets::shell {

MessagePopup::MessagePopup(const Messages &messages, const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_list(new QListView(this))
{
    setAccessibleName(tr("Messages"));
    auto *const title = new controls::Words(look, "strong", "text.primary", this);
    title->setText(tr("Messages"));
    auto *const copy = new QPushButton(tr("Copy all"), this);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this,
        [&messages] { QGuiApplication::clipboard()->setText(messages.asText()); });
    auto *const head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(copy);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_list);
    m_list->setModel(const_cast<Messages *>(&messages)); // a view takes no const model, and changes none
    m_list->setItemDelegate(new MessageRow(look, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("What happened"));
}

void MessagePopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_list->setFocus(Qt::PopupFocusReason);
}

} // namespace zumik::widgets::shell
