// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/profilequestion.h"

#include "models/settings/profileuses.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/controls/words.h"

#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace zumik::widgets::connect {

namespace {

constexpr QSize usual(560, 420);

} // namespace

ProfileQuestion::ProfileQuestion(const common::Look *look, const QString &fileName,
    const zumik::settings::ProfileUses &uses, QWidget *parent)
    : QDialog(parent)
    , m_look(look)
{
    setWindowTitle(tr("Open a profile file"));
    auto *const title = new controls::Words(look, "heading", "text.primary", this);
    title->setText(tr("Open this profile?"));
    auto *const file = new controls::Words(look, "table", "text.secondary", this);
    file->setText(common::plain(fileName.toStdString()));
    file->setWordWrap(true);

    auto *const parts = new QWidget;
    auto *const list = new QVBoxLayout(parts);
    list->setContentsMargins(0, 0, 8, 0);
    addPart(list, tr("It connects to"), uses.destinations);
    addPart(list, tr("Through SSH to"), uses.ssh.isEmpty() ? QStringList() : QStringList(uses.ssh));
    addPart(list, tr("On the way it goes through"), uses.hops);
    addPart(list, tr("It runs this command on this computer"), uses.commands);
    addPart(list, tr("It sends the values of these environment variables"), uses.variables);
    addPart(list, tr("It sends these secrets of your keychain, each only where it was set for"),
        uses.keychainKeys);
    addPart(list, tr("It reads these files"), uses.files);
    list->addStretch(1);
    auto *const scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(parts);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(title);
    column->addWidget(file);
    column->addWidget(scroll, 1);
    addButtons(column);
    resize(usual);
    QObject::connect(look, &common::Look::changed, this, &ProfileQuestion::applyLook);
    applyLook();
}

void ProfileQuestion::applyLook()
{
    QPalette colors = m_look->theme().palette();
    colors.setColor(QPalette::Window, m_look->theme().color("surface.raised"));
    setPalette(colors);
    colors.setColor(QPalette::ButtonText, m_look->theme().color("text.onAccent"));
    m_refuse->setPalette(colors);
    setFont(m_look->fonts().font("body"));
}

void ProfileQuestion::addPart(QVBoxLayout *to, const QString &title, const QStringList &lines)
{
    if (lines.isEmpty()) {
        return;
    }
    auto *const heading = new controls::Words(m_look, "table", "text.secondary", this);
    heading->setText(title);
    heading->setContentsMargins(0, 8, 0, 0);
    to->addWidget(heading);
    for (const QString &line : lines) {
        auto *const words = new controls::Words(m_look, "code", "text.primary", this);
        words->setText(common::plain(line.toStdString()));
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        to->addWidget(words);
    }
}

void ProfileQuestion::addButtons(QVBoxLayout *to)
{
    auto *const open = new QPushButton(tr("Open it"), this);
    open->setAutoDefault(false);
    QObject::connect(open, &QPushButton::clicked, this, &QDialog::accept);
    m_refuse = new QPushButton(tr("Don't open"), this);
    m_refuse->setProperty(common::accentProperty, true);
    m_refuse->setDefault(true);
    m_refuse->setFocus();
    QObject::connect(m_refuse, &QPushButton::clicked, this, &QDialog::reject);
    auto *const line = new QHBoxLayout;
    line->addWidget(open);
    line->addStretch(1);
    line->addWidget(m_refuse);
    to->addLayout(line);
}

} // namespace zumik::widgets::connect
