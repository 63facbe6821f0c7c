// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/remoteread.h"

#include "models/base/number.h"
#include "models/clients/prometheus/externallabels.h"
#include "models/clients/prometheus/protobuf.h"
#include "models/tsdb/crc32c.h"
#include "models/tsdb/snappy.h"
#include "models/tsdb/xorencoder.h"

#include <gtest/gtest.h>

#include <map>
#include <random>

namespace zumik::clients::prometheus {

namespace {

using protobuf::Writer;
using source::RawQuery;

const std::vector<RawQuery> queries{{{series::Matcher::equal("__name__", "a")}, {{1000}, {9000}}},
    {{series::Matcher::equal("__name__", "b")}, {{0}, {100'000}}}};

tsdb::Bytes bytesOf(const std::string &text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

std::string textOf(tsdb::Bytes bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

std::string labelOf(const std::string &name, const std::string &value)
{
    Writer out;
    out.text(1, name);
    out.text(2, value);
    return out.bytes();
}

std::string chunkOf(const std::vector<std::int64_t> &times, std::uint64_t type = 1)
{
    tsdb::XorEncoder encoder;
    for (const std::int64_t time : times) {
        encoder.append(time, static_cast<double>(time) / 1000);
    }
    Writer out;
    out.varint(1, static_cast<std::uint64_t>(times.front()));
    out.varint(2, static_cast<std::uint64_t>(times.back()));
    out.varint(3, type);
    out.text(4, textOf(encoder.bytes()));
    return out.bytes();
}

std::string seriesOf(const std::string &name, const std::vector<std::string> &chunks)
{
    Writer out;
    out.text(1, labelOf("__name__", name));
    for (const std::string &chunk : chunks) {
        out.text(2, chunk);
    }
    return out.bytes();
}

std::string frameOf(const std::string &message)
{
    std::string out;
    for (std::size_t left = message.size();; left >>= 7U) {
        out += static_cast<char>(left >= 0x80 ? left | 0x80U : left);
        if (left < 0x80) {
            break;
        }
    }
    const std::uint32_t sum = tsdb::crc32c(bytesOf(message));
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>(sum >> static_cast<unsigned>(shift));
    }
    return out + message;
}

std::string frameOf(std::uint64_t query, const std::vector<std::string> &series)
{
    Writer out;
    for (const std::string &each : series) {
        out.text(1, each);
    }
    if (query != 0) {
        out.varint(2, query);
    }
    return frameOf(out.bytes());
}

using Found = std::map<std::pair<std::size_t, std::string>, std::vector<std::int64_t>>;

base::Result<Found> read(const std::string &body, bool streamed = true)
{
    Found found;
    const base::Status status = readRemoteAnswer(bytesOf(body), streamed, queries, 1 << 20,
        [&](std::size_t query, const series::Labels &labels, const series::Samples &samples) {
            found[{query, std::string(labels.metricName())}] = samples.times;
            return base::Status(base::Done{});
        });
    return status ? base::Result(found) : status.error();
}

const std::string whole = frameOf(0, {seriesOf("a", {chunkOf({1000, 2000}), chunkOf({3000})})})
    + frameOf(0, {seriesOf("a", {chunkOf({4000, 5000})}), seriesOf("c", {chunkOf({6000})})})
    + frameOf(1, {seriesOf("b", {chunkOf({7000})})});

} // namespace

TEST(RemoteRead, putsASeriesTogetherThatComesInSeveralFrames)
{
    const auto found = read(whole);
    ASSERT_TRUE(found.ok()) << describe(found.error());
    EXPECT_EQ(
        *found, (Found{{{0, "a"}, {1000, 2000, 3000, 4000, 5000}}, {{0, "c"}, {6000}}, {{1, "b"}, {7000}}}));
}

TEST(RemoteRead, leavesOutWhatChunksHoldBeyondTheRange)
{
    const auto found = read(frameOf(0, {seriesOf("a", {chunkOf({0, 999, 1000, 9000, 9001})})}));
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(*found, (Found{{{0, "a"}, {1000, 9000}}}));
}

TEST(RemoteRead, mergesChunksThatOverlap)
{
    const auto found =
        read(frameOf(0, {seriesOf("a", {chunkOf({1000, 3000}), chunkOf({2000, 3000, 4000})})}));
    ASSERT_TRUE(found.ok());
    EXPECT_EQ(found->at({0, "a"}), (std::vector<std::int64_t>{1000, 2000, 3000, 4000}));
}

TEST(RemoteRead, refusesAStreamThatIsCutWithinAFrame)
{
    std::size_t whole3 = 0;
    for (std::size_t size = 1; size < whole.size(); ++size) {
        whole3 += read(whole.substr(0, size)).ok() ? 1 : 0;
    }
    EXPECT_EQ(whole3, 2U) << "only where a frame ends";
}

TEST(RemoteRead, refusesEveryFlippedBit)
{
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 0x10);
        EXPECT_FALSE(read(flipped).ok()) << at;
    }
}

TEST(RemoteRead, refusesFramesOfNoQuery)
{
    EXPECT_FALSE(read(frameOf(2, {seriesOf("a", {chunkOf({1000})})})).ok());
    EXPECT_FALSE(read(frameOf(UINT64_MAX, {})).ok());
}

TEST(RemoteRead, namesAnEncodingThatIsNotRead)
{
    const auto found = read(frameOf(0, {seriesOf("a", {chunkOf({1000}, 4)})}));
    ASSERT_FALSE(found.ok());
    EXPECT_EQ(found.error().code, base::ErrorCode::FormatUnsupported);
    EXPECT_FALSE(read(frameOf(0, {seriesOf("a", {chunkOf({1000}, 1'000'000)})})).ok());
}

TEST(RemoteRead, readsThePlainAnswerWithEveryBit)
{
    Writer sample;
    sample.text(1, labelOf("__name__", "a"));
    const std::string stale =
        std::string("\x12\x0c\x09\x02\x00\x00\x00\x00\x00\xf0\x7f\x10\x88\x27", 14); // 5000
    const std::string series = sample.bytes() + stale;
    Writer result;
    result.text(1, series);
    Writer answer;
    answer.text(1, result.bytes());
    answer.text(1, "");
    const std::string body = tsdb::packSnappy(answer.bytes());
    double value = 0;
    const base::Status status = readRemoteAnswer(bytesOf(body), false, queries, 1 << 20,
        [&](std::size_t, const series::Labels &, const series::Samples &samples) {
            EXPECT_EQ(samples.times, std::vector<std::int64_t>{5000});
            value = samples.values.at(0);
            return base::Status(base::Done{});
        });
    ASSERT_TRUE(status.ok()) << describe(status.error());
    EXPECT_TRUE(base::isAbsent(value));
    EXPECT_FALSE(read(tsdb::packSnappy(answer.bytes() + "\x0a"), false).ok());
    Writer one;
    one.text(1, result.bytes());
    EXPECT_FALSE(read(tsdb::packSnappy(one.bytes()), false).ok()) << "an answer for one of two queries";
}

TEST(RemoteRead, endsWithTheSinksError)
{
    const base::Error full{base::ErrorCode::FileUnwritable, "full", "f"};
    const base::Status status = readRemoteAnswer(bytesOf(whole), true, queries, 1 << 20,
        [&](std::size_t, const series::Labels &, const series::Samples &) { return base::Status(full); });
    ASSERT_FALSE(status.ok());
    EXPECT_EQ(status.error(), full);
}

TEST(ExternalLabels, areThoseThatOnlyTheAnswerHas)
{
    const std::vector<series::Labels> remote{
        {{"__name__", "up"}, {"cluster", "x"}, {"job", "a"}, {"zone", "z"}},
        {{"__name__", "up"}, {"cluster", "x"}, {"job", "b"}, {"zone", "z"}}};
    const std::vector<series::Labels> stored{
        {{"__name__", "up"}, {"job", "a"}, {"zone", "z"}}, {{"__name__", "up"}, {"job", "b"}, {"zone", "z"}}};
    const ExternalLabels external(remote, stored);
    EXPECT_EQ(external.labels(), (std::vector<std::pair<std::string, std::string>>{{"cluster", "x"}}));
    EXPECT_EQ(external.strip(remote[0], {}), stored[0]);
    EXPECT_EQ(external.strip(series::Labels{{"cluster", "own"}}, {}), (series::Labels{{"cluster", "own"}}));
}

TEST(ExternalLabels, stayWithSeriesThatHaveThemThemselves)
{
    const ExternalLabels external({{{"__name__", "up"}, {"cluster", "x"}}}, {{{"__name__", "up"}}});
    const series::Labels own{{"__name__", "a"}, {"cluster", "x"}};
    EXPECT_EQ(external.strip(own, {own}), own);
    EXPECT_EQ(external.strip(own, {}), (series::Labels{{"__name__", "a"}}));
}

} // namespace zumik::clients::prometheus
