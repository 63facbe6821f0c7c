// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/result.h"

#include <gtest/gtest.h>

namespace zumik::base {

TEST(Error, belongsToTheFamilyThatTheExitStatusTells)
{
    EXPECT_EQ(errorKind(ErrorCode::ConnectionRefused), ErrorKind::Connect);
    EXPECT_EQ(errorKind(ErrorCode::Unauthorized), ErrorKind::Auth);
    EXPECT_EQ(errorKind(ErrorCode::QueryInvalid), ErrorKind::Input);
    EXPECT_EQ(errorKind(ErrorCode::QueryFailed), ErrorKind::Server);
    EXPECT_EQ(errorName(ErrorCode::NotSupported), "not_supported");
}

TEST(Error, isDescribedWithWhatAndWhere)
{
    EXPECT_EQ(
        describe({ErrorCode::NotJson, "text/html", "http://a/api"}), "not_json: text/html (http://a/api)");
    EXPECT_EQ(describe({ErrorCode::Timeout, {}, {}}), "timeout");
}

TEST(Result, holdsAValueOrAnError)
{
    const Result<int> good = 7;
    const Result<int> bad = Error{ErrorCode::Internal, "x", {}};
    EXPECT_EQ(*good, 7);
    EXPECT_FALSE(bad.ok());
    EXPECT_EQ(bad.error().message, "x");
}

TEST(ResultDeathTest, assertsWhenAFailedResultIsAskedForItsValue)
{
    const Result<int> bad = Error{};
    EXPECT_DEATH((void)bad.value(), "ok\\(\\)");
}

} // namespace zumik::base
