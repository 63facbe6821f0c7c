// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/dashboardlibrary.h"
#include "app/mainwindow.h"
#include "tests/app/window/scriptedsession.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/panels/panelview.h"

#include <gtest/gtest.h>

#include <memory>

namespace zumik::app {

/// The whole window on the packs that ship, over a session that the test moves.
class MainWindowTest : public testing::Test {
protected:
    void SetUp() override
    {
        session.fake.labels["cluster"] = {"byc_1", "byc_2"};
        reopen();
    }

    void reopen()
    {
        window.reset();
        window = std::make_unique<MainWindow>(library, &look, QString::fromStdString(dir.file("window.ini")));
        window->show();
        window->activateWindow();
        ASSERT_TRUE(tests::waitUntil([this] { return window->isActiveWindow(); }));
    }

    /// Until a board has all its answers.
    void connectSession()
    {
        window->useSession(session);
        session.succeed();
        ASSERT_TRUE(tests::waitUntil([this] { return window->board() != nullptr && settled(); }));
    }

    bool settled() const
    {
        const auto ids = window->board()->grid()->panelIds();
        return window->board()->run().idle() && window->board()->panelView(ids.front())->content() != nullptr;
    }

    template <typename T> T *part() const { return window->findChild<T *>(); }

    template <typename T> T *named(const QString &name) const
    {
        for (T *const each : window->findChildren<T *>()) {
            if (each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }

    tests::TempDir dir{"window"};
    DashboardLibrary library;
    widgets::common::Look look{widgets::common::Theme::Kind::Dark};
    tests::ScriptedSession session{true};
    std::unique_ptr<MainWindow> window;
};

} // namespace zumik::app
