// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/annotationswitches.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/dashboard/boardlinks.h"
#include "widgets/panels/linkpopup.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

namespace zumik::widgets::dashboard {

namespace {

zumik::dashboard::Dashboard annotated()
{
    zumik::dashboard::Dashboard board;
    for (const char *name : {"Deploys", "Restarts", "Hidden"}) {
        zumik::dashboard::Annotation &annotation = board.annotations.emplace_back();
        annotation.name = name;
        annotation.expression = name;
    }
    board.annotations[2].hidden = true;
    return board;
}

} // namespace

TEST(AnnotationSwitches, ShowHowManyAreOnAndSwitchThem)
{
    const common::Look look(common::Theme::Kind::Dark);
    tests::FakeSource source;
    board::BoardRun run(annotated(), source, {});
    AnnotationSwitches switches(run, &look);
    switches.show();
    QSignalSpy chosen(&switches, &AnnotationSwitches::chosen);
    EXPECT_EQ(switches.button()->label(), QStringLiteral("2 of 2"));
    switches.button()->click();
    switches.popup()->choose(1); // the first after "None"
    switches.popup()->hide();
    EXPECT_EQ(chosen.count(), 1);
    EXPECT_FALSE(run.dashboard().annotations[0].enabled);
    EXPECT_TRUE(run.dashboard().annotations[1].enabled);
    EXPECT_TRUE(run.dashboard().annotations[2].enabled);
    EXPECT_EQ(switches.button()->label(), QStringLiteral("1 of 2"));
    switches.button()->click();
    switches.popup()->choose(0);
    switches.popup()->hide();
    EXPECT_EQ(switches.button()->label(), QStringLiteral("0 of 2"));
    EXPECT_TRUE(run.dashboard().annotations[2].enabled);
}

TEST(AnnotationSwitches, SayWhichQueryFailed)
{
    const common::Look look(common::Theme::Kind::Dark);
    tests::FakeSource source;
    source.failure = base::Error{base::ErrorCode::QueryInvalid, "no such thing", {}};
    board::BoardRun run(annotated(), source, {});
    const AnnotationSwitches switches(run, &look);
    EXPECT_TRUE(switches.button()->toolTip().isEmpty());
    run.refresh();
    ASSERT_TRUE(tests::waitUntil([&] { return run.idle(); }));
    EXPECT_TRUE(switches.button()->toolTip().contains(QStringLiteral("Deploys")));
}

TEST(AnnotationSwitches, AreForBoardsThatHaveSome)
{
    zumik::dashboard::Dashboard board = annotated();
    EXPECT_TRUE(AnnotationSwitches::hasAny(board));
    board.annotations = {board.annotations[2]};
    EXPECT_FALSE(AnnotationSwitches::hasAny(board));
}

TEST(BoardLinks, ShowTheirAddressesWithTheBoardsTime)
{
    const common::Look look(common::Theme::Kind::Dark);
    tests::FakeSource source;
    zumik::dashboard::Dashboard board;
    zumik::dashboard::Link link;
    link.title = "Wiki";
    link.url = "https://wiki.example.org";
    link.keepTime = true;
    board.links = {link};
    board.from = "now-3h";
    board::BoardRun run(board, source, {});
    BoardLinks links(run, source, &look);
    links.show();
    QSignalSpy requested(&links, &BoardLinks::linkRequested);
    links.button()->click();
    ASSERT_EQ(links.popup()->links().size(), 1U);
    EXPECT_EQ(requested.count(), 0);
    links.popup()->open(0);
    ASSERT_EQ(requested.count(), 1);
    EXPECT_EQ(requested[0][0].toString(), QStringLiteral("https://wiki.example.org?from=now-3h&to=now"));
}

} // namespace zumik::widgets::dashboard
