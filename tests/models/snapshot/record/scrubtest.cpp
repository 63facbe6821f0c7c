// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/scrub.h"

#include <gtest/gtest.h>

namespace zumik::snapshot::record {

TEST(WithoutSecrets, takesUserAndPasswordOutOfAddresses)
{
    EXPECT_EQ(withoutSecrets("see http://user:s3cret@host:9090/a?b=1 and ssh://u@h"),
        "see http://host:9090/a?b=1 and ssh://h");
    EXPECT_EQ(withoutSecrets("http://a:b@c:d@host/"), "http://host/");
    EXPECT_EQ(withoutSecrets("{\"url\":\"https://u:p@h\"}"), "{\"url\":\"https://h\"}");
}

TEST(WithoutSecrets, takesValuesThatTellOutOfQueries)
{
    EXPECT_EQ(
        withoutSecrets("http://h/?token=abc&x=1&API_KEY=k&sig=s#f"), "http://h/?token=&x=1&API_KEY=&sig=");
    EXPECT_EQ(
        withoutSecrets("http://h/d/uid?var-job=api&from=now-6h"), "http://h/d/uid?var-job=api&from=now-6h");
}

TEST(WithoutSecrets, leavesOtherTextsAlone)
{
    for (const char *text : {"", "a@b", "up{job=\"a\"}", "://", "http://", "x://@", "50%://"}) {
        EXPECT_EQ(withoutSecrets(text), std::string(text) == "x://@" ? "x://" : text);
    }
}

TEST(WithoutSecrets, leavesATargetItsPlainAddressAndNoDiscoveredLabels)
{
    source::Target target;
    target.labels = series::Labels{{"job", "a"}, {"__param_token", "s3cret"}, {"__address__", "h"}};
    target.scrapeUrl = "http://u:s3cret@h:1/metrics?token=s3cret&a=b";
    target.lastError = "Get \"http://u:s3cret@h:1/metrics?token=s3cret\": refused";
    const source::Target plain = withoutSecrets(target);
    EXPECT_EQ(plain.labels, (series::Labels{{"job", "a"}}));
    EXPECT_EQ(plain.scrapeUrl, "http://h:1/metrics");
    EXPECT_EQ(plain.lastError, "Get \"http://h:1/metrics?token=\": refused");
}

TEST(AlertmanagerDocument, keepsWhatIsKnownAndNothingElse)
{
    const auto document = alertmanagerDocument(
        R"([{"labels":{"a":"b"},"generatorURL":"http://h/graph?token=s3cret","status":{"state":"active"}}])",
        R"([{"id":"1","comment":"see http://u:s3cret@h","other":"s3cret"}])");
    ASSERT_TRUE(document.ok());
    EXPECT_EQ(document->find("s3cret"), std::string::npos);
    EXPECT_NE(document->find("\"state\""), std::string::npos);
    EXPECT_NE(document->find("see http://h"), std::string::npos);
}

TEST(AlertmanagerDocument, refusesWhatIsNoAnswer)
{
    EXPECT_EQ(alertmanagerDocument("<html>", "[]").error().code, base::ErrorCode::JsonInvalid);
    EXPECT_EQ(alertmanagerDocument("[]", "{}").error().code, base::ErrorCode::FormatInvalid);
    EXPECT_TRUE(alertmanagerDocument("[1,null,[]]", "[]").ok());
}

} // namespace zumik::snapshot::record
