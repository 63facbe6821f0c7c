// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/parser.h"
#include "models/snapshot/redaction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::snapshot {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

class RedactedQueryTest : public testing::Test {
protected:
    RedactedQueryTest()
    {
        for (const char *value : {"acme", "acme2", "globex", "ab"}) {
            m_redaction.learn("tenant", value);
        }
    }

    std::string name(const std::string &value)
    {
        return std::string(m_redaction.labels(series::Labels({{"tenant", value}})).get("tenant"));
    }

    /// The lists of a regular expression are sorted by pseudonym.
    std::string list(std::vector<std::string> values)
    {
        for (std::string &value : values) {
            value = name(value);
        }
        std::sort(values.begin(), values.end());
        std::string text;
        for (const std::string &value : values) {
            text += (text.empty() ? "" : "|") + value;
        }
        return text;
    }

    RedactedQuery redacted(std::string_view text) { return m_redaction.query(text); }

    Redaction m_redaction{{.dropped = {"host"}, .replaced = {"tenant"}}};
};

} // namespace

TEST_F(RedactedQueryTest, namesThePseudonymInAMatcher)
{
    const RedactedQuery query = redacted(R"(sum by (tenant) (rate(requests{tenant="ab",job!="x"}[5m])))");
    EXPECT_EQ(query.text, "sum by (tenant) (rate(requests{tenant=\"" + name("ab") + "\",job!=\"x\"}[5m]))");
    EXPECT_THAT(query.differences, IsEmpty());
    EXPECT_TRUE(promql::parse(query.text));
    EXPECT_EQ(redacted("a{tenant!=\"acme\"}").text, "a{tenant!=\"" + name("acme") + "\"}");
    EXPECT_EQ(redacted("{'tenant'='acme'}").text, "{'tenant'=\"" + name("acme") + "\"}");
}

TEST_F(RedactedQueryTest, listsWhatARegularExpressionMatches)
{
    const RedactedQuery query = redacted(R"(up{tenant=~"acme.*"})");
    EXPECT_EQ(query.text, "up{tenant=~\"" + list({"acme", "acme2"}) + "\"}");
    EXPECT_THAT(query.differences, ElementsAre(HasSubstr("regular expression on tenant")));
    EXPECT_EQ(redacted(R"(up{tenant!~"acme|newcomer"})").text,
        "up{tenant!~\"" + list({"acme", "newcomer"}) + "\"}");
    EXPECT_EQ(redacted(R"(up{tenant=~"(acme2)?"})").text, "up{tenant=~\"|" + name("acme2") + "\"}");
}

TEST_F(RedactedQueryTest, matchesNothingWhereTheExpressionMatchedNothing)
{
    const std::string text = redacted(R"(up{tenant=~"initech.+"})").text;
    EXPECT_EQ(text.find("initech"), std::string::npos) << text;
    EXPECT_EQ(text.find(name("acme")), std::string::npos) << text;
    EXPECT_TRUE(promql::parse(text)) << text;
}

TEST_F(RedactedQueryTest, leavesWhatNamesNoValue)
{
    for (const char *text : {"up{tenant=~\".+\"}", "up{tenant=\"\"}", "up{tenant=~\"$tenant\"}",
             "up{tenant=~\"${tenant:regex}\"} [[x]]",
             "rate(up{tenant=~'[[tenant]]'}[$__rate_interval]) # all", "acme_total{job=\"x\"} offset 5m"}) {
        const RedactedQuery query = redacted(text);
        EXPECT_EQ(query.text, text);
        EXPECT_THAT(query.differences, IsEmpty()) << text;
    }
}

TEST_F(RedactedQueryTest, redactsTextsAndCommentsAndWhatDoesNotParse)
{
    EXPECT_EQ(redacted("up{instance=\"acme:9100\"} # for globex").text,
        "up{instance=\"" + name("acme") + ":9100\"} # for " + name("globex"));
    EXPECT_EQ(redacted("sum(rate(up{tenant='ab'}[$__interval]").text,
        "sum(rate(up{tenant=\"" + name("ab") + "\"}[$__interval]");
    EXPECT_EQ(redacted("up{instance=\"acme").text.find("acme"), std::string::npos);
}

TEST_F(RedactedQueryTest, tellsWhereItMayAnswerOtherwise)
{
    EXPECT_THAT(redacted("label_replace(up, 'a', '$1', 'tenant', '(.*)')").differences,
        ElementsAre(HasSubstr("reads tenant as text")));
    EXPECT_THAT(redacted(R"(up{host="h1"})").differences, ElementsAre(HasSubstr("selects by host")));
    EXPECT_THAT(redacted(R"(up{tenant="$a-acme"})").differences, ElementsAre(HasSubstr("mixes a variable")));
}

TEST_F(RedactedQueryTest, isTheSameWhenItIsRedactedAgain)
{
    const std::string once = redacted(R"(up{tenant=~"acme",instance="globex:1"})").text;
    EXPECT_EQ(m_redaction.left(once), 0U);
    EXPECT_EQ(m_redaction.text(once), once);
}

} // namespace zumik::snapshot
