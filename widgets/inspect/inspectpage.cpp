// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/inspectpage.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"
#include "widgets/inspect/datatab.h"
#include "widgets/inspect/querytab.h"
#include "widgets/inspect/storywords.h"
#include "widgets/inspect/texttab.h"
#include "widgets/inspect/timingstab.h"

#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace zumik::widgets::inspect {

InspectPage::InspectPage(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_title(new controls::Words(look, "title", "text.primary", this))
    , m_about(new controls::Words(look, "body", "text.secondary", this))
    , m_tabs(new QTabBar(this))
    , m_pages(new QStackedWidget(this))
    , m_query(new QueryTab(look, this))
    , m_data(new DataTab(look, this))
    , m_timings(new TimingsTab(look, this))
    , m_json(new TextTab(look, tr("JSON of the panel"), this))
{
    setAccessibleName(tr("Inspect a panel"));
    build();
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    connect(m_query, &QueryTab::copyRequested, this, [this](const QString &expression, const QString &id) {
        Q_EMIT copyRequested(expression, tr("query %1").arg(id));
    });
    connect(m_json, &TextTab::copyRequested, this,
        [this](const QString &text) { Q_EMIT copyRequested(text, tr("the panel's JSON")); });
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
}

void InspectPage::build()
{
    m_tabs->setAccessibleName(tr("What is shown of the panel"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    for (const auto &[name, page] :
        std::initializer_list<std::pair<QString, QWidget *>>{
            {tr("Query"), m_query}, {tr("Data"), m_data}, {tr("Timings"), m_timings}, {tr("JSON"), m_json}}) {
        m_tabs->addTab(name);
        m_pages->addWidget(page);
    }
    auto *const back = new QPushButton(tr("Close"), this);
    back->setAutoDefault(false);
    connect(back, &QPushButton::clicked, this, &InspectPage::left);
    m_title->setMinimumWidth(0);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_about->setWordWrap(true);
    auto *const head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(back);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_about);
    column->addWidget(m_tabs);
    column->addWidget(m_pages, 1);
}

void InspectPage::setStory(const PanelStory &story)
{
    m_title->setText(story.title);
    QStringList about = captionLines(story, m_look->clock());
    about[0].remove(0, story.title.isEmpty() ? 0 : story.title.size() + 3);
    m_about->setText(about.join(QLatin1Char('\n')));
    m_query->setStory(story);
    m_data->setStory(story);
    m_timings->setStory(story);
    setJson({}, tr("Is being read."));
}

void InspectPage::setJson(const QString &json, const QString &note)
{
    m_json->setText(json);
    m_json->setNote(note);
}

void InspectPage::showTab(Tab tab)
{
    m_tabs->setCurrentIndex(tab);
}

InspectPage::Tab InspectPage::tab() const
{
    return static_cast<Tab>(m_tabs->currentIndex());
}

/// Esc is this page's, also where it is a key of the window's.
bool InspectPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void InspectPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void InspectPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tabs->setFocus(Qt::OtherFocusReason);
}

void InspectPage::paintEvent(QPaintEvent * /*event*/)
{
    QPainter(this).fillRect(rect(), m_look->theme().color("surface.window"));
}

} // namespace zumik::widgets::inspect
