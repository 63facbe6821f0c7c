// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/links.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

class Links : public testing::Test {
protected:
    Links()
    {
        Dashboard board;
        board.title = "Board";
        Variable node;
        node.name = "node";
        node.multi = true;
        node.current = {"a b", "c&d"};
        Variable all;
        all.name = "job";
        all.includeAll = true;
        all.current = {"$__all"};
        all.options = {{"x", "x"}, {"y", "y"}};
        Variable quiet;
        quiet.name = "quiet";
        quiet.skipUrl = true;
        quiet.current = {"q"};
        board.variables = {node, all, quiet};
        m_scope = linkScope(board, {{1000}, {2000}}, "now-6h", "now");
        m_context.scope = &m_scope;
        m_context.value = LinkValue{"7.25", "7 ms", 7.25, base::Time{86'400'000}};
        m_context.fieldName = "latency";
        m_context.seriesName = "p99 of api";
        m_context.labels = {{"instance", "h:1"}, {"a.b", "dotted"}};
        m_context.row = [](std::string_view column) -> std::optional<LinkValue> {
            if (column == "Host name" || column == "1") {
                return LinkValue{"h 1", "H 1", std::nullopt, std::nullopt};
            }
            return std::nullopt;
        };
    }

    std::string address(std::string_view text) const { return linkAddress(text, m_context); }

    std::string title(std::string_view text) const { return linkTitle(text, m_context); }

    LinkScope m_scope;
    LinkContext m_context;
};

LinkTarget::Refusal refusalOf(std::string_view address)
{
    const LinkTarget target = linkTarget(address);
    EXPECT_EQ(target.kind == LinkTarget::Kind::Refused, target.refusal != LinkTarget::Refusal::None);
    return target.refusal;
}

} // namespace

TEST_F(Links, NameTheValue)
{
    EXPECT_EQ(title("${__value.raw} ${__value.text} ${__value.numeric} ${__value.time}"),
        "7.25 7 ms 7.25 86400000");
    EXPECT_EQ(title("${__value}"), "7.25");
    EXPECT_EQ(title("${__value.time:date:YYYY}"), "1970");
    EXPECT_EQ(title("${__value.what}"), "${__value.what}");
}

TEST_F(Links, NameTheFieldItsLabelsAndItsSeries)
{
    EXPECT_EQ(title("${__field.name} ${__field.labels.instance} ${__series.name}"), "latency h:1 p99 of api");
    EXPECT_EQ(title("${__field.labels[\"a.b\"]}${__field.labels.none}|"), "dotted|");
    EXPECT_EQ(title("${__series.labels.instance}"), "h:1");
}

TEST_F(Links, NameOtherColumnsOfTheRow)
{
    EXPECT_EQ(title("${__data.fields[\"Host name\"]}"), "H 1");
    EXPECT_EQ(title("${__data.fields[1].raw}"), "h 1");
    EXPECT_EQ(title("${__data.fields[\"Host name\"].text}"), "H 1");
    EXPECT_EQ(title("${__data.fields.none}"), "${__data.fields.none}");
}

TEST_F(Links, EncodeWhatGoesIntoAnAddress)
{
    EXPECT_EQ(
        address("https://x.org/${__data.fields[1].raw}?v=${__value.text}"), "https://x.org/h%201?v=7%20ms");
    EXPECT_EQ(address("https://x.org/?${node:queryparam}"), "https://x.org/?var-node=a%20b&var-node=c%26d");
    EXPECT_EQ(address("https://x.org/${__field.labels.instance:percentencode}"), "https://x.org/h%3A1");
    EXPECT_EQ(address("https://x.org/\r\nHost"), "https://x.org/Host");
    m_context.value = LinkValue{"https://y.org/a?b=c", "", {}, {}};
    EXPECT_EQ(address("${__value.raw}"), "https://y.org/a?b=c");
}

TEST_F(Links, CarryTheTimeAndTheVariables)
{
    EXPECT_EQ(address("/d/uid?${__url_time_range}"), "/d/uid?from=now-6h&to=now");
    EXPECT_EQ(address("/d/uid?$__all_variables"), "/d/uid?var-node=a%20b&var-node=c%26d&var-job=%24__all");
    EXPECT_EQ(address("/d/uid?from=$__from&to=${__to}"), "/d/uid?from=1000&to=2000");
    EXPECT_EQ(address("/d/$quiet/$unknown"), "/d/q/$unknown");
    m_scope.from = "2025-11-20 00:00&x";
    EXPECT_EQ(address("?${__url_time_range}"), "?from=2025-11-20%2000%3A00%26x&to=now");
}

TEST_F(Links, OfPanelsAddWhatTheyKeep)
{
    Link link;
    link.url = "/d/uid";
    EXPECT_EQ(linkAddress(link, m_context), "/d/uid");
    link.keepTime = true;
    EXPECT_EQ(linkAddress(link, m_context), "/d/uid?from=now-6h&to=now");
    link.url = "/d/uid?x=1";
    link.includeVariables = true;
    EXPECT_EQ(linkAddress(link, m_context),
        "/d/uid?x=1&from=now-6h&to=now&var-node=a%20b&var-node=c%26d&var-job=%24__all");
}

TEST_F(Links, StayBounded)
{
    m_context.value->raw.assign(1'000'000, 'x');
    EXPECT_LE(address("${__value.raw}${__value.raw}").size(), 10'000U);
    EXPECT_LE(address(std::string(1'000'000, 'y')).size(), 10'000U);
}

TEST_F(Links, WithoutAScopeLeaveItsReferences)
{
    m_context.scope = nullptr;
    EXPECT_EQ(address("$node ${__url_time_range} ${__value.raw}"), "$node ${__url_time_range} 7.25");
}

TEST(LinkTargets, AreHttpAndHttpsWithTheirHost)
{
    const LinkTarget target = linkTarget(" https://Example.org:8443/a b?c=d#e ");
    EXPECT_EQ(target.kind, LinkTarget::Kind::Web);
    EXPECT_EQ(target.host, "example.org");
    EXPECT_EQ(target.address, "https://example.org:8443/a%20b?c=d#e");
    EXPECT_EQ(linkTarget("HTTP://x").kind, LinkTarget::Kind::Web);
}

TEST(LinkTargets, ShowHostsInLettersThatNoOtherCanStandFor)
{
    EXPECT_EQ(linkTarget("https://\xd0\xb0pple.com/").host, "xn--pple-43d.com");
}

TEST(LinkTargets, WithinGrafanaAreKnownByTheirUid)
{
    const LinkTarget board = linkTarget("/d/abc-1/slug?var-a=b");
    EXPECT_EQ(board.kind, LinkTarget::Kind::Dashboard);
    EXPECT_EQ(board.uid, "abc-1");
    EXPECT_EQ(linkTarget("d/abc").uid, "abc");
    EXPECT_EQ(linkTarget("/explore?left=x").kind, LinkTarget::Kind::Grafana);
    EXPECT_EQ(linkTarget("/d/").kind, LinkTarget::Kind::Grafana);
    EXPECT_EQ(linkTarget("?var-a=b").kind, LinkTarget::Kind::Grafana);
}

TEST(LinkTargets, RefuseEveryOtherScheme)
{
    for (const char *address : {"file:///etc/passwd", "javascript:alert(1)", "JavaScript:alert(1)",
             "smb://x/y", "data:text/html,x", "ftp://x", "mailto:a@b", "vbscript:x", "ms-settings:x",
             "\xc2\xa0javascript:alert(1)", "view-source:http://x"}) {
        EXPECT_EQ(refusalOf(address), LinkTarget::Refusal::Scheme) << address;
    }
    EXPECT_EQ(linkTarget("file:///etc/passwd").detail, "file");
}

TEST(LinkTargets, RefuseWhatHidesWhereItLeads)
{
    EXPECT_EQ(refusalOf("https://good.org@evil.org/"), LinkTarget::Refusal::UserInfo);
    for (const char *address : {"//evil.org/x", "\\\\evil\\share", "https:\\\\evil.org",
             "java\tscript:alert(1)", "https://x.org/\x1b[2J", "https://", "http:evil.org", "http:///x"}) {
        EXPECT_EQ(refusalOf(address), LinkTarget::Refusal::Unreadable) << address;
    }
    EXPECT_EQ(refusalOf("https://x/" + std::string(9000, 'y')), LinkTarget::Refusal::Unreadable);
    EXPECT_EQ(refusalOf("  "), LinkTarget::Refusal::Empty);
}

} // namespace zumik::dashboard
