// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/querytab.h"

#include "models/board/panelfacts.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/words.h"
#include "widgets/inspect/querywords.h"

#include <QAbstractTextDocumentLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTextDocument>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::inspect {

namespace {

/// More than anybody reads; all of them are in the PromQL that is copied.
constexpr std::size_t mostQueries = 40;
constexpr int mostLines = 12; ///< of an expression, before it scrolls
constexpr int expressionPadding = 10; ///< px above and below, together

} // namespace

QueryTab::QueryTab(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    auto *const scroll = new QScrollArea(this);
    scroll->setObjectName(QStringLiteral("queries"));
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->viewport()->setAutoFillBackground(false);
    auto *const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 8, 0, 0);
    whole->addWidget(scroll);
}

void QueryTab::setStory(const PanelStory &story)
{
    m_texts.clear();
    m_inside = new QWidget;
    m_inside->setAutoFillBackground(false);
    m_column = new QVBoxLayout(m_inside);
    m_column->setContentsMargins(0, 0, 8, 0);
    m_column->setSpacing(6);
    const std::size_t count = story.facts ? story.facts->queries.size() : 0;
    for (std::size_t i = 0; i < std::min(count, mostQueries); ++i) {
        const board::QueryFact &fact = story.facts->queries[i];
        addQuery(queryWords(fact, m_look->clock()), QString::fromStdString(fact.expression),
            common::plain(fact.refId, 60));
    }
    if (count == 0) {
        addWords(tr("This panel has asked nothing."), "body", "text.secondary");
    }
    if (count > mostQueries) {
        addWords(tr("%1 more queries are in the PromQL that is copied.").arg(count - mostQueries), "table",
            "text.secondary");
    }
    if (!story.hidden.isEmpty()) {
        addWords(
            tr("Switched off by the dashboard, and not sent: %1").arg(story.hidden.join(QLatin1String(", "))),
            "table", "text.secondary");
    }
    m_column->addStretch(1);
    findChild<QScrollArea *>(QStringLiteral("queries"))->setWidget(m_inside); // the one before goes
}

void QueryTab::addQuery(const QueryWords &words, const QString &expression, const QString &id)
{
    auto *const name = new controls::Words(m_look, "strong", "text.primary", m_inside);
    name->setText(words.name);
    auto *const copy = new QPushButton(tr("Copy"), m_inside);
    copy->setAutoDefault(false);
    copy->setAccessibleName(tr("Copy query %1").arg(id));
    connect(
        copy, &QPushButton::clicked, this, [this, expression, id] { Q_EMIT copyRequested(expression, id); });
    auto *const head = new QHBoxLayout;
    head->addWidget(name, 1);
    head->addWidget(copy);
    m_column->addLayout(head);
    m_column->addWidget(makeExpression(words.expression, tr("Query %1").arg(id)));
    m_texts << words.name << words.expression;
    addWords(words.facts, "table", "text.secondary");
    for (const QString &warning : words.warnings) {
        addWords(tr("Warning: %1").arg(warning), "table", "status.warn.fg");
    }
    if (!words.error.isEmpty()) {
        addWords(tr("Error: %1").arg(words.error), "table", "status.critical.fg");
    }
    m_column->addSpacing(12);
}

/// As high as its lines, so that one scrolls the page and not each query.
QWidget *QueryTab::makeExpression(const QString &text, const QString &name)
{
    auto *const edit = new QPlainTextEdit(text, m_inside);
    edit->setReadOnly(true);
    edit->setAccessibleName(name);
    edit->setFrameShape(QFrame::NoFrame);
    edit->setTabChangesFocus(true);
    edit->setFont(m_look->fonts().font("code"));
    QPalette palette = m_look->theme().palette();
    palette.setColor(QPalette::Base, m_look->theme().color("surface.sunken"));
    edit->setPalette(palette);
    const auto fit = [edit] {
        const double lines = edit->document()->documentLayout()->documentSize().height(); // it counts lines
        const int shown = std::clamp(static_cast<int>(lines), 1, mostLines);
        edit->setFixedHeight(shown * edit->fontMetrics().lineSpacing() + expressionPadding);
    };
    connect(edit->document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, edit, fit);
    fit();
    return edit;
}

controls::Words *QueryTab::addWords(const QString &text, const char *role, const char *color)
{
    auto *const words = new controls::Words(m_look, role, color, m_inside);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    words->setText(text);
    m_column->addWidget(words);
    m_texts << text;
    return words;
}

QStringList QueryTab::texts() const
{
    return m_texts;
}

} // namespace zumik::widgets::inspect
