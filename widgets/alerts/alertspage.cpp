// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alertspage.h"

#include "widgets/alerts/statecell.h"
#include "widgets/common/look.h"
#include "widgets/controls/words.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace zumik::widgets::alerts {

namespace {

constexpr int side = 16;
constexpr int shapeRoom = 22; ///< before the summary

} // namespace

AlertsPage::AlertsPage(const common::Look *look, const QString &title, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_model(new AlertModel(this))
    , m_summary(new controls::Words(look, "body", "text.primary", this))
    , m_table(makeTable())
{
    setAccessibleName(title);
    auto *const heading = new controls::Words(look, "title", "text.primary", this);
    heading->setText(title);
    auto *const refresh = new QPushButton(tr("Ask again"), this);
    auto *const close = new QPushButton(tr("Close"), this);
    refresh->setAutoDefault(false);
    close->setAutoDefault(false);
    connect(refresh, &QPushButton::clicked, this, &AlertsPage::refreshRequested);
    connect(close, &QPushButton::clicked, this, &AlertsPage::left);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(heading, 1);
    head->addWidget(refresh);
    head->addWidget(close);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(shapeRoom, 0, 0, 0);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(side, side, side, 12);
    column->setSpacing(12);
    column->addLayout(head);
    column->addWidget(m_summary);
    column->addWidget(m_table, 1);
    column->addStretch(0);
    connect(look, &common::Look::changed, this, &AlertsPage::applyLook);
    applyLook();
    setAsking();
}

QTableView *AlertsPage::makeTable()
{
    auto *const table = new QTableView(this);
    table->setModel(m_model);
    table->setItemDelegate(new StateCell(m_look, table));
    table->setAccessibleName(tr("Alerts"));
    table->setFrameShape(QFrame::NoFrame);
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    QHeaderView &heads = *table->horizontalHeader();
    heads.setHighlightSections(false);
    heads.setSectionResizeMode(AlertModel::Labels, QHeaderView::Stretch);
    heads.resizeSection(AlertModel::State, 130);
    heads.resizeSection(AlertModel::Name, 220);
    heads.resizeSection(AlertModel::Since, 255);
    return table;
}

void AlertsPage::setAsking()
{
    m_table->hide();
    say(common::Status::Loading, tr("Asking\u2026"));
}

void AlertsPage::setLines(common::Status status, const QString &summary, std::vector<AlertLine> lines)
{
    m_table->setVisible(!lines.empty());
    m_model->setLines(std::move(lines));
    say(status, summary);
}

void AlertsPage::setTrouble(const QString &reason)
{
    m_model->setLines({});
    m_table->hide();
    say(common::Status::Unknown, tr("Cannot see alerts. %1").arg(reason));
}

QString AlertsPage::summary() const
{
    return m_summary->text();
}

void AlertsPage::say(common::Status status, const QString &text)
{
    m_status = status;
    m_summary->setText(text);
    m_summary->setAccessibleName(text);
    update();
}

void AlertsPage::applyLook()
{
    const common::Theme &theme = m_look->theme();
    QPalette palette = theme.palette();
    for (const auto role : {QPalette::Base, QPalette::Button, QPalette::Window}) {
        palette.setColor(role, theme.color("surface.panel"));
    }
    m_table->setPalette(palette);
    m_table->setFont(m_look->fonts().font("table"));
    m_table->horizontalHeader()->setFont(m_look->fonts().font("caption"));
    m_table->verticalHeader()->setDefaultSectionSize(static_cast<int>(theme.number("size.row")) + 4);
    update();
}

void AlertsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_table->setFocus(Qt::OtherFocusReason);
}

/// Esc is the page's here, not the window's.
bool AlertsPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void AlertsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
    } else {
        QWidget::keyPressEvent(event);
    }
}

void AlertsPage::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const common::Theme &theme = m_look->theme();
    const double size = theme.number("size.statusIcon");
    const QRect line = m_summary->geometry();
    common::paintStatus(painter, m_status, QRectF(line.left(), line.top() + 2, size, size), theme,
        theme.color("surface.window"));
}

} // namespace zumik::widgets::alerts
