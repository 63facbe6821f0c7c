// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/flowlayout.h"

#include <QWidget>

#include <gtest/gtest.h>

namespace zumik::widgets::controls {

namespace {

/// Three boxes of 100 by 30, 10 apart.
struct FlowLayoutTest : testing::Test {
    QWidget owner;
    FlowLayout *layout = new FlowLayout(10, &owner);

    FlowLayoutTest()
    {
        for (int i = 0; i < 3; ++i) {
            auto *const box = new QWidget(&owner);
            box->setFixedSize(100, 30);
            layout->addWidget(box);
        }
    }
};

TEST_F(FlowLayoutTest, wishesForOneLine)
{
    EXPECT_EQ(layout->sizeHint(), QSize(320, 30));
}

TEST_F(FlowLayoutTest, breaksIntoLinesWhereTheWidthEnds)
{
    EXPECT_EQ(layout->heightForWidth(320), 30);
    EXPECT_EQ(layout->heightForWidth(319), 62);
    EXPECT_EQ(layout->heightForWidth(150), 94);
    EXPECT_EQ(layout->heightForWidth(1), 94);
    layout->setGeometry(QRect(0, 0, 220, 62));
    EXPECT_EQ(layout->itemAt(1)->geometry(), QRect(110, 0, 100, 30));
    EXPECT_EQ(layout->itemAt(2)->geometry(), QRect(0, 32, 100, 30));
}

TEST_F(FlowLayoutTest, itemsOutsideAreNotThere)
{
    EXPECT_EQ(layout->itemAt(3), nullptr);
    EXPECT_EQ(layout->itemAt(-1), nullptr);
    EXPECT_EQ(layout->takeAt(3), nullptr);
}

} // namespace

} // namespace zumik::widgets::controls
