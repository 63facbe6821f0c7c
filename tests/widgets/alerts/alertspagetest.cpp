// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alertspage.h"

#include "widgets/common/look.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::alerts {

namespace {

using common::Status;

struct AlertsPageTest : testing::Test {
    common::Look look{common::Theme::Kind::Dark};
    AlertsPage page{&look, QStringLiteral("Grafana's alerts")};

    QTableView *table() const { return page.findChild<QTableView *>(); }
};

const AlertLine firing{Status::Critical, QStringLiteral("firing"), QStringLiteral("High load"),
    QStringLiteral("{a=\"b\"}"), QStringLiteral("22:18:20 (5 m)"), QStringLiteral("93"), {}};

TEST_F(AlertsPageTest, untilSomethingIsAnsweredItSaysThatItAsks)
{
    EXPECT_EQ(page.summary(), QStringLiteral("Asking\u2026"));
    EXPECT_TRUE(table()->isHidden());
}

TEST_F(AlertsPageTest, linesStandAsTheyWereGivenWithTheirSummary)
{
    const QAbstractItemModelTester tester(
        page.findChild<AlertModel *>(), QAbstractItemModelTester::FailureReportingMode::Fatal);
    AlertLine pending = firing;
    pending.state = QStringLiteral("pending");
    page.setLines(Status::Critical, QStringLiteral("1 alert fires."), {firing, pending});
    ASSERT_EQ(page.model().rowCount(), 2);
    EXPECT_EQ(page.model().index(0, AlertModel::State).data().toString(), QStringLiteral("firing"));
    EXPECT_EQ(page.model().index(1, AlertModel::State).data().toString(), QStringLiteral("pending"));
    EXPECT_EQ(page.model().index(0, AlertModel::Value).data().toString(), QStringLiteral("93"));
    EXPECT_EQ(page.summary(), QStringLiteral("1 alert fires."));
    EXPECT_FALSE(table()->isHidden());
}

TEST_F(AlertsPageTest, whatCantBeSeenIsNeverAnEmptyList)
{
    page.setLines(Status::Critical, QStringLiteral("1 alert fires."), {firing});
    page.setTrouble(QStringLiteral("Not allowed."));
    EXPECT_EQ(page.summary(), QStringLiteral("Cannot see alerts. Not allowed."));
    EXPECT_EQ(page.model().rowCount(), 0);
    EXPECT_TRUE(table()->isHidden());
}

TEST_F(AlertsPageTest, isLeftAndAskedAgainByKeyAndButton)
{
    QSignalSpy left(&page, &AlertsPage::left);
    QSignalSpy again(&page, &AlertsPage::refreshRequested);
    page.show();
    QTest::keyClick(&page, Qt::Key_Escape);
    EXPECT_EQ(left.size(), 1);
    for (auto *const button : page.findChildren<QPushButton *>()) {
        QTest::mouseClick(button, Qt::LeftButton);
    }
    EXPECT_EQ(left.size(), 2);
    EXPECT_EQ(again.size(), 1);
}

} // namespace

} // namespace zumik::widgets::alerts
