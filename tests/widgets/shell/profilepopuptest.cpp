// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/profilepopup.h"

#include "widgets/common/look.h"

#include <QAbstractButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::shell {

namespace {

QStringList profiles(int count)
{
    QStringList names;
    for (int i = 1; i <= count; ++i) {
        names.append(QStringLiteral("profile %1").arg(i));
    }
    return names;
}

class ProfilePopupTest : public testing::Test {
protected:
    void show(int count)
    {
        m_popup.setProfiles(profiles(count), QStringLiteral("profile 1"));
        m_popup.resize(m_popup.sizeHint());
        m_popup.show();
        m_popup.activateWindow();
    }

    QAbstractButton *row(int number) const
    {
        const QString name = QStringLiteral("profile %1").arg(number);
        for (auto *const button : m_popup.findChildren<QAbstractButton *>()) {
            if (button->accessibleName() == name) {
                return button;
            }
        }
        return nullptr;
    }

    bool isWhole(const QWidget *widget) const { return widget->visibleRegion() == QRegion(widget->rect()); }

    common::Look m_look{common::Theme::Kind::Dark};
    ProfilePopup m_popup{&m_look};
};

TEST_F(ProfilePopupTest, showsAFewProfilesWithoutScrolling)
{
    show(3);
    for (int i = 1; i <= 3; ++i) {
        EXPECT_TRUE(isWhole(row(i))) << i;
    }
    EXPECT_EQ(
        row(3)->mapTo(&m_popup, QPoint()).y(), row(1)->mapTo(&m_popup, QPoint()).y() + 2 * row(1)->height());
}

TEST_F(ProfilePopupTest, scrollsToEachOfSixtyProfilesWithTheArrows)
{
    show(60);
    EXPECT_LT(m_popup.height(), 700);
    EXPECT_FALSE(isWhole(row(60)));
    for (int i = 1; i < 60; ++i) {
        QTest::keyClick(m_popup.focusWidget(), Qt::Key_Down);
    }
    EXPECT_EQ(m_popup.focusWidget(), row(60));
    EXPECT_TRUE(isWhole(row(60)));
    QSignalSpy chosen(&m_popup, &ProfilePopup::profileChosen);
    QTest::keyClick(m_popup.focusWidget(), Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen.front().front().toString(), QStringLiteral("profile 60"));
}

} // namespace

} // namespace zumik::widgets::shell
