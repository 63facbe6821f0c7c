// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks that are damaged, cut, lying or changing: each gives the right data or an error that says where.
#include "models/tsdb/block.h"
#include "models/tsdb/blockwriter.h"
#include "models/tsdb/crc32c.h"
#include "models/tsdb/database.h"
#include "models/tsdb/verify.h"

#include "tests/models/tsdb/handmade.h"
#include "tests/models/tsdb/history.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace zumik::tsdb {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours
constexpr base::TimeRange ever{{INT64_MIN}, {INT64_MAX}};

/// Opens a block and reads all of it.
base::Result<History> opened(const std::string &path)
{
    const auto database = Database::open(path);
    if (!database) {
        return database.error();
    }
    const auto set = (*database)->select({}, ever, {});
    if (!set) {
        return set.error();
    }
    History history;
    for (std::size_t i = 0; i < (*set)->size(); ++i) {
        if (const base::Status read = (*set)->read(i, ever, history[(*set)->labels(i)]); !read) {
            return read.error();
        }
    }
    return history;
}

bool same(const History &a, const History &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto &x, const auto &y) {
        return x.first == y.first && x.second.times == y.second.times
            && sameBits(x.second.values, y.second.values);
    });
}

/// In place: a file that is written anew goes to the disk at once on some file systems, which takes long.
void patch(const std::string &file, std::size_t at, char byte)
{
    std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(byte);
}

class SmallBlock : public testing::Test {
protected:
    SmallBlock()
        : m_history(makeHistory(3, start, 150, 45'000))
        , m_path(promtoolBlock(m_history, m_dir.path().string()))
    {
        // A deletion that deletes nothing, so that the file has an entry.
        std::vector<std::uint8_t> entry{9, 20, 40};
        ByteBuffer file;
        file.be32(tombstonesMagic);
        file.byte(1);
        file.append(entry);
        file.be32(crc32c(entry));
        tests::writeFile(
            m_path + "/tombstones", {reinterpret_cast<const char *>(file.bytes().data()), file.size()});
    }

    std::vector<std::string> files() const
    {
        return {m_path + "/meta.json", m_path + "/index", m_path + "/chunks/000001", m_path + "/tombstones"};
    }

    /// After a file was changed.
    void expectRightOrExplained(const std::string &file, const std::string &what)
    {
        const auto read = opened(m_path);
        if (read) {
            EXPECT_TRUE(same(*read, m_history)) << what << ": other data, and no error";
            return;
        }
        ++m_errors;
        const base::Error &error = read.error();
        EXPECT_EQ(error.where.find(file), 0U) << what << ": " << describe(error);
        EXPECT_FALSE(error.message.empty()) << what;
        if (!file.ends_with(".json")) {
            EXPECT_NE(error.where.find(", byte "), std::string::npos) << what << ": " << describe(error);
        }
    }

    tests::TempDir m_dir{"damaged"};
    History m_history;
    std::string m_path;
    int m_errors = 0;
};

base::ErrorCode codeOf(const std::string &block)
{
    const auto read = opened(block);
    return read ? base::ErrorCode::Internal : read.error().code;
}

} // namespace

TEST_F(SmallBlock, withAnyByteChangedIsRightOrAnErrorThatSaysWhere)
{
    for (const std::string &file : files()) {
        const std::string whole = tests::readFile(file);
        ASSERT_FALSE(whole.empty()) << file;
        for (std::size_t at = 0; at < whole.size(); ++at) {
            for (const int change : {0xFF, 0x01}) {
                patch(file, at, static_cast<char>(whole[at] ^ change));
                expectRightOrExplained(file, file + " byte " + std::to_string(at));
            }
            patch(file, at, whole[at]);
        }
    }
    EXPECT_GT(m_errors, 500);
    EXPECT_TRUE(same(*opened(m_path), m_history));
}

TEST_F(SmallBlock, cutAnywhereIsAnErrorThatSaysWhere)
{
    for (const std::string &file : files()) {
        const std::string whole = tests::readFile(file);
        for (std::size_t size = whole.size(); size-- > 0;) {
            fs::resize_file(file, size);
            expectRightOrExplained(file, file + " cut to " + std::to_string(size));
        }
        tests::writeFile(file, whole);
    }
    EXPECT_GT(m_errors, 500);
}

TEST_F(SmallBlock, isVerifiedToTheLastByteThatASumCovers)
{
    for (const std::string &file : {m_path + "/index", m_path + "/chunks/000001"}) {
        const std::string whole = tests::readFile(file);
        std::size_t unnoticed = 0;
        for (std::size_t at = 0; at < whole.size(); ++at) {
            patch(file, at, static_cast<char>(whole[at] ^ 0x10));
            unnoticed += verify(m_path).empty() ? 1 : 0;
            patch(file, at, whole[at]);
        }
        // Padding between series, and behind the head of a file of chunks.
        EXPECT_LE(unnoticed, 16U * 3 + 16) << file;
    }
    EXPECT_TRUE(verify(m_path).empty());
}

TEST_F(SmallBlock, withoutAFileIsAnErrorButForTombstones)
{
    for (const char *name : {"meta.json", "index", "chunks/000001"}) {
        fs::rename(m_path + '/' + name, m_path + "/away");
        const auto block = Block::open(m_path);
        const auto read = block ? opened(m_path) : block.error();
        ASSERT_FALSE(read) << name;
        EXPECT_NE(
            read.error().where.find(fs::path(m_path + '/' + name).parent_path().string()), std::string::npos);
        fs::rename(m_path + "/away", m_path + '/' + name);
    }
    fs::remove(m_path + "/tombstones");
    EXPECT_TRUE(same(*opened(m_path), m_history));
}

TEST(DamagedBlocks, areLeftOutAndTheOthersStayUsable)
{
    const tests::TempDir dir("several");
    const History first = makeHistory(5, start, 200, 15'000);
    const History second = makeHistory(5, start + 7'200'000, 200, 15'000, 2);
    const std::string bad = writtenBlock(first, dir.path().string());
    writtenBlock(second, dir.path().string());
    std::string chunks = tests::readFile(bad + "/chunks/000001");
    chunks[100] = static_cast<char>(chunks[100] ^ 1);
    tests::writeFile(bad + "/chunks/000001", chunks);

    // Chunks are looked at when they are read, or first of all if one asks for it.
    EXPECT_TRUE(Database::open(dir.path().string()));
    const auto thorough = Database::open(dir.path().string(), Database::Mode::Thorough);
    ASSERT_TRUE(thorough);
    ASSERT_EQ((*thorough)->leftOut().size(), 1U);
    EXPECT_EQ((*thorough)->leftOut()[0].path, bad);
    EXPECT_EQ((*thorough)->leftOut()[0].error.where, bad + "/chunks/000001, byte 8");
    EXPECT_TRUE(same(readAll(**thorough), second));

    std::string index = tests::readFile(bad + "/index");
    index[20] = static_cast<char>(index[20] ^ 1);
    tests::writeFile(bad + "/index", index);
    const auto strict = Database::open(dir.path().string());
    ASSERT_FALSE(strict);
    EXPECT_EQ(strict.error().where, bad + "/index, byte 9");
    const auto lenient = Database::open(dir.path().string(), Database::Mode::Lenient);
    ASSERT_TRUE(lenient);
    EXPECT_EQ((*lenient)->leftOut().size(), 1U);
    EXPECT_TRUE(same(readAll(**lenient), second));
}

TEST(DamagedBlocks, giveAnErrorForTheSeriesOfABadChunkAlone)
{
    const tests::TempDir dir("chunk");
    const History history = makeHistory(5, start, 100, 15'000);
    const std::string path = writtenBlock(history, dir.path().string());
    std::string chunks = tests::readFile(path + "/chunks/000001");
    chunks[100] = static_cast<char>(chunks[100] ^ 1);
    tests::writeFile(path + "/chunks/000001", chunks);
    const auto database = Database::open(path);
    const auto set = (*database)->select({}, ever, {});
    series::Samples samples{{1}, {2}, 3};
    const base::Status bad = (*set)->read(0, ever, samples);
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().message, "the checksum of the chunk is wrong");
    EXPECT_TRUE(samples.times.empty());
    EXPECT_TRUE((*set)->read(4, ever, samples));
    EXPECT_EQ(samples.times, history.at((*set)->labels(4)).times);
}

TEST(HandmadeIndex, ofEachVersionIsReadAlike)
{
    const tests::TempDir dir("versions");
    const History history = makeHistory(40, start, 300, 15'000);
    const std::string path = writtenBlock(history, dir.path().string());
    for (const int version : {1, 2, 3}) {
        replaceIndex(path, version);
        SCOPED_TRACE(version);
        const auto database = Database::open(path);
        ASSERT_TRUE(database) << describe(database.error());
        EXPECT_EQ((*database)->blocks()[0]->index().toc().version, version);
        expectSame(readAll(**database), history);
        EXPECT_EQ(readAll(**database,
                      {*series::Matcher::make(series::Matcher::Op::Regex, "instance", ".*[13]:9100")})
                      .size(),
            8U);
        EXPECT_TRUE(verify(path).empty());
    }
    replaceIndex(path, 4);
    EXPECT_EQ(codeOf(path), base::ErrorCode::FormatUnsupported);
}

TEST(HandmadeIndex, thatLiesWithRightSumsIsRefused)
{
    const std::vector<std::pair<const char *, Lies>> cases{
        {"symbols", {.symbolCount = UINT32_MAX}},
        {"symbol's length", {.symbolLength = UINT64_MAX}},
        {"symbol's length, less", {.symbolLength = 1000}},
        {"postings", {.postingsCount = UINT32_MAX}},
        {"postings, one more", {.postingsCount = 41}},
        {"table", {.tableCount = UINT32_MAX}},
        {"labels", {.labelCount = UINT64_MAX}},
        {"labels, some", {.labelCount = 50}},
        {"a label", {.labelRef = UINT64_MAX}},
        {"a label behind the last", {.labelRef = 100}},
        {"chunks", {.chunkCount = UINT64_MAX}},
        {"chunks, one more", {.chunkCount = 4}},
        {"a chunk", {.chunkRef = UINT64_MAX}},
        {"a chunk of another file", {.chunkRef = 1ULL << 32U | 8}},
        {"a chunk in the head", {.chunkRef = 0}},
        {"a chunk in the middle of another", {.chunkRef = 50}},
        {"lists of postings", {.postingsOffset = UINT64_MAX}},
        {"lists of postings, elsewhere", {.postingsOffset = 13}},
        {"a series beyond the end", {.seriesId = UINT32_MAX}},
        {"a series that is none", {.seriesId = 1}},
        {"order", {.swapSeries = true}},
    };
    for (const int version : {1, 2}) {
        for (const auto &[name, lies] : cases) {
            if (lies.chunkRef == 0 && std::string(name) == "a chunk in the head") {
                continue; // 0 tells the truth
            }
            const tests::TempDir dir("lies");
            const std::string path = writtenBlock(makeHistory(40, start, 300, 15'000), dir.path().string());
            replaceIndex(path, version, lies);
            EXPECT_EQ(codeOf(path), base::ErrorCode::FormatInvalid) << name << ", version " << version;
            EXPECT_FALSE(verify(path).empty()) << name;
        }
    }
}

TEST(ChunksThatClaim, moreThanTheFileHasAreRefused)
{
    const tests::TempDir dir("claims");
    const std::string path = writtenBlock(makeHistory(1, start, 100, 15'000), dir.path().string());
    const std::string file = path + "/chunks/000001";
    const std::string whole = tests::readFile(file);
    for (const std::string &length :
        {std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01"), std::string("\xFF\xFF\xFF\xFF\x0F"),
            std::string("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x01")}) {
        std::string changed = whole;
        changed.replace(8, length.size(), length);
        tests::writeFile(file, changed);
        const auto read = opened(path);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().where, file + ", byte 8");
    }
}

namespace {

/// A chunk of some encoding and content, as the only one of a block, its sum right.
void replaceChunk(const std::string &block, std::uint8_t encoding, const std::vector<std::uint8_t> &data)
{
    ByteBuffer summed;
    summed.byte(encoding);
    summed.append(data);
    ByteBuffer file;
    file.be32(0x85BD40DD);
    file.be32(0x01000000);
    file.uvarint(data.size());
    file.append(summed.bytes());
    file.be32(crc32c(summed.bytes()));
    tests::writeFile(
        block + "/chunks/000001", {reinterpret_cast<const char *>(file.bytes().data()), file.size()});
}

} // namespace

TEST(Histograms, inABlockAreCountedAndLaterEncodingsRefused)
{
    const tests::TempDir dir("histograms");
    const std::string path = writtenBlock(makeHistory(1, start, 100, 15'000), dir.path().string());
    for (const std::uint8_t encoding : {std::uint8_t{2}, std::uint8_t{3}}) {
        replaceChunk(path, encoding, {0, 77, 1, 2, 3});
        const auto read = opened(path);
        ASSERT_TRUE(read) << describe(read.error());
        EXPECT_EQ(read->begin()->second.histogramsSkipped, 77U);
        EXPECT_TRUE(read->begin()->second.times.empty());
    }
    for (const std::uint8_t encoding : {std::uint8_t{4}, std::uint8_t{5}, std::uint8_t{6}, std::uint8_t{9}}) {
        replaceChunk(path, encoding, {0, 77, 1, 2, 3});
        const auto read = opened(path);
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, base::ErrorCode::FormatUnsupported);
        EXPECT_EQ(read.error().where, path + "/chunks/000001, byte 8");
        EXPECT_NE(read.error().message.find("chunk encoding " + std::to_string(encoding)), std::string::npos);
    }
    replaceChunk(path, 1, {0xFF});
    EXPECT_EQ(codeOf(path), base::ErrorCode::FormatInvalid);
    replaceChunk(path, 1, {0xFF, 0xFF, 1, 2, 3});
    EXPECT_EQ(codeOf(path), base::ErrorCode::FormatInvalid);
}

namespace {

/// A block whose files have many pages.
class LargeBlock : public testing::Test {
protected:
    LargeBlock()
        : m_history(makeHistory(400, start, 480, 15'000))
        , m_path(writtenBlock(m_history, m_dir.path().string()))
        , m_database(*Database::open(m_path))
    {
    }

    void expectCut(const base::Error &error, const std::string &file)
    {
        EXPECT_EQ(error.code, base::ErrorCode::FileUnreadable) << describe(error);
        EXPECT_EQ(error.where.find(file), 0U) << describe(error);
        EXPECT_NE(error.message.find("shorter"), std::string::npos) << describe(error);
    }

    tests::TempDir m_dir{"shrinking"};
    History m_history;
    std::string m_path;
    std::unique_ptr<Database> m_database;
};

} // namespace

TEST_F(LargeBlock, whoseChunksShrinkWhileItIsOpenGivesAnError)
{
    const std::string file = m_path + "/chunks/000001";
    const auto set = m_database->select({}, ever, {});
    const auto size = fs::file_size(file);
    // In the last page, where nothing faults and zeros are read; and whole pages less.
    for (const auto left : {size - 1, size / 2, std::uintmax_t{4096}, std::uintmax_t{0}}) {
        fs::resize_file(file, left);
        series::Samples samples;
        for (const std::size_t i : {std::size_t{0}, (*set)->size() / 2, (*set)->size() - 1}) {
            const base::Status read = (*set)->read(i, ever, samples);
            ASSERT_FALSE(read) << left;
            expectCut(read.error(), file);
            EXPECT_TRUE(samples.times.empty());
        }
    }
}

TEST_F(LargeBlock, whoseIndexShrinksWhileItIsOpenGivesAnError)
{
    const std::string file = m_path + "/index";
    const auto before = m_database->select({series::Matcher::equal("job", "api")}, ever, {});
    fs::resize_file(file, 4096);
    const auto set = m_database->select({}, ever, {});
    ASSERT_FALSE(set);
    expectCut(set.error(), file);
    series::Samples samples;
    const base::Status read = (*before)->read(100, ever, samples);
    ASSERT_FALSE(read);
    expectCut(read.error(), file);
    EXPECT_FALSE(m_database->labelValues("instance"));
    EXPECT_FALSE(m_database->labelNames());
    EXPECT_TRUE(m_database->extent()) << "by meta.json";
}

TEST_F(LargeBlock, thatIsWrittenToWhileItIsOpenGivesAnError)
{
    const std::string file = m_path + "/chunks/000001";
    const auto set = m_database->select({}, ever, {});
    tests::writeFile(file, std::string(fs::file_size(file), '\0'));
    series::Samples samples;
    const base::Status read = (*set)->read(0, ever, samples);
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::ErrorCode::FileUnreadable);
}

TEST_F(LargeBlock, mayBeDeletedWhileItIsOpen)
{
    const auto set = m_database->select({}, ever, {});
    fs::remove_all(m_path);
    series::Samples samples;
    ASSERT_TRUE((*set)->read(5, ever, samples));
    EXPECT_EQ(samples.times, m_history.at((*set)->labels(5)).times);
}

TEST_F(LargeBlock, shrinkingUnderReadersInOtherThreadsGivesRightDataOrErrors)
{
    const std::string file = m_path + "/chunks/000001";
    std::atomic<bool> done{false};
    std::atomic<int> good{0};
    std::atomic<int> bad{0};
    const auto work = [&] {
        const auto set = m_database->select({}, ever, {});
        series::Samples samples;
        for (std::size_t i = 0; !done; i = (i + 1) % (*set)->size()) {
            if ((*set)->read(i, ever, samples)) {
                ++good;
                EXPECT_EQ(samples.times, m_history.at((*set)->labels(i)).times);
            } else {
                ++bad;
            }
        }
    };
    std::thread one(work);
    std::thread other(work);
    while (good < 500) {
        std::this_thread::yield();
    }
    for (auto size = fs::file_size(file); size > 4096; size -= 4096) {
        fs::resize_file(file, size - 4096);
    }
    while (bad < 500) {
        std::this_thread::yield();
    }
    done = true;
    one.join();
    other.join();
}

/// Whatever faults elsewhere in the process ends it as ever.
TEST_F(LargeBlock, leavesFaultsOfOthersAlone)
{
    testing::FLAGS_gtest_death_test_style = "threadsafe";
    const std::string file = m_dir.file("other");
    tests::writeFile(file, std::string(8192, 'x'));
    const auto fault = [&] {
        const int descriptor = open(file.c_str(), O_RDWR);
        const auto *memory =
            static_cast<const volatile char *>(mmap(nullptr, 8192, PROT_READ, MAP_SHARED, descriptor, 0));
        (void)ftruncate(descriptor, 0);
        std::exit(memory[5000] == 'x' ? 3 : 4);
    };
    EXPECT_DEATH(fault(), "");
}

} // namespace zumik::tsdb
