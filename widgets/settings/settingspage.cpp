// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/settings/settingspage.h"

#include "models/settings/settings.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/controls/words.h"
#include "widgets/settings/settingline.h"
#include "widgets/settings/settingwords.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::settings {

namespace {

constexpr int widest = 720;

QString groupOf(const QString &key)
{
    return key.section(QLatin1Char('.'), 0, 0);
}

} // namespace

SettingsPage::SettingsPage(const common::Look *look, zumik::settings::Settings &settings, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_settings(settings)
    , m_search(new QLineEdit(this))
    , m_note(new controls::Words(look, "table", "status.warn.fg", this))
    , m_none(new controls::Words(look, "body", "text.secondary", this))
{
    setAccessibleName(tr("Settings"));
    auto *const scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *const whole = new QWidget(this);
    whole->setMaximumWidth(widest);
    auto *const column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addLayout(makeHead());
    scroll->setWidget(makeLines());
    column->addWidget(scroll, 1);
    auto *const page = new QHBoxLayout(this);
    page->setContentsMargins(16, 16, 16, 12);
    page->addStretch(1);
    page->addWidget(whole, 1000);
    page->addStretch(1);
    say(standing());
}

QVBoxLayout *SettingsPage::makeHead()
{
    auto *const title = new controls::Words(m_look, "title", "text.primary", this);
    title->setText(tr("Settings"));
    auto *const back = new QPushButton(tr("Close"), this);
    back->setAutoDefault(false);
    connect(back, &QPushButton::clicked, this, &SettingsPage::left);
    auto *const first = new QHBoxLayout;
    first->addWidget(title, 1);
    first->addWidget(back);
    m_search->setPlaceholderText(tr("Search settings"));
    m_search->setAccessibleName(tr("Search settings"));
    m_search->setClearButtonEnabled(true);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::filter);
    m_note->setWordWrap(true);
    m_none->setText(tr("No setting has these words."));
    m_none->hide();
    auto *const head = new QVBoxLayout;
    head->setSpacing(8);
    head->addLayout(first);
    head->addWidget(m_search);
    head->addWidget(m_note);
    head->addWidget(m_none);
    return head;
}

QWidget *SettingsPage::makeLines()
{
    auto *const whole = new QWidget;
    auto *const column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(0);
    for (const zumik::settings::SettingRow &row : m_settings.table()) {
        if (const QString group = groupOf(row.key); m_groups.find(group) == m_groups.end()) {
            auto *const heading = new controls::Words(m_look, "heading", "text.primary", whole);
            heading->setText(groupWords(group));
            heading->setContentsMargins(0, 12, 0, 4);
            m_groups[group] = heading;
            column->addWidget(heading);
        }
        auto *const line = new SettingLine(m_look, m_settings, row, whole);
        connect(line, &SettingLine::notKept, this, &SettingsPage::say);
        m_lines.push_back(line);
        column->addWidget(line);
    }
    column->addStretch(1);
    return whole;
}

QString SettingsPage::standing() const
{
    if (const auto &aside = m_settings.keptAside()) {
        return tr("The settings could not be read; the file is kept: %1").arg(common::plain(aside->where));
    }
    return m_settings.readOnly()
        ? tr("A newer version wrote these settings. What you choose here holds until the console is closed.")
        : QString();
}

void SettingsPage::say(const QString &sentence)
{
    m_note->setText(sentence);
    m_note->setVisible(!sentence.isEmpty());
}

void SettingsPage::filter(const QString &text)
{
    for (const auto &[group, heading] : m_groups) {
        heading->hide();
    }
    for (SettingLine *line : m_lines) {
        const bool fits = line->matches(text);
        line->setVisible(fits);
        if (fits) {
            m_groups.at(groupOf(line->key()))->show();
        }
    }
    m_none->setVisible(shown().isEmpty());
}

QStringList SettingsPage::shown() const
{
    QStringList keys;
    for (const SettingLine *line : m_lines) {
        if (!line->isHidden()) {
            keys << line->key();
        }
    }
    return keys;
}

/// Esc is this page's, also where it is a key of the window's.
bool SettingsPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void SettingsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Escape) {
        return QWidget::keyPressEvent(event);
    }
    if (m_search->text().isEmpty()) {
        Q_EMIT left();
    } else {
        m_search->clear();
    }
}

void SettingsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_search->setFocus(Qt::OtherFocusReason);
}

} // namespace zumik::widgets::settings
