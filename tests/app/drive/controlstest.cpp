// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/controls.h"
#include "app/drive/nearnames.h"
#include "tests/support/waitfor.h"

#include <QGroupBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace zumik::app::drive {

namespace {

using tests::waitUntil;

struct ControlsTest : testing::Test {
    QWidget window;
    QVBoxLayout *column = new QVBoxLayout(&window);

    QPushButton *button(const char *name) const
    {
        auto *const made = new QPushButton(QString::fromLatin1(name));
        column->addWidget(made);
        return made;
    }

    void show()
    {
        window.resize(400, 300);
        window.show();
        ASSERT_TRUE(waitUntil([this] { return window.isActiveWindow(); }));
    }

    static Found find(const char *name, const char *within = "")
    {
        return findControl({QString::fromLatin1(name), QString::fromLatin1(within)});
    }

    static std::string why(const Found &found)
    {
        const auto *const refusal = std::get_if<Refusal>(&found);
        return refusal == nullptr ? std::string("found") : refusal->why.toStdString();
    }

    static const QWidget *widgetOf(const Found &found)
    {
        const auto *const control = std::get_if<Control>(&found);
        return control == nullptr ? nullptr : control->widget.data();
    }
};

TEST_F(ControlsTest, aNameFitsAsItIsThenWhateverItsCaseThenByItsBeginning)
{
    QPushButton *const exact = button("Refresh");
    QPushButton *const longer = button("Refresh interval: 15 s");
    show();
    EXPECT_EQ(widgetOf(find("Refresh")), exact);
    EXPECT_EQ(widgetOf(find("refresh")), exact);
    EXPECT_EQ(widgetOf(find("Refresh interval")), longer);
}

TEST_F(ControlsTest, whatIsNotThereIsToldWithNamesLikeIt)
{
    button("Refresh");
    button("Earlier");
    show();
    const Found found = find("Refersh");
    EXPECT_EQ(why(found), "there is no \"Refersh\"");
    EXPECT_EQ(std::get<Refusal>(found).near, QStringList{QStringLiteral("Refresh")});
}

TEST_F(ControlsTest, whatIsHiddenOrDisabledIsRefused)
{
    button("Gone");
    QPushButton *const gone = button("Hidden");
    button("Off")->setEnabled(false);
    gone->hide();
    show();
    EXPECT_EQ(why(find("Hidden")), "\"Hidden\" is hidden");
    EXPECT_EQ(why(find("Off")), "\"Off\" is disabled");
    EXPECT_TRUE(isThere({QStringLiteral("Off"), {}}));
    EXPECT_FALSE(isThere({QStringLiteral("Hidden"), {}}));
}

TEST_F(ControlsTest, ofTwoWithOneNameThatThatCanBeUsedIsMeant)
{
    auto *const label = new QLabel(QStringLiteral("Retry"));
    column->addWidget(label);
    QPushButton *const retry = button("Retry");
    show();
    EXPECT_EQ(widgetOf(find("Retry")), retry);
}

TEST_F(ControlsTest, whatAControlIsSetToNeedNotBeNamed)
{
    column->addWidget(new QLabel(QStringLiteral("Cluster")));
    QPushButton *const cluster = button("Cluster: byc_1");
    show();
    EXPECT_EQ(widgetOf(find("Cluster")), cluster);
}

TEST_F(ControlsTest, severalAreToldApartByWhatIsAroundThem)
{
    QPushButton *second = nullptr;
    for (const char *name : {"one", "two"}) {
        auto *const box = new QGroupBox(QString::fromLatin1(name));
        second = new QPushButton(QStringLiteral("More"));
        (new QVBoxLayout(box))->addWidget(second);
        column->addWidget(box);
    }
    show();
    EXPECT_EQ(why(find("More")), "2 controls are called \"More\": say \"in\" which");
    EXPECT_EQ(widgetOf(find("More", "two")), second);
    EXPECT_EQ(why(find("More", "three")), "there is no \"three\"");
}

TEST_F(ControlsTest, whatIsScrolledAwayIsOutOfView)
{
    auto *const area = new QScrollArea;
    auto *const page = new QWidget;
    auto *const far = new QPushButton(QStringLiteral("Far"), page);
    far->move(0, 900);
    page->resize(200, 1000);
    area->setWidget(page);
    column->addWidget(area);
    show();
    EXPECT_EQ(why(find("Far")), "\"Far\" is out of view: scroll to it");
    area->ensureVisible(0, 950);
    EXPECT_EQ(widgetOf(find("Far")), far);
}

TEST_F(ControlsTest, whatLiesUnderSomethingElseHasNoPoint)
{
    const QPushButton *const under = button("Under");
    auto *const over = new QWidget(&window);
    show();
    over->setGeometry(under->geometry());
    over->show();
    const Found found = find("Under");
    ASSERT_TRUE(std::holds_alternative<Control>(found)) << why(found);
    EXPECT_FALSE(std::get<Control>(found).pointAt(middle));
    over->setAttribute(Qt::WA_TransparentForMouseEvents);
    EXPECT_TRUE(std::get<Control>(found).pointAt(middle));
}

TEST_F(ControlsTest, aRowOfAListIsAControl)
{
    auto *const list = new QListWidget;
    list->addItems({QStringLiteral("byc_1"), QStringLiteral("byc_2")});
    column->addWidget(list);
    show();
    const Found found = find("byc_2");
    ASSERT_TRUE(std::holds_alternative<Control>(found)) << why(found);
    const QPoint point = *std::get<Control>(found).pointAt(middle);
    EXPECT_EQ(list->itemAt(list->viewport()->mapFromGlobal(point))->text(), QStringLiteral("byc_2"));
}

TEST(NearNames, theClosestFirstAndEachOnce)
{
    const QStringList names{QStringLiteral("Later"), QStringLiteral("Refresh interval: 15 s"),
        QStringLiteral("Refresh"), QStringLiteral("Refresh"), QStringLiteral("Something else altogether")};
    const QStringList near = nearNames(QStringLiteral("refresh"), names);
    EXPECT_EQ(near.size(), 2);
    EXPECT_TRUE(near.contains(QStringLiteral("Refresh")));
}

} // namespace

} // namespace zumik::app::drive
