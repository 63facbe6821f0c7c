// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/barbutton.h"

#include "widgets/common/look.h"

#include <QImage>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::controls {

namespace {

struct BarButtonTest : testing::Test {
    common::Look look{common::Theme::Kind::Dark};

    QColor colorAt(QWidget &widget, QPoint point) const
    {
        QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::black);
        widget.render(&image);
        return image.pixelColor(point);
    }
};

TEST_F(BarButtonTest, joinedSidesAreFilledToTheEdge)
{
    BarButton button(&look);
    button.setGlyph(Glyph::ChevronLeft);
    const QColor fill = look.theme().color("surface.control");
    for (const auto join : {BarButton::Join::First, BarButton::Join::Middle, BarButton::Join::Last}) {
        button.setJoin(join);
        button.resize(button.sizeHint());
        const int middle = button.height() / 2;
        if (join != BarButton::Join::First) {
            EXPECT_EQ(colorAt(button, {2, middle}), fill);
        }
        if (join != BarButton::Join::Last) {
            EXPECT_EQ(colorAt(button, {button.width() - 3, middle}), fill);
        }
    }
}

TEST_F(BarButtonTest, anAmpersandIsACharacterAndNoShortcut)
{
    BarButton button(&look);
    button.setLabel(QStringLiteral("R&D"));
    EXPECT_EQ(button.label(), QStringLiteral("R&D"));
    EXPECT_TRUE(button.shortcut().isEmpty());
}

TEST_F(BarButtonTest, aLongLabelDoesNotPushTheOthersAway)
{
    BarButton button(&look);
    button.setLabel(QString(5000, QLatin1Char('x')));
    EXPECT_LT(button.sizeHint().width(), 300);
}

TEST_F(BarButtonTest, theSmallestIsStillLargeEnoughToHit)
{
    BarButton button(&look);
    button.setGlyph(Glyph::Menu);
    EXPECT_GE(button.sizeHint().width(), 24);
    EXPECT_GE(button.sizeHint().height(), 24);
}

TEST_F(BarButtonTest, spaceAndClickDoTheSame)
{
    BarButton button(&look);
    button.setLabel(QStringLiteral("go"));
    button.resize(button.sizeHint());
    const QSignalSpy clicked(&button, &QAbstractButton::clicked);
    QTest::keyClick(&button, Qt::Key_Space);
    QTest::mouseClick(&button, Qt::LeftButton);
    EXPECT_EQ(clicked.count(), 2);
}

TEST(ShowsRing, forTheKeyboardOnly)
{
    EXPECT_TRUE(showsRing(Qt::TabFocusReason));
    EXPECT_TRUE(showsRing(Qt::BacktabFocusReason));
    EXPECT_FALSE(showsRing(Qt::MouseFocusReason));
    EXPECT_FALSE(showsRing(Qt::PopupFocusReason));
}

} // namespace

} // namespace zumik::widgets::controls
