// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/loginquestion.h"

#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/connect/secretfield.h"
#include "widgets/controls/words.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

namespace zumik::widgets::connect {

namespace {

constexpr int dialogWidth = 460;
constexpr int mostFieldsHigh = 260; // pixels; more of them scroll

base::Secret secretOf(QLineEdit &line)
{
    QByteArray bytes = line.text().toUtf8();
    base::Secret secret = base::Secret::copyOf({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    base::wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    return secret;
}

} // namespace

LoginQuestion::LoginQuestion(
    const common::Look *look, const LoginAsked &asked, std::function<void(Answer)> answered, QWidget *parent)
    : QDialog(parent)
    , m_look(look)
    , m_answered(std::move(answered))
{
    setWindowTitle(tr("The server asks"));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 16);
    column->setSpacing(8);
    column->addWidget(words("heading", "text.primary", tr("%1 asks").arg(asked.server)));
    if (!asked.text.isEmpty()) {
        column->addWidget(words("body", "text.primary", asked.text));
    }
    column->addWidget(makeFields(asked));
    if (asked.canKeep) {
        m_keep = new QCheckBox(tr("Keep it in the keychain"), this);
        column->addWidget(m_keep);
    }
    column->addWidget(words("table", "text.secondary", asked.note));
    addButtons(column);
    QObject::connect(look, &common::Look::changed, this, &LoginQuestion::applyLook);
    applyLook();
    const Field &first = m_fields.front();
    (first.line != nullptr ? static_cast<QWidget *>(first.line) : first.secret)->setFocus();
}

controls::Words *LoginQuestion::words(const char *role, const char *color, const QString &text)
{
    auto *const made = new controls::Words(m_look, role, color, this);
    made->setText(text);
    made->setWordWrap(true);
    return made;
}

/// A server may ask for a hundred things.
QWidget *LoginQuestion::makeFields(const LoginAsked &asked)
{
    auto *const fields = new QWidget;
    auto *const column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(8);
    for (const LoginAsked::Prompt &prompt : asked.prompts) {
        addField(column, prompt);
    }
    constexpr std::size_t fewFields = 4;
    if (asked.prompts.size() <= fewFields) {
        return fields;
    }
    auto *const area = new QScrollArea(this);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFixedHeight(mostFieldsHigh);
    area->setWidget(fields);
    return area;
}

QWidget *LoginQuestion::addField(QVBoxLayout *to, const LoginAsked::Prompt &prompt)
{
    Field field;
    QWidget *made = nullptr;
    if (prompt.echo) {
        made = field.line = new QLineEdit(this);
        QObject::connect(field.line, &QLineEdit::returnPressed, this, &LoginQuestion::answer);
    } else {
        made = field.secret = new SecretField(m_look, this);
        QObject::connect(field.secret, &SecretField::returnPressed, this, &LoginQuestion::answer);
    }
    made->setAccessibleName(prompt.text);
    to->addWidget(words("table", "text.secondary", prompt.text));
    to->addWidget(made);
    m_fields.push_back(field);
    return made;
}

void LoginQuestion::addButtons(QVBoxLayout *to)
{
    m_send = new QPushButton(tr("Answer"), this);
    m_send->setProperty(common::accentProperty, true);
    m_send->setAutoDefault(false); // Return is the fields' own
    auto *const leave = new QPushButton(tr("Cancel"), this);
    leave->setAutoDefault(false);
    auto *const line = new QHBoxLayout;
    line->addStretch(1);
    line->addWidget(leave);
    line->addWidget(m_send);
    to->addSpacing(4);
    to->addLayout(line);
    QObject::connect(m_send, &QPushButton::clicked, this, &LoginQuestion::answer);
    QObject::connect(leave, &QPushButton::clicked, this, &QDialog::reject);
}

void LoginQuestion::fit()
{
    layout()->invalidate();
    layout()->activate();
    setFixedSize(dialogWidth, layout()->totalHeightForWidth(dialogWidth));
}

/// An empty answer is one: some servers take Return for "send me a message".
void LoginQuestion::answer()
{
    const auto answered = std::exchange(m_answered, {});
    if (!answered) {
        return;
    }
    Answer given;
    for (const Field &field : m_fields) {
        given.values.push_back(field.line != nullptr ? secretOf(*field.line) : field.secret->secret());
    }
    given.keep = m_keep != nullptr && m_keep->isChecked();
    m_send->setEnabled(false);
    answered(std::move(given));
    accept();
}

void LoginQuestion::withdraw()
{
    m_answered = {};
    accept();
}

void LoginQuestion::applyLook()
{
    QPalette colors = m_look->theme().palette();
    colors.setColor(QPalette::Window, m_look->theme().color("surface.raised"));
    setPalette(colors);
    colors.setColor(QPalette::ButtonText, m_look->theme().color("text.onAccent"));
    colors.setColor(QPalette::Disabled, QPalette::ButtonText, m_look->theme().color("text.disabled"));
    m_send->setPalette(colors);
    setFont(m_look->fonts().font("body"));
    fit();
}

} // namespace zumik::widgets::connect
