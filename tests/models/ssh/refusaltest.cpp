// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/refusal.h"
#include "models/ssh/wire.h"

#include <gtest/gtest.h>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

/// RFC 4254, 5.1.
std::string openFailure(std::uint32_t reason, std::string_view words)
{
    std::string packet(1, '\x5c');
    putNumber(packet, 7); // the recipient channel
    putNumber(packet, reason);
    putString(packet, words);
    putString(packet, "en");
    return packet;
}

} // namespace

TEST(Refusal, isReadFromItsPacket)
{
    const auto said = readRefusal(openFailure(2, "Connection refused"));
    ASSERT_TRUE(said.has_value());
    EXPECT_EQ(said->reason, 2U);
    EXPECT_EQ(said->words, "Connection refused");
}

TEST(Refusal, isNotReadFromAnythingElse)
{
    const std::string whole = openFailure(2, "x");
    for (std::size_t size = 0; size < whole.size() - 6; ++size) { // all but the language
        EXPECT_FALSE(readRefusal(std::string_view(whole).substr(0, size)).has_value()) << size;
    }
    EXPECT_FALSE(readRefusal("\x5b" + whole.substr(1)).has_value());
}

TEST(Refusal, saysWhatBecameOfTheFarSidesConnection)
{
    EXPECT_EQ(codeOfRefusal({2, "Connection refused"}), ErrorCode::ConnectionRefused);
    EXPECT_EQ(codeOfRefusal({2, "Connection timed out"}), ErrorCode::Timeout);
    EXPECT_EQ(codeOfRefusal({2, "Name or service not known"}), ErrorCode::NameNotFound);
    EXPECT_EQ(codeOfRefusal({2, "No route to host"}), ErrorCode::Unreachable);
    EXPECT_EQ(codeOfRefusal({1, "open failed"}), ErrorCode::SshForwardRefused);
    EXPECT_EQ(codeOfRefusal({4, "Connection refused"}), ErrorCode::SshForwardRefused);
}

} // namespace zumik::ssh
