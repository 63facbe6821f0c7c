// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/waitfor.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/common/messageview.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/panelview.h"

#include <QCoreApplication>
#include <QEnterEvent>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::widgets::panels {

using tests::emptyData;
using tests::sampleData;
using tests::sampleField;
using tests::samplePanel;
using tests::shared;
using tests::wave;

namespace {

class PanelStates : public testing::Test {
protected:
    PanelStates()
        : m_view(makePanel(samplePanel("timeseries", "Latency", dashboard::TimeSeriesOptions{}), &m_look))
    {
        m_view->resize(400, 260);
    }

    std::vector<common::Status> badges() const
    {
        std::vector<common::Status> result;
        for (const Badge &badge : m_view->header()->badges()) {
            result.push_back(badge.status);
        }
        return result;
    }

    static board::PanelData loading()
    {
        board::PanelData content;
        content.state = board::PanelData::State::Loading;
        return content;
    }

    common::Look m_look{common::Theme::Kind::Dark};
    std::unique_ptr<PanelView> m_view;
};

} // namespace

TEST_F(PanelStates, SayThatTheyLoadAfterAMomentAndOfferToCancel)
{
    m_view->setData(shared(loading()));
    EXPECT_EQ(m_view->shownTexts(), QStringList{QStringLiteral("Asking Prometheus")});
    m_view->setData(shared(sampleData({sampleField("a", wave(1, 1))})));
    m_view->setData(shared(loading()));
    EXPECT_FALSE(m_view->shownTexts().isEmpty()) << "old data stays";
    EXPECT_TRUE(badges().empty()) << "not at once";
    ASSERT_TRUE(tests::waitUntil([this] { return !badges().empty(); }));
    EXPECT_EQ(badges().front(), common::Status::Loading);
    EXPECT_TRUE(m_view->header()->badges().front().cancels);
    m_view->setData(shared(sampleData({sampleField("a", wave(1, 1))})));
    EXPECT_TRUE(badges().empty());
}

TEST_F(PanelStates, CancelFromTheHeader)
{
    m_view->setData(shared(sampleData({sampleField("a", wave(1, 1))})));
    m_view->setData(shared(loading()));
    ASSERT_TRUE(tests::waitUntil([this] { return !badges().empty(); }));
    QSignalSpy cancelled(m_view.get(), &PanelView::cancelRequested);
    EXPECT_FALSE(m_view->grab().isNull());
    QTest::mouseClick(
        m_view->header(), Qt::LeftButton, Qt::NoModifier, QPoint(m_view->header()->width() - 16, 15));
    EXPECT_EQ(cancelled.count(), 1);
}

TEST_F(PanelStates, TellEmptyErrorAndUninstrumentedApart)
{
    m_view->setData(shared(emptyData(board::EmptyReason::None, "")));
    const QStringList empty = m_view->shownTexts();
    m_view->setData(shared(emptyData(board::EmptyReason::UnknownMetric, "zumik_nothing")));
    const QStringList unknown = m_view->shownTexts();
    board::PanelData failed = emptyData(board::EmptyReason::ServerError, "");
    failed.state = board::PanelData::State::Error;
    failed.error = base::Error{base::ErrorCode::ConnectionRefused, "connection refused", "localhost:9090"};
    m_view->setData(shared(failed));
    EXPECT_NE(empty, unknown);
    EXPECT_TRUE(unknown.join(QLatin1Char(' ')).contains(QLatin1String("zumik_nothing")));
    EXPECT_TRUE(m_view->shownTexts().join(QLatin1Char(' ')).contains(QLatin1String("localhost:9090")));
    QSignalSpy retried(m_view.get(), &PanelView::retryRequested);
    const auto buttons = m_view->findChildren<QPushButton *>();
    for (QPushButton *button : buttons) {
        if (button->text() == QLatin1String("Try again")) {
            button->click();
        }
    }
    EXPECT_EQ(retried.count(), 1);
}

TEST_F(PanelStates, OfferOnlyWhatSomebodyListensTo)
{
    QEnterEvent enter({1, 1}, {1, 1}, {1, 1});
    QCoreApplication::sendEvent(m_view.get(), &enter);
    EXPECT_EQ(m_view->header()->buttons(), PanelHeader::Buttons{});
    const auto offersAction = [this] {
        m_view->setData(shared(emptyData(board::EmptyReason::UnknownMetric, "zumik_nothing")));
        const auto all = m_view->findChildren<QPushButton *>();
        return std::any_of(
            all.begin(), all.end(), [](const QPushButton *b) { return b->isVisibleTo(b->window()); });
    };
    EXPECT_FALSE(offersAction());
    QSignalSpy fullScreen(m_view.get(), &PanelView::fullScreenRequested);
    QSignalSpy action(m_view.get(), &PanelView::actionRequested);
    QCoreApplication::sendEvent(m_view.get(), &enter);
    EXPECT_EQ(m_view->header()->buttons(), (PanelHeader::Buttons{false, true, false}));
    EXPECT_TRUE(offersAction());
}

TEST_F(PanelStates, SayInThePanelsOwnWordsWhatNothingMeans)
{
    dashboard::Panel panel = samplePanel("timeseries", "Errors", dashboard::TimeSeriesOptions{});
    panel.defaults.noValue = "No GPU reports an error.";
    const std::unique_ptr<PanelView> view(makePanel(panel, &m_look));
    view->setData(shared(emptyData(board::EmptyReason::None, "")));
    EXPECT_TRUE(
        view->shownTexts().join(QLatin1Char(' ')).contains(QLatin1String("No GPU reports an error.")));
    view->setData(shared(emptyData(board::EmptyReason::UnknownMetric, "gone")));
    EXPECT_FALSE(view->shownTexts().join(QLatin1Char(' ')).contains(QLatin1String("No GPU")))
        << "unknown is not none";
}

TEST_F(PanelStates, BadgeWarningsTruncationAndAge)
{
    board::PanelData content = sampleData({sampleField("a", wave(1, 1))});
    content.annotations = {
        {series::Annotation::Level::Warning, "first"}, {series::Annotation::Level::Info, "second"}};
    content.seriesDropped = 311;
    content.lastSample = tests::sampleNow - std::chrono::minutes(9);
    m_view->setData(shared(content));
    ASSERT_EQ(badges(),
        (std::vector<common::Status>{common::Status::Warn, common::Status::Warn, common::Status::Stale}));
    EXPECT_TRUE(m_view->header()->badges()[0].detail.contains(QLatin1String("second")));
    EXPECT_EQ(m_view->header()->badges()[1].text, QStringLiteral("1 of 312 series"));
    EXPECT_EQ(m_view->header()->badges()[2].text, QStringLiteral("9 m old"));
}

TEST_F(PanelStates, SayThatAnAnswerIsPartialOfAnEmptyOneToo)
{
    using Level = series::Annotation::Level;
    board::PanelData content = sampleData({sampleField("a", wave(1, 1))});
    content.annotations = {{Level::Partial, ""}, {Level::Warning, "PromQL warning: w"}};
    m_view->setData(shared(content));
    ASSERT_EQ(badges(), (std::vector<common::Status>{common::Status::Warn, common::Status::Warn}));
    EXPECT_EQ(m_view->header()->badges()[0].text, QStringLiteral("partial"));
    EXPECT_EQ(m_view->header()->badges()[1].text, QStringLiteral("1 warning"));
    board::PanelData empty = emptyData(board::EmptyReason::UnknownMetric, "zumik_nothing");
    empty.annotations = {{Level::Partial, "store 10.0.0.2 is away"}};
    m_view->setData(shared(empty));
    ASSERT_EQ(badges(), std::vector<common::Status>{common::Status::Warn});
    EXPECT_TRUE(m_view->header()->badges()[0].detail.contains(QLatin1String("store 10.0.0.2 is away")));
    m_view->setData(shared(emptyData(board::EmptyReason::UnknownMetric, "zumik_nothing")));
    EXPECT_TRUE(badges().empty());
}

TEST_F(PanelStates, BadgeAGapInTheData)
{
    m_view->setData(shared(sampleData(
        {sampleField("a", [](std::size_t i) { return i > 100 && i < 114 ? base::absent() : 1.0; })})));
    ASSERT_EQ(badges(), std::vector<common::Status>{common::Status::Unknown});
    EXPECT_EQ(m_view->header()->badges()[0].text, QStringLiteral("14 m missing"));
}

TEST_F(PanelStates, KeepDataOfSomeQueriesBesideTheErrorOfOthers)
{
    board::PanelData content = sampleData({sampleField("a", wave(1, 1))});
    content.error = base::Error{base::ErrorCode::QueryFailed, "boom", ""};
    m_view->setData(shared(content));
    EXPECT_EQ(badges(), std::vector<common::Status>{common::Status::Warn});
    EXPECT_TRUE(m_view->header()->badges()[0].detail.contains(QLatin1String("boom")));
}

TEST_F(PanelStates, SayThatAnAlertFires)
{
    m_view->setFiring(std::chrono::minutes(29));
    ASSERT_EQ(badges(), std::vector<common::Status>{common::Status::Critical});
    EXPECT_EQ(m_view->header()->badges()[0].text, QStringLiteral("firing 29 m"));
    m_view->setFiring(std::nullopt);
    EXPECT_TRUE(badges().empty());
}

TEST_F(PanelStates, AskForTheirMenusByTheHeadersButtons)
{
    QSignalSpy menu(m_view.get(), &PanelView::menuRequested);
    QSignalSpy table(m_view.get(), &PanelView::tableRequested);
    m_view->header()->setButtons({true, true, true});
    EXPECT_FALSE(m_view->grab().isNull());
    const int right = m_view->header()->width();
    QTest::mouseClick(m_view->header(), Qt::LeftButton, Qt::NoModifier, QPoint(right - 16, 15));
    QTest::mouseClick(m_view->header(), Qt::LeftButton, Qt::NoModifier, QPoint(right - 64, 15));
    EXPECT_EQ(menu.count(), 1);
    EXPECT_EQ(table.count(), 1);
}

} // namespace zumik::widgets::panels
