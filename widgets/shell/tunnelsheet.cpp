// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/tunnelsheet.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"
#include "widgets/shell/statuswords.h"

#include <QGridLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>

namespace zumik::widgets::shell {

namespace {

constexpr int betweenSections = 14;
constexpr int betweenLines = 4;

/// Whether both have the same lines, whatever their values.
bool sameLines(const std::vector<TunnelFacts::Section> &a, const std::vector<TunnelFacts::Section> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &left, const auto &right) {
        return left.title == right.title
            && std::equal(left.lines.begin(), left.lines.end(), right.lines.begin(), right.lines.end(),
                [](const auto &one, const auto &other) { return one.name == other.name; });
    });
}

} // namespace

QString TunnelFacts::text() const
{
    QString all = state;
    for (const Section &section : sections) {
        all += QStringLiteral("\n\n") + section.title;
        for (const Line &line : section.lines) {
            all += QLatin1Char('\n') + line.name + QStringLiteral(": ") + line.value;
        }
    }
    return all;
}

TunnelSheet::TunnelSheet(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_state(new StatusWords(look, this))
    , m_scroll(new QScrollArea(this))
    , m_lines(new QWidget)
    , m_grid(new QGridLayout(m_lines))
{
    setAccessibleName(tr("Tunnel"));
    auto *const title = new controls::Words(look, "heading", "text.primary", this);
    title->setText(tr("Tunnel"));
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setHorizontalSpacing(24);
    m_grid->setVerticalSpacing(betweenLines);
    m_grid->setColumnStretch(1, 1);
    m_scroll->setWidget(m_lines);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setAutoFillBackground(false);
    m_lines->setAutoFillBackground(false);
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(8);
    m_command = addButton(buttons, tr("Copy as ssh command"));
    connect(m_command, &QPushButton::clicked, this, [this] { Q_EMIT copyRequested(m_facts.command); });
    connect(addButton(buttons, tr("Copy all")), &QPushButton::clicked, this,
        [this] { Q_EMIT copyRequested(m_facts.text()); });
    connect(
        addButton(buttons, tr("Reconnect")), &QPushButton::clicked, this, &TunnelSheet::reconnectTriggered);
    buttons->addStretch(1);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(20, 16, 20, 16);
    column->setSpacing(12);
    column->addWidget(title);
    column->addWidget(m_state);
    column->addWidget(m_scroll);
    column->addLayout(buttons);
}

QPushButton *TunnelSheet::addButton(QBoxLayout *to, const QString &text)
{
    auto *const button = new QPushButton(text, this);
    button->setAutoDefault(false);
    to->addWidget(button);
    return button;
}

void TunnelSheet::setFacts(const TunnelFacts &facts)
{
    const bool same = sameLines(facts.sections, m_facts.sections) && !m_made.empty();
    m_facts = facts;
    m_state->show(facts.status, facts.state);
    m_command->setVisible(!facts.command.isEmpty());
    if (!same) {
        makeLines();
    }
    showValues();
    if (isVisible()) {
        center();
    }
}

void TunnelSheet::makeLines()
{
    qDeleteAll(m_made);
    m_made.clear();
    m_values.clear();
    for (const TunnelFacts::Section &section : m_facts.sections) {
        auto *const title = new controls::Words(look(), "strong", "text.secondary", m_lines);
        title->setText(section.title);
        title->setContentsMargins(0, m_made.empty() ? 0 : betweenSections, 0, 0);
        m_grid->addWidget(title, m_grid->rowCount(), 0, 1, 2);
        m_made.push_back(title);
        for (const TunnelFacts::Line &line : section.lines) {
            addRow(line);
        }
    }
}

void TunnelSheet::addRow(const TunnelFacts::Line &line)
{
    auto *const name = new controls::Words(look(), "body", "text.secondary", m_lines);
    name->setText(line.name);
    auto *const value = new controls::Words(look(), "body", "text.primary", m_lines);
    value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    const int row = m_grid->rowCount();
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(value, row, 1);
    m_made.insert(m_made.end(), {name, value});
    m_values.push_back(value);
}

void TunnelSheet::showValues()
{
    auto value = m_values.begin();
    for (const TunnelFacts::Section &section : m_facts.sections) {
        for (const TunnelFacts::Line &line : section.lines) {
            (*value)->setText(line.value);
            (*value)->setAccessibleName(line.name + QStringLiteral(": ") + line.value);
            ++value;
        }
    }
}

void TunnelSheet::open()
{
    center();
    show();
    (m_command->isHidden() ? static_cast<QWidget *>(this) : m_command)->setFocus(Qt::PopupFocusReason);
}

/// As high as its lines want; where the window is lower, they scroll and the buttons stay in sight.
void TunnelSheet::fitLines()
{
    const int bar = m_scroll->verticalScrollBar()->sizeHint().width();
    const QSize wanted = m_lines->sizeHint();
    m_scroll->setFixedHeight(wanted.height());
    m_scroll->setMinimumWidth(wanted.width());
    const int over = sizeHint().height() - parentWidget()->window()->height();
    if (over > 0) {
        m_scroll->setFixedHeight(std::max(wanted.height() - over, 0));
        m_scroll->setMinimumWidth(wanted.width() + bar);
    }
}

/// It grows with what it tells and never shrinks while it is open: what one is reading stays where it is.
void TunnelSheet::center()
{
    fitLines();
    const QSize size = isVisible() ? sizeHint().expandedTo(this->size()) : sizeHint();
    if (isVisible() && size == this->size()) {
        return;
    }
    resize(size);
    const QWidget *const window = parentWidget()->window();
    const QPoint corner((window->width() - width()) / 2, (window->height() - height()) / 2);
    move(window->mapToGlobal(QPoint(std::max(0, corner.x()), std::max(0, corner.y()))));
}

} // namespace zumik::widgets::shell
