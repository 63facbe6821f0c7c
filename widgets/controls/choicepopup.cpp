// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/choicepopup.h"

#include "widgets/common/look.h"
#include "widgets/controls/choicerow.h"
#include "widgets/controls/words.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::controls {

namespace {

constexpr int mostRows = 12;
constexpr int narrowest = 140;
constexpr int widest = 460;
constexpr int measuredRows = 200; ///< texts that are measured to find the width

} // namespace

ChoicePopup::ChoicePopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_search(new QLineEdit(this))
    , m_list(new QListView(this))
    , m_note(new Words(look, "axis", "text.tertiary", this))
{
    build();
    connect(m_search, &QLineEdit::textChanged, this, &ChoicePopup::filter);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) { choose(index.row()); });
}

void ChoicePopup::build()
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(6);
    column->addWidget(m_search);
    column->addWidget(m_list);
    column->addWidget(m_note);
    m_note->hide();
    m_search->setAccessibleName(tr("Search"));
    m_search->installEventFilter(this);
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new ChoiceRow(look(), m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->viewport()->setAutoFillBackground(false);
    m_list->setAccessibleName(tr("Choices"));
    m_list->installEventFilter(this);
}

void ChoicePopup::setChoices(std::vector<Choice> choices, std::vector<std::string> taken)
{
    setChoices(std::make_shared<FewChoices>(std::move(choices)), std::move(taken));
}

void ChoicePopup::setFree(bool free)
{
    m_free = free;
    m_model.setFree(free);
}

void ChoicePopup::setNote(const QString &note)
{
    m_note->setText(note);
    m_note->setVisible(!note.isEmpty());
}

void ChoicePopup::setChoices(std::shared_ptr<const ChoiceList> choices, std::vector<std::string> taken)
{
    m_before = taken;
    m_search->clear();
    m_model.setChoices(std::move(choices), std::move(taken));
    fit();
}

void ChoicePopup::setMulti(bool multi, std::string all)
{
    m_multi = multi;
    m_model.setMulti(multi, std::move(all));
}

void ChoicePopup::setPlaceholder(const QString &text)
{
    m_search->setPlaceholderText(text);
}

void ChoicePopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    m_search->isHidden() ? m_list->setFocus(Qt::PopupFocusReason) : m_search->setFocus(Qt::PopupFocusReason);
    const QModelIndex first = m_model.index(m_model.firstTakenRow());
    m_list->setCurrentIndex(first);
    m_list->scrollTo(first);
}

void ChoicePopup::hideEvent(QHideEvent *event)
{
    Popup::hideEvent(event);
    const std::vector<std::string> taken = m_model.taken();
    if (taken != m_before) {
        m_before = taken;
        Q_EMIT chosen(taken);
    }
}

void ChoicePopup::filter(const QString &text)
{
    m_model.setFilter(text);
    m_list->setCurrentIndex(m_model.index(0));
}

void ChoicePopup::fit()
{
    m_search->setVisible(m_free || m_model.total() >= searchedFrom);
    const QFontMetricsF metrics(look()->fonts().font("strong"));
    double width = 0;
    for (int row = 0; row < std::min(m_model.rowCount(), measuredRows); ++row) {
        width =
            std::max(width, metrics.horizontalAdvance(m_model.index(row).data(Qt::DisplayRole).toString()));
    }
    const int rows = std::clamp(m_model.rowCount(), 1, mostRows);
    const int rowHeight = static_cast<int>(look()->theme().number("size.control"));
    const int text = static_cast<int>(std::ceil(width)) + ChoiceRow::textLeft + 24;
    m_list->setVerticalScrollBarPolicy(
        m_model.total() > mostRows ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
    m_list->setFixedSize(std::clamp(text, narrowest, widest), rows * rowHeight);
}

void ChoicePopup::choose(int row)
{
    m_model.take(row);
    if (!m_multi) {
        hide();
    }
}

bool ChoicePopup::moveCurrent(int key)
{
    const int last = m_model.rowCount() - 1;
    int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Up:
        --row;
        break;
    case Qt::Key_Down:
        ++row;
        break;
    case Qt::Key_PageUp:
        row -= mostRows;
        break;
    case Qt::Key_PageDown:
        row += mostRows;
        break;
    default:
        return false;
    }
    m_list->setCurrentIndex(m_model.index(std::clamp(row, 0, std::max(0, last))));
    return true;
}

void ChoicePopup::takeCurrent()
{
    if (m_list->currentIndex().isValid()) {
        choose(m_list->currentIndex().row());
    }
}

bool ChoicePopup::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress) {
        return Popup::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || (key == Qt::Key_Space && watched == m_list)) {
        takeCurrent();
        return true;
    }
    if (key == Qt::Key_Escape) {
        hide();
        return true;
    }
    return moveCurrent(key) || Popup::eventFilter(watched, event);
}

} // namespace zumik::widgets::controls
