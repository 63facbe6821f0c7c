// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/profilepopup.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/words.h"
#include "widgets/shell/profilerow.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace zumik::widgets::shell {

namespace {

constexpr std::size_t rowsShown = 12; ///< more are scrolled to

} // namespace

ProfilePopup::ProfilePopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_scroll(new QScrollArea(this))
    , m_list(new QVBoxLayout)
    , m_grid(new QGridLayout)
{
    setAccessibleName(tr("Connection"));
    buildList();
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    addButton(buttons, tr("Connect to a VPS"), &ProfilePopup::addTriggered);
    m_reconnect = addButton(buttons, tr("Reconnect"), &ProfilePopup::reconnectTriggered);
    m_tunnel = addButton(buttons, tr("Tunnel"), &ProfilePopup::tunnelTriggered);
    addButton(buttons, tr("Settings"), &ProfilePopup::settingsTriggered);
    buttons->addStretch(1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addWidget(m_scroll);
    column->addLayout(m_grid);
    column->addLayout(buttons);
}

void ProfilePopup::buildList()
{
    auto *const rows = new QWidget;
    rows->setLayout(m_list);
    m_list->setContentsMargins({});
    m_list->setSpacing(0);
    m_scroll->setWidget(rows);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->installEventFilter(this);
    m_scroll->viewport()->setAutoFillBackground(false);
    rows->setAutoFillBackground(false);
}

/// As wide and high as its rows, up to so many.
void ProfilePopup::fitList()
{
    m_scroll->setVisible(!m_rows.empty());
    if (m_rows.empty()) {
        return;
    }
    const QSize row = m_rows.front()->sizeHint();
    const bool scrolls = m_rows.size() > rowsShown;
    m_scroll->setFixedHeight(row.height() * static_cast<int>(std::min(m_rows.size(), rowsShown)));
    m_scroll->setMinimumWidth(
        row.width() + (scrolls ? m_scroll->verticalScrollBar()->sizeHint().width() : 0));
}

QPushButton *ProfilePopup::addButton(QBoxLayout *to, const QString &text, void (ProfilePopup::*triggered)())
{
    auto *const button = new QPushButton(text, this);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, [this, triggered] {
        hide();
        Q_EMIT(this->*triggered)();
    });
    to->addWidget(button);
    return button;
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
    fitList();
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

void ProfilePopup::setReconnects(bool reconnects)
{
    m_reconnect->setVisible(reconnects);
}

void ProfilePopup::setTunneled(bool tunneled)
{
    m_tunnel->setVisible(tunneled);
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
    fitList();
    if (!m_rows.empty()) {
        (m_current != nullptr ? m_current : m_rows.front())->setFocus(Qt::TabFocusReason);
        showFocus();
    }
}

void ProfilePopup::showFocus()
{
    if (QWidget *const focused = focusWidget(); focused != nullptr && m_scroll->isAncestorOf(focused)) {
        m_scroll->ensureWidgetVisible(focused, 0, 0);
    }
}

/// Keys go through the rows here: the area would scroll past them.
bool ProfilePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_scroll && event->type() == QEvent::KeyPress) {
        keyPressEvent(static_cast<QKeyEvent *>(event));
        return true;
    }
    return Popup::eventFilter(watched, event);
}

void ProfilePopup::keyPressEvent(QKeyEvent *event)
{
    const int digit = event->key() - Qt::Key_0;
    if (digit >= 1 && digit <= 9 && static_cast<std::size_t>(digit) <= m_rows.size()) {
        m_rows[static_cast<std::size_t>(digit) - 1]->click();
    } else if (event->key() == Qt::Key_Down) {
        focusNextChild();
        showFocus();
    } else if (event->key() == Qt::Key_Up) {
        focusPreviousChild();
        showFocus();
    } else {
        Popup::keyPressEvent(event);
    }
}

} // namespace zumik::widgets::shell
