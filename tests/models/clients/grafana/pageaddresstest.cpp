// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/pageaddress.h"

#include <gtest/gtest.h>

namespace zumik::clients::grafana {

namespace {

std::string addressOf(
    const char *base, const std::string &uid, std::optional<int> panel = {}, int organization = 0)
{
    const auto url = boardAddress(QUrl(QString::fromLatin1(base)), uid, panel, organization);
    return url ? url->toEncoded().toStdString() : describe(url.error());
}

} // namespace

TEST(GrafanaAddress, namesBoardOrganizationAndPanel)
{
    EXPECT_EQ(addressOf("https://g.example/grafana/", "ops", 4, 2),
        "https://g.example/grafana/d/ops?orgId=2&viewPanel=4");
    EXPECT_EQ(addressOf("http://g:3000", "ops").substr(0, 19), "http://g:3000/d/ops");
    EXPECT_EQ(addressOf("http://g/?kiosk#top", "ops", 1), "http://g/d/ops?viewPanel=1");
}

TEST(GrafanaAddress, onlyTheWebIsOpenedAndNoNameBeforeTheHost)
{
    for (const char *base : {"file:///etc", "javascript:alert(1)", "http://user@g", "ftp://g", ""}) {
        EXPECT_NE(addressOf(base, "ops").find("invalid_argument"), std::string::npos) << base;
    }
    EXPECT_NE(addressOf("http://g", "../x").find("invalid_argument"), std::string::npos);
}

TEST(GrafanaAddress, timesAreRelativeOrInMilliseconds)
{
    const base::Time now{1'700'000'000'000};
    EXPECT_EQ(addressTime("now-6h", now), "now-6h");
    EXPECT_EQ(addressTime("now/d", now), "now/d");
    EXPECT_EQ(addressTime("2023-11-14T22:13:20Z", now), "1700000000000");
    EXPECT_EQ(addressTime("1700000000", now), "1700000000000");
}

} // namespace zumik::clients::grafana
