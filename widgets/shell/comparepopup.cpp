// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/comparepopup.h"

#include "models/board/baseline.h"
#include "widgets/common/comparisonwords.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/words.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::shell {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ComparePopup)
};

constexpr int wide = 236; ///< px, in which sentences break
constexpr std::size_t longestTyped = 40;

/// "a week": by what people call it, where it has a name.
QString nameOf(base::Duration back)
{
    using std::chrono::hours;
    return back == hours(1)     ? Text::tr("1 hour earlier")
        : back == hours(24)     ? Text::tr("1 day earlier")
        : back == hours(24 * 7) ? Text::tr("1 week earlier")
                                : Text::tr("%1 earlier", "a length of time").arg(common::shiftText(back));
}

} // namespace

QString comparisonText(std::optional<base::Duration> back)
{
    return back ? Text::tr("%1 earlier", "a length of time").arg(common::shiftText(*back))
                : Text::tr("off", "nothing is compared");
}

QString shiftTrouble(const QString &text)
{
    if (board::parseShift(text.toStdString())) {
        return {};
    }
    const auto length = base::parseDuration(QString(text).remove(QLatin1Char(' ')).toStdString());
    if (length && *length > board::longestShift) {
        return Text::tr("Nothing is compared over more than 10 years.");
    }
    return length
        ? Text::tr("Nothing to compare with: it must be longer than 0.")
        : Text::tr("\"%1\" is no length of time such as 3d or 2w12h, units from the largest to the smallest.")
              .arg(common::plain(text.toStdString(), longestTyped));
}

const std::vector<base::Duration> &ComparePopup::offered()
{
    using std::chrono::hours;
    static const std::vector<base::Duration> lengths{hours(1), hours(24), hours(24 * 7)};
    return lengths;
}

ComparePopup::ComparePopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
{
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 12, 12, 12);
    column->setSpacing(4);
    addChoices(column);
    addTyped(column);
    setAccessibleName(tr("Compare"));
}

void ComparePopup::addChoices(QVBoxLayout *column)
{
    const auto add = [&](const QString &text, std::optional<base::Duration> back) {
        auto *const button = new QPushButton(text, this);
        button->setCheckable(true);
        button->setAutoDefault(true); // Return takes it
        button->setMinimumWidth(wide);
        connect(button, &QPushButton::clicked, this, [this, back] { take(back); });
        column->addWidget(button);
        m_choices.emplace_back(button, back);
    };
    add(tr("Off", "nothing is compared"), std::nullopt);
    for (const base::Duration back : offered()) {
        add(nameOf(back), back);
    }
}

void ComparePopup::addTyped(QVBoxLayout *column)
{
    auto *const name = new controls::Words(look(), "caption", "text.secondary", this);
    name->setText(tr("Another length of time"));
    m_typed = new QLineEdit(this);
    m_typed->setAccessibleName(name->text());
    m_typed->setPlaceholderText(tr("3d, 2w12h", "examples of lengths of time"));
    connect(m_typed, &QLineEdit::returnPressed, this, &ComparePopup::apply);
    connect(m_typed, &QLineEdit::textEdited, this, [this] {
        showTrouble({});
        showClock();
    });
    m_trouble = new controls::Words(look(), "table", "status.critical.fg", this);
    m_clock = new controls::Words(look(), "caption", "text.tertiary", this);
    column->addSpacing(6);
    column->addWidget(name);
    column->addWidget(m_typed);
    for (controls::Words *words : {m_trouble, m_clock}) {
        words->setWordWrap(true);
        words->setFixedWidth(wide);
        words->hide();
        column->addWidget(words);
    }
}

void ComparePopup::setComparison(std::optional<base::Duration> back, base::TimeRange range)
{
    m_back = back;
    m_range = range;
    const bool listed = !back || std::find(offered().begin(), offered().end(), *back) != offered().end();
    for (const auto &[button, length] : m_choices) {
        button->setChecked(listed && length == back);
    }
    m_typed->setText(listed ? QString() : QString::fromStdString(base::formatDuration(*back)));
    showTrouble({});
    showClock();
}

/// Of the lengths on offer, and of what is typed.
void ComparePopup::showClock()
{
    std::vector<base::Duration> lengths = offered();
    if (const auto typed = board::parseShift(m_typed->text().toStdString())) {
        lengths.push_back(*typed);
    }
    QStringList lines;
    for (const base::Duration length : lengths) {
        const QString change = common::clockChangeText(m_range, length, look()->clock());
        if (!change.isEmpty()) {
            lines << nameOf(length) + QLatin1String(". ") + change;
        }
    }
    m_clock->setText(lines.join(QLatin1Char('\n')));
    m_clock->setVisible(!lines.isEmpty());
    adjustSize();
}

void ComparePopup::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    for (const auto &[button, back] : m_choices) {
        if (button->isChecked()) {
            button->setFocus(Qt::PopupFocusReason);
            return;
        }
    }
    m_typed->setFocus(Qt::PopupFocusReason);
    m_typed->selectAll();
}

/// A digit on a choice begins a length of time.
void ComparePopup::keyPressEvent(QKeyEvent *event)
{
    const QString text = event->text();
    if (text.isEmpty() || !text.front().isDigit() || m_typed->hasFocus()) {
        return Popup::keyPressEvent(event);
    }
    m_typed->setFocus(Qt::ShortcutFocusReason);
    m_typed->selectAll();
    QCoreApplication::sendEvent(m_typed, event);
}

void ComparePopup::apply()
{
    const QString trouble = shiftTrouble(m_typed->text());
    if (trouble.isEmpty()) {
        return take(*board::parseShift(m_typed->text().toStdString()));
    }
    showTrouble(trouble);
}

void ComparePopup::showTrouble(const QString &trouble)
{
    m_trouble->setText(trouble);
    m_trouble->setVisible(!trouble.isEmpty());
    m_typed->setAccessibleDescription(trouble);
    adjustSize();
}

void ComparePopup::take(std::optional<base::Duration> back)
{
    hide();
    Q_EMIT chosen(back);
}

} // namespace zumik::widgets::shell
