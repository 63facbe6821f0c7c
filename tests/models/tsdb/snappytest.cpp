// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/snappy.h"

#include <gtest/gtest.h>

namespace zumik::tsdb {

namespace {

Bytes bytesOf(const std::string &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

std::string unpacked(const std::string &packed)
{
    const auto plain = unpackSnappy(bytesOf(packed), 1 << 20);
    return plain ? *plain : "error: " + plain.error().message;
}

/// Every kind of element, as format_description.txt has them: "abcd", a copy of 4 from 4 back, of 5 from 1
/// back (which repeats itself) by two bytes, of 3 from 13 back by four, and a literal whose length has a byte
/// of its own.
const std::string handmade = std::string("\x12", 1) + std::string("\x0c", 1) + "abcd"
    + std::string("\x01\x04", 2) + std::string("\x12\x01\x00", 3) + std::string("\x0b\x0d\x00\x00\x00", 5)
    + std::string("\xf0\x01", 2) + "xy";

} // namespace

TEST(Snappy, unpacksEveryKindOfElement)
{
    EXPECT_EQ(unpacked(handmade), "abcdabcddddddabcxy");
}

TEST(Snappy, unpacksWhatItPacks)
{
    for (const std::size_t size : {0, 1, 59, 60, 61, 127, 128, 65'535, 65'536, 65'537, 300'000}) {
        std::string plain;
        for (std::size_t i = 0; i < size; ++i) {
            plain += static_cast<char>(i * 7 + i / 251);
        }
        EXPECT_EQ(unpacked(packSnappy(plain)), plain) << size;
    }
}

TEST(Snappy, refusesWhatIsCutShort)
{
    for (std::size_t size = 0; size < handmade.size(); ++size) {
        EXPECT_EQ(unpackSnappy(bytesOf(handmade.substr(0, size)), 1000).error().code,
            base::ErrorCode::FormatInvalid)
            << size;
    }
}

TEST(Snappy, refusesWhatReachesBeyondItsEnds)
{
    EXPECT_FALSE(unpackSnappy(bytesOf(std::string("\x04\x01\x00", 3)), 1000).ok()) << "offset 0";
    EXPECT_FALSE(unpackSnappy(bytesOf(std::string("\x08\x00"
                                                  "a"
                                                  "\x01\x02",
                                  5)),
        1000)
                     .ok())
        << "before the start";
    EXPECT_FALSE(unpackSnappy(bytesOf(std::string("\x01\x04"
                                                  "ab",
                                  4)),
        1000)
                     .ok())
        << "more than its size";
    EXPECT_FALSE(unpackSnappy(bytesOf(std::string("\x01\xfc\xff\xff\xff\xff"
                                                  "a",
                                  7)),
        1000)
                     .ok())
        << "a huge literal";
}

TEST(Snappy, makesNothingLargerThanItMay)
{
    EXPECT_EQ(unpackSnappy(bytesOf(handmade), 17).error().code, base::ErrorCode::TooLarge);
    EXPECT_EQ(unpackSnappy(bytesOf(std::string("\xff\xff\xff\xff\x0f", 5)), 1000).error().code,
        base::ErrorCode::TooLarge);
}

} // namespace zumik::tsdb
