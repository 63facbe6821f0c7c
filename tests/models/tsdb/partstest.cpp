// SPDX-License-Identifier: GPL-3.0-or-later
// The small parts: sums, numbers, meta.json, tombstones, postings.
#include "models/tsdb/bytes.h"
#include "models/tsdb/crc32c.h"
#include "models/tsdb/meta.h"
#include "models/tsdb/postings.h"
#include "models/tsdb/samplechain.h"
#include "models/tsdb/tombstones.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>

namespace zumik::tsdb {

namespace {

Bytes bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

const std::string sound =
    R"({"ulid":"01ARZ3NDEKTSV4RRFFQ69G5FAV","minTime":-5,"maxTime":7200000,)"
    R"("stats":{"numSamples":9,"numSeries":2,"numChunks":3},)"
    R"("compaction":{"level":2,"sources":["A","B"],"parents":[{"ulid":"C"}]},"version":1})";

std::string replaced(std::string text, const std::string &what, const std::string &by)
{
    text.replace(text.find(what), what.size(), by);
    return text;
}

std::string tombstoneFile(const std::string &entries)
{
    std::string file("\x01\x30\xBA\x30\x01", 5);
    file += entries;
    const std::uint32_t sum = crc32c(bytesOf(entries));
    for (const unsigned shift : {24U, 16U, 8U, 0U}) {
        file += static_cast<char>(sum >> shift);
    }
    return file;
}

} // namespace

TEST(Crc32c, hasTheKnownSums)
{
    EXPECT_EQ(crc32c(bytesOf("123456789")), 0xE3069283U);
    EXPECT_EQ(crc32c({}), 0U);
    EXPECT_EQ(crc32c(std::vector<std::uint8_t>(32, 0)), 0x8A9136AAU); // RFC 3720, B.4
}

TEST(Crc32c, isTheSameByTableAndByInstructionAndInPieces)
{
    std::vector<std::uint8_t> bytes(300);
    std::iota(bytes.begin(), bytes.end(), std::uint8_t{3});
    for (std::size_t begin = 0; begin < 9; ++begin) {
        for (std::size_t size = 0; begin + size <= bytes.size(); ++size) {
            const Bytes part = Bytes(bytes).subspan(begin, size);
            ASSERT_EQ(crc32c(part), crc32cByTable(part));
            ASSERT_EQ(crc32c(part.subspan(size / 3), crc32c(part.first(size / 3))), crc32c(part));
        }
    }
}

TEST(ByteReader, readsGoNumbers)
{
    const std::vector<std::uint8_t> bytes{
        0x7F, 0x80, 0x01, 0x01, 0x02, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01};
    ByteReader reader(bytes);
    EXPECT_EQ(reader.uvarint(), 127U);
    EXPECT_EQ(reader.uvarint(), 128U);
    EXPECT_EQ(reader.varint(), -1);
    EXPECT_EQ(reader.varint(), 1);
    EXPECT_EQ(reader.uvarint(), UINT64_MAX);
    EXPECT_TRUE(reader.ok());
    EXPECT_EQ(reader.left(), 0U);
}

TEST(ByteReader, isNoLongerOkOnceSomethingWasNotThere)
{
    const std::vector<std::uint8_t> unfinished{0x80, 0x80};
    ByteReader cut(unfinished);
    EXPECT_EQ(cut.uvarint(), 0U);
    EXPECT_FALSE(cut.ok());

    const std::vector<std::uint8_t> tooLong{0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x02};
    ByteReader big(tooLong);
    big.uvarint();
    EXPECT_FALSE(big.ok());

    const std::vector<std::uint8_t> text{5, 'a', 'b'};
    ByteReader strings(text);
    EXPECT_EQ(strings.text(), "");
    EXPECT_FALSE(strings.ok());
}

TEST(BlockMeta, isReadFromJson)
{
    const auto meta = parseMeta(sound, "meta.json");
    ASSERT_TRUE(meta) << describe(meta.error());
    EXPECT_EQ(meta->ulid, "01ARZ3NDEKTSV4RRFFQ69G5FAV");
    EXPECT_EQ(meta->minTime, -5);
    EXPECT_EQ(meta->maxTime, 7'200'000);
    EXPECT_EQ(meta->samples, 9U);
    EXPECT_EQ(meta->series, 2U);
    EXPECT_EQ(meta->chunks, 3U);
    EXPECT_EQ(meta->level, 2);
    EXPECT_EQ(meta->sources, (std::vector<std::string>{"A", "B"}));
    EXPECT_EQ(meta->parents, (std::vector<std::string>{"C"}));
    EXPECT_FALSE(meta->deletable);
}

TEST(BlockMeta, readsBackWhatItWrites)
{
    auto meta = *parseMeta(sound, "meta.json");
    const auto again = parseMeta(toJson(meta), "meta.json");
    ASSERT_TRUE(again) << describe(again.error());
    EXPECT_EQ(again->ulid, meta.ulid);
    EXPECT_EQ(again->minTime, meta.minTime);
    EXPECT_EQ(again->maxTime, meta.maxTime);
    EXPECT_EQ(again->samples, meta.samples);
    EXPECT_EQ(again->level, meta.level);
    EXPECT_EQ(again->sources, meta.sources);
}

TEST(BlockMeta, thatIsWrongIsRefusedWithItsPath)
{
    using base::ErrorCode;
    const std::vector<std::pair<std::string, ErrorCode>> cases{
        {"", ErrorCode::JsonInvalid},
        {sound.substr(0, sound.size() - 1), ErrorCode::JsonInvalid},
        {"[]", ErrorCode::FormatInvalid},
        {replaced(sound, "\"version\":1", "\"version\":2"), ErrorCode::FormatUnsupported},
        {replaced(sound, "\"version\":1", "\"v\":1"), ErrorCode::FormatInvalid},
        {replaced(sound, "-5", "\"-5\""), ErrorCode::FormatInvalid},
        {replaced(sound, "-5", "7200001"), ErrorCode::FormatInvalid},
        {replaced(sound, "-5", "1e99"), ErrorCode::FormatInvalid},
        {replaced(sound, "01ARZ3", "../../"), ErrorCode::FormatInvalid},
    };
    for (const auto &[json, code] : cases) {
        const auto meta = parseMeta(json, "here/meta.json");
        ASSERT_FALSE(meta) << json;
        EXPECT_EQ(meta.error().code, code) << json;
        EXPECT_EQ(meta.error().where, "here/meta.json");
    }
}

TEST(Tombstones, areInclusiveAndJoinedWhereTheyOverlap)
{
    // Series 5: [10, 20], [15, 30], [40, 40]; series 6: [1, 2].
    const auto tombstones =
        Tombstones::parse(bytesOf(tombstoneFile({5, 20, 40, 5, 30, 60, 5, 80, 80, 6, 2, 4})), "t");
    ASSERT_TRUE(tombstones) << describe(tombstones.error());
    const auto intervals = tombstones->of(5);
    EXPECT_EQ(std::vector<Interval>(intervals.begin(), intervals.end()),
        (std::vector<Interval>{{10, 30}, {40, 40}}));
    EXPECT_TRUE(tombstones->of(7).empty());

    series::Samples samples{.times = {9, 10, 30, 31, 39, 40, 41}, .values = {1, 2, 3, 4, 5, 6, 7}};
    removeDeleted(intervals, samples);
    EXPECT_EQ(samples.times, (std::vector<std::int64_t>{9, 31, 39, 41}));
    EXPECT_EQ(samples.values, (std::vector<double>{1, 4, 5, 7}));
    EXPECT_TRUE(isDeleted(intervals, 10, 30));
    EXPECT_FALSE(isDeleted(intervals, 10, 31));
}

TEST(Tombstones, ofAnEmptyFileDeleteNothing)
{
    const auto tombstones = Tombstones::parse(bytesOf(tombstoneFile({})), "t");
    ASSERT_TRUE(tombstones);
    EXPECT_TRUE(tombstones->empty());
    EXPECT_EQ(tombstoneFile({}).size(), 9U);
}

TEST(Tombstones, cutOrChangedAnywhereAreRefused)
{
    const std::string whole = tombstoneFile({5, 20, 40, 5, 30, 60});
    for (std::size_t at = 0; at < whole.size(); ++at) {
        EXPECT_FALSE(Tombstones::parse(bytesOf(whole).first(at), "t"));
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x10);
        EXPECT_FALSE(Tombstones::parse(bytesOf(changed), "t")) << at;
    }
    EXPECT_FALSE(Tombstones::parse(bytesOf(tombstoneFile({5, 20})), "t")) << "sum right, entry cut";
}

TEST(Postings, areIntersectedSubtractedAndUnited)
{
    const Ids a{1, 3, 5, 7};
    const Ids b{3, 4, 7, 9};
    EXPECT_EQ(intersect(a, b), (Ids{3, 7}));
    EXPECT_EQ(without(a, b), (Ids{1, 5}));
    Ids many(1000);
    std::iota(many.begin(), many.end(), 4U);
    EXPECT_EQ(intersect(a, many), (Ids{5, 7}));
    EXPECT_EQ(intersect(many, a), (Ids{5, 7}));
    IdUnion gathered;
    gathered.add(b);
    gathered.add(a);
    EXPECT_EQ(gathered.take(), (Ids{1, 3, 4, 5, 7, 9}));
    EXPECT_EQ(gathered.take(), Ids());
}

TEST(SampleChain, putsPartsThatAreApartBehindEachOther)
{
    std::vector<series::Samples> parts{{{1, 2}, {10, 20}, 3}, {{}, {}, 0}, {{5}, {50}, 1}};
    series::Samples out;
    chainSamples(parts, out);
    EXPECT_EQ(out.times, (std::vector<std::int64_t>{1, 2, 5}));
    EXPECT_EQ(out.values, (std::vector<double>{10, 20, 50}));
    EXPECT_EQ(out.histogramsSkipped, 4U);
}

TEST(SampleChain, keepsOneSampleOfEachTime)
{
    std::vector<series::Samples> parts{{{1, 3, 5, 6}, {1, 1, 1, 1}}, {{2, 3, 4, 6, 7}, {2, 2, 2, 2, 2}}};
    series::Samples out;
    chainSamples(parts, out);
    EXPECT_EQ(out.times, (std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 7}));
}

} // namespace zumik::tsdb
