// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/linkpopup.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/words.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr int listWidth = 420;
constexpr int highest = 420;
constexpr qsizetype lettersOfALine = 46;
constexpr std::size_t longestShown = 2000; ///< bytes of an address

/// Addresses have no spaces to break at.
QString inLines(const QString &address)
{
    QStringList lines;
    for (qsizetype at = 0; at < address.size(); at += lettersOfALine) {
        lines << address.mid(at, lettersOfALine);
    }
    return lines.join(QLatin1Char('\n'));
}

/// It has no address to be wary of, or to copy.
bool leadsNowhere(const zumik::dashboard::LinkTarget &target)
{
    using Target = zumik::dashboard::LinkTarget;
    return target.kind == Target::Kind::Refused && target.refusal == Target::Refusal::None;
}

} // namespace

LinkPopup::LinkPopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(6, 6, 6, 6);
}

void LinkPopup::setLinks(std::vector<ShownLink> links, bool knowsDashboards)
{
    m_links = std::move(links);
    m_knowsDashboards = knowsDashboards;
    delete m_list;
    auto *const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->viewport()->setAutoFillBackground(false);
    auto *const list = new QWidget(scroll);
    auto *const column = new QVBoxLayout(list);
    column->setContentsMargins(6, 2, 20, 2); // beside the scroll bar that a long list has
    column->setSpacing(12);
    for (std::size_t i = 0; i < m_links.size(); ++i) {
        column->addWidget(block(i));
    }
    scroll->setWidget(list);
    list->setAutoFillBackground(false); // the scroll area has just asked for one
    const int high = std::max(column->totalHeightForWidth(listWidth - 20), list->sizeHint().height());
    scroll->setFixedSize(listWidth, std::min(high + 24, highest));
    m_list = scroll;
    m_column->addWidget(scroll);
    scroll->show(); // where the popup is open already
    m_column->activate();
}

bool LinkPopup::opens(const ShownLink &link) const
{
    using Kind = zumik::dashboard::LinkTarget::Kind;
    return link.target.kind == Kind::Web || (link.target.kind == Kind::Dashboard && m_knowsDashboards);
}

QWidget *LinkPopup::block(std::size_t index)
{
    const ShownLink &link = m_links[index];
    auto *const box = new QWidget(this);
    auto *const column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    const bool leads = !leadsNowhere(link.target);
    auto *const title = new controls::Words(look(), "strong", leads ? "text.primary" : "text.disabled", box);
    title->setText(
        common::elidedRight(link.title, QFontMetricsF(look()->fonts().font("strong")), listWidth - 40));
    const bool refused = link.target.kind == zumik::dashboard::LinkTarget::Kind::Refused;
    auto *const target =
        new controls::Words(look(), "body", refused && leads ? "status.warn.fg" : "text.secondary", box);
    target->setText(targetSentence(link.target));
    target->setWordWrap(true);
    auto *const address = new controls::Words(look(), "code", "text.tertiary", box);
    address->setText(inLines(common::plain(link.target.address, longestShown)));
    column->addWidget(title);
    column->addWidget(target);
    column->addWidget(address);
    if (leads) {
        column->addWidget(buttons(index, box));
    } else {
        address->hide();
    }
    return box;
}

QWidget *LinkPopup::buttons(std::size_t index, QWidget *parent)
{
    auto *const row = new QWidget(parent);
    auto *const layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 2, 0, 0);
    if (opens(m_links[index])) {
        auto *const button = new controls::BarButton(look(), row);
        button->setLabel(tr("Open"));
        button->setAccessibleName(tr("Open %1", "a link").arg(m_links[index].title));
        connect(button, &QAbstractButton::clicked, this, [this, index] { open(index); });
        layout->addWidget(button);
    }
    auto *const copy = new controls::BarButton(look(), row);
    copy->setLabel(tr("Copy address"));
    connect(copy, &QAbstractButton::clicked, this, [this, index] {
        QGuiApplication::clipboard()->setText(QString::fromStdString(m_links[index].target.address));
        hide();
    });
    layout->addWidget(copy);
    layout->addStretch(1);
    return row;
}

void LinkPopup::open(std::size_t link)
{
    if (link >= m_links.size() || !opens(m_links[link])) {
        return;
    }
    const zumik::dashboard::LinkTarget target = m_links[link].target;
    hide();
    if (target.kind == zumik::dashboard::LinkTarget::Kind::Web) {
        Q_EMIT openRequested(QString::fromStdString(target.address));
    } else {
        Q_EMIT dashboardRequested(QString::fromStdString(target.address));
    }
}

} // namespace zumik::widgets::panels
