// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are damaged, and files that were made to do harm.
#include "models/snapshot/archive.h"

#include "tests/models/snapshot/handmadezip.h"
#include "tests/models/snapshot/writtensnapshot.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <random>

namespace zumik::snapshot {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours
const std::string ulid = "01HF0000000000000000000000";

using OpenedArchive = base::Result<std::shared_ptr<const Archive>>;

/// `file` lives as long as what is returned.
OpenedArchive inMemory(const std::string &file)
{
    return Archive::fromMemory({reinterpret_cast<const std::uint8_t *>(file.data()), file.size()}, "m.zsnap");
}

base::Error errorOf(const std::string &file)
{
    const auto archive = inMemory(file);
    EXPECT_FALSE(archive);
    return archive ? base::Error{} : archive.error();
}

/// The error's code, place and some of its words.
void expectRefused(
    const std::string &file, const std::string &where, const std::string &words, base::ErrorCode code)
{
    const base::Error error = errorOf(file);
    EXPECT_EQ(error.code, code) << describe(error);
    EXPECT_EQ(error.where.rfind(where, 0), 0U) << describe(error);
    EXPECT_NE(error.message.find(words), std::string::npos) << describe(error);
}

void expectRefused(const std::string &file, const std::string &where, const std::string &words)
{
    expectRefused(file, where, words, base::ErrorCode::FormatInvalid);
}

const std::string &snapshotFile()
{
    static const std::string file = [] {
        const tests::TempDir dir("hostile");
        writtenSnapshot(tsdb::makeHistory(3, start, 150, 15'000), dir.path().string(), dir.file("a.zsnap"));
        return tests::readFile(dir.file("a.zsnap"));
    }();
    return file;
}

} // namespace

TEST(HostileArchive, thatIsNoneIsRefusedWithASentence)
{
    expectRefused("", "m.zsnap", "empty");
    expectRefused("PK", "m.zsnap", "no snapshot");
    expectRefused(std::string(100'000, 'x'), "m.zsnap", "no snapshot");
    expectRefused(handmadeZip({}), "m.zsnap", "no manifest.json");
    expectRefused(handmadeZip({{"rules.json", "{}"}}), "m.zsnap", "no manifest.json");
}

TEST(HostileArchive, cutAnywhereIsRefused)
{
    const std::string &whole = snapshotFile();
    ASSERT_TRUE(inMemory(whole));
    for (std::size_t size = 0; size < whole.size(); size += 1 + size % 13) {
        const base::Error error = errorOf(whole.substr(0, size));
        EXPECT_EQ(error.code, base::ErrorCode::FormatInvalid) << size << describe(error);
        EXPECT_EQ(error.where.rfind("m.zsnap", 0), 0U) << size << describe(error);
    }
}

TEST(HostileArchive, withAnyByteChangedIsRefusedOrVerifiedOrTheSame)
{
    const std::string &whole = snapshotFile();
    const auto right = inMemory(whole);
    ASSERT_TRUE(right);
    const tsdb::History history = tsdb::readAll(**(*right)->blocks());
    int unnoticed = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string file = whole;
        file[at] = static_cast<char>(file[at] ^ (1 << at % 8));
        const auto archive = inMemory(file);
        if (!archive || !(*archive)->verify({}).empty()) {
            continue;
        }
        // Dates and versions that nobody reads.
        ++unnoticed;
        EXPECT_EQ(*(*archive)->read("manifest.json"), *(*right)->read("manifest.json")) << at;
        EXPECT_EQ(*(*archive)->read("notes.json"), *(*right)->read("notes.json")) << at;
        tsdb::expectSame(tsdb::readAll(**(*archive)->blocks()), history);
    }
    EXPECT_LT(unnoticed, 300) << "bytes, of headers";
}

TEST(HostileArchive, withNamesThatLeadElsewhereIsRefused)
{
    for (const std::string name : {"../a", "/etc/passwd", "a/../../b", "a\\b", "..\\a", "C:/a", "C:a", "",
             ".", "a//b", "a\x1b[31m", "a\xff", "../",
             "\xE2\x80\xAE"
             "a"}) {
        const base::Error error = errorOf(handmadeSnapshot({{name, "x"}}));
        EXPECT_EQ(error.code, base::ErrorCode::FormatInvalid) << name;
        EXPECT_NE(error.message.find("called"), std::string::npos) << describe(error);
        EXPECT_EQ(error.where.find('\x1b'), std::string::npos);
    }
    expectRefused(
        handmadeSnapshot({{std::string("notes.json\0.exe", 15), "x"}}), "m.zsnap!notes.json\\x00", "called");
    expectRefused(handmadeSnapshot({{std::string(256, 'a'), "x"}}), "m.zsnap!a", "called");
}

TEST(HostileArchive, whoseEntriesClaimToBeHugeIsRefused)
{
    HandmadeEntry bomb{"rules.json", std::string(1000, '0'), true};
    bomb.size = std::uint64_t{65} << 20;
    expectRefused(handmadeSnapshot({bomb}), "m.zsnap!rules.json", "64 MiB");
    bomb.size = std::uint64_t{60} << 20;
    expectRefused(handmadeSnapshot({bomb}), "m.zsnap!rules.json", "far larger");
}

TEST(HostileArchive, whoseEntriesAreHugeTogetherIsRefused)
{
    std::string noise(70'000, '\0');
    std::mt19937 random(1);
    std::generate(noise.begin(), noise.end(), [&] { return static_cast<char>(random()); });
    const auto with = [&](int count) {
        std::vector<HandmadeEntry> entries{{"manifest.json", toJson(Manifest())}};
        for (int i = 0; i < count; ++i) {
            entries.push_back({"dashboards/" + std::to_string(i) + ".json", noise, true});
            entries.back().size = std::uint64_t{63} << 20;
        }
        return handmadeZip(entries);
    };
    EXPECT_TRUE(inMemory(with(16)));
    expectRefused(with(17), "m.zsnap!dashboards/16.json", "far larger");
}

TEST(HostileArchive, whoseEntryHoldsMoreOrLessThanItSaysIsAnErrorWhenItIsRead)
{
    for (const int more : {-1, 1}) {
        HandmadeEntry entry{"rules.json", std::string(1000, '0'), true};
        entry.size = static_cast<std::uint64_t>(1000 + more);
        Manifest manifest;
        const std::string json = toJson(manifest);
        const std::string file = handmadeZip({entry, {"manifest.json", json, true}});
        const auto archive = inMemory(file);
        ASSERT_TRUE(archive) << describe(archive.error());
        const auto read = (*archive)->read("rules.json");
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, base::ErrorCode::FormatInvalid);
        EXPECT_EQ(read.error().where, "m.zsnap!rules.json");
        EXPECT_FALSE((*archive)->verify({}).empty());
    }
}

TEST(HostileArchive, withADeflatedBlockIsRefusedAndSaysWhatToDo)
{
    expectRefused(handmadeSnapshot({{"block/" + ulid + "/index", std::string(100, 'i'), true}}),
        "m.zsnap!block/" + ulid + "/index", "zip -0");
}

TEST(HostileArchive, whoseEntriesHaveOneNameIsRefused)
{
    const HandmadeEntry entry{"rules.json", "{}"};
    expectRefused(handmadeZip({entry, entry, {"manifest.json", toJson(Manifest())}}), "m.zsnap!rules.json",
        "same name");
    const HandmadeEntry below{"rules.json/a", "{}"};
    EXPECT_TRUE(inMemory(handmadeSnapshot({below})));
}

TEST(HostileArchive, whoseListSaysOtherwiseThanItsEntriesIsRefused)
{
    HandmadeEntry entry{"rules.json", "{}"};
    entry.listedName = "other.json";
    expectRefused(handmadeSnapshot({entry}), "m.zsnap!rules.json", "says otherwise");
    entry.listedName.reset();
    entry.listedSize = 1;
    expectRefused(handmadeSnapshot({entry}), "m.zsnap!rules.json", "says otherwise");
    entry.listedSize.reset();
    entry.listedTwice = true; // overlapping with itself
    expectRefused(handmadeSnapshot({entry}), "m.zsnap", "list of entries");
    entry.listedTwice = false;
    entry.unlisted = true;
    expectRefused(handmadeSnapshot({entry}), "m.zsnap", "list of entries");
}

TEST(HostileArchive, whoseEntriesAreEncryptedOrPackedOtherwiseIsNotSupported)
{
    HandmadeEntry entry{"rules.json", "{}"};
    entry.flags = 1;
    expectRefused(
        handmadeSnapshot({entry}), "m.zsnap!rules.json", "encrypted", base::ErrorCode::FormatUnsupported);
    entry.flags = 8;
    expectRefused(
        handmadeSnapshot({entry}), "m.zsnap!rules.json", "size", base::ErrorCode::FormatUnsupported);
    entry.flags = 0;
    entry.method = 12; // bzip2
    expectRefused(
        handmadeSnapshot({entry}), "m.zsnap!rules.json", "method 12", base::ErrorCode::FormatUnsupported);
}

TEST(HostileArchive, withSizesInZip64FieldsIsRead)
{
    HandmadeEntry entry{"rules.json", "{\"groups\": []}"};
    entry.zip64 = true;
    const std::string file = handmadeSnapshot({entry});
    const auto archive = inMemory(file);
    ASSERT_TRUE(archive) << describe(archive.error());
    EXPECT_EQ(*(*archive)->read("rules.json"), entry.content);
    entry.size = UINT64_MAX - 10;
    EXPECT_EQ(errorOf(handmadeSnapshot({entry})).code, base::ErrorCode::FormatInvalid);
}

TEST(HostileArchive, withDirectoriesAndForeignEntriesIsReadAndTheLatterToldByVerify)
{
    const std::string file =
        handmadeZip({{"dashboards/"}, {"manifest.json", toJson(Manifest())}, {".DS_Store", "x"}});
    const auto archive = inMemory(file);
    ASSERT_TRUE(archive) << describe(archive.error());
    EXPECT_EQ((*archive)->names(), (std::vector<std::string>{"manifest.json", ".DS_Store"}));
    const auto faults = (*archive)->verify({});
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].where, "m.zsnap!.DS_Store");
}

TEST(HostileArchive, withoutWhatItsManifestListsIsRefused)
{
    Manifest manifest;
    manifest.entries = {{"rules.json", 2, sha256("{}")}};
    const auto with = [&](const std::string &content) {
        return handmadeZip({{"rules.json", content}, {"manifest.json", toJson(manifest)}});
    };
    EXPECT_TRUE(inMemory(with("{}")));
    expectRefused(
        handmadeZip({{"manifest.json", toJson(manifest)}}), "m.zsnap!rules.json", "missing; copy or export");
    expectRefused(with("{ }"), "m.zsnap!rules.json", "has 3 bytes, and the manifest says 2");
    manifest.entries.push_back(manifest.entries[0]);
    expectRefused(with("{}"), "m.zsnap!rules.json", "twice");
}

TEST(HostileArchive, whoseSumsAreWrongIsToldByVerify)
{
    Manifest manifest;
    manifest.entries = {{"rules.json", 2, sha256("[]")}, {"notes.json", 2, sha256("{}")}};
    const std::string file =
        handmadeZip({{"rules.json", "{}", true}, {"notes.json", "{}"}, {"manifest.json", toJson(manifest)}});
    const auto archive = inMemory(file);
    ASSERT_TRUE(archive) << describe(archive.error());
    const auto faults = (*archive)->verify({});
    ASSERT_EQ(faults.size(), 1U);
    EXPECT_EQ(faults[0].code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(faults[0].where, "m.zsnap!rules.json");
    EXPECT_NE(faults[0].message.find("SHA-256"), std::string::npos);
}

TEST(HostileArchive, ofANewerMajorVersionIsRefusedAndOfANewerMinorOneOpens)
{
    Manifest manifest;
    manifest.major = Manifest::formatMajor + 1;
    expectRefused(handmadeSnapshot({}, manifest), "m.zsnap!manifest.json", "newer Zumik Console",
        base::ErrorCode::FormatUnsupported);
    manifest.major = Manifest::formatMajor;
    manifest.minor = Manifest::formatMinor + 1;
    EXPECT_TRUE(inMemory(handmadeSnapshot({}, manifest)));
}

TEST(HostileArchive, whoseManifestIsNoJsonSaysWhere)
{
    expectRefused(handmadeZip({{"manifest.json", "{\"format\": "}}), "m.zsnap!manifest.json, byte ", "",
        base::ErrorCode::JsonInvalid);
}

TEST(HostileArchive, whoseBlockLacksAPartSaysWhichAndTheOthersStayUsable)
{
    const tests::TempDir dir("parts");
    const tsdb::History history = tsdb::makeHistory(3, start, 150, 15'000);
    std::vector<HandmadeEntry> entries;
    const std::string good = tsdb::writtenBlock(history, dir.path().string());
    for (const std::string part : {"meta.json", "index", "chunks/000001"}) {
        const std::string content = tests::readFile(fs::path(good) / part);
        entries.push_back({"block/" + fs::path(good).filename().string() + '/' + part, content});
        if (part != "index") {
            entries.push_back({"block/" + ulid + '/' + part, content});
        }
    }
    const std::string file = handmadeSnapshot(entries);
    const auto archive = inMemory(file);
    ASSERT_TRUE(archive) << describe(archive.error());
    const auto strict = (*archive)->blocks();
    ASSERT_FALSE(strict);
    EXPECT_EQ(strict.error().code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(strict.error().where, "m.zsnap!block/" + ulid + "/index");
    const auto lenient = (*archive)->blocks(tsdb::Database::Mode::Lenient);
    ASSERT_TRUE(lenient);
    ASSERT_EQ((*lenient)->leftOut().size(), 1U);
    tsdb::expectSame(tsdb::readAll(**lenient), history);
    EXPECT_EQ((*archive)->verify({}).at(0).where, "m.zsnap!block/" + ulid + "/index");
}

} // namespace zumik::snapshot
