// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/settings/settingline.h"

#include "models/settings/settings.h"
#include "widgets/common/sentences.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/controls/words.h"
#include "widgets/settings/settingwords.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace zumik::widgets::settings {

namespace {

/// A value's text in the list of choices.
std::string codeOf(const QJsonValue &value)
{
    return value.toVariant().toString().toStdString();
}

} // namespace

SettingLine::SettingLine(const common::Look *look, zumik::settings::Settings &settings,
    const zumik::settings::SettingRow &row, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_settings(settings)
    , m_row(row)
    , m_reset(new QPushButton(tr("Reset"), this))
    , m_value(new controls::BarButton(look, this))
    , m_popup(new controls::ChoicePopup(look, this))
{
    build();
    connect(&settings, &zumik::settings::Settings::changed, this, [this](const QString &key) {
        if (key == m_row.key) {
            showValue();
        }
    });
    showValue();
}

void SettingLine::build()
{
    const SettingWords words = wordsOf(m_row.key);
    auto *const title = new controls::Words(m_look, "body", "text.primary", this);
    title->setText(words.title);
    auto *const text = new controls::Words(m_look, "table", "text.secondary", this);
    text->setText(words.text);
    text->setWordWrap(true);
    m_value->setOpens(true);
    m_reset->setAutoDefault(false);
    m_reset->setAccessibleName(tr("Reset %1").arg(words.title));
    QSizePolicy kept = m_reset->sizePolicy();
    kept.setRetainSizeWhenHidden(true); // nothing moves when it comes and goes
    m_reset->setSizePolicy(kept);

    auto *const said = new QVBoxLayout;
    said->setSpacing(2);
    said->addWidget(title);
    said->addWidget(text);
    auto *const line = new QHBoxLayout(this);
    line->setContentsMargins(0, 6, 0, 6);
    line->setSpacing(12);
    line->addLayout(said, 1);
    line->addWidget(m_reset);
    line->addWidget(m_value);
    m_value->setMinimumWidth(150);

    connect(m_value, &QAbstractButton::clicked, this, &SettingLine::open);
    connect(m_popup, &controls::ChoicePopup::chosen, this,
        [this](const std::vector<std::string> &taken) { choose(taken.front()); });
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_value->setFocus(Qt::OtherFocusReason); // the button hides
        if (const auto written = m_settings.reset(m_row.key); !written) {
            Q_EMIT notKept(common::sentenceOf(written.error()).title);
        }
    });
}

std::vector<QJsonValue> SettingLine::values() const
{
    std::vector<QJsonValue> all;
    for (const QString &choice : m_row.choices) {
        all.emplace_back(choice);
    }
    for (int number = m_row.low; m_row.choices.isEmpty() && number <= m_row.high; number += m_row.step) {
        all.emplace_back(number);
    }
    return all;
}

void SettingLine::showValue()
{
    const QString shown = valueWords(m_row, m_settings.value(m_row.key));
    m_value->setLabel(shown);
    m_value->setAccessibleName(QString(wordsOf(m_row.key).title + QStringLiteral(": ") + shown));
    m_reset->setVisible(!m_settings.isDefault(m_row.key));
}

void SettingLine::open()
{
    std::vector<controls::Choice> choices;
    for (const QJsonValue &value : values()) {
        choices.push_back({valueWords(m_row, value), codeOf(value)});
    }
    m_popup->setChoices(std::move(choices), {codeOf(m_settings.value(m_row.key))});
    m_popup->openAt(m_value);
}

void SettingLine::choose(const std::string &code)
{
    for (const QJsonValue &value : values()) {
        if (codeOf(value) != code) {
            continue;
        }
        if (const auto written = m_settings.set(m_row.key, value); !written) {
            Q_EMIT notKept(common::sentenceOf(written.error()).title);
        }
    }
}

bool SettingLine::matches(const QString &text) const
{
    const SettingWords words = wordsOf(m_row.key);
    QStringList all{
        words.title, words.text, groupWords(m_row.key.section(QLatin1Char('.'), 0, 0)), m_row.key};
    for (const QJsonValue &value : values()) {
        all << valueWords(m_row, value);
    }
    return all.join(QLatin1Char('\n')).contains(text.trimmed(), Qt::CaseInsensitive);
}

} // namespace zumik::widgets::settings
