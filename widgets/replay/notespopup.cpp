// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/notespopup.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"

#include <QKeyEvent>
#include <QListView>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::replay {

namespace {

constexpr int wide = 360;
constexpr int mostRows = 8;
constexpr int textHeight = 130;

} // namespace

NotesPopup::NotesPopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_model(look)
    , m_list(new QListView(this))
    , m_none(new controls::Words(look, "body", "text.tertiary", this))
    , m_keys(new controls::Words(look, "axis", "text.tertiary", this))
    , m_text(new QPlainTextEdit(this))
    , m_place(new controls::Words(look, "axis", "text.tertiary", this))
{
    setAccessibleName(tr("Marks and notes"));
    build();
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        Q_EMIT markChosen(m_model.marks()[static_cast<std::size_t>(index.row())].time);
    });
    connect(&m_model, &MarksModel::renamed, this, &NotesPopup::markRenamed);
    connect(m_text, &QPlainTextEdit::textChanged, this, [this] {
        if (!m_setting) {
            Q_EMIT textChanged(m_text->toPlainText());
        }
    });
}

void NotesPopup::build()
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(6);
    const auto title = [&](const QString &text) {
        auto *const words = new controls::Words(look(), "strong", "text.primary", this);
        words->setText(text);
        column->addWidget(words);
    };
    title(tr("Marks"));
    column->addWidget(m_none);
    column->addWidget(m_list);
    column->addWidget(m_keys);
    title(tr("Notes"));
    column->addWidget(m_text);
    column->addWidget(m_place);
    m_none->setText(tr("None yet. M marks the time that is shown."));
    m_keys->setText(tr("Return goes there   F2 renames   Del takes it away", "keys"));
    m_list->setModel(&m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::DoubleClicked);
    m_list->setFixedWidth(wide);
    m_list->setAccessibleName(tr("Marks"));
    m_list->installEventFilter(this);
    m_text->setFixedSize(wide, textHeight);
    m_text->setTabChangesFocus(true);
    m_text->setAccessibleName(tr("Notes"));
    m_text->setPlaceholderText(tr("What happened, and what was tried"));
    m_place->setWordWrap(true);
    m_place->setFixedWidth(wide);
    fitList();
}

void NotesPopup::setNotes(const zumik::replay::Notes &notes)
{
    const int row = m_list->currentIndex().row();
    m_model.setMarks(notes.marks);
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0) {
        m_list->setCurrentIndex(m_model.index(std::clamp(row, 0, m_model.rowCount() - 1)));
    }
    const QString text = QString::fromStdString(notes.text);
    if (text != m_text->toPlainText()) {
        m_setting = true;
        m_text->setPlainText(text);
        m_setting = false;
    }
    fitList();
}

void NotesPopup::setPlace(const QString &text)
{
    m_place->setText(text);
    m_place->setVisible(!text.isEmpty());
    adjustSize();
}

/// As high as its rows, up to so many.
void NotesPopup::fitList()
{
    const int rows = m_model.rowCount();
    for (QWidget *const widget : std::initializer_list<QWidget *>{m_list, m_keys}) {
        widget->setVisible(rows > 0);
    }
    m_none->setVisible(rows == 0);
    m_list->setFixedHeight(
        std::max(1, std::min(rows, mostRows)) * std::max(20, m_list->sizeHintForRow(0)) + 2);
    adjustSize();
}

std::optional<base::Time> NotesPopup::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? std::optional(m_model.marks()[static_cast<std::size_t>(index.row())].time)
                           : std::nullopt;
}

void NotesPopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    QWidget *const first = m_model.rowCount() > 0 ? static_cast<QWidget *>(m_list) : m_text;
    first->setFocus(Qt::PopupFocusReason);
}

bool NotesPopup::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_list || event->type() != QEvent::KeyPress) {
        return Popup::eventFilter(watched, event);
    }
    const int key = static_cast<QKeyEvent *>(event)->key();
    const auto time = current();
    if (time && (key == Qt::Key_Return || key == Qt::Key_Enter)) {
        Q_EMIT markChosen(*time);
        return true;
    }
    if (time && key == Qt::Key_Delete) {
        Q_EMIT markRemoved(*time);
        return true;
    }
    return Popup::eventFilter(watched, event);
}

} // namespace zumik::widgets::replay
