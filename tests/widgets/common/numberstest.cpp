// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/numbers.h"

#include "models/dashboard/mappingpatterns.h"
#include "widgets/common/look.h"

#include <gtest/gtest.h>

#include <string>

namespace zumik::widgets::common {

namespace {

std::string mapped(const std::string &pattern, const std::string &replacement, const std::string &text)
{
    frame::FieldConfig config;
    frame::ValueMapping mapping;
    mapping.kind = frame::ValueMapping::Kind::Regex;
    mapping.match = pattern;
    mapping.text = replacement;
    config.mappings = {mapping};
    return frame::toString(Numbers({}).display(text, config).text);
}

} // namespace

TEST(Numbers, MapByPatternsAndTheirGroups)
{
    EXPECT_EQ(mapped("/^gpu-(\\w+)-\\d+$/", "node $1", "gpu-4sjm-0"), "node 4sjm");
    EXPECT_EQ(mapped("/GPU/i", "card", "gpu 7"), "card 7");
    EXPECT_EQ(mapped("/^other$/", "x", "gpu-4sjm-0"), "gpu-4sjm-0");
    EXPECT_EQ(mapped("/(/", "x", "a(b"), "a(b");
}

TEST(Numbers, GiveUpOnAPatternThatTriesForTooLong)
{
    // It does match, after some million ways that don't.
    EXPECT_EQ(mapped("/(a+)+b|aaaa/", "x", std::string(22, 'a')), std::string(22, 'a'));
}

TEST(Numbers, OfOneWindowTryAPatternOnATextOnce)
{
    const Look look(Theme::Kind::Dark);
    frame::FieldConfig config;
    for (const char *pattern : {"/^x/", "/^y/", "/^(z)/"}) {
        frame::ValueMapping mapping;
        mapping.kind = frame::ValueMapping::Kind::Regex;
        mapping.match = pattern;
        mapping.text = "$1!";
        config.mappings.push_back(mapping);
    }
    for (int time = 0; time < 50; ++time) {
        const Numbers numbers({}, look.patterns()); // as with every refresh
        EXPECT_EQ(frame::toString(numbers.display("zebra", config).text), "z!ebra");
        EXPECT_EQ(frame::toString(numbers.display(12.5, config, {}).text), "12.5");
    }
    EXPECT_EQ(look.patterns()->tries(), 6U);
}

} // namespace zumik::widgets::common
