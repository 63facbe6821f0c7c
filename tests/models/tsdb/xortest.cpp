// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/samplechunk.h"
#include "models/tsdb/xordecoder.h"
#include "models/tsdb/xorencoder.h"

#include "models/base/number.h"
#include "tests/models/tsdb/history.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace zumik::tsdb {

namespace {

std::vector<std::uint8_t> encoded(const series::Samples &samples)
{
    XorEncoder encoder;
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        encoder.append(samples.times[i], samples.values[i]);
    }
    const Bytes bytes = encoder.bytes();
    return {bytes.begin(), bytes.end()};
}

void expectRoundTrip(const series::Samples &samples)
{
    series::Samples out;
    const base::Status status = decodeChunk(Encoding::Xor, encoded(samples), out);
    ASSERT_TRUE(status) << describe(status.error());
    EXPECT_EQ(out.times, samples.times);
    EXPECT_TRUE(sameBits(out.values, samples.values));
}

double fromBits(std::uint64_t bits)
{
    return std::bit_cast<double>(bits);
}

} // namespace

TEST(XorChunk, givesBackEveryBitOfRandomSamples)
{
    const unsigned seed = std::random_device()();
    SCOPED_TRACE(seed);
    std::mt19937_64 random(seed);
    for (int round = 0; round < 300; ++round) {
        series::Samples samples;
        std::int64_t time = static_cast<std::int64_t>(random() % 2'000'000'000'000) - 100'000'000'000;
        std::uint64_t bits = random();
        const std::size_t count = 1 + random() % 200;
        for (std::size_t i = 0; i < count; ++i) {
            time += 1 + static_cast<std::int64_t>(random() % (1ULL << (random() % 40)));
            bits ^= random() % 3 == 0 ? 0 : (random() >> (random() % 64)) << (random() % 64);
            samples.times.push_back(time);
            samples.values.push_back(fromBits(bits));
        }
        expectRoundTrip(samples);
    }
}

TEST(XorChunk, keepsTheBitsOfNaNsStaleMarkersInfinitiesAndNegativeZero)
{
    series::Samples samples;
    for (const std::uint64_t bits : std::initializer_list<std::uint64_t>{base::staleBits,
             0x7ff8000000000001ULL, 0x7ff0000000000001ULL, 0xfff8dead0000beefULL, 0x7ff0000000000000ULL,
             0xfff0000000000000ULL, 0x8000000000000000ULL, 0ULL, 1ULL, ~0ULL, base::staleBits}) {
        samples.times.push_back(static_cast<std::int64_t>(samples.times.size()) * 15'000);
        samples.values.push_back(fromBits(bits));
    }
    expectRoundTrip(samples);
}

TEST(XorChunk, hasTheAsymmetricLimitsOfEachWidthOfTimes)
{
    for (const int bits : {14, 17, 20}) {
        const std::int64_t half = std::int64_t{1} << (bits - 1);
        for (const std::int64_t change : {-half - 1, -half, -half + 1, half - 1, half, half + 1}) {
            const std::int64_t step = 10'000'000;
            expectRoundTrip(
                {.times = {0, step, 2 * step + change, 3 * step + change}, .values = {1, 2, 3, 4}});
        }
    }
    // 2^(n-1) is positive and still takes n bits, -2^(n-1) takes the next width.
    const std::int64_t step = 10'000'000;
    const auto size = [&](std::int64_t change) {
        return encoded({.times = {0, step, 2 * step + change}, .values = {0, 0, 0}}).size();
    };
    EXPECT_LT(size(1 << 16), size(-(1 << 16)));
}

TEST(XorChunk, takesTheWidestStepsOfTimeAndValue)
{
    expectRoundTrip({.times = {std::numeric_limits<std::int64_t>::min() / 2, -1, 0,
                         std::numeric_limits<std::int64_t>::max() / 2},
        .values = {fromBits(0), fromBits(~0ULL), fromBits(0x8000000000000001ULL), fromBits(1)}});
}

TEST(XorChunk, mayHoldNothingOrOneSample)
{
    series::Samples out;
    EXPECT_TRUE(decodeChunk(Encoding::Xor, std::vector<std::uint8_t>{0, 0}, out));
    EXPECT_TRUE(out.times.empty());
    expectRoundTrip({.times = {-5}, .values = {2.5}});
}

TEST(XorChunk, isAddedToWhatIsThereAndMustFollowIt)
{
    const auto chunk = encoded({.times = {10, 20}, .values = {1, 2}});
    const auto next = encoded({.times = {30, 40}, .values = {3, 4}});
    series::Samples out;
    ASSERT_TRUE(decodeChunk(Encoding::Xor, chunk, out));
    ASSERT_TRUE(decodeChunk(Encoding::Xor, next, out));
    EXPECT_EQ(out.times, (std::vector<std::int64_t>{10, 20, 30, 40}));
    EXPECT_EQ(out.values, (std::vector<double>{1, 2, 3, 4}));

    const base::Status again = decodeChunk(Encoding::Xor, next, out);
    ASSERT_FALSE(again);
    EXPECT_EQ(again.error().code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(out.times.size(), 4U);
}

TEST(XorChunk, cutAtAnyByteIsAnErrorOrHasAllThatWasClaimed)
{
    const auto whole = encoded(makeHistory(5, 0, 120, 15'000).begin()->second);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        // In memory of exactly that size, so that a read beyond it is seen.
        const std::vector<std::uint8_t> cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
        series::Samples out;
        const base::Status status = decodeChunk(Encoding::Xor, cut, out);
        ASSERT_FALSE(status) << size;
        EXPECT_EQ(status.error().code, base::ErrorCode::FormatInvalid);
        EXPECT_TRUE(out.times.empty());
    }
}

TEST(XorChunk, thatClaimsMoreSamplesThanItsBytesCanHoldIsRefusedBeforeMemoryIsTaken)
{
    std::vector<std::uint8_t> chunk(100);
    chunk[0] = chunk[1] = 0xFF;
    EXPECT_EQ(xorSampleCount(chunk), impossibleCount);
    series::Samples out;
    EXPECT_FALSE(decodeChunk(Encoding::Xor, chunk, out));
    EXPECT_EQ(out.times.capacity(), 0U);
}

TEST(XorChunk, whoseTimesGoBackIsRefused)
{
    for (const std::int64_t second : {10, 5}) {
        series::Samples out;
        const auto chunk = encoded({.times = {10, second, 30}, .values = {1, 2, 3}});
        const base::Status status = decodeChunk(Encoding::Xor, chunk, out);
        ASSERT_FALSE(status);
        EXPECT_EQ(status.error().message, "the chunk's samples are not in the order of time");
    }
}

TEST(XorChunk, whoseValueHasMoreThan64BitsIsRefused)
{
    XorEncoder encoder;
    encoder.append(0, 0);
    encoder.append(1, 1);
    const Bytes bytes = encoder.bytes();
    std::vector<std::uint8_t> chunk(bytes.begin(), bytes.end());
    chunk.resize(chunk.size() + 16);
    // count 2, time 1, value 8, delta 1: the bits 11, 31 leading zeros, 63 significant bits.
    chunk[12] = 0xFF;
    chunk[13] = 0xFF;
    series::Samples out;
    const base::Status status = decodeChunk(Encoding::Xor, chunk, out);
    ASSERT_FALSE(status);
    EXPECT_EQ(status.error().message, "the chunk has a value of more than 64 bits");
}

TEST(XorEncoder, cleared_writesTheSameAsANewOne)
{
    XorEncoder encoder;
    encoder.append(5, 1);
    encoder.append(500, 17.25);
    encoder.append(600, -3);
    encoder.clear();
    const series::Samples samples = makeHistory(2, 1000, 120, 15'000).begin()->second;
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        encoder.append(samples.times[i], samples.values[i]);
    }
    const Bytes bytes = encoder.bytes();
    EXPECT_EQ(std::vector<std::uint8_t>(bytes.begin(), bytes.end()), encoded(samples));
}

TEST(Chunk, ofHistogramsIsCountedAndSkipped)
{
    series::Samples out;
    EXPECT_TRUE(decodeChunk(Encoding::Histogram, std::vector<std::uint8_t>{0, 7, 1, 2}, out));
    EXPECT_TRUE(decodeChunk(Encoding::FloatHistogram, std::vector<std::uint8_t>{1, 0, 1, 2}, out));
    EXPECT_EQ(out.histogramsSkipped, 263U);
    EXPECT_TRUE(out.times.empty());
}

TEST(Chunk, ofALaterEncodingIsRefusedByName)
{
    series::Samples out;
    for (const int encoding : {0, 4, 5, 6, 7, 255}) {
        const base::Status status =
            decodeChunk(static_cast<Encoding>(encoding), std::vector<std::uint8_t>{0, 1, 2}, out);
        ASSERT_FALSE(status);
        EXPECT_EQ(status.error().code, base::ErrorCode::FormatUnsupported);
        EXPECT_NE(
            status.error().message.find("chunk encoding " + std::to_string(encoding)), std::string::npos)
            << status.error().message;
    }
}

} // namespace zumik::tsdb
