// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds on each page and in each popup.
#include "app/drive/faces.h"
#include "tests/app/window/mainwindowfixture.h"
#include "widgets/dashboard/variablepicker.h"

#include "widgets/common/plaintexts.h"
#include "widgets/shell/wayin.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>

namespace zumik::app {

namespace {

using tests::waitUntil;

class AccessibleTest : public MainWindowTest {
protected:
    /// Every control that shows, in any window, has a name.
    static void expectNames(const char *where)
    {
        int controls = 0;
        const QList<QWidget *> windows = drive::shownWindows();
        for (QWidget *const each : windows) {
            drive::walk(QAccessible::queryAccessibleInterface(each), [&](drive::Face *face) {
                if (drive::isShown(face) && drive::isControl(face)) {
                    ++controls;
                    EXPECT_FALSE(drive::nameOf(*face).isEmpty())
                        << where << ": a " << drive::roleOf(*face).toStdString() << " of class "
                        << drive::widgetOf(face)->metaObject()->className() << " in "
                        << drive::widgetOf(face)->parentWidget()->metaObject()->className();
                }
                return true;
            });
        }
        EXPECT_GT(controls, 0) << where;
    }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window->windowHandle(), key, modifiers);
    }

    void closePopup()
    {
        if (QWidget *const popup = QApplication::activePopupWidget()) {
            popup->hide();
        }
    }
};

TEST_F(AccessibleTest, theWaysInAndTheWayHaveNames)
{
    window->setSavedProfiles({QStringLiteral("prod")});
    ASSERT_TRUE(waitUntil([this] { return part<widgets::shell::WayIn>()->isVisible(); }));
    expectNames("first");
    window->useSession(session);
    session.fail({base::ErrorCode::ConnectionRefused, "refused", "localhost:9090"});
    ASSERT_TRUE(waitUntil([this] { return window->connection()->mode() == Connection::Mode::Refused; }));
    expectNames("connecting");
}

TEST_F(AccessibleTest, theBoardsHaveNames)
{
    connectSession();
    expectNames("zumik-api");
    window->showBoard(QStringLiteral("zumik-byoc"));
    ASSERT_TRUE(waitUntil([this] { return settled(); }));
    expectNames("zumik-byoc");
    window->resize(900, 600); // with the side bar folded
    expectNames("narrow");
}

TEST_F(AccessibleTest, thePopupsHaveNames)
{
    connectSession();
    window->showBoard(QStringLiteral("zumik-byoc"));
    ASSERT_TRUE(waitUntil([this] { return settled(); }));
    key(Qt::Key_T);
    expectNames("times");
    closePopup();
    key(Qt::Key_K, Qt::ControlModifier);
    expectNames("palette");
    closePopup();
    key(Qt::Key_Question);
    expectNames("keys");
    closePopup();
    for (const char *const name : {"Refresh interval: 15 s", "Profile prod", "Cluster: byc_1"}) {
        auto *const button = named<QAbstractButton>(QLatin1String(name));
        ASSERT_NE(button, nullptr) << name;
        QTest::mouseClick(button, Qt::LeftButton);
        EXPECT_NE(QApplication::activePopupWidget(), nullptr) << name;
        expectNames(name);
        closePopup();
    }
}

TEST_F(AccessibleTest, hostileLabelsAreShownPlain)
{
    const std::string hostile = "<img src=x onerror=alert(1)><b>x</b> \u202egnp.exe \x1b[31mred";
    session.fake.seriesNames = {hostile, "two"};
    session.fake.labels["cluster"] = {hostile, "byc_2"};
    connectSession();
    window->showBoard(QStringLiteral("zumik-byoc"));
    ASSERT_TRUE(waitUntil([this] { return settled(); }));
    const widgets::common::PlainTexts plain;
    int hostileOnes = 0;
    for (const QWidget *const widget : window->findChildren<QWidget *>()) {
        const auto *const label = qobject_cast<const QLabel *>(widget);
        EXPECT_TRUE(label == nullptr || label->textFormat() == Qt::PlainText) << label->text().toStdString();
        for (const QString &text : {widget->toolTip(), widget->accessibleName(), widget->windowTitle(),
                 label == nullptr ? QString() : label->text()}) {
            hostileOnes += text.contains(QStringLiteral("onerror")) ? 1 : 0;
            EXPECT_FALSE(text.contains(QChar(0x202e))) << text.toStdString();
            EXPECT_FALSE(text.contains(QChar(0x1b))) << text.toStdString();
        }
    }
    EXPECT_GT(hostileOnes, 0);
    const int id = window->board()->grid()->panelIds().front();
    for (const QString &text : window->board()->panelView(id)->shownTexts()) {
        EXPECT_FALSE(text.contains(QChar(0x202e))) << text.toStdString();
        EXPECT_FALSE(text.contains(QChar(0x1b))) << text.toStdString();
    }
}

} // namespace

} // namespace zumik::app
