// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/firstpage.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"
#include "widgets/shell/statuswords.h"
#include "widgets/shell/wayin.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

namespace zumik::widgets::shell {

FirstPage::FirstPage(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_column(new QVBoxLayout)
    , m_trouble(new StatusWords(look, this))
{
    auto *const title = new controls::Words(look, "stat", "text.primary", this);
    title->setText(tr("Zumik Console"));
    auto *const question = new controls::Words(look, "body", "text.secondary", this);
    question->setText(tr("Where are the metrics?"));
    auto *const version = new controls::Words(look, "body", "text.tertiary", this);
    version->setText(QCoreApplication::applicationVersion().isEmpty()
            ? QString()
            : tr("Version %1").arg(QCoreApplication::applicationVersion()));
    m_trouble->hide();

    m_column->setSpacing(4);
    m_column->addWidget(title);
    m_column->addWidget(question);
    m_column->addSpacing(16);
    m_column->addWidget(m_trouble);
    auto *const middle = new QHBoxLayout;
    middle->addStretch(1);
    middle->addLayout(m_column);
    middle->addStretch(1);
    auto *const page = new QVBoxLayout(this);
    page->setContentsMargins(16, 16, 16, 12);
    page->addStretch(2);
    page->addLayout(middle);
    page->addStretch(3);
    page->addWidget(version);
}

void FirstPage::setWays(const std::vector<WayInEntry> &ways)
{
    qDeleteAll(m_cards);
    m_cards.clear();
    int number = 0;
    for (const WayInEntry &way : ways) {
        auto *const card = new WayIn(m_look, way.glyph, way.title, way.text, ++number, this);
        m_column->addWidget(card);
        connect(card, &QAbstractButton::clicked, this, [this, id = way.id] { Q_EMIT chosen(id); });
        m_cards.push_back(card);
    }
}

void FirstPage::setTrouble(const QString &sentence)
{
    m_trouble->show(common::Status::Critical, sentence);
    m_trouble->setVisible(!sentence.isEmpty());
}

void FirstPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down) {
        focusNextChild();
    } else if (event->key() == Qt::Key_Up) {
        focusPreviousChild();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void FirstPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_cards.empty()) {
        m_cards.front()->setFocus(Qt::OtherFocusReason);
    }
}

} // namespace zumik::widgets::shell
