// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/agentmessage.h"

#include <gtest/gtest.h>

namespace zumik::tests {

using base::ErrorCode;
using ssh::agentBodySize;

TEST(AgentMessage, hasItsLengthInFrontTheHighestByteFirst)
{
    EXPECT_EQ(ssh::frameAgentMessage("\v"), std::string("\0\0\0\1\v", 5));
    const std::string body(0x10203, 'x');
    EXPECT_EQ(ssh::frameAgentMessage(body), std::string("\0\1\2\3", 4) + body);
}

TEST(AgentMessage, itsLengthIsReadAsItIsWritten)
{
    for (const std::size_t size :
        {std::size_t{1}, std::size_t{255}, std::size_t{256}, ssh::longestAgentBody}) {
        const auto read = agentBodySize(ssh::frameAgentMessage(std::string(size, 'x')));
        ASSERT_TRUE(read.ok()) << size;
        EXPECT_EQ(*read, size);
    }
}

TEST(AgentMessage, lengthsThatNoAnswerHasAreErrors)
{
    const std::string huge = "\xff\xff\xff\xff";
    const std::string none(4, '\0');
    const std::string over = ssh::frameAgentMessage(std::string(ssh::longestAgentBody + 1, 'x'));
    for (const std::string &head : {std::string(), std::string("abc"), none, over, huge}) {
        const auto read = agentBodySize(head);
        ASSERT_FALSE(read.ok()) << head.size();
        EXPECT_EQ(read.error().code, ErrorCode::AgentUnavailable);
    }
}

TEST(AgentMessage, theLimitIsTheCallersWhereMemoryIsSmaller)
{
    const std::string head("\0\0\0\6", 4);
    EXPECT_TRUE(agentBodySize(head, 6).ok());
    EXPECT_FALSE(agentBodySize(head, 5).ok());
}

} // namespace zumik::tests
