// SPDX-License-Identifier: GPL-3.0-or-later
// What is written out again has lost nothing. ZUMIK_DASHBOARDS=DIR reads the files of a folder too.
#include "models/dashboard/document.h"

#include "tests/models/dashboard/reading.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using testing::HasSubstr;
using testing::Not;

DashboardDocument parsed(const std::string &json)
{
    auto document = DashboardDocument::parse(json, "board.json");
    EXPECT_TRUE(document.ok()) << (document.ok() ? std::string() : base::describe(document.error()));
    return document.ok() ? *document : *DashboardDocument::parse(R"({"panels": []})");
}

std::string written(const std::string &json)
{
    return parsed(json).toJson().toStdString();
}

std::string withNumber(const std::string &number)
{
    return R"({"panels": [], "unknown": {"deep": [)" + number + "]}}";
}

QJsonObject tree(const std::string &json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

std::vector<std::string> shippedFiles()
{
    std::vector<std::string> files;
    QStringList folders;
    const QDir packs(QStringLiteral(ZUMIK_SOURCE "/resources/dashboards"));
    for (const QString &pack : packs.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        folders.append(packs.filePath(pack));
    }
    if (const QString more = qEnvironmentVariable("ZUMIK_DASHBOARDS"); !more.isEmpty()) {
        folders.append(more);
    }
    for (const QString &folder : folders) {
        const QDir dir(folder);
        for (const QString &name : dir.entryList({QStringLiteral("*.json")}, QDir::Files)) {
            files.push_back(dir.filePath(name).toStdString());
        }
    }
    return files;
}

std::string contentOf(const std::string &file)
{
    QFile opened(QString::fromStdString(file));
    EXPECT_TRUE(opened.open(QIODevice::ReadOnly)) << file;
    return opened.readAll().toStdString();
}

/// A tree of every kind of value, with numbers that Qt holds and numbers that it does not.
std::string randomValue(std::mt19937 &random, int depth)
{
    static const std::vector<std::string> leaves{"null", "true", "false", "0", "-0", "1.0", "1e3", "0.1",
        "18446744073709551615", "-9223372036854775809", "9007199254740993", "1E400", "3.14159265358979323846",
        R"("text")", R"("\ue000\ue0011")", R"("\\\"12")", R"("ä \u0000")", "123456789012345678901234567890"};
    const auto kind = random() % (depth > 4 ? 1 : 3);
    if (kind == 0) {
        return leaves[random() % leaves.size()];
    }
    std::string made;
    for (auto left = random() % 5; left > 0; --left) {
        made += (made.empty() ? "" : ",") + (kind == 1 ? "\"k" + std::to_string(left) + "\":" : std::string())
            + randomValue(random, depth + 1);
    }
    return kind == 1 ? "{" + made + "}" : "[" + made + "]";
}

/// Without white space outside of strings.
std::string squeezed(const std::string &json)
{
    std::string made;
    bool inside = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        inside = json[i] == '"' ? !inside : inside;
        if (inside && json[i] == '\\') {
            made += json[i++];
        }
        if (inside || (json[i] != ' ' && json[i] != '\n')) {
            made += json[i];
        }
    }
    return made;
}

} // namespace

TEST(Document, KeepsEveryFieldOfWhatShips)
{
    for (const std::string &file : shippedFiles()) {
        const std::string json = contentOf(file);
        const auto document = DashboardDocument::parse(json, file);
        ASSERT_TRUE(document.ok()) << file;
        EXPECT_EQ(tree(document->toJson().toStdString()), tree(json)) << file;
        EXPECT_TRUE(readDashboard(*document).ok()) << file;
    }
}

TEST(Document, KeepsNumbersThatQtWouldChange)
{
    for (const char *number : {"18446744073709551615", "9223372036854775808", "-9223372036854775809",
             "9007199254740993", "9223372036854775807", "1.0", "1e3", "100.50", "-0", "-0.0", "1E-7", "1e400",
             "1e-400", "3.14159265358979323846", "123456789012345678901234567890", "0.30000000000000004"}) {
        EXPECT_THAT(written(withNumber(number)), HasSubstr(std::string("\n            ") + number + "\n"));
    }
}

TEST(Document, KeepsTheInvisibleBeginningOfATextAndOfAKey)
{
    const std::string json =
        written("\xEF\xBB\xBF{\"panels\": [], \"x\": \"\xEF\xBB\xBFtext\", \"\xEF\xBB\xBFkey\": 1}");
    EXPECT_THAT(json, HasSubstr("\"\xEF\xBB\xBFtext\""));
    EXPECT_THAT(json, HasSubstr("\"\xEF\xBB\xBFkey\""));
    EXPECT_EQ(json.front(), '{');
}

TEST(Document, ReadsThoseNumbersAsTheNearestThatThereAre)
{
    const Dashboard board =
        read(R"({"schemaVersion": 39, "panels": [{"type": "stat", "fieldConfig": {"defaults":
        {"min": -1e400, "max": 18446744073709551615, "decimals": 2.0}}}]})");
    EXPECT_EQ(board.panels.at(0).defaults.max, 18446744073709551615.0);
    EXPECT_EQ(board.panels.at(0).defaults.min, -std::numeric_limits<double>::max());
    EXPECT_EQ(board.panels.at(0).defaults.decimals, 2);
}

TEST(Document, KeepsGeneratedTreesToTheLetter)
{
    std::mt19937 random(20240229);
    for (int i = 0; i < 2000; ++i) {
        const std::string value = randomValue(random, 0);
        const std::string json = written(R"({"panels":[],"x":)" + value + "}");
        const std::string again = written(json);
        EXPECT_EQ(json, again) << value;
        const std::string letters = squeezed(json);
        for (const char *number : {"18446744073709551615", "1E400", "3.14159265358979323846", "1.0"}) {
            EXPECT_EQ(value.find(number) != std::string::npos, letters.find(number) != std::string::npos)
                << value;
        }
    }
}

TEST(Document, KeepsNumbersBesideEveryPrivateLetter)
{
    std::string all;
    for (int code = 0xE000; code <= 0xF8FF; ++code) {
        all += QString(QChar(code)).toStdString();
    }
    const std::string most = R"({"panels": [], "s": ")" + all.substr(0, all.size() - 3) + R"(", "n": 1e400})";
    EXPECT_THAT(written(most), HasSubstr("1e400"));
    const auto none = DashboardDocument::parse(R"({"panels": [], "s": ")" + all + R"(", "n": 1.50})");
    ASSERT_TRUE(none.ok());
    EXPECT_THAT(none->toJson().toStdString(), HasSubstr("1.5"));
}

TEST(Document, ChangesTimeRefreshAndVariablesAndNothingElse)
{
    const std::string json =
        R"({"meta": {"folder": "f"}, "dashboard": {"id": 18446744073709551615, "odd": [1.0],
        "panels": [{"x": 1}], "time": {"from": "now-1h", "to": "now", "zone": "z"}, "refresh": "5s",
        "templating": {"more": 1, "list": [{"name": "a", "unknown": 7, "multi": true, "current": {"tags": []}},
            {"name": "b", "current": {"text": "x", "value": "x", "selected": true}}]}}})";
    DashboardDocument document = parsed(json);
    document.setTime("now-2h", "now-1h");
    document.setRefresh("1m");
    EXPECT_TRUE(document.setCurrent("a", {{"One", "1"}, {"Two", "2"}}));
    EXPECT_TRUE(document.setCurrent("b", {{"y", "y"}}));
    EXPECT_FALSE(document.setCurrent("c", {{"y", "y"}}));
    EXPECT_EQ(squeezed(document.toJson().toStdString()),
        squeezed(R"({"dashboard": {"id": 18446744073709551615, "odd": [1.0],
        "panels": [{"x": 1}], "refresh": "1m", "templating": {"list": [
            {"current": {"tags": [], "text": ["One", "Two"], "value": ["1", "2"]}, "multi": true, "name": "a", "unknown": 7},
            {"current": {"selected": true, "text": "y", "value": "y"}, "name": "b"}], "more": 1},
        "time": {"from": "now-2h", "to": "now-1h", "zone": "z"}}, "meta": {"folder": "f"}})"));
}

TEST(Document, ChangesTheV2FormInItsOwnPlaces)
{
    DashboardDocument document = parsed(R"({"kind": "Dashboard", "metadata": {"name": "n"}, "spec": {
        "elements": {}, "layout": {"kind": "GridLayout", "spec": {}}, "timeSettings": {"from": "a", "nowDelay": "1m"},
        "variables": [{"kind": "CustomVariable", "spec": {"name": "c", "current": {"value": "a"}, "x": 1}},
            {"kind": "SwitchVariable", "spec": {"name": "s", "current": "off"}}]}})");
    EXPECT_EQ(document.form(), DashboardDocument::Form::V2);
    document.setTime("now-1d", "now");
    document.setRefresh("10s");
    EXPECT_TRUE(document.setCurrent("c", {{"b", "b"}}));
    EXPECT_TRUE(document.setCurrent("s", {{"on", "on"}}));
    const std::string json = squeezed(document.toJson().toStdString());
    EXPECT_THAT(json,
        HasSubstr(R"("timeSettings":{"autoRefresh":"10s","from":"now-1d","nowDelay":"1m","to":"now"})"));
    EXPECT_THAT(json, HasSubstr(R"("spec":{"current":{"text":"b","value":"b"},"name":"c","x":1})"));
    EXPECT_THAT(json, HasSubstr(R"("spec":{"current":"on","name":"s"})"));
    const auto board = readDashboard(document);
    ASSERT_TRUE(board.ok());
    EXPECT_EQ(board->uid, "n");
    EXPECT_EQ(board->from, "now-1d");
}

TEST(Document, TakesNoTextForANumber)
{
    DashboardDocument document = parsed(R"({"panels": [], "n": 1e400, "time": {}})");
    for (int code = 0xE000; code < 0xE003; ++code) {
        document.setTime(QString(QChar(code)).toStdString() + "1,\"evil\":2", "now");
        const std::string json = document.toJson().toStdString();
        EXPECT_THAT(json, HasSubstr("1e400"));
        EXPECT_THAT(json, Not(HasSubstr("\"evil\":")));
        EXPECT_TRUE(DashboardDocument::parse(json).ok());
    }
}

TEST(Document, RefusesNumbersThatAreNone)
{
    for (const char *number : {"01", "1e", "-", "+1", "1e+", "--1", "0x10", "1.2.3"}) {
        EXPECT_FALSE(DashboardDocument::parse(withNumber(number)).ok()) << number;
    }
}

} // namespace zumik::dashboard
