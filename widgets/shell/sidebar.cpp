// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/sidebar.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/shell/sideitem.h"

#include <QKeyEvent>
#include <QPainter>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::shell {

SideBar::SideBar(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_column(new QVBoxLayout(this))
    , m_boardsItem(new SideItem(look, SideItem::Level::Page, tr("Boards"), this))
    , m_listButton(new controls::BarButton(look, this))
    , m_list(new controls::ChoicePopup(look, this))
{
    setAccessibleName(tr("Navigation"));
    m_column->setContentsMargins(0, 8, 1, 8);
    m_column->setSpacing(0);
    m_boardsItem->setGlyph(controls::Glyph::Boards);
    m_boardsItem->setStrong(true);
    m_boardsItem->setFocusPolicy(Qt::NoFocus);
    m_boardsItem->setEnabled(false);
    m_listButton->setGlyph(controls::Glyph::Boards);
    m_listButton->setFlat(true);
    m_listButton->setAccessibleName(tr("Boards"));
    m_listButton->setToolTip(tr("Boards"));
    m_column->addWidget(m_boardsItem);
    m_column->addWidget(m_listButton, 0, Qt::AlignHCenter);
    m_column->addStretch(1);
    connect(m_listButton, &QAbstractButton::clicked, this, &SideBar::openList);
    connect(m_list, &controls::ChoicePopup::chosen, this, [this](const std::vector<std::string> &ids) {
        Q_EMIT boardChosen(QString::fromStdString(ids.front()));
    });
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
    applyState();
}

void SideBar::setBoards(const std::vector<BoardEntry> &boards)
{
    for (const Line &line : m_lines) {
        delete line.item;
    }
    m_lines.clear();
    m_boards = boards;
    QString pack;
    for (const BoardEntry &board : boards) {
        if (m_lines.empty() || board.pack != pack) {
            pack = board.pack;
            addPack(pack);
        }
        addBoard(board);
    }
    applyState();
}

void SideBar::addPack(const QString &pack)
{
    auto *const item = new SideItem(m_look, SideItem::Level::Group, pack, this);
    m_column->insertWidget(m_column->count() - 1, item);
    connect(item, &QAbstractButton::clicked, this, [this, pack] { togglePack(pack); });
    m_lines.push_back({item, {}, pack});
}

void SideBar::addBoard(const BoardEntry &board)
{
    auto *const item = new SideItem(m_look, SideItem::Level::Entry, board.title, this);
    item->setCheckable(true);
    item->setAutoExclusive(false);
    m_column->insertWidget(m_column->count() - 1, item);
    connect(item, &QAbstractButton::clicked, this, [this, id = board.id] {
        applyState(); // a click on the chosen one must not unchoose it
        Q_EMIT boardChosen(id);
    });
    m_lines.push_back({item, board.id, board.pack});
}

void SideBar::togglePack(const QString &pack)
{
    if (m_closedPacks.contains(pack)) {
        m_closedPacks.removeAll(pack);
    } else {
        m_closedPacks << pack;
    }
    applyState();
}

bool SideBar::knows(const QString &id) const
{
    return std::any_of(
        m_boards.begin(), m_boards.end(), [&](const BoardEntry &board) { return board.id == id; });
}

QString SideBar::firstBoard() const
{
    return m_boards.empty() ? QString() : m_boards.front().id;
}

void SideBar::setCurrent(const QString &id)
{
    m_current = id;
    applyState();
}

void SideBar::setFolded(bool folded)
{
    m_folded = folded;
    applyState();
}

void SideBar::applyState()
{
    const common::Theme &theme = m_look->theme();
    setFixedWidth(static_cast<int>(theme.number(m_folded ? "size.sideBarFolded" : "size.sideBar")));
    m_boardsItem->setVisible(!m_folded);
    m_listButton->setVisible(m_folded);
    for (const Line &line : m_lines) {
        const bool closed = m_closedPacks.contains(line.pack);
        line.item->setVisible(!m_folded && (line.id.isEmpty() || !closed));
        line.item->setOpen(!closed);
        line.item->setChecked(!line.id.isEmpty() && line.id == m_current);
    }
}

void SideBar::openList()
{
    std::vector<controls::Choice> choices;
    for (const BoardEntry &board : m_boards) {
        choices.push_back({board.title, board.id.toStdString()});
    }
    m_list->setChoices(std::move(choices), {m_current.toStdString()});
    m_list->openAt(m_listButton);
}

void SideBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Down) {
        focusNextChild();
    } else if (event->key() == Qt::Key_Up) {
        focusPreviousChild();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SideBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look->theme().color("surface.chrome"));
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_look->theme().color("border.subtle"));
}

} // namespace zumik::widgets::shell
