// SPDX-License-Identifier: GPL-3.0-or-later
// Zero, no data, no traffic, an error and "not instrumented" beside each other on one board, as a real
// Prometheus answers them. With ZUMIK_SHOTS set to a folder, the pictures are kept there for somebody to look
// at.
#include "models/clients/prometheus/prometheussource.h"
#include "tests/stack/servers/promapi.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/panels/panelview.h"

#include "models/dashboard/reader.h"

#include <QApplication>
#include <QImage>

#include <gtest/gtest.h>

#include <array>

namespace zumik::widgets::dashboard {

namespace {

using namespace std::chrono_literals;
using board::EmptyReason;
using State = board::PanelData::State;
using common::Theme;

struct Kind {
    const char *name;
    const char *expression;
    State state;
    EmptyReason reason;
};

/// Of what a Prometheus tells of itself.
constexpr std::array<Kind, 5> kinds{{
    {"zero", "sum(rate(prometheus_tsdb_wal_corruptions_total[1m]))", State::Data, EmptyReason::None},
    {"no data", "prometheus_build_info > 1", State::Empty, EmptyReason::None},
    {"no traffic",
        "sum(rate(prometheus_tsdb_wal_corruptions_total[1m])) / "
        "sum(rate(prometheus_tsdb_reloads_failures_total[1m]))",
        State::Empty, EmptyReason::NoTraffic},
    {"error", "up + on (nothing) prometheus_http_requests_total", State::Error, EmptyReason::ServerError},
    {"not instrumented", "zumik_nothing_of_the_kind", State::Empty, EmptyReason::UnknownMetric},
}};

constexpr std::array<const char *, 2> types{"timeseries", "stat"};

/// A row of five for each type. All have one title, so that nothing but their state tells them apart.
std::string boardJson()
{
    std::string panels;
    for (std::size_t i = 0; i < types.size() * kinds.size(); ++i) {
        panels += std::string(i == 0 ? "" : ",") + R"({"id":)" + std::to_string(i + 1) + R"(,"type":")"
            + types[i / kinds.size()] + R"(","title":"Panel","gridPos":{"w":4,"h":8,"x":)"
            + std::to_string(i % kinds.size() * 4) + R"(,"y":)" + std::to_string(i / kinds.size() * 8)
            + R"(},"targets":[{"refId":"A","expr":")" + kinds[i % kinds.size()].expression + R"("}]})";
    }
    return R"({"uid":"five","title":"Five states","time":{"from":"now-5m","to":"now"},"panels":[)" + panels
        + "]}";
}

/// The share of pixels that differ. Columns may be a pixel wider than others.
double difference(const QImage &a, const QImage &b)
{
    const QSize both = a.size().boundedTo(b.size()) - QSize(8, 8); // without the frame
    int different = 0;
    for (int y = 8; y < both.height(); ++y) {
        for (int x = 8; x < both.width(); ++x) {
            different += a.pixel(x, y) != b.pixel(x, y) ? 1 : 0;
        }
    }
    return double(different) / (double(both.width()) * both.height());
}

class FiveStates : public testing::TestWithParam<Theme::Kind> {
protected:
    static void SetUpTestSuite()
    {
        server = std::make_unique<tests::Prometheus>();
        server->setScrapeConfigs(tests::staticJob("self", server->port()));
        ASSERT_TRUE(tests::PromApi(server->port())
                        .waitFor("count_over_time(prometheus_tsdb_wal_corruptions_total[1m]) > 5"));
    }

    static void TearDownTestSuite() { server.reset(); }

    void SetUp() override
    {
        QUrl url;
        url.setScheme(QStringLiteral("http"));
        url.setHost(QStringLiteral("127.0.0.1"));
        url.setPort(server->port());
        using clients::prometheus::PrometheusSource;
        auto opened = PrometheusSource::open({.base = url}, std::make_shared<clients::http::IoThread>());
        ASSERT_TRUE(opened.ok());
        source = *std::move(opened);
        auto read = zumik::dashboard::readDashboard(boardJson(), "five.json");
        ASSERT_TRUE(read.ok()) << describe(read.error());
        run = std::make_unique<board::BoardRun>(*std::move(read), *source, board::BoardOptions{1s, {}});
        view = std::make_unique<BoardView>(*run, *source, &look);
        view->setPalette(look.theme().palette());
        view->resize(1440, 640);
        view->show();
        ASSERT_TRUE(tests::waitUntil([this] { return panel(10).content() != nullptr && run->idle(); }));
    }

    panels::PanelView &panel(std::size_t id) const { return *view->panelView(int(id)); }

    static std::unique_ptr<tests::Prometheus> server;
    common::Look look{GetParam()};
    std::unique_ptr<clients::prometheus::PrometheusSource> source;
    std::unique_ptr<board::BoardRun> run;
    std::unique_ptr<BoardView> view;
};

std::unique_ptr<tests::Prometheus> FiveStates::server;

} // namespace

TEST_P(FiveStates, differInStateInWordsAndInTheirPictures)
{
    if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
        view->grab().save(folder + QStringLiteral("/five-%1.png").arg(int(GetParam())));
    }
    for (std::size_t row = 0; row < types.size(); ++row) {
        for (std::size_t i = 0; i < kinds.size(); ++i) {
            const panels::PanelView &one = panel(row * kinds.size() + i + 1);
            SCOPED_TRACE(std::string(types[row]) + ", " + kinds[i].name);
            EXPECT_EQ(int(one.content()->state), int(kinds[i].state));
            EXPECT_EQ(int(one.content()->reason), int(kinds[i].reason));
            EXPECT_FALSE(one.shownTexts().isEmpty());
            for (std::size_t j = i + 1; j < kinds.size(); ++j) {
                SCOPED_TRACE(kinds[j].name);
                panels::PanelView &other = panel(row * kinds.size() + j + 1);
                EXPECT_NE(one.shownTexts(), other.shownTexts());
                const QImage picture = panel(row * kinds.size() + i + 1).grab().toImage();
                EXPECT_GT(difference(picture, other.grab().toImage()), 0.005);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Themes, FiveStates, testing::Values(Theme::Kind::Dark, Theme::Kind::Light, Theme::Kind::HighContrast));

} // namespace zumik::widgets::dashboard
