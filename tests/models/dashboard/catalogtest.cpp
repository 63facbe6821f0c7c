// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/catalog.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

CatalogEntry entry(
    const std::string &uid, const std::string &title, Origin origin, const std::string &source = {})
{
    return {uid, title, {}, source, origin, source, source + "/" + title};
}

std::vector<std::string> titles(const Catalog &catalog, const char *typed)
{
    std::vector<std::string> all;
    for (const std::size_t at : catalog.search(QString::fromUtf8(typed))) {
        all.push_back(catalog.entries()[at].title);
    }
    return all;
}

TEST(Catalog, listsPacksThenFoldersThenFiles)
{
    const Catalog catalog({entry("c", "File", Origin::File), entry("b", "Folder", Origin::Folder, "x"),
        entry("a", "Pack", Origin::Pack, "zumik"), entry("d", "Other folder", Origin::Folder, "x")});
    EXPECT_EQ(titles(catalog, ""), (std::vector<std::string>{"Pack", "Folder", "Other folder", "File"}));
}

TEST(Catalog, aUidOfTwoPlacesIsToldAndBothAreThere)
{
    const Catalog catalog({entry("a", "Mine", Origin::File), entry("a", "Theirs", Origin::Pack, "zumik")});
    ASSERT_EQ(catalog.entries().size(), 2U);
    EXPECT_EQ(catalog.byUid("a")->title, "Theirs");
    EXPECT_EQ(catalog.twins(), (std::vector<Catalog::Twin>{{0, 1}}));
}

TEST(Catalog, aUidStandsOnceInASource)
{
    const Catalog catalog({entry("a", "One", Origin::Folder, "x"), entry("a", "Two", Origin::Folder, "x"),
        entry("a", "Three", Origin::Folder, "y")});
    EXPECT_EQ(titles(catalog, ""), (std::vector<std::string>{"One", "Three"}));
    ASSERT_EQ(catalog.repeated().size(), 1U);
    EXPECT_EQ(catalog.repeated().front().title, "Two");
}

TEST(Catalog, boardsWithoutAUidAreOnesOfTheirOwn)
{
    const Catalog catalog({entry("", "One", Origin::File), entry("", "Two", Origin::File)});
    EXPECT_EQ(catalog.entries().size(), 2U);
    EXPECT_TRUE(catalog.twins().empty());
    EXPECT_EQ(catalog.byUid(""), nullptr);
    EXPECT_EQ(catalog.byPlace("/Two")->title, "Two");
}

TEST(Catalog, tagsFindWhatCarriesThemAll)
{
    CatalogEntry both = entry("a", "Z both", Origin::Pack);
    both.tags = {"gpu", "vllm"};
    CatalogEntry also = entry("b", "A both", Origin::File);
    also.tags = {"vllm", "x", "gpu"};
    CatalogEntry one = entry("c", "One", Origin::Pack);
    one.tags = {"gpu"};
    const Catalog catalog({both, also, one});
    const auto found = catalog.byTags({"gpu", "vllm"});
    ASSERT_EQ(found.size(), 2U);
    EXPECT_EQ(found[0]->title, "A both");
    EXPECT_TRUE(catalog.byTags({"none"}).empty());
    EXPECT_TRUE(catalog.byTags({}).empty());
}

TEST(Catalog, titlesCountMoreThanFoldersAndTags)
{
    CatalogEntry tagged = entry("a", "Overview", Origin::Pack, "gpu nodes");
    CatalogEntry titled = entry("b", "GPU", Origin::File);
    const Catalog catalog({tagged, titled});
    EXPECT_EQ(titles(catalog, "gpu"), (std::vector<std::string>{"GPU", "Overview"}));
    EXPECT_EQ(titles(catalog, "overview nodes"), std::vector<std::string>{"Overview"});
    EXPECT_TRUE(titles(catalog, "xyzzy").empty());
}

} // namespace

} // namespace zumik::dashboard
