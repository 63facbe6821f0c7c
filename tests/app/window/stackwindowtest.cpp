// SPDX-License-Identifier: GPL-3.0-or-later
// The window on real servers: through a real sshd into a real Prometheus that scrapes the simulated world.
#include "app/dashboardlibrary.h"
#include "app/mainwindow.h"
#include "models/secrets/environmentstore.h"
#include "models/secrets/memorystore.h"
#include "models/session/livesession.h"
#include "models/settings/profilereader.h"
#include "tests/stack/stack.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/dashboard/variablepicker.h"
#include "widgets/panels/panelview.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/statusbar.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

using tests::Stack;
using tests::waitUntil;
using Mode = Connection::Mode;
using State = board::PanelData::State;

tests::StackOptions options()
{
    tests::StackOptions wanted;
    wanted.historySeconds = 900;
    wanted.alertmanager = false;
    wanted.nodeExporter = false;
    wanted.queryLog = true;
    return wanted;
}

class StackWindowTest : public testing::Test {
protected:
    void SetUp() override
    {
        for (const auto &[name, value] : stack.secrets()) {
            qputenv(name.c_str(), QByteArray::fromStdString(value));
        }
        auto profile = settings::readProfile(
            QByteArray::fromStdString(stack.profileJson()), QStringLiteral("stack.json"));
        ASSERT_TRUE(profile.ok()) << base::describe(profile.error());
        session = std::make_unique<session::LiveSession>(*profile, resolver);
        window = std::make_unique<MainWindow>(library, &look);
        window->show();
    }

    void open(const QString &board)
    {
        window->useSession(*session, board);
        ASSERT_TRUE(waitUntil([&] { return window->board() != nullptr && answered(); }));
    }

    /// Every panel in view has an answer, and no refresh runs.
    bool answered() const
    {
        const auto *const board = window->board();
        const auto ids = board->grid()->panelIds();
        return board->run().idle() && board->panelView(ids.front())->content() != nullptr;
    }

    State stateOf(int panelId) const { return window->board()->panelView(panelId)->content()->state; }

    bool becomes(Mode mode) const
    {
        return waitUntil([&] { return window->connection()->mode() == mode; });
    }

    void retry() const
    {
        auto *const band = window->findChild<widgets::shell::ModeBand *>();
        ASSERT_TRUE(band->isVisible());
        QTest::mouseClick(band->findChild<QPushButton *>(), Qt::LeftButton);
    }

    Stack &stack = Stack::shared(options());
    secrets::MemoryStore keychain;
    secrets::EnvironmentStore environment;
    secrets::SecretResolver resolver{keychain, environment};
    DashboardLibrary library;
    widgets::common::Look look{widgets::common::Theme::Kind::Dark};
    std::unique_ptr<session::LiveSession> session;
    std::unique_ptr<MainWindow> window;
};

TEST_F(StackWindowTest, goesThroughItsTunnelAndDrawsTheManagedApi)
{
    ASSERT_NO_FATAL_FAILURE(open(QStringLiteral("zumik-api")));
    EXPECT_EQ(stateOf(1), State::Data);
    EXPECT_EQ(stateOf(4), State::Data);
    EXPECT_FALSE(window->board()->panelView(1)->shownTexts().isEmpty());
    const auto *const status = window->findChild<widgets::shell::StatusBar *>();
    EXPECT_TRUE(waitUntil([&] {
        return status->text().contains(QStringLiteral("data as of"))
            && status->text().contains(QStringLiteral("tunnel"))
            && status->text().contains(QStringLiteral("Prometheus"));
    })) << status->text().toStdString();
}

TEST_F(StackWindowTest, anotherClusterIsAnotherAnswer)
{
    ASSERT_NO_FATAL_FAILURE(open(QStringLiteral("zumik-byoc")));
    const board::VariableState *const clusters = window->board()->run().variable("cluster");
    ASSERT_NE(clusters, nullptr);
    ASSERT_GE(clusters->options.size(), 2U);
    const std::string first = clusters->chosen.front();
    const std::string other =
        clusters->options[0].value == first ? clusters->options[1].value : clusters->options[0].value;
    const QStringList before = window->board()->panelView(1)->shownTexts();
    window->board()->setVariable("cluster", {other});
    ASSERT_TRUE(
        waitUntil([&] { return answered() && window->board()->panelView(1)->shownTexts() != before; }));
    EXPECT_EQ(window->board()->scopePicker()->shown().toStdString(), other);
    EXPECT_EQ(stateOf(1), State::Data);
}

/// The spans in seconds of the range queries that Prometheus has logged for an expression, oldest first.
std::vector<double> loggedSpans(Stack &stack, const QString &expression)
{
    std::vector<double> spans;
    const QByteArray log = QByteArray::fromStdString(stack.prometheus().queryLog());
    for (const QByteArray &line : log.split('\n')) {
        const QJsonObject asked =
            QJsonDocument::fromJson(line).object().value(QLatin1String("params")).toObject();
        const auto time = [&](const char *key) {
            return QDateTime::fromString(asked.value(QLatin1String(key)).toString(), Qt::ISODateWithMs);
        };
        if (asked.value(QLatin1String("query")).toString() == expression
            && asked.value(QLatin1String("step")).toInt() > 0) {
            spans.push_back(double(time("start").msecsTo(time("end"))) / 1000);
        }
    }
    return spans;
}

TEST_F(StackWindowTest, asksOnlyForWhatTimeHasAddedAndForEverythingWhenToldTo)
{
    ASSERT_NO_FATAL_FAILURE(open(QStringLiteral("zumik-api")));
    const QString expression = QStringLiteral("sum by (provider) (rate(zumik_inference_requests_total[5m]))");
    ASSERT_TRUE(window->board()->setTime({"now-1h", "now"}));
    const auto asked = [&] {
        return loggedSpans(stack, expression);
    };
    ASSERT_TRUE(waitUntil([&] { return answered() && !asked().empty() && asked().back() > 3500; }));
    const std::size_t before = asked().size();
    window->setRefreshInterval(std::chrono::seconds(1));
    // The profile says 15 s, and nothing is asked more often than it is scraped.
    ASSERT_TRUE(waitUntil([&] { return asked().size() > before; }));
    EXPECT_LT(asked().back(), 700) << "the window and the look-back are 600 s";
    window->setRefreshInterval(base::Duration{0});
    ASSERT_TRUE(waitUntil([&] { return answered(); }));
    window->board()->refresh();
    EXPECT_TRUE(waitUntil([&] { return asked().back() > 3500; }));
}

/// The questions that Prometheus has logged, without those of its own rules.
qsizetype questionsTo(Stack &stack)
{
    return QByteArray::fromStdString(stack.prometheus().queryLog()).count("\"httpRequest\"");
}

TEST_F(StackWindowTest, asksNothingWhileItIsMinimizedAndCatchesUpWhenItComesBack)
{
    ASSERT_NO_FATAL_FAILURE(open(QStringLiteral("zumik-api")));
    auto *const interval = window->findChild<QTimer *>(QStringLiteral("refresh"));
    ASSERT_NE(interval, nullptr);
    qsizetype asked = questionsTo(stack);
    interval->setInterval(100);
    ASSERT_TRUE(waitUntil([&] { return questionsTo(stack) > asked; }));
    window->showMinimized();
    ASSERT_TRUE(waitUntil([&] { return window->isMinimized() && window->board()->settled(); }));
    asked = questionsTo(stack);
    const QSignalSpy ticks(interval, &QTimer::timeout);
    ASSERT_TRUE(waitUntil([&] { return ticks.count() >= 20; }));
    EXPECT_EQ(questionsTo(stack), asked);
    interval->setInterval(3'600'000);
    window->showNormal();
    EXPECT_TRUE(waitUntil([&] { return questionsTo(stack) > asked; }));
}

TEST_F(StackWindowTest, losesPrometheusAndFindsItAgain)
{
    ASSERT_NO_FATAL_FAILURE(open(QStringLiteral("zumik-api")));
    const auto before = window->board()->panelView(1)->content();
    stack.prometheus().stop();
    window->board()->refresh();
    ASSERT_TRUE(becomes(Mode::Lost));
    EXPECT_EQ(window->board()->panelView(1)->content(), before);
    stack.prometheus().restart();
    retry();
    ASSERT_TRUE(becomes(Mode::Live));
    EXPECT_TRUE(waitUntil([&] { return window->board()->panelView(1)->content() != before && answered(); }));
    EXPECT_EQ(stateOf(1), State::Data);
}

TEST_F(StackWindowTest, losesItsTunnelAndFindsItAgain)
{
    ASSERT_NO_FATAL_FAILURE(open(QStringLiteral("zumik-api")));
    stack.sshd().stop();
    ASSERT_TRUE(becomes(Mode::Lost));
    EXPECT_EQ(stateOf(1), State::Data);
    stack.sshd().restart();
    retry();
    EXPECT_TRUE(becomes(Mode::Live));
}

} // namespace

} // namespace zumik::app
