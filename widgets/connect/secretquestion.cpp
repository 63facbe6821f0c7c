// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/secretquestion.h"

#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/connect/secretfield.h"
#include "widgets/controls/words.h"

#include <QButtonGroup>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

#include <utility>

namespace zumik::widgets::connect {

namespace {

using Kind = SecretWanted::Kind;

constexpr int dialogWidth = 460;

} // namespace

SecretQuestion::SecretQuestion(const common::Look *look, const SecretWanted &wanted,
    std::function<void(Answer)> answered, QWidget *parent)
    : QDialog(parent)
    , m_look(look)
    , m_wanted(wanted)
    , m_answered(std::move(answered))
{
    setWindowTitle(tr("A secret is needed"));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(words("heading", "text.primary", wanted.whose));
    column->addWidget(words("body", "text.secondary", wanted.reason));
    addKind(column);
    addFields(column);
    addChoice(column);
    m_complaint = words("table", "status.critical.fg", {});
    m_complaint->hide();
    column->addWidget(m_complaint);
    addButtons(column);
    QObject::connect(look, &common::Look::changed, this, &SecretQuestion::applyLook);
    applyLook();
    update();
    (m_user->isVisibleTo(this) && m_user->text().isEmpty() ? static_cast<QWidget *>(m_user) : m_secret)
        ->setFocus();
}

controls::Words *SecretQuestion::words(const char *role, const char *color, const QString &text)
{
    auto *const made = new controls::Words(m_look, role, color, this);
    made->setText(text);
    made->setWordWrap(true);
    return made;
}

void SecretQuestion::addKind(QVBoxLayout *to)
{
    if (m_wanted.kind != Kind::Either) {
        return;
    }
    m_token = new QRadioButton(tr("Token"), this);
    m_password = new QRadioButton(tr("User and password"), this);
    m_token->setChecked(true);
    auto *const group = new QButtonGroup(this);
    group->addButton(m_token);
    group->addButton(m_password);
    auto *const line = new QHBoxLayout;
    line->setSpacing(16);
    line->addWidget(m_token);
    line->addWidget(m_password);
    line->addStretch(1);
    to->addLayout(line);
    QObject::connect(m_password, &QRadioButton::toggled, this, &SecretQuestion::update);
}

void SecretQuestion::addFields(QVBoxLayout *to)
{
    m_userName = words("table", "text.secondary", tr("User"));
    m_user = new QLineEdit(m_wanted.user, this);
    m_user->setAccessibleName(tr("User"));
    m_secretName = words("table", "text.secondary", {});
    m_secret = new SecretField(m_look, this);
    for (QWidget *const each : std::initializer_list<QWidget *>{m_userName, m_user, m_secretName, m_secret}) {
        to->addWidget(each);
    }
    QObject::connect(m_user, &QLineEdit::textChanged, this, &SecretQuestion::update);
    QObject::connect(m_secret, &SecretField::edited, this, &SecretQuestion::update);
    QObject::connect(m_secret, &SecretField::returnPressed, this, &SecretQuestion::answer);
}

void SecretQuestion::addChoice(QVBoxLayout *to)
{
    m_keep = new QRadioButton(tr("Keep it in the keychain"), this);
    m_session = new QRadioButton(tr("This session only"), this);
    m_keep->setEnabled(m_wanted.canKeep);
    (m_wanted.canKeep ? m_keep : m_session)->setChecked(true);
    auto *const group = new QButtonGroup(this);
    group->addButton(m_keep);
    group->addButton(m_session);
    to->addSpacing(4);
    to->addWidget(m_keep);
    if (!m_wanted.canKeep) {
        to->addWidget(words("table", "text.secondary", m_wanted.whyNot));
    }
    to->addWidget(m_session);
}

void SecretQuestion::addButtons(QVBoxLayout *to)
{
    m_use = new QPushButton(tr("Use it"), this);
    m_use->setProperty(common::accentProperty, true);
    m_use->setDefault(true);
    auto *const leave = new QPushButton(tr("Cancel"), this);
    leave->setAutoDefault(false);
    auto *const line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(leave);
    line->addWidget(m_use);
    to->addSpacing(4);
    to->addLayout(line);
    QObject::connect(m_use, &QPushButton::clicked, this, &SecretQuestion::answer);
    QObject::connect(leave, &QPushButton::clicked, this, &QDialog::reject);
}

bool SecretQuestion::wantsUser() const
{
    return m_wanted.kind == Kind::Password || (m_password != nullptr && m_password->isChecked());
}

void SecretQuestion::update()
{
    const QString name = wantsUser()        ? tr("Password")
        : m_wanted.kind == Kind::Passphrase ? tr("Passphrase")
                                            : tr("Token");
    m_secretName->setText(name);
    m_secret->setAccessibleName(name);
    m_userName->setVisible(wantsUser());
    m_user->setVisible(wantsUser());
    if (m_use != nullptr) {
        m_use->setEnabled(!m_secret->isEmpty() && (!wantsUser() || !m_user->text().isEmpty()));
    }
    fit();
}

/// As high as what it says is at its width.
void SecretQuestion::fit()
{
    layout()->invalidate();
    layout()->activate();
    setFixedSize(dialogWidth, layout()->totalHeightForWidth(dialogWidth));
}

void SecretQuestion::answer()
{
    if (!m_use->isEnabled()) {
        return;
    }
    m_complaint->hide();
    m_use->setEnabled(false); // until it is known what became of it
    m_answered({m_secret->secret(), wantsUser() ? m_user->text() : QString(), m_keep->isChecked()});
}

void SecretQuestion::complain(const QString &title, const QString &text)
{
    m_complaint->setText(title + QStringLiteral(". ") + text);
    m_complaint->setAccessibleName(m_complaint->text());
    m_complaint->show();
    update();
}

void SecretQuestion::applyLook()
{
    QPalette colors = m_look->theme().palette();
    colors.setColor(QPalette::Window, m_look->theme().color("surface.raised"));
    setPalette(colors);
    colors.setColor(QPalette::ButtonText, m_look->theme().color("text.onAccent"));
    colors.setColor(QPalette::Disabled, QPalette::ButtonText, m_look->theme().color("text.disabled"));
    m_use->setPalette(colors);
    setFont(m_look->fonts().font("body"));
    fit();
}

} // namespace zumik::widgets::connect
