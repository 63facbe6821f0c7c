// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/cachedstore.h"

#include "models/secrets/memorystore.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

namespace zumik::secrets {

namespace {

using base::Done;
using base::Secret;

class CachedStoreTest : public testing::Test {
protected:
    static std::string read(SecretStore &store)
    {
        const auto result =
            tests::ask<Secret>([&](auto stop, auto to, auto reply) { store.read("a", stop, to, reply); });
        return result ? std::string(result->reveal()) : std::string(base::errorName(result.error().code));
    }

    static void write(SecretStore &store, const std::string &text)
    {
        ASSERT_TRUE(tests::ask<Done>([&](auto stop, auto to, auto reply) {
            store.write("a", Secret::copyOf(text), stop, to, reply);
        }));
    }

    MemoryStore m_behind;
    CachedStore m_store{m_behind};
};

} // namespace

TEST_F(CachedStoreTest, asksOnceForWhatItWasGiven)
{
    write(m_behind, "1");
    EXPECT_EQ(read(m_store), "1");
    write(m_behind, "2");
    EXPECT_EQ(read(m_store), "1");
}

TEST_F(CachedStoreTest, asksAgainAfterAFailure)
{
    EXPECT_EQ(read(m_store), "secret_not_found");
    write(m_behind, "1");
    EXPECT_EQ(read(m_store), "1");
}

TEST_F(CachedStoreTest, forgetsWhatIsWrittenOrRemovedThroughIt)
{
    write(m_store, "1");
    EXPECT_EQ(read(m_store), "1");
    write(m_store, "2");
    EXPECT_EQ(read(m_store), "2");
    EXPECT_TRUE(
        tests::ask<Done>([&](auto stop, auto to, auto reply) { m_store.remove("a", stop, to, reply); }));
    EXPECT_EQ(read(m_store), "secret_not_found");
}

TEST_F(CachedStoreTest, givesAnAnswerThatComesAfterItHasGone)
{
    write(m_behind, "1");
    QObject context;
    std::string answer;
    {
        CachedStore gone(m_behind);
        gone.read("a", {}, async::Receiver(&context),
            [&](const base::Result<Secret> &result) { answer = result->reveal(); });
    }
    EXPECT_TRUE(tests::waitUntil([&] { return answer == "1"; }));
}

} // namespace zumik::secrets
