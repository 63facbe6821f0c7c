// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/profilepopup.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"

#include <QGridLayout>
#include <QPushButton>

namespace zumik::widgets::shell {

ProfilePopup::ProfilePopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_grid(new QGridLayout)
{
    setAccessibleName(tr("Connection"));
    m_grid->setHorizontalSpacing(16);
    m_grid->setVerticalSpacing(6);
    auto *const again = new QPushButton(tr("Reconnect"), this);
    again->setAutoDefault(false);
    connect(again, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT reconnectTriggered();
    });
    auto *const settings = new QPushButton(tr("Settings"), this);
    settings->setAutoDefault(false);
    connect(settings, &QPushButton::clicked, this, [this] {
        hide();
        Q_EMIT settingsTriggered();
    });
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    buttons->addWidget(again);
    buttons->addWidget(settings);
    buttons->addStretch(1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(12);
    column->addLayout(m_grid);
    column->addLayout(buttons);
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

} // namespace zumik::widgets::shell
