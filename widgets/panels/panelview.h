// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"
#include "models/dashboard/dashboard.h"
#include "widgets/common/numbers.h"
#include "widgets/common/sentences.h"

#include <QElapsedTimer>
#include <QStringList>
#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace zumik::widgets::common {
class Look;
class MessageView;
} // namespace zumik::widgets::common

namespace zumik::widgets::panels {

class LinkPopup;
class LoadingView;
class PanelHeader;
struct ShownLink;

/// A panel of a dashboard on the screen: header, and one of loading, message, or the body that a subclass
/// draws. Old data stays while new data is on its way. Can be rendered into an image without a window.
class PanelView : public QWidget {
    Q_OBJECT

public:
    using Data = std::shared_ptr<const board::PanelData>;

    PanelView(const zumik::dashboard::Panel &panel, const common::Look *look, QWidget *parent = nullptr);
    ~PanelView() override;

    const zumik::dashboard::Panel &panel() const { return m_panel; }

    /// The title with its variables filled in; the panel's own until then.
    void setTitle(std::string_view title);
    /// What the dashboard says of the panel: opens from its title.
    void setDescription(std::string_view description);
    /// State::Loading keeps what was there and shows, after 300 ms, that something is awaited.
    void setData(Data content);

    /// What was last set with a state other than Loading; null before.
    const Data &content() const { return m_content; }

    /// Of the alert that watches this panel: a critical border and "firing 29 m". Absent: none fires.
    void setFiring(std::optional<base::Duration> since);

    PanelHeader *header() const { return m_header; }

    /// What is doubtful of the way the content is drawn, beside what the content itself says.
    const QStringList &bodyWarnings() const { return m_bodyWarnings; }

    /// What the link glyph of the header offers: the panel's links, and those of its values.
    std::vector<ShownLink> links() const;

    /// Null until something was to be opened.
    LinkPopup *linkPopup() const { return m_linkPopup; }

    /// The texts that a person reads in the body now: values with units, legend rows, cells, or the message.
    QStringList shownTexts() const;

    virtual void setSharedCrosshair(std::optional<base::Time> time);
    /// The same, and what there is at that time is told.
    virtual void setSharedTooltip(std::optional<base::Time> time);
    /// Room for labels at the left, so that panels of one column align; panels without an axis ignore it.
    virtual void setLeftMargin(float margin);

    virtual float neededLeftMargin() const { return 0; }

    QSize sizeHint() const override { return {400, 240}; }

Q_SIGNALS:
    void crosshairMoved(std::optional<zumik::base::Time> time);
    void zoomRequested(zumik::base::TimeRange range);
    void zoomOutRequested();
    void cancelRequested();
    void retryRequested();
    /// The button of an empty state ("Show targets", "Go there").
    void actionRequested(zumik::board::EmptyReason reason);
    void tableRequested();
    void fullScreenRequested();
    void menuRequested(QPoint globalPosition);
    /// A person has seen the http or https address and wants it opened.
    void linkRequested(const QString &address);
    /// Likewise one of a dashboard, "/d/UID?var-job=api".
    void dashboardRequested(const QString &address);

protected:
    /// The widget that draws data; the subclass makes it once, as a child.
    void setBody(QWidget *body);
    /// New data is there; it has frames.
    virtual void showContent() = 0;
    virtual QStringList bodyTexts() const = 0;

    /// Of what the body shows now; by default of every field's last value.
    virtual std::vector<ShownLink> bodyLinks() const;
    /// Shows links at a place of the body, before anything is opened.
    void offerLinks(std::vector<ShownLink> links, QWidget *over, const QRect &where);

    /// For panels that need no data at all (text).
    void showBodyAlways();
    void showMessage(const common::Sentence &sentence);

    const common::Look *look() const { return m_look; }

    /// For a number of this panel, with the source's present.
    common::Numbers numbers() const;
    /// More badges than the common ones.
    void setGapBadge(base::Duration missing);
    /// What is doubtful of the content that is shown now, in sentences, beside what the content itself says.
    void setBodyWarnings(const QStringList &warnings);
    void setNote(const QString &note);

    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void showState();
    common::Sentence emptySentence() const;
    void show(QWidget *which);
    void onAction();
    void updateBadges();
    void addLoadingBadge(std::vector<struct Badge> &badges) const;
    void addPartialBadge(std::vector<struct Badge> &badges) const;
    void addDataBadges(std::vector<struct Badge> &badges) const;
    void layOut();
    void tick();
    void applyLook();

    zumik::dashboard::Panel m_panel;
    const common::Look *m_look;
    PanelHeader *m_header;
    common::MessageView *m_message;
    LoadingView *m_loading;
    QWidget *m_body = nullptr;
    QWidget *m_shown = nullptr;
    Data m_content;
    bool m_waiting = false;
    bool m_always = false;
    QElapsedTimer m_since;
    QTimer m_ticker;
    std::optional<base::Duration> m_firing;
    base::Duration m_gap{0};
    QStringList m_bodyWarnings;
    LinkPopup *m_linkPopup = nullptr;
};

/// How old the youngest sample is, when that is more than two and a half steps before now (or before the
/// range's end, for ranges in the past).
std::optional<base::Duration> staleAge(const board::PanelData &content);

} // namespace zumik::widgets::panels
