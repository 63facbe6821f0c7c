// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/destination.h"

#include <gtest/gtest.h>

namespace zumik::secrets {

namespace {

const Destination prod("http://localhost:9090", {{"ssh", "vps:22"}, {"via", ""}});

} // namespace

TEST(Destination, isWrittenWithAllThatIsSaidOfTheWay)
{
    EXPECT_EQ(prod.text(), "http://localhost:9090;ssh=vps:22");
    EXPECT_EQ(Destination("https://a:443", {}).text(), "https://a:443");
}

TEST(Destination, takesNoValueForAnotherOnesMarks)
{
    const Destination one("http://a:80", {{"ca", "/x;ssh=vps:22"}});
    const Destination two("http://a:80", {{"ca", "/x"}, {"ssh", "vps:22"}});
    EXPECT_FALSE(one == two);
    EXPECT_EQ(one.text(), "http://a:80;ca=/x%3Bssh%3Dvps:22");
    EXPECT_EQ(Destination("http://a:80", {{"ca", "a#b %ü"}}).text(), "http://a:80;ca=a%23b%20%25%C3%BC");
}

TEST(BoundKey, isReadBackAsItWasWritten)
{
    const std::string key = formatBoundKey({prod, "lab 2/prometheus"});
    EXPECT_EQ(key, "zumik1:http://localhost:9090;ssh=vps:22#lab%202/prometheus");
    const auto read = parseBoundKey(key);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->destination, prod);
    EXPECT_EQ(read->label, "lab%202/prometheus");
}

TEST(BoundKey, isNoOtherText)
{
    for (const char *key : {"", "prod-token", "zumik1:", "zumik1:#x", "zumik1:http://a:80",
             "zumik1:http://a:80#", "zumik2:http://a:80#x", "http://a:80#x", " zumik1:http://a:80#x"}) {
        EXPECT_FALSE(parseBoundKey(key)) << key;
    }
}

} // namespace zumik::secrets
