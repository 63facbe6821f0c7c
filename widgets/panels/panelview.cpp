// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/panelview.h"

#include "models/board/baseline.h"
#include "models/frame/units.h"
#include "widgets/common/comparisonwords.h"
#include "widgets/common/look.h"
#include "widgets/common/messageview.h"
#include "widgets/common/text.h"
#include "widgets/panels/emptypanel.h"
#include "widgets/panels/linkpopup.h"
#include "widgets/panels/loadingview.h"
#include "widgets/panels/panelheader.h"

#include <QMetaMethod>
#include <QPainter>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr int tickMs = 100;
constexpr int bodyPadding = 10; ///< at the sides; charts bring their own at the left

} // namespace

std::optional<base::Duration> staleAge(const board::PanelData &content)
{
    if (!content.lastSample || content.step.count() <= 0) {
        return std::nullopt;
    }
    const base::Time present = std::min(content.now, content.range.end);
    const base::Duration age = present - *content.lastSample;
    return age * 2 > content.step * 5 ? std::optional(content.now - *content.lastSample) : std::nullopt;
}

PanelView::PanelView(const dashboard::Panel &panel, const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_panel(panel)
    , m_look(look)
    , m_header(new PanelHeader(look, this))
    , m_message(new common::MessageView(look, this))
    , m_loading(new LoadingView(look, this))
{
    setTitle(panel.title);
    m_message->hide();
    m_loading->hide();
    connect(m_header, &PanelHeader::cancelClicked, this, &PanelView::cancelRequested);
    connect(m_header, &PanelHeader::tableClicked, this, &PanelView::tableRequested);
    connect(m_header, &PanelHeader::fullScreenClicked, this, &PanelView::fullScreenRequested);
    connect(m_header, &PanelHeader::menuClicked, this, &PanelView::menuRequested);
    connect(m_header, &PanelHeader::linksClicked, this,
        [this](QRect glyph) { offerLinks(links(), m_header, glyph); });
    m_header->setLinked(!panel.links.empty());
    connect(m_loading, &LoadingView::cancelClicked, this, &PanelView::cancelRequested);
    connect(m_message, &common::MessageView::actionTriggered, this, &PanelView::onAction);
    connect(&m_ticker, &QTimer::timeout, this, &PanelView::tick);
    connect(look, &common::Look::changed, this, &PanelView::applyLook);
    m_ticker.setInterval(tickMs);
}

PanelView::~PanelView() = default;

void PanelView::setTitle(std::string_view title)
{
    const QString shown = common::plain(title, 300);
    m_header->setTitle(shown);
    setAccessibleName(shown);
}

void PanelView::setDescription(std::string_view description)
{
    const QString shown = common::plainLines(description, 2000);
    m_header->setDescription(shown);
    setAccessibleDescription(shown);
}

void PanelView::setNote(const QString &note)
{
    m_header->setNote(note);
}

void PanelView::setBody(QWidget *body)
{
    m_body = body;
    body->setVisible(false);
    showState();
}

void PanelView::showBodyAlways()
{
    m_always = true;
    showState();
}

void PanelView::setData(Data content)
{
    const bool waits = content && content->state == board::PanelData::State::Loading;
    if (waits && !m_waiting) {
        m_since.start();
        m_ticker.start();
    } else if (!waits) {
        m_ticker.stop();
    }
    m_waiting = waits;
    if (!waits) {
        m_content = std::move(content);
        m_gap = base::Duration{0};
        m_bodyWarnings.clear();
    }
    showState();
}

void PanelView::setFiring(std::optional<base::Duration> since)
{
    m_firing = since;
    updateBadges();
    update();
}

void PanelView::setGapBadge(base::Duration missing)
{
    m_gap = missing;
}

void PanelView::setBodyWarnings(const QStringList &warnings)
{
    m_bodyWarnings = warnings;
}

common::Numbers PanelView::numbers() const
{
    return common::Numbers(
        m_look->clock().formatContext(m_content ? m_content->now : base::Time{}), m_look->patterns());
}

void PanelView::showState()
{
    using State = board::PanelData::State;
    if (m_body == nullptr) {
        return;
    }
    if (m_always) {
        show(m_body);
    } else if (!m_content) {
        show(m_waiting ? m_loading : nullptr);
        m_loading->setElapsed(m_waiting ? m_since.elapsed() : 0);
    } else if (m_content->state == State::Data) {
        showContent();
        show(m_body);
    } else if (m_content->state == State::Error) {
        showMessage(m_content->error ? common::sentenceOf(*m_content->error)
                                     : common::sentenceOf(m_content->reason, m_content->reasonDetail));
    } else {
        showMessage(emptySentence());
    }
    m_header->setLinked(!links().empty());
    updateBadges();
}

/// Grafana's "no value" text is for an answer without series: it says what that means for this panel. A
/// button that nobody listens to isn't there.
common::Sentence PanelView::emptySentence() const
{
    if (m_content->reason == board::EmptyReason::None && !m_panel.defaults.noValue.empty()) {
        common::Sentence own;
        own.status = common::Status::Info;
        own.title = common::plain(m_panel.defaults.noValue, 1000);
        return own;
    }
    common::Sentence sentence = common::sentenceOf(m_content->reason, m_content->reasonDetail,
        m_content->lastSample ? m_look->clock().dateAndTime(*m_content->lastSample) : QString());
    if (!isSignalConnected(QMetaMethod::fromSignal(&PanelView::actionRequested))) {
        sentence.action.clear();
    }
    return sentence;
}

void PanelView::showMessage(const common::Sentence &sentence)
{
    m_message->setSentence(sentence);
    show(m_message);
}

void PanelView::show(QWidget *which)
{
    m_shown = which;
    for (QWidget *part : {m_body, static_cast<QWidget *>(m_message), static_cast<QWidget *>(m_loading)}) {
        part->setVisible(part == which);
    }
    layOut();
}

void PanelView::onAction()
{
    if (m_content && m_content->state == board::PanelData::State::Empty) {
        Q_EMIT actionRequested(m_content->reason);
    } else {
        Q_EMIT retryRequested();
    }
}

void PanelView::addLoadingBadge(std::vector<Badge> &badges) const
{
    if (m_waiting && m_content
        && double(m_since.elapsed()) >= m_look->theme().number("motion.spinnerAfter")) {
        badges.push_back({common::Status::Loading, tr("%1 s", "seconds").arg(m_since.elapsed() / 1000),
            tr("New data is on its way; what is shown is older."), false, true});
    }
}

/// Also of an empty panel: what it asks for may lie where the server didn't look.
void PanelView::addPartialBadge(std::vector<Badge> &badges) const
{
    QStringList details;
    for (const series::Annotation &note : m_content->annotations) {
        if (note.level == series::Annotation::Level::Partial) {
            details << common::sentenceOf(note);
        }
    }
    if (!details.isEmpty()) {
        badges.push_back({common::Status::Warn, tr("partial", "an answer without some of the data"),
            details.join(QLatin1String("\n\n")), true, false});
    }
}

void PanelView::addDataBadges(std::vector<Badge> &badges) const
{
    QStringList warnings = m_bodyWarnings;
    if (m_content->baseline) {
        warnings << common::baselineTrouble(*m_content->baseline);
        warnings.removeAll(QString());
    }
    for (const board::Doubt &doubt : m_content->doubts) {
        warnings << common::sentenceOf(doubt);
    }
    for (const series::Annotation &note : m_content->annotations) {
        if (note.level != series::Annotation::Level::Partial) {
            warnings << common::sentenceOf(note);
        }
    }
    if (m_content->error) {
        const common::Sentence sentence = common::sentenceOf(*m_content->error);
        warnings << sentence.title + QLatin1String(": ") + sentence.text;
    }
    if (!warnings.isEmpty()) {
        badges.push_back({common::Status::Warn,
            warnings.size() == 1 ? tr("1 warning") : tr("%1 warnings").arg(warnings.size()),
            warnings.join(QLatin1String("\n\n")), true, false});
    }
    if (m_content->seriesDropped > 0) {
        std::size_t kept = 0;
        for (const frame::Frame &frame : m_content->frames) {
            kept += frame.fields.size();
        }
        badges.push_back(
            {common::Status::Warn, tr("%1 of %2 series").arg(kept).arg(kept + m_content->seriesDropped),
                tr("The panel's limit cut the rest off. Narrow the query or raise the limit."), true, false});
    }
    if (const auto age = staleAge(*m_content)) {
        badges.push_back({common::Status::Stale, tr("%1 old", "a length of time").arg(common::spanText(*age)),
            tr("Last sample %1.").arg(m_look->clock().dateAndTime(*m_content->lastSample)), true, false});
    } else if (m_gap.count() > 0) {
        badges.push_back(
            {common::Status::Unknown, tr("%1 missing", "a length of time").arg(common::spanText(m_gap)),
                tr("There are no samples in the hatched time."), true, false});
    }
}

std::vector<ShownLink> PanelView::bodyLinks() const
{
    const auto scope = linkScopeOf(m_panel, *m_content);
    return dataLinks(*m_content, scope.get(), numbers());
}

std::vector<ShownLink> PanelView::links() const
{
    const auto scope = m_content ? linkScopeOf(m_panel, *m_content) : nullptr;
    std::vector<ShownLink> all = panelLinks(m_panel.links, scope.get());
    if (m_content) {
        for (ShownLink &link : bodyLinks()) {
            all.push_back(std::move(link));
        }
    }
    return all;
}

void PanelView::offerLinks(std::vector<ShownLink> links, QWidget *over, const QRect &where)
{
    if (m_linkPopup == nullptr) {
        m_linkPopup = new LinkPopup(m_look, this);
        connect(m_linkPopup, &LinkPopup::openRequested, this, &PanelView::linkRequested);
        connect(m_linkPopup, &LinkPopup::dashboardRequested, this, &PanelView::dashboardRequested);
    }
    m_linkPopup->setLinks(
        std::move(links), isSignalConnected(QMetaMethod::fromSignal(&PanelView::dashboardRequested)));
    m_linkPopup->openBelow(over, where);
}

void PanelView::updateBadges()
{
    std::vector<Badge> badges;
    if (m_content && !m_always) {
        addPartialBadge(badges);
    }
    if (m_content && m_content->state == board::PanelData::State::Data && !m_always) {
        addDataBadges(badges);
    }
    if (m_firing) {
        badges.push_back(
            {common::Status::Critical, tr("firing %1", "for how long").arg(common::spanText(*m_firing)),
                tr("An alert on this panel fires."), true, false});
    }
    addLoadingBadge(badges);
    m_header->setBadges(std::move(badges));
}

void PanelView::tick()
{
    m_loading->setElapsed(m_since.elapsed());
    updateBadges();
}

QStringList PanelView::shownTexts() const
{
    if (m_shown == m_message) {
        return {m_message->sentence().title, m_message->sentence().text};
    }
    if (m_shown == m_body && m_body != nullptr) {
        return bodyTexts();
    }
    return m_shown == m_loading ? QStringList{m_loading->text()} : QStringList();
}

void PanelView::setSharedCrosshair(std::optional<base::Time> /*time*/) { }

void PanelView::setSharedTooltip(std::optional<base::Time> time)
{
    setSharedCrosshair(time);
}

void PanelView::setLeftMargin(float /*margin*/) { }

void PanelView::applyLook()
{
    showState();
    update();
}

void PanelView::layOut()
{
    const int head = m_panel.title.empty() && m_header->badges().empty() && m_always
        ? 0
        : static_cast<int>(m_look->theme().number("size.panelHeader"));
    m_header->setGeometry(1, 1, width() - 2, head);
    const QRect below(1, head + 1, width() - 2, std::max(0, height() - head - 2));
    m_loading->setGeometry(below);
    m_message->setGeometry(below);
    if (m_body != nullptr) {
        m_body->setGeometry(below.adjusted(0, 0, 0, -bodyPadding + 2));
    }
}

void PanelView::resizeEvent(QResizeEvent * /*event*/)
{
    layOut();
}

void PanelView::enterEvent(QEnterEvent * /*event*/)
{
    m_header->setButtons({isSignalConnected(QMetaMethod::fromSignal(&PanelView::tableRequested)),
        isSignalConnected(QMetaMethod::fromSignal(&PanelView::fullScreenRequested)),
        isSignalConnected(QMetaMethod::fromSignal(&PanelView::menuRequested))});
}

void PanelView::leaveEvent(QEvent * /*event*/)
{
    m_header->setButtons({});
}

void PanelView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    const QColor edge = m_look->theme().color(m_firing ? "status.critical.fg" : "border.subtle");
    paintPanelBox(painter, QRectF(rect()), edge, *m_look);
}

} // namespace zumik::widgets::panels
