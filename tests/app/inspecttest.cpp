// SPDX-License-Identifier: GPL-3.0-or-later
// `inspect`, and a .zsnap as the source of other subcommands.
#include "tests/app/console.h"
#include "tests/models/snapshot/writtensnapshot.h"

#include <QJsonArray>

#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::tests {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours, 2023-11-15T00:00:00Z

class InspectTest : public testing::Test {
protected:
    InspectTest()
    {
        snapshot::Manifest manifest;
        manifest.program = "Zumik Console 0.1.0";
        manifest.created = {start};
        manifest.range = {{start}, {start + 1'485'000}};
        manifest.source = {"VictoriaMetrics", "1.79.5"};
        manifest.profile = "prod\x1b[2J";
        manifest.staleness = snapshot::Manifest::Staleness::Estimated;
        manifest.semantics = 3;
        manifest.recorded = {{"{job=\"api\"}", base::Duration{300'000}, 3, 300}};
        manifest.missing = {{"rules", "404"}};
        m_block = snapshot::writtenSnapshot(
            tsdb::makeHistory(5, start, 100, 15'000), m_dir.file("blocks"), m_path, manifest);
    }

    void damage()
    {
        const std::string chunks = readFile(m_block + "/chunks/000001");
        std::string file = readFile(m_path);
        const std::size_t at = file.find(chunks) + chunks.size() / 2;
        file[at] = static_cast<char>(file[at] ^ 1);
        writeFile(m_path, file);
    }

    TempDir m_dir{"inspect"};
    std::string m_path = m_dir.file("incident.zsnap");
    std::string m_block;
};

} // namespace

TEST_F(InspectTest, saysWhatASnapshotHolds)
{
    const ConsoleRun run = runConsole({"inspect", m_path});
    EXPECT_EQ(run.status, 0) << run.err;
    for (const char *part : {"snapshot file (.zsnap)", "version 1.0", "VictoriaMetrics 1.79.5",
             "500, of 5 series", "Prometheus 3.x", "estimated", "2023-11-15T00:00:00Z to 2023-11-15T00:24:4",
             "{job=\"api\"}", "rules", "404", "dashboards/a.json"}) {
        EXPECT_NE(run.out.find(part), std::string::npos) << part << '\n' << run.out;
    }
    EXPECT_EQ(run.out.find('\x1b'), std::string::npos) << "nothing that a terminal would act on";
    EXPECT_EQ(run.out.find("Verified"), std::string::npos);
}

TEST_F(InspectTest, saysItInJsonWithKeysThatStay)
{
    const QJsonObject json = runConsole({"inspect", m_path, "--json", "--verify"}).json();
    for (const char *key : {"path", "kind", "bytes", "series", "samples", "range", "blocks", "leftOut",
             "faults", "format", "program", "created", "asked", "source", "profile", "semantics", "lookback",
             "evaluationInterval", "scrapeInterval", "staleness", "recorded", "missing", "dashboards",
             "queriesCompared", "histogramsSkipped", "differences", "entries"}) {
        EXPECT_TRUE(json.contains(QLatin1String(key))) << key;
    }
    EXPECT_EQ(json[QLatin1String("kind")].toString(), QLatin1String("archive"));
    EXPECT_EQ(json[QLatin1String("format")].toString(), QLatin1String("1.0"));
    EXPECT_EQ(json[QLatin1String("samples")].toInt(), 500);
    EXPECT_EQ(json[QLatin1String("lookback")].toString(), QLatin1String("5m"));
    EXPECT_EQ(json[QLatin1String("created")].toString(), QLatin1String("2023-11-15T00:00:00Z"));
    EXPECT_EQ(json[QLatin1String("faults")].toArray().size(), 0);
    const QJsonObject block = json[QLatin1String("blocks")].toArray()[0].toObject();
    EXPECT_EQ(block[QLatin1String("from")].toString(), QLatin1String("2023-11-15T00:00:00Z"));
    EXPECT_EQ(block[QLatin1String("series")].toInt(), 5);
}

TEST_F(InspectTest, ofADirectorySaysWhatCanBeKnown)
{
    const QJsonObject json = runConsole({"inspect", m_dir.file("blocks"), "--json"}).json();
    EXPECT_EQ(json[QLatin1String("kind")].toString(), QLatin1String("snapshot"));
    EXPECT_EQ(json[QLatin1String("samples")].toInt(), 500);
    EXPECT_FALSE(json.contains(QLatin1String("format")));
    EXPECT_FALSE(json.contains(QLatin1String("faults"))) << "nobody asked";
    const ConsoleRun block = runConsole({"inspect", m_block, "--verify"});
    EXPECT_EQ(block.status, 0) << block.err;
    EXPECT_NE(block.out.find("one Prometheus block"), std::string::npos) << block.out;
    EXPECT_NE(block.out.find("every checksum is right"), std::string::npos) << block.out;
}

TEST_F(InspectTest, verifiesWithStatus1WhereSomethingIsWrongAndSaysWhere)
{
    EXPECT_EQ(runConsole({"inspect", m_path, "--verify"}).status, 0);
    damage();
    EXPECT_EQ(runConsole({"inspect", m_path}).status, 0) << "nobody asked";
    const ConsoleRun run = runConsole({"inspect", m_path, "--verify"});
    EXPECT_EQ(run.status, 1);
    EXPECT_NE(run.out.find("incident.zsnap!block/"), std::string::npos) << run.out;
    EXPECT_NE(run.out.find("SHA-256 is wrong"), std::string::npos) << run.out;
    const QJsonArray faults =
        runConsole({"inspect", m_path, "--verify", "--json"}).json()[QLatin1String("faults")].toArray();
    ASSERT_GE(faults.size(), 2);
    EXPECT_TRUE(
        faults[0].toObject()[QLatin1String("where")].toString().contains(QLatin1String("chunks/000001")));
}

TEST_F(InspectTest, endsWithStatus5ForWhatIsNoSnapshot)
{
    const std::string whole = readFile(m_path);
    writeFile(m_dir.path() / "cut.zsnap", whole.substr(0, whole.size() / 2));
    writeFile(m_dir.path() / "empty.zsnap", "");
    writeFile(m_dir.path() / "other.zsnap",
        "\x7f"
        "ELF");
    fs::create_directory(m_dir.path() / "directory");
    for (const char *name : {"cut.zsnap", "empty.zsnap", "other.zsnap", "directory", "none"}) {
        for (const std::vector<std::string> &arguments :
            {std::vector<std::string>{"inspect", m_dir.file(name)},
                {"inspect", m_dir.file(name), "--verify", "--json"},
                {"query", "--snapshot", m_dir.file(name), "up"}}) {
            const ConsoleRun run = runConsole(arguments);
            EXPECT_EQ(run.status, 5) << name << '\n' << run.err;
            EXPECT_NE(run.err.find(name), std::string::npos) << run.err;
            EXPECT_EQ(run.out, "");
        }
    }
    EXPECT_EQ(runConsole({"inspect"}).status, 2);
}

TEST_F(InspectTest, aSnapshotFileIsASourceWithItsOwnSemantics)
{
    const auto query = [this](const std::vector<std::string> &rest) {
        std::vector<std::string> arguments{"query", "--snapshot", m_path};
        arguments.insert(arguments.end(), rest.begin(), rest.end());
        return runConsole(arguments);
    };
    const ConsoleRun counted = query({"count({job=~\".+\"})"});
    EXPECT_EQ(counted.status, 0) << counted.err;
    EXPECT_NE(counted.out.find(R"("5"])"), std::string::npos) << counted.out;
    EXPECT_EQ(query({"1h30m"}).status, 0) << "a number in 3.x alone, as the manifest says";
    EXPECT_EQ(query({"1h30m", "--semantics", "2"}).status, 5);
}

} // namespace zumik::tests
