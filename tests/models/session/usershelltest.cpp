// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/usershell.h"

#include <QString>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::session {

using base::ErrorCode;
using std::chrono::milliseconds;

namespace {

UserShell plainShell()
{
    UserShell shell = UserShell::find();
    shell.program = "/bin/sh";
    return shell;
}

} // namespace

TEST(UserShell, tellsWhetherACommandSucceeds)
{
    const UserShell shell = plainShell();
    EXPECT_TRUE(*shell.succeeds("true"));
    EXPECT_FALSE(*shell.succeeds("exit 3"));
    EXPECT_FALSE(*shell.succeeds("kill -9 $$"));
    EXPECT_FALSE(*shell.succeeds("no-such-command-at-all"));
    EXPECT_TRUE(*shell.succeeds("[ \"$(cat)\" = '' ]")) << "there is nothing to read";
}

TEST(UserShell, isNotHeldUpByWhatACommandPrints)
{
    EXPECT_TRUE(*plainShell().succeeds("yes | head -c 1000000; yes | head -c 1000000 >&2"));
}

TEST(UserShell, waitsForACommandThatHasClosedItsOutput)
{
    EXPECT_TRUE(*plainShell().succeeds("exec >&- 2>&-; sleep 0.2"));
    EXPECT_FALSE(*plainShell().succeeds("exec >&- 2>&-; sleep 0.2; exit 3"));
}

TEST(UserShell, endsACommandThatTakesTooLong)
{
    const auto result = plainShell().succeeds("sleep 60", milliseconds(100));
    ASSERT_FALSE(result.ok());
    EXPECT_EQ(result.error().code, ErrorCode::Timeout);
    EXPECT_THAT(result.error().message, testing::HasSubstr("sleep 60"));
}

TEST(UserShell, keepsOtherVariablesToItself)
{
    qputenv("METRICS_TOKEN", "mark");
    EXPECT_TRUE(*plainShell().succeeds("[ -z \"$METRICS_TOKEN\" ] && [ -n \"$PATH\" ]"));
    qunsetenv("METRICS_TOKEN");
}

TEST(UserShell, thatDoesNotExistIsTold)
{
    UserShell shell = plainShell();
    shell.program = "/no/such/shell";
    EXPECT_EQ(shell.succeeds("true").error().code, ErrorCode::FileNotFound);
}

} // namespace zumik::session
