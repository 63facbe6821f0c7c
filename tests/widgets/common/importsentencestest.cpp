// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/importsentences.h"

#include <gtest/gtest.h>

namespace zumik::widgets::common {

using dashboard::ImportItem;

namespace {

QString sentence(const std::string &what, const std::string &detail)
{
    return sentenceOf(ImportItem{dashboard::importEffect(what), what, detail, {}});
}

} // namespace

TEST(ImportSentences, SayOfEveryKindWhatHappens)
{
    for (const char *what : {"panel type", "library panel", "query", "queries", "data source", "annotations",
             "transformation", "transformation option", "override matcher", "override property", "overrides",
             "layout", "conditional rendering", "unit", "query format", "variable type", "variable", "filter",
             "panels", "element", "panel alert", "option", "field option", "series override", "reducer"}) {
        const QString text = sentence(what, "frobs");
        EXPECT_TRUE(text.contains(QLatin1String("frobs"))) << what;
        EXPECT_FALSE(text.contains(QLatin1String("is not understood"))) << what;
        EXPECT_TRUE(text.endsWith(QLatin1Char('.'))) << what;
    }
    EXPECT_EQ(sentence("layout", "TabsLayout"), QStringLiteral("Tabs are shown as rows."));
    EXPECT_EQ(sentence("shape", "x"), QStringLiteral("shape \"x\" is not understood."));
}

TEST(ImportSentences, HoldWhatAFileSaysInBounds)
{
    EXPECT_LT(sentence("unit", std::string(1U << 20U, 'u')).size(), 300);
    EXPECT_FALSE(sentence("unit", "a\nb\x1b[31m").contains(QLatin1Char('\n')));
    EXPECT_TRUE(sentence("unit", "%1 %2").contains(QLatin1String("%1 %2")));
}

TEST(ImportSentences, NameAFewPlacesAndCountTheRest)
{
    const ImportItem item{
        dashboard::ImportEffect::Approximated, "unit", "u", {"panel 1", "panel 2", "panel 3", "panel 4"}};
    EXPECT_EQ(placesOf(item, 2), QStringLiteral("panel 1, panel 2 and 2 more"));
    EXPECT_EQ(placesOf(item, 4), QStringLiteral("panel 1, panel 2, panel 3, panel 4"));
    EXPECT_EQ(placesOf({}), QString());
}

} // namespace zumik::widgets::common
