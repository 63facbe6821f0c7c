// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/palette.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"
#include "widgets/shell/paletterow.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::shell {

namespace {

constexpr int mostRows = 12;
constexpr int widest = 560;
constexpr int fromTop = 64;

} // namespace

Palette::Palette(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_field(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_nothing(new controls::Words(look, "body", "text.secondary", this))
{
    setAccessibleName(tr("Commands"));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(8, 8, 8, 8);
    column->setSpacing(8);
    column->addWidget(m_field);
    column->addWidget(m_nothing);
    column->addWidget(m_list);
    m_field->setAccessibleName(tr("Search commands"));
    m_field->setPlaceholderText(tr("A board, a cluster, a profile, or what to do"));
    m_field->installEventFilter(this);
    m_nothing->setText(tr("Nothing is called like this."));
    m_nothing->setContentsMargins(8, 4, 8, 4);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new PaletteRow(look, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Commands found"));
    connect(m_field, &QLineEdit::textChanged, this, &Palette::type);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { take(index.row()); });
}

void Palette::open(std::vector<PaletteEntry> entries)
{
    m_model.setEntries(std::move(entries));
    m_field->clear();
    type({});
    const QWidget *const window = parentWidget();
    const int width = std::min(widest, window->width() - 32);
    const int rows = std::clamp(m_model.rowCount(), 1, mostRows);
    m_list->setFixedHeight(rows * static_cast<int>(look()->theme().number("size.control")));
    m_nothing->hide();
    layout()->activate(); // else it stays as high as it last had to be
    resize(width, sizeHint().height());
    QFrame::move(window->mapToGlobal(QPoint((window->width() - width) / 2, fromTop)));
    show();
}

void Palette::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_field->setFocus(Qt::PopupFocusReason);
}

void Palette::type(const QString &typed)
{
    m_model.setTyped(typed);
    m_list->setCurrentIndex(m_model.index(0));
    m_nothing->setVisible(m_model.rowCount() == 0);
}

bool Palette::move(int key)
{
    const int rows = m_model.rowCount();
    int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Up:
        row = row <= 0 ? rows - 1 : row - 1;
        break;
    case Qt::Key_Down:
        row = row + 1 >= rows ? 0 : row + 1;
        break;
    case Qt::Key_PageUp:
        row = std::max(0, row - mostRows);
        break;
    case Qt::Key_PageDown:
        row = std::min(rows - 1, row + mostRows);
        break;
    default:
        return false;
    }
    m_list->setCurrentIndex(m_model.index(row));
    return true;
}

/// What it runs may open something else, so the palette goes first.
void Palette::take(int row)
{
    const PaletteEntry *const entry = m_model.entry(row);
    if (entry != nullptr) {
        const auto run = entry->run;
        hide();
        run();
    }
}

bool Palette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return Popup::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
        take(m_list->currentIndex().row());
        return true;
    }
    return move(key) || Popup::eventFilter(watched, event);
}

} // namespace zumik::widgets::shell
