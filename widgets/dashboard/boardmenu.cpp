// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/boardmenu.h"

#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"

#include <QHBoxLayout>

namespace zumik::widgets::dashboard {

namespace {

const std::string picture = "picture";
const std::string kiosk = "kiosk";

} // namespace

BoardMenu::BoardMenu(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_button(new controls::BarButton(look, this))
    , m_popup(new controls::ChoicePopup(look, this))
{
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_button);
    m_button->setGlyph(controls::Glyph::More);
    m_button->setToolTip(tr("More of this board"));
    m_button->setAccessibleName(tr("More of this board"));
    connect(m_button, &QAbstractButton::clicked, this, &BoardMenu::open);
    connect(m_popup, &controls::ChoicePopup::chosen, this, &BoardMenu::choose);
}

void BoardMenu::open()
{
    m_popup->setChoices(
        {{tr("Save picture of the board…"), picture}, {tr("The board alone, or with its bars"), kiosk}}, {});
    m_popup->openAt(m_button);
}

void BoardMenu::choose(const std::vector<std::string> &what)
{
    if (what == std::vector{picture}) {
        Q_EMIT pictureRequested();
    } else if (what == std::vector{kiosk}) {
        Q_EMIT kioskRequested();
    }
}

} // namespace zumik::widgets::dashboard
