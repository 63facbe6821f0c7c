// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/profilepopup.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/words.h"
#include "widgets/shell/profilerow.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>

namespace zumik::widgets::shell {

ProfilePopup::ProfilePopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_list(new QVBoxLayout)
    , m_grid(new QGridLayout)
{
    setAccessibleName(tr("Connection"));
    m_list->setSpacing(0);
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    addButton(buttons, tr("Connect to a VPS"), &ProfilePopup::addTriggered);
    addButton(buttons, tr("Reconnect"), &ProfilePopup::reconnectTriggered);
    addButton(buttons, tr("Settings"), &ProfilePopup::settingsTriggered);
    buttons->addStretch(1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addLayout(m_list);
    column->addLayout(m_grid);
    column->addLayout(buttons);
}

void ProfilePopup::addButton(QBoxLayout *to, const QString &text, void (ProfilePopup::*triggered)())
{
    auto *const button = new QPushButton(text, this);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, triggered] {
        hide();
        Q_EMIT(this->*triggered)();
    });
    to->addWidget(button);
}

void ProfilePopup::setProfiles(const QStringList &names, const QString &current)
{
    for (QAbstractButton *const row : m_rows) {
        m_list->removeWidget(row);
        row->hide();
        row->deleteLater(); // it may be the one that was clicked
    }
    m_rows.clear();
    m_current = nullptr;
    for (const QString &name : names) {
        addRow(name, name == current);
    }
}

void ProfilePopup::addRow(const QString &name, bool current)
{
    const int number = static_cast<int>(m_rows.size()) + 1;
    auto *const row = new ProfileRow(look(), common::plain(name.toStdString()), number, current, this);
    connect(row, &QAbstractButton::clicked, this, [this, name] {
        hide();
        Q_EMIT profileChosen(name);
    });
    m_list->addWidget(row);
    m_rows.push_back(row);
    m_current = current ? row : m_current;
}

void ProfilePopup::setLines(const std::vector<ProfileLine> &lines)
{
    qDeleteAll(m_words);
    m_words.clear();
    int row = 0;
    for (const ProfileLine &line : lines) {
        auto *const name = new controls::Words(look(), "body", "text.secondary", this);
        name->setText(line.name);
        auto *const value = new controls::Words(look(), "body", "text.primary", this);
        value->setText(line.value);
        m_grid->addWidget(name, row, 0);
        m_grid->addWidget(value, row, 1);
        m_words.insert(m_words.end(), {name, value});
        ++row;
    }
}

void ProfilePopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    if (!m_rows.empty()) {
        (m_current != nullptr ? m_current : m_rows.front())->setFocus(Qt::TabFocusReason);
    }
}

void ProfilePopup::keyPressEvent(QKeyEvent *event)
{
    const int digit = event->key() - Qt::Key_0;
    if (digit >= 1 && digit <= 9 && static_cast<std::size_t>(digit) <= m_rows.size()) {
        m_rows[static_cast<std::size_t>(digit) - 1]->click();
    } else if (event->key() == Qt::Key_Down) {
        focusNextChild();
    } else if (event->key() == Qt::Key_Up) {
        focusPreviousChild();
    } else {
        Popup::keyPressEvent(event);
    }
}

} // namespace zumik::widgets::shell
