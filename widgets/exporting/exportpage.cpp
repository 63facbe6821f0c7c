// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/exporting/exportpage.h"

#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/controls/words.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::exporting {

namespace {

constexpr int widest = 720;
constexpr int barSteps = 1000;

QVBoxLayout *columnOf(QWidget *whole)
{
    auto *const column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 8, 0);
    column->setSpacing(4);
    return column;
}

} // namespace

ExportPage::ExportPage(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_form(new QWidget)
    , m_estimate(new controls::Words(look, "body", "text.secondary", this))
    , m_note(new controls::Words(look, "body", "text.primary", this))
    , m_bar(new QProgressBar(this))
{
    setAccessibleName(tr("Export a snapshot"));
    auto *const title = new controls::Words(look, "title", "text.primary", this);
    title->setText(tr("Export a snapshot"));
    auto *const form = columnOf(m_form);
    m_from = addField(form, tr("From"), tr("now-6h, or a date and time"));
    m_to = addField(form, tr("To"), tr("now"));
    auto *const boards = new controls::Words(look, "heading", "text.primary", m_form);
    boards->setText(tr("Boards"));
    boards->setContentsMargins(0, 12, 0, 4);
    form->addWidget(boards);
    m_boardColumn = new QVBoxLayout;
    form->addLayout(m_boardColumn);
    m_selectors = addField(form, tr("Further series"), tr("up; {job=\"api\"}"));
    m_redact = addField(form, tr("Labels to redact"), tr("tenant_name, Hostname"));
    form->addStretch(1);
    auto *const scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_form);
    auto *const whole = new QWidget(this);
    whole->setMaximumWidth(widest);
    auto *const column = columnOf(whole);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(scroll, 1);
    for (controls::Words *const words : {m_estimate, m_note}) {
        words->setWordWrap(true);
        column->addWidget(words);
    }
    m_note->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bar->setRange(0, barSteps);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Progress"));
    column->addWidget(m_bar);
    addButtons(column);
    auto *const page = new QHBoxLayout(this);
    page->setContentsMargins(16, 16, 16, 12);
    page->addStretch(1);
    page->addWidget(whole, 1000);
    page->addStretch(1);
    setState(State::Choosing);
}

QLineEdit *ExportPage::addField(QVBoxLayout *to, const QString &label, const QString &hint)
{
    auto *const words = new controls::Words(m_look, "table", "text.secondary", m_form);
    words->setText(label);
    words->setContentsMargins(0, 8, 0, 0);
    auto *const field = new QLineEdit(m_form);
    field->setAccessibleName(label);
    field->setPlaceholderText(hint);
    words->setBuddy(field);
    to->addWidget(words);
    to->addWidget(field);
    connect(field, &QLineEdit::textEdited, this, &ExportPage::changed);
    return field;
}

void ExportPage::applyLook()
{
    QPalette accent = m_look->theme().palette();
    accent.setColor(QPalette::ButtonText, m_look->theme().color("text.onAccent"));
    accent.setColor(QPalette::Disabled, QPalette::ButtonText, m_look->theme().color("text.disabled"));
    m_export->setPalette(accent);
}

void ExportPage::addButtons(QVBoxLayout *to)
{
    auto *const line = new QHBoxLayout;
    const auto add = [&](const QString &text, auto signal) {
        auto *const button = new QPushButton(text, this);
        button->setAutoDefault(false);
        connect(button, &QPushButton::clicked, this, signal);
        line->addWidget(button);
        return button;
    };
    m_export = add(tr("Export…"), &ExportPage::exportRequested);
    m_export->setProperty(common::accentProperty, true);
    m_resume = add(tr("Go on"), &ExportPage::resumeRequested);
    m_open = add(tr("Open it"), &ExportPage::openRequested);
    line->addStretch(1);
    m_close = add(tr("Close"), &ExportPage::leaveOrCancel);
    to->addLayout(line);
    connect(m_look, &common::Look::changed, this, &ExportPage::applyLook);
    applyLook();
}

void ExportPage::setChoice(const QString &from, const QString &to, const std::vector<BoardLine> &boards)
{
    m_from->setText(from);
    m_to->setText(to);
    for (const auto &[id, box] : std::exchange(m_boards, {})) {
        delete box;
    }
    for (const BoardLine &board : boards) {
        auto *const box = new QCheckBox(m_form);
        box->setText(QString(board.title).replace(QLatin1Char('&'), QLatin1String("&&")));
        box->setAccessibleName(board.title);
        box->setChecked(board.ticked);
        connect(box, &QCheckBox::clicked, this, &ExportPage::changed);
        m_boardColumn->addWidget(box);
        m_boards.emplace_back(board.id, box);
    }
    m_estimate->clear();
    m_note->clear();
    setState(State::Choosing);
}

ExportChoice ExportPage::choice() const
{
    ExportChoice choice{m_from->text().trimmed(), m_to->text().trimmed(), {}, {}, m_redact->text().trimmed()};
    for (const auto &[id, box] : m_boards) {
        if (box->isChecked()) {
            choice.boards << id;
        }
    }
    // A comma belongs to a selector.
    const QStringList parts = m_selectors->text().split(QLatin1Char(';'), Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (!part.trimmed().isEmpty()) {
            choice.selectors << part.trimmed();
        }
    }
    return choice;
}

void ExportPage::setEstimate(const QString &words)
{
    m_estimate->setText(words);
    m_estimate->setVisible(!words.isEmpty());
}

void ExportPage::setTrouble(const QString &words)
{
    m_note->setColor("status.warn.fg");
    m_note->setText(words);
    setState(State::Choosing);
}

void ExportPage::begin()
{
    m_note->setColor("text.primary");
    m_note->clear();
    setState(State::Working);
}

void ExportPage::setProgress(const QString &words, double done)
{
    m_note->setText(words);
    m_bar->setRange(0, done < 0 ? 0 : barSteps);
    m_bar->setValue(static_cast<int>(std::clamp(done, 0.0, 1.0) * barSteps));
}

void ExportPage::end(const QStringList &words, bool failed, bool resumable, bool openable)
{
    m_note->setColor(failed ? "status.warn.fg" : "text.primary");
    m_note->setText(words.join(QLatin1Char('\n')));
    setState(State::Done);
    m_resume->setVisible(resumable);
    m_open->setVisible(openable);
    (openable ? m_open : resumable ? m_resume : m_close)->setFocus();
}

void ExportPage::setState(State state)
{
    m_state = state;
    const bool working = state == State::Working;
    m_form->setEnabled(!working);
    m_bar->setVisible(working);
    m_export->setVisible(!working);
    m_resume->hide();
    m_open->hide();
    m_note->setVisible(!m_note->text().isEmpty() || working);
    m_close->setText(working ? tr("Cancel") : tr("Close"));
}

void ExportPage::leaveOrCancel()
{
    if (m_state == State::Working) {
        Q_EMIT cancelRequested();
    } else {
        Q_EMIT left();
    }
}

void ExportPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_state != State::Working) {
        Q_EMIT left();
    } else if (event->key() == Qt::Key_Return && m_state == State::Choosing) {
        Q_EMIT exportRequested();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void ExportPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_from->setFocus(Qt::OtherFocusReason);
}

} // namespace zumik::widgets::exporting
