// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/comparepopup.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/words.h"
#include "widgets/shell/topbar.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace zumik::widgets::shell {

namespace {

using namespace std::chrono_literals;

constexpr base::Time now{1'763'607'600'000}; // 2025-11-20T03:00:00Z
const base::TimeRange lastHours{now - 6h, now};

class ComparePopupTest : public testing::Test {
protected:
    ComparePopupTest()
    {
        QObject::connect(&m_popup, &ComparePopup::chosen, &m_popup,
            [this](std::optional<base::Duration> back) { m_chosen.push_back(back); });
    }

    void open(std::optional<base::Duration> back, base::TimeRange range = lastHours)
    {
        m_popup.setComparison(back, range);
        m_popup.resize(m_popup.sizeHint());
        m_popup.show();
        m_popup.activateWindow();
    }

    QPushButton *checked() const
    {
        for (QPushButton *const button : m_popup.findChildren<QPushButton *>()) {
            if (button->isChecked()) {
                return button;
            }
        }
        return nullptr;
    }

    QLineEdit *field() const { return m_popup.findChild<QLineEdit *>(); }

    /// All sentences that show.
    QString said() const
    {
        QStringList texts;
        for (const auto *const words : m_popup.findChildren<controls::Words *>()) {
            if (words->isVisible()) {
                texts << words->text();
            }
        }
        return texts.join(QLatin1Char('|'));
    }

    void type(const QString &text)
    {
        field()->setFocus();
        field()->selectAll();
        QTest::keyClicks(field(), text);
        QTest::keyClick(field(), Qt::Key_Return);
    }

    common::Look m_look{common::Theme::Kind::Dark};
    ComparePopup m_popup{&m_look};
    std::vector<std::optional<base::Duration>> m_chosen;
};

} // namespace

TEST_F(ComparePopupTest, takesALengthThatIsTypedOnAChoice)
{
    open(std::nullopt);
    ASSERT_TRUE(checked()->hasFocus());
    QTest::keyClick(checked(), Qt::Key_2);
    EXPECT_TRUE(field()->hasFocus());
    QTest::keyClicks(field(), QStringLiteral("0m"));
    QTest::keyClick(field(), Qt::Key_Return);
    ASSERT_EQ(m_chosen.size(), 1U);
    EXPECT_EQ(m_chosen[0], base::Duration(20min));
}

TEST_F(ComparePopupTest, marksWhatIsChosenAndMovesByArrows)
{
    open({});
    ASSERT_NE(checked(), nullptr);
    EXPECT_EQ(checked()->text(), QStringLiteral("Off"));
    EXPECT_EQ(m_popup.focusWidget(), checked());
    QTest::keyClick(checked(), Qt::Key_Down);
    QTest::keyClick(m_popup.focusWidget(), Qt::Key_Down);
    EXPECT_TRUE(m_chosen.empty()) << "moving chooses nothing yet";
    QTest::keyClick(m_popup.focusWidget(), Qt::Key_Return);
    ASSERT_EQ(m_chosen.size(), 1U);
    EXPECT_EQ(m_chosen[0], 24h);
    EXPECT_FALSE(m_popup.isVisible());
}

TEST_F(ComparePopupTest, takesALengthOfTimeAsItIsTyped)
{
    open(7 * 24h);
    EXPECT_EQ(checked()->text(), QStringLiteral("1 week earlier"));
    type(QStringLiteral("2w12h"));
    ASSERT_EQ(m_chosen.size(), 1U);
    EXPECT_EQ(m_chosen[0], 14 * 24h + 12h);
    open(m_chosen[0]);
    EXPECT_EQ(checked(), nullptr);
    EXPECT_EQ(field()->text(), QStringLiteral("14d12h")) << "the shortest form";
    EXPECT_EQ(m_popup.focusWidget(), field());
}

TEST_F(ComparePopupTest, saysWhyATextIsNone)
{
    open({});
    type(QStringLiteral("fortnight"));
    EXPECT_TRUE(m_chosen.empty());
    EXPECT_TRUE(m_popup.isVisible());
    EXPECT_TRUE(said().contains(QStringLiteral("\"fortnight\" is no length of time such as 3d or 2w12h")))
        << said().toStdString();
    EXPECT_EQ(field()->accessibleDescription(), shiftTrouble(QStringLiteral("fortnight")));
    QTest::keyClick(field(), Qt::Key_Backspace);
    EXPECT_FALSE(said().contains(QStringLiteral("fortnight"))) << "until it is changed";
    EXPECT_EQ(field()->accessibleDescription(), QString());
}

TEST_F(ComparePopupTest, tellsTooMuchFromTooLittle)
{
    EXPECT_EQ(shiftTrouble(QStringLiteral("2w 12h")), QString());
    EXPECT_EQ(shiftTrouble(QStringLiteral("0s")),
        QStringLiteral("Nothing to compare with: it must be longer than 0."));
    EXPECT_EQ(
        shiftTrouble(QStringLiteral("11y")), QStringLiteral("Nothing is compared over more than 10 years."));
    EXPECT_FALSE(shiftTrouble(QString()).isEmpty());
}

TEST_F(ComparePopupTest, saysWhereClocksChangedInBetween)
{
    open({});
    EXPECT_FALSE(said().contains(QStringLiteral("clock"))) << "UTC has no such change";
    m_look.setZone(QTimeZone("Europe/Berlin"));
    const base::Time monday = base::parseTime("2025-03-31T07:00:00Z", {}).value();
    open({}, {monday - 6h, monday});
    EXPECT_TRUE(said().contains(
        QStringLiteral("1 week earlier. The clock changed in between: 09:00 now is 08:00 then.")))
        << said().toStdString();
    EXPECT_FALSE(said().contains(QStringLiteral("1 hour earlier.")));
}

TEST(CompareButton, saysWhatIsComparedAndOpensTheChoice)
{
    common::Look look{common::Theme::Kind::Dark};
    TopBar bar(&look);
    bar.setBoardControls(true);
    bar.setTime({"now-6h", "now"}, now);
    bar.resize(1400, 44);
    bar.show();
    const auto named = [&bar](const QString &name) {
        for (auto *const button : bar.findChildren<controls::BarButton *>()) {
            if (button->accessibleName() == name) {
                return button;
            }
        }
        return static_cast<controls::BarButton *>(nullptr);
    };
    ASSERT_NE(named(QStringLiteral("Compare: off")), nullptr);
    EXPECT_EQ(named(QStringLiteral("Compare: off"))->label(), QStringLiteral("off"));
    bar.resize(800, 44);
    EXPECT_EQ(named(QStringLiteral("Compare: off"))->label(), QStringLiteral("compare"))
        << "it needs no caption so";
    bar.setComparison(7 * 24h);
    controls::BarButton *const button = named(QStringLiteral("Compare: 1 w earlier"));
    ASSERT_NE(button, nullptr);
    EXPECT_EQ(button->label(), QStringLiteral("1 w earlier"));
    QTest::mouseClick(button, Qt::LeftButton);
    auto *const popup = bar.findChild<ComparePopup *>();
    EXPECT_TRUE(popup->isVisible());
    std::vector<std::optional<base::Duration>> chosen;
    QObject::connect(&bar, &TopBar::comparisonChosen, &bar,
        [&](std::optional<base::Duration> back) { chosen.push_back(back); });
    QTest::mouseClick(popup->findChildren<QPushButton *>().front(), Qt::LeftButton);
    ASSERT_EQ(chosen.size(), 1U);
    EXPECT_FALSE(chosen[0]);
    bar.setBoardControls(false);
    EXPECT_FALSE(button->isVisible());
}

} // namespace zumik::widgets::shell
