// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/keysheet.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"
#include "widgets/shell/actions.h"

#include <QGridLayout>
#include <QKeyEvent>

#include <algorithm>

namespace zumik::widgets::shell {

namespace {

constexpr int rowRoom = 24; // px of a line with its gap
constexpr int aroundRows = 90; // title and margins

} // namespace

KeySheet::KeySheet(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_grid(new QGridLayout)
{
    setAccessibleName(tr("Keys"));
    setFocusPolicy(Qt::StrongFocus);
    auto *const title = new controls::Words(look, "heading", "text.primary", this);
    title->setText(tr("Keys"));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addLayout(m_grid);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(6);
}

void KeySheet::fill(const Actions &actions)
{
    qDeleteAll(m_rows);
    m_rows.clear();
    const int rows = std::max(1, (parentWidget()->height() - aroundRows) / rowRoom);
    int index = 0;
    for (const Action &action : actions.all()) {
        const QKeySequence now = actions.keysNow(action);
        if (now.isEmpty()) {
            continue;
        }
        const bool can = Actions::isEnabled(action);
        auto *const keys =
            new controls::Words(look(), "strong", can ? "text.primary" : "text.tertiary", this);
        auto *const text = new controls::Words(look(), "body", can ? "text.primary" : "text.tertiary", this);
        keys->setText(keyText(now));
        text->setText(action.text);
        const int column = index / rows * 2; // what a low window has no room for stands beside
        m_grid->addWidget(keys, index % rows, column);
        m_grid->addWidget(text, index % rows, column + 1);
        m_rows << keys << text;
        ++index;
    }
}

void KeySheet::open(const Actions &actions)
{
    fill(actions);
    resize(sizeHint());
    const QWidget *const window = parentWidget();
    const QPoint corner((window->width() - width()) / 2, (window->height() - height()) / 2);
    move(window->mapToGlobal(QPoint(std::max(0, corner.x()), std::max(0, corner.y()))));
    show();
    setFocus(Qt::PopupFocusReason);
}

void KeySheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Question || event->key() == Qt::Key_Return) {
        hide();
        return;
    }
    Popup::keyPressEvent(event);
}

} // namespace zumik::widgets::shell
