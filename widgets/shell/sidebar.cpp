// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/sidebar.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/controls/words.h"
#include "widgets/shell/sideitem.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::shell {

SideBar::SideBar(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_boardsItem(new SideItem(look, SideItem::Level::Page, tr("Boards"), this))
    , m_listButton(new controls::BarButton(look, this))
    , m_list(new controls::ChoicePopup(look, this))
    , m_field(new QLineEdit(this))
    , m_scroll(new QScrollArea(this))
    , m_foot(new QWidget(this))
{
    build();
    connect(m_listButton, &QAbstractButton::clicked, this, &SideBar::openList);
    connect(m_list, &controls::ChoicePopup::chosen, this, [this](const std::vector<std::string> &ids) {
        Q_EMIT boardChosen(QString::fromStdString(ids.front()));
    });
    connect(m_field, &QLineEdit::textChanged, this, &SideBar::fill);
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
    applyState();
}

void SideBar::build()
{
    setAccessibleName(tr("Navigation"));
    auto *const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 8, 1, 8);
    whole->setSpacing(0);
    m_boardsItem->setGlyph(controls::Glyph::Boards);
    m_boardsItem->setStrong(true);
    m_boardsItem->setFocusPolicy(Qt::NoFocus);
    m_boardsItem->setEnabled(false);
    m_listButton->setGlyph(controls::Glyph::Boards);
    m_listButton->setFlat(true);
    m_listButton->setAccessibleName(tr("Boards"));
    m_listButton->setToolTip(tr("Boards"));
    m_field->setAccessibleName(tr("Search boards"));
    m_field->setPlaceholderText(tr("Search (/)"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(200);
    m_field->installEventFilter(this);
    auto *const fieldRow = new QVBoxLayout;
    fieldRow->setContentsMargins(10, 2, 10, 4);
    fieldRow->addWidget(m_field);
    auto *const page = new QWidget(m_scroll);
    m_column = new QVBoxLayout(page);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(page);
    m_scroll->viewport()->setAutoFillBackground(false);
    page->setAutoFillBackground(false);
    auto *const footColumn = new QVBoxLayout(m_foot);
    footColumn->setContentsMargins(0, 4, 0, 0);
    footColumn->setSpacing(0);
    const auto addWay = [&](const QString &label, controls::Glyph glyph, void (SideBar::*asked)()) {
        auto *const way = new SideItem(m_look, SideItem::Level::Page, label, m_foot);
        way->setGlyph(glyph);
        connect(way, &QAbstractButton::clicked, this, asked);
        footColumn->addWidget(way);
    };
    addWay(tr("Open file\u2026"), controls::Glyph::File, &SideBar::openFileRequested);
    addWay(tr("Add folder\u2026"), controls::Glyph::Plus, &SideBar::addFolderRequested);
    addWay(tr("Snapshots"), controls::Glyph::Clock, &SideBar::snapshotsRequested);
    whole->addWidget(m_boardsItem);
    whole->addWidget(m_listButton, 0, Qt::AlignHCenter);
    whole->addLayout(fieldRow);
    whole->addWidget(m_scroll, 1);
    whole->addWidget(m_foot);
    whole->addStretch(0);
}

void SideBar::setBoards(const std::vector<BoardEntry> &boards)
{
    m_boards = boards;
    m_texts.clear();
    for (const BoardEntry &board : boards) {
        m_texts.push_back({board.title, board.pack + QLatin1Char(' ') + board.words});
    }
    fill();
}

/// The lines anew, for what is typed now.
void SideBar::fill()
{
    const auto drop = [](QWidget *line) { // later: it may be the one whose click has led here
        line->hide();
        line->setParent(nullptr);
        line->deleteLater();
    };
    for (const Line &line : m_lines) {
        drop(line.item);
    }
    for (controls::Words *const note : m_notes) {
        drop(note);
    }
    m_lines.clear();
    m_notes.clear();
    if (m_field->text().trimmed().isEmpty()) {
        fillGroups();
    } else {
        fillFound();
    }
    applyState();
}

void SideBar::fillGroups()
{
    std::size_t groups = 0;
    for (auto from = m_boards.begin(); from != m_boards.end();) {
        const auto until = std::find_if(
            from, m_boards.end(), [&](const BoardEntry &board) { return board.pack != from->pack; });
        if (++groups > mostAtOnce) {
            return addNote(moreText(static_cast<std::size_t>(m_boards.end() - from)));
        }
        addGroup({from, until});
        from = until;
    }
}

void SideBar::addGroup(Entries boards)
{
    const bool open = opens(boards);
    addPack(boards.front(), open);
    for (std::size_t i = 0; open && i < std::min(boards.size(), mostLines); ++i) {
        addBoard(boards[i]);
    }
    if (open && boards.size() > mostLines) {
        addNote(moreText(boards.size() - mostLines));
    }
}

/// As a person has it, else while there are few lines, where the chosen board is in it, or one that can't be
/// opened and says why.
bool SideBar::opens(Entries boards) const
{
    if (const auto chosen = m_openPacks.find(boards.front().pack); chosen != m_openPacks.end()) {
        return chosen->second;
    }
    return m_lines.size() + std::min(boards.size(), mostLines) < mostAtOnce
        || std::any_of(boards.begin(), boards.end(),
            [this](const BoardEntry &board) { return board.id == m_current || !board.trouble.isEmpty(); });
}

void SideBar::fillFound()
{
    const auto found = zumik::dashboard::fuzzyFind(m_field->text(), m_texts);
    for (std::size_t i = 0; i < std::min(found.size(), mostLines); ++i) {
        addBoard(m_boards[found[i]]);
    }
    if (found.empty()) {
        addNote(tr("No board has these letters"));
    } else if (found.size() > mostLines) {
        addNote(moreText(found.size() - mostLines));
    }
}

void SideBar::addPack(const BoardEntry &first, bool open)
{
    const QString &pack = first.pack;
    auto *const item = new SideItem(m_look, SideItem::Level::Group, pack, this);
    m_column->insertWidget(m_column->count() - 1, item);
    item->setOpen(open);
    connect(item, &QAbstractButton::clicked, this, [this, pack, open] { togglePack(pack, !open); });
    offerForgetting(*item, first.forgetPack);
    m_lines.push_back({item, {}, pack});
}

void SideBar::addBoard(const BoardEntry &board)
{
    auto *const item = new SideItem(m_look, SideItem::Level::Entry, board.title, this);
    item->setToolTip(board.title + QLatin1Char('\n') + board.pack);
    item->setCheckable(true);
    item->setAutoExclusive(false);
    m_column->insertWidget(m_column->count() - 1, item);
    connect(item, &QAbstractButton::clicked, this, [this, id = board.id] {
        applyState(); // a click on the chosen one must not unchoose it
        Q_EMIT boardChosen(id);
    });
    offerForgetting(*item, board.forget);
    m_lines.push_back({item, board.id, board.pack});
    if (!board.trouble.isEmpty()) {
        item->setAccessibleDescription(board.trouble);
        addNote(board.trouble);
    }
}

void SideBar::offerForgetting(SideItem &item, const QString &path)
{
    if (!path.isEmpty()) {
        item.setRemoval(tr("Forget %1 (it stays on disk)").arg(path));
        connect(&item, &SideItem::removalRequested, this, [this, path] { Q_EMIT forgetRequested(path); });
    }
}

QString SideBar::moreText(std::size_t count)
{
    return tr("+ %n more, type to narrow", nullptr, static_cast<int>(count));
}

void SideBar::addNote(const QString &text)
{
    auto *const note = new controls::Words(m_look, "axis", "text.tertiary", this);
    note->setText(text);
    note->setWordWrap(true);
    note->setContentsMargins(39, 2, 8, 4); // under the titles
    m_column->insertWidget(m_column->count() - 1, note);
    note->show();
    m_notes.push_back(note);
}

/// The field has the keys while something is typed: Return takes the first, Esc clears.
bool SideBar::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_field || event->type() != QEvent::KeyPress) {
        return QWidget::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    const auto first =
        std::find_if(m_lines.begin(), m_lines.end(), [](const Line &line) { return !line.id.isEmpty(); });
    if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
        m_field->clear();
        return true;
    }
    if ((key == Qt::Key_Return || key == Qt::Key_Enter) && first != m_lines.end()
        && !m_field->text().trimmed().isEmpty()) {
        const QString id = first->id;
        m_field->clear();
        Q_EMIT boardChosen(id);
        return true;
    }
    if (key == Qt::Key_Down && first != m_lines.end()) {
        first->item->setFocus(Qt::TabFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void SideBar::search()
{
    if (m_folded) {
        return openList();
    }
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

const SideBar::Line *SideBar::headOf(const QString &pack) const
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(),
        [&](const Line &line) { return line.id.isEmpty() && line.pack == pack; });
    return found == m_lines.end() ? nullptr : &*found;
}

/// The lines are others then: the heading keeps the keys.
void SideBar::togglePack(const QString &pack, bool open)
{
    const Line *const before = headOf(pack);
    const bool focused = before != nullptr && before->item->hasFocus();
    m_openPacks[pack] = open;
    fill();
    if (const Line *const head = headOf(pack); focused && head != nullptr) {
        head->item->setFocus(Qt::OtherFocusReason);
    }
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
    const bool listed =
        std::any_of(m_lines.begin(), m_lines.end(), [&](const Line &line) { return line.id == id; });
    listed || !knows(id) ? applyState() : fill();
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
    for (QWidget *part : std::initializer_list<QWidget *>{m_field, m_scroll, m_foot}) {
        part->setVisible(!m_folded);
    }
    for (controls::Words *const note : m_notes) {
        note->setVisible(!m_folded);
    }
    for (const Line &line : m_lines) {
        line.item->setVisible(!m_folded);
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
