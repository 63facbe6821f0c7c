// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapshots/snapshotspage.h"

#include "widgets/common/look.h"
#include "widgets/controls/words.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QListWidget>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace zumik::widgets::snapshots {

namespace {

constexpr int side = 16;
constexpr int shapeRoom = 22; ///< before the summary
constexpr int recentWidth = 260;
constexpr int nameWidth = 260;
constexpr int rowHeight = 24;
constexpr int recentHeight = 32;

} // namespace

SnapshotsPage::SnapshotsPage(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_recent(new QListWidget(this))
    , m_name(new controls::Words(look, "heading", "text.primary", this))
    , m_summary(new controls::Words(look, "body", "text.primary", this))
    , m_progress(new QProgressBar(this))
    , m_facts(new QTreeWidget(this))
{
    setAccessibleName(tr("Snapshots"));
    makeRecent();
    makeFacts();
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(side, side, side, 12);
    column->setSpacing(12);
    column->addLayout(makeHead());
    auto *const both = new QHBoxLayout;
    both->setSpacing(side);
    both->addWidget(m_recent);
    both->addLayout(makeChosen(), 1);
    column->addLayout(both, 1);
    connect(look, &common::Look::changed, this, &SnapshotsPage::applyLook);
    applyLook();
    showVerifying(false);
    m_open->setEnabled(false);
    m_verify->setEnabled(false);
    say(common::Status::Unknown, tr("Open a snapshot, or choose one that was opened before."));
}

QPushButton *SnapshotsPage::button(const QString &text, void (SnapshotsPage::*clicked)())
{
    auto *const made = new QPushButton(text, this);
    made->setAutoDefault(false);
    connect(made, &QPushButton::clicked, this, clicked);
    return made;
}

QBoxLayout *SnapshotsPage::makeHead()
{
    auto *const title = new controls::Words(m_look, "title", "text.primary", this);
    title->setText(tr("Snapshots"));
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(title, 1);
    head->addWidget(button(tr("Open snapshot\u2026"), &SnapshotsPage::openFileRequested));
    head->addWidget(button(tr("Open directory\u2026"), &SnapshotsPage::openFolderRequested));
    head->addWidget(button(tr("Close"), &SnapshotsPage::left));
    return head;
}

QBoxLayout *SnapshotsPage::makeChosen()
{
    m_open = button(tr("Replay"), &SnapshotsPage::openRequested);
    m_verify = button(tr("Verify"), &SnapshotsPage::verifyRequested);
    m_cancel = button(tr("Cancel"), &SnapshotsPage::verifyCancelled);
    m_cancel->setAccessibleName(tr("Cancel verification"));
    m_progress->setAccessibleName(tr("Verification"));
    m_progress->setRange(0, 100);
    m_progress->setMaximumWidth(200);
    m_summary->setWordWrap(true);
    m_summary->setContentsMargins(shapeRoom, 0, 0, 0);
    auto *const head = new QHBoxLayout;
    head->setSpacing(8);
    head->addWidget(m_name, 1);
    head->addWidget(m_progress);
    for (QPushButton *const each : {m_cancel, m_verify, m_open}) {
        head->addWidget(each);
    }
    auto *const column = new QVBoxLayout;
    column->setSpacing(8);
    column->addLayout(head);
    column->addWidget(m_summary);
    column->addWidget(m_facts, 1);
    return column;
}

void SnapshotsPage::makeRecent()
{
    m_recent->setAccessibleName(tr("Recent snapshots"));
    m_recent->setFixedWidth(recentWidth);
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setTextElideMode(Qt::ElideMiddle);
    m_recent->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    connect(m_recent, &QListWidget::currentItemChanged, this, [this] {
        if (!m_fills && !pathAtHand().isEmpty()) {
            Q_EMIT chosen(pathAtHand());
        }
    });
    connect(m_recent, &QListWidget::itemActivated, this, &SnapshotsPage::openRequested);
}

void SnapshotsPage::makeFacts()
{
    m_facts->setAccessibleName(tr("What the snapshot holds"));
    m_facts->setColumnCount(2);
    m_facts->setHeaderHidden(true);
    m_facts->setFrameShape(QFrame::NoFrame);
    m_facts->setUniformRowHeights(true);
    m_facts->setRootIsDecorated(false);
    m_facts->setSelectionMode(QAbstractItemView::SingleSelection);
    m_facts->header()->resizeSection(0, nameWidth);
}

void SnapshotsPage::setRecent(const std::vector<RecentSnapshot> &recent, const QString &current)
{
    m_fills = true;
    m_recent->clear();
    for (const RecentSnapshot &each : recent) {
        auto *const item = new QListWidgetItem(each.name, m_recent);
        item->setData(Qt::UserRole, each.path);
        item->setToolTip(each.path);
        item->setSizeHint({0, recentHeight});
        if (each.path == current) {
            m_recent->setCurrentItem(item);
        }
    }
    m_recent->setVisible(!recent.empty());
    m_fills = false;
}

QString SnapshotsPage::pathAtHand() const
{
    const QListWidgetItem *const item = m_recent->currentItem();
    return item == nullptr ? QString() : item->data(Qt::UserRole).toString();
}

void SnapshotsPage::setReading(const QString &name)
{
    m_name->setText(name);
    m_facts->clear();
    m_open->setEnabled(false);
    m_verify->setEnabled(false);
    showVerifying(false);
    say(common::Status::Loading, tr("Reading\u2026"));
}

void SnapshotsPage::setFacts(const QString &name, const std::vector<FactSection> &sections)
{
    m_name->setText(name);
    m_facts->clear();
    for (const FactSection &section : sections) {
        QTreeWidgetItem *parent = m_facts->invisibleRootItem();
        if (!section.title.isEmpty()) {
            parent = new QTreeWidgetItem(m_facts, {section.title});
            parent->setFirstColumnSpanned(true);
            parent->setSizeHint(0, {0, rowHeight});
            parent->setFont(0, m_look->fonts().font("heading"));
        }
        for (const Fact &fact : section.facts) {
            auto *const line = new QTreeWidgetItem(parent, {fact.name, fact.value});
            line->setSizeHint(0, {0, rowHeight});
            line->setToolTip(0, fact.name);
            line->setToolTip(1, fact.value);
        }
        parent->setExpanded(true);
    }
    m_open->setEnabled(true);
    m_verify->setEnabled(true);
    say(common::Status::Unknown, tr("Not verified: checksums are checked as parts are read."));
}

void SnapshotsPage::setTrouble(const QString &name, const QString &reason)
{
    m_name->setText(name);
    m_facts->clear();
    say(common::Status::Critical, reason);
}

void SnapshotsPage::setShown(bool shown)
{
    m_open->setText(shown ? tr("Back to the replay") : tr("Replay"));
}

void SnapshotsPage::showVerifying(bool runs)
{
    m_progress->setVisible(runs);
    m_cancel->setVisible(runs);
    m_verify->setVisible(!runs);
}

void SnapshotsPage::setVerifying(int percent)
{
    if (m_progress->isHidden()) {
        showVerifying(true);
        say(common::Status::Loading, tr("Reading every byte of it\u2026"));
    }
    m_progress->setValue(percent);
}

void SnapshotsPage::setVerified(common::Status status, const QString &sentence, const QStringList &faults)
{
    showVerifying(false);
    say(status, sentence);
    if (faults.isEmpty()) {
        return;
    }
    auto *const wrong = new QTreeWidgetItem(QStringList{tr("Wrong")});
    m_facts->insertTopLevelItem(0, wrong);
    wrong->setFirstColumnSpanned(true);
    for (const QString &fault : faults) {
        auto *const line = new QTreeWidgetItem(wrong, {fault});
        line->setFirstColumnSpanned(true);
        line->setToolTip(0, fault);
    }
    wrong->setExpanded(true);
    m_facts->scrollToTop();
}

QString SnapshotsPage::summary() const
{
    return m_summary->text();
}

void SnapshotsPage::say(common::Status status, const QString &text)
{
    m_status = status;
    m_summary->setText(text);
    m_summary->setAccessibleName(text);
    update();
}

void SnapshotsPage::applyLook()
{
    const common::Theme &theme = m_look->theme();
    QPalette palette = theme.palette();
    for (const auto role : {QPalette::Base, QPalette::Button, QPalette::Window}) {
        palette.setColor(role, theme.color("surface.panel"));
    }
    for (QWidget *const each : std::array<QWidget *, 2>{m_recent, m_facts}) {
        each->setPalette(palette);
        each->setFont(m_look->fonts().font("table"));
    }
    update();
}

void SnapshotsPage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    (m_recent->isVisible() ? static_cast<QWidget *>(m_recent) : m_facts)->setFocus(Qt::OtherFocusReason);
}

/// Esc is the page's here, not the window's.
bool SnapshotsPage::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void SnapshotsPage::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        Q_EMIT left();
    } else if (event->key() == Qt::Key_Delete && m_recent->hasFocus() && !pathAtHand().isEmpty()) {
        Q_EMIT forgetRequested(pathAtHand());
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SnapshotsPage::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const common::Theme &theme = m_look->theme();
    const double size = theme.number("size.statusIcon");
    const QRect line = m_summary->geometry();
    common::paintStatus(painter, m_status, QRectF(line.left(), line.top() + 2, size, size), theme,
        theme.color("surface.window"));
}

} // namespace zumik::widgets::snapshots
