// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace t = frame::transform;
using testing::ElementsAre;

namespace {

Dashboard boardOf(const std::string &transformations, int schema = 39)
{
    return read(R"({"schemaVersion": )" + std::to_string(schema)
        + R"(, "panels": [{"id": 1, "type": "table", "transformations": [)" + transformations + "]}]}");
}

/// The only step of a board that nothing is noted about.
template <typename T> T step(const std::string &id, const std::string &options)
{
    const Dashboard board = boardOf(R"({"id": ")" + id + R"(", "options": )" + options + "}");
    for (const ImportNote &note : board.notes) {
        ADD_FAILURE() << note.what << " " << note.detail;
    }
    const auto &read = board.panels.at(0).transformations;
    EXPECT_EQ(read.size(), 1U);
    return read.size() == 1 && std::holds_alternative<T>(read[0].step) ? std::get<T>(read[0].step) : T();
}

std::string notesOf(const std::string &id, const std::string &options)
{
    const Dashboard board = boardOf(R"({"id": ")" + id + R"(", "options": )" + options + "}");
    std::string notes;
    for (const ImportNote &note : board.notes) {
        notes += note.what + ": " + note.detail + ";";
    }
    return notes;
}

} // namespace

TEST(Transformations, AreReadInTheirOrderWithTheirFilter)
{
    const Dashboard board = boardOf(R"({"id": "merge"}, {"id": "limit", "disabled": true},
        {"id": "sortBy", "options": {"sort": [{"field": "cpu", "desc": true}]},
         "filter": {"id": "byRefId", "options": "A|B"}, "topic": "series"})");
    const auto &read = board.panels[0].transformations;
    EXPECT_TRUE(board.notes.empty());
    ASSERT_EQ(read.size(), 2U);
    EXPECT_TRUE(std::holds_alternative<t::Merge>(read[0].step));
    EXPECT_EQ(read[0].refIds, "");
    EXPECT_EQ(std::get<t::SortBy>(read[1].step).field, "cpu");
    EXPECT_TRUE(std::get<t::SortBy>(read[1].step).descending);
    EXPECT_EQ(read[1].refIds, "A|B");
}

TEST(Transformations, ThatAreNotKnownAreNotedAndSkipped)
{
    const Dashboard board = boardOf(R"({"id": "divine"}, {"id": "merge", "topic": "annotations"},
        {"id": "reduce", "filter": {"id": "byName", "options": "x"}}, {"id": "limit"})");
    EXPECT_TRUE(noted(board, "transformation", "divine"));
    EXPECT_TRUE(noted(board, "transformation", "merge of annotations"));
    EXPECT_TRUE(noted(board, "transformation", "reduce filtered byName"));
    EXPECT_EQ(board.panels[0].transformations.size(), 1U);
    EXPECT_EQ(boardOf(std::string(R"({"id": "merge"})") +
                  [] {
                      std::string many;
                      for (int i = 0; i < 300; ++i) {
                          many += R"(, {"id": "merge"})";
                      }
                      return many;
                  }())
                  .panels[0]
                  .transformations.size(),
        100U);
}

TEST(Transformations, NoteOptionsThatAreNotKnown)
{
    EXPECT_EQ(
        notesOf("limit", R"({"limitField": 3, "color": "red"})"), "transformation option: limit color;");
    EXPECT_EQ(
        notesOf("joinByField", R"({"mode": "cross"})"), "transformation option: joinByField mode cross;");
    EXPECT_EQ(notesOf("filterByValue", R"({"filters": [{"fieldName": "x", "config": {"id": "odd"}}]})"),
        "transformation option: filterByValue filter odd;");
    EXPECT_EQ(notesOf("calculateField", R"({"mode": "guess"})"),
        "transformation option: calculateField mode guess;transformation: calculateField;");
    EXPECT_EQ(notesOf("reduce", R"({"reducers": ["max", "best"]})"), "reducer: best;");
    EXPECT_EQ(
        notesOf("convertFieldType", R"({"conversions": [{"targetField": "a", "destinationType": "enum"}]})"),
        "transformation option: convertFieldType type enum;");
    EXPECT_EQ(notesOf("groupBy", R"({"fields": {"a": {"operation": "takelast"}}})"),
        "transformation option: groupBy operation takelast;");
}

TEST(Transformations, OfFieldsAreRead)
{
    const auto organize = step<t::Organize>("organize", R"({"excludeByName": {"a": true, "b": false},
        "includeByName": {}, "indexByName": {"c": 2}, "renameByName": {"c": "C"}})");
    EXPECT_THAT(organize.exclude, ElementsAre("a"));
    EXPECT_TRUE(organize.include.empty());
    EXPECT_EQ(organize.index.at("c"), 2);
    EXPECT_EQ(organize.rename.at("c"), "C");
    EXPECT_TRUE(organize.automatic.empty());
    const auto sorted = step<t::Organize>("organize",
        R"({"orderByMode": "auto", "orderBy": [{"type": "label", "name": "zone", "desc": true}, {"type": "name"}]})");
    ASSERT_EQ(sorted.automatic.size(), 2U);
    EXPECT_EQ(sorted.automatic[0].label, "zone");
    EXPECT_TRUE(sorted.automatic[0].descending);
    EXPECT_EQ(sorted.automatic[1].label, "");
    const auto rename =
        step<t::RenameByRegex>("renameByRegex", R"json({"regex": "a(.*)", "renamePattern": ""})json");
    EXPECT_EQ(rename.pattern, "a(.*)");
    EXPECT_EQ(rename.replacement, "");
    EXPECT_EQ(step<t::RenameByRegex>("renameByRegex", "{}").replacement, "$1");
    const auto convert = step<t::ConvertFieldType>("convertFieldType", R"({"fields": {}, "conversions": [
        {"targetField": "t", "destinationType": "time", "dateFormat": "X"}, {}]})");
    ASSERT_EQ(convert.conversions.size(), 1U);
    EXPECT_EQ(convert.conversions[0].type, t::ConvertFieldType::Type::Time);
    EXPECT_EQ(convert.conversions[0].dateFormat, "X");
}

TEST(Transformations, ThatFilterAreReadInEveryShape)
{
    const auto names = step<t::FilterFieldsByName>(
        "filterFieldsByName", R"({"include": {"names": ["a", "b"], "pattern": "/c/"}})");
    EXPECT_THAT(names.include.names, ElementsAre("a", "b"));
    EXPECT_EQ(names.include.pattern, "/c/");
    EXPECT_TRUE(names.exclude.empty());
    EXPECT_EQ(step<t::FilterFieldsByName>("filterFieldsByName", R"({"exclude": "/old/"})").exclude.pattern,
        "/old/");
    EXPECT_EQ(step<t::FilterFieldsByName>(
                  "filterFieldsByName", R"({"byVariable": true, "include": {"variable": "$v", "names": []}})")
                  .include.variable,
        "$v");
    EXPECT_EQ(step<t::FilterByRefId>("filterByRefId", R"({"include": "A"})").include, "A");
    const auto values =
        step<t::FilterByValue>("filterByValue", R"({"type": "exclude", "match": "all", "filters": [
        {"fieldName": "x", "config": {"id": "greater", "options": {"value": 3}}},
        {"fieldName": "y", "config": {"id": "between", "options": {"from": 1, "to": "$to"}}},
        {"fieldName": "z", "config": {"id": "isNull"}}]})");
    EXPECT_TRUE(values.exclude);
    EXPECT_TRUE(values.all);
    ASSERT_EQ(values.filters.size(), 3U);
    EXPECT_EQ(values.filters[0].value, "3");
    EXPECT_EQ(values.filters[1].match, t::ValueFilter::Match::Between);
    EXPECT_EQ(values.filters[1].to, "$to");
    EXPECT_EQ(values.filters[2].field, "z");
    EXPECT_EQ(step<t::Limit>("limit", R"({"limitField": 7})").rows, "7");
    EXPECT_EQ(step<t::Limit>("limit", "{}").rows, "10");
}

TEST(Transformations, ThatJoinAreReadUnderTheirOldNamesToo)
{
    using Mode = t::JoinByField::Mode;
    EXPECT_EQ(
        step<t::JoinByField>("joinByField", R"({"byField": "host", "mode": "inner"})").mode, Mode::Inner);
    const auto old = step<t::JoinByField>("seriesToColumns", R"({"byField": "host"})");
    EXPECT_EQ(old.mode, Mode::Outer);
    EXPECT_EQ(old.field, "host");
    const auto concatenate =
        step<t::Concatenate>("concatenate", R"({"frameNameMode": "label", "frameNameLabel": "from"})");
    EXPECT_EQ(concatenate.frameName, t::Concatenate::FrameName::Label);
    EXPECT_EQ(concatenate.label, "from");
    step<t::SeriesToRows>("seriesToRows", "{}");
}

TEST(Transformations, ThatGroupAndReduceAreRead)
{
    const auto group =
        step<t::GroupBy>("groupBy", R"({"fields": {"host": {"operation": "groupby", "aggregations": []},
        "cpu": {"operation": "aggregate", "aggregations": ["mean", "max"]}, "x": {"operation": null}}})");
    EXPECT_THAT(group.by, ElementsAre("host"));
    EXPECT_THAT(group.aggregations.at("cpu"), ElementsAre("mean", "max"));
    EXPECT_EQ(group.aggregations.size(), 1U);
    const auto matrix =
        step<t::GroupingToMatrix>("groupingToMatrix", R"({"columnField": "zone", "emptyValue": "zero"})");
    EXPECT_EQ(matrix.column, "zone");
    EXPECT_EQ(matrix.row, "Time");
    EXPECT_EQ(matrix.empty, t::GroupingToMatrix::Empty::Zero);
    const auto reduce = step<t::Reduce>("reduce",
        R"({"reducers": ["last"], "mode": "reduceFields", "includeTimeField": true, "labelsToFields": true})");
    EXPECT_EQ(reduce.mode, t::Reduce::Mode::ReduceFields);
    EXPECT_THAT(reduce.reducers, ElementsAre("last"));
    EXPECT_TRUE(reduce.includeTimeField && reduce.labelsToFields);
    EXPECT_THAT(step<t::Reduce>("reduce", "{}").reducers, ElementsAre("max"));
    EXPECT_EQ(step<t::Histogram>("histogram", R"({"bucketSize": 5, "combine": true})").bucketSize, 5);
}

TEST(Transformations, ThatCalculateAreReadInOldAndNewShape)
{
    using Calculate = t::CalculateField;
    const auto old =
        step<Calculate>("calculateField", R"({"mode": "binary", "alias": "share", "replaceFields": true,
        "reduce": {"reducer": "sum"}, "binary": {"left": "used", "operator": "/", "reducer": "sum", "right": "100"}})");
    EXPECT_EQ(old.alias, "share");
    EXPECT_TRUE(old.replaceFields && old.timeSeries);
    const auto &binary = std::get<Calculate::Binary>(old.mode);
    EXPECT_EQ(binary.left.text + binary.operation + binary.right.text, "used/100");
    EXPECT_FALSE(binary.right.fixed);
    const auto given = step<Calculate>("calculateField", R"({"mode": "binary", "binary": {"operator": "*",
        "left": {"matcher": {"id": "byType", "options": "number"}}, "right": {"fixed": "2"}}})");
    EXPECT_EQ(std::get<Calculate::Binary>(given.mode).left.type, "number");
    EXPECT_TRUE(std::get<Calculate::Binary>(given.mode).right.fixed);
    const auto row = step<Calculate>(
        "calculateField", R"({"reduce": {"reducer": "mean", "include": ["a"]}, "timeSeries": false})");
    EXPECT_EQ(std::get<Calculate::ReduceRow>(row.mode).reducer, "mean");
    EXPECT_THAT(std::get<Calculate::ReduceRow>(row.mode).include, ElementsAre("a"));
    EXPECT_FALSE(row.timeSeries);
    const auto window =
        step<Calculate>("calculateField", R"({"mode": "windowFunctions", "window": {"reducer": "stdDev",
        "windowSize": 5, "windowSizeMode": "fixed", "windowAlignment": "centered", "field": "x"}})");
    const auto &moving = std::get<Calculate::Window>(window.mode);
    EXPECT_TRUE(moving.centered && !moving.percentage && moving.size == 5 && moving.field == "x");
    const auto unary = step<Calculate>(
        "calculateField", R"({"mode": "unary", "unary": {"operator": "ln", "fieldName": "x"}})");
    EXPECT_EQ(std::get<Calculate::Unary>(unary.mode).operation, "ln");
    const auto index =
        step<Calculate>("calculateField", R"({"mode": "index", "index": {"asPercentile": true}})");
    EXPECT_TRUE(std::get<Calculate::Index>(index.mode).asPercentile);
    const auto running =
        step<Calculate>("calculateField", R"({"mode": "cumulativeFunctions", "cumulative": {"field": "x"}})");
    EXPECT_EQ(std::get<Calculate::Cumulative>(running.mode).reducer, "sum");
}

TEST(Transformations, OfSeriesAreRead)
{
    const auto labels = step<t::LabelsToFields>(
        "labelsToFields", R"({"mode": "rows", "keepLabels": ["a"], "valueLabel": "b"})");
    EXPECT_TRUE(labels.rows);
    EXPECT_THAT(labels.keep, ElementsAre("a"));
    EXPECT_EQ(labels.valueLabel, "b");
    using Format = t::PrepareTimeSeries::Format;
    EXPECT_EQ(step<t::PrepareTimeSeries>("prepareTimeSeries", R"({"format": "many"})").format, Format::Multi);
    EXPECT_EQ(step<t::PrepareTimeSeries>("prepareTimeSeries", R"({"format": "long"})").format, Format::Long);
    EXPECT_EQ(
        step<t::TimeSeriesTable>("timeSeriesTable", R"({"A": {"stat": "mean"}})").reducers.at("A"), "mean");
}

TEST(Transformations, MergeAfterLabelsInDashboardsOfBeforeSchema31)
{
    const auto old = boardOf(R"({"id": "labelsToFields"}, {"id": "limit"})", 30).panels[0].transformations;
    ASSERT_EQ(old.size(), 3U);
    EXPECT_TRUE(std::holds_alternative<t::Merge>(old[1].step));
    EXPECT_EQ(
        boardOf(R"({"id": "labelsToFields"}, {"id": "limit"})", 31).panels[0].transformations.size(), 2U);
}

TEST(Transformations, ReadExtractedFields)
{
    const auto extract = step<t::ExtractFields>("extractFields", R"({"source": "line", "format": "json",
        "jsonPaths": [{"path": "a.b", "alias": "B"}, {"path": "c"}], "replace": true, "keepTime": true})");
    EXPECT_EQ(extract.source, "line");
    EXPECT_EQ(extract.format, t::ExtractFields::Format::Json);
    ASSERT_EQ(extract.paths.size(), 2U);
    EXPECT_EQ(extract.paths[0].path, "a.b");
    EXPECT_EQ(extract.paths[0].alias, "B");
    EXPECT_TRUE(extract.replace && extract.keepTime);
    const auto usual = step<t::ExtractFields>("extractFields", R"({"source": "line"})");
    EXPECT_EQ(usual.format, t::ExtractFields::Format::Auto);
    EXPECT_EQ(usual.delimiter, ",");
    using Format = t::ExtractFields::Format;
    for (const auto &[id, format] :
        {std::pair("kvp", Format::KeyValues), std::pair("delimiter", Format::Delimiter),
            std::pair("regexp", Format::Pattern), std::pair("auto", Format::Auto)}) {
        EXPECT_EQ(step<t::ExtractFields>("extractFields", std::string(R"({"format": ")") + id + "\"}").format,
            format);
    }
    EXPECT_EQ(
        notesOf("extractFields", R"({"format": "xml"})"), "transformation option: extractFields format xml;");
    EXPECT_EQ(notesOf("extractFields", R"({"new": 1})"), "transformation option: extractFields new;");
}

TEST(Transformations, ReadTheBucketsOfAHeatmap)
{
    const auto heatmap = step<t::Heatmap>("heatmap", R"({"xBuckets": {"mode": "size", "value": "5m"},
        "yBuckets": {"mode": "count", "value": "4", "scale": {"type": "log", "log": 10}}, "keepOriginalData": true})");
    EXPECT_EQ(heatmap.columns.mode, frame::BucketRule::Mode::Size);
    EXPECT_EQ(heatmap.columns.value, 300'000);
    EXPECT_EQ(heatmap.rows.mode, frame::BucketRule::Mode::Count);
    EXPECT_EQ(heatmap.rows.value, 4);
    EXPECT_EQ(heatmap.rows.logBase, 10);
    EXPECT_TRUE(heatmap.keep);
    EXPECT_EQ(
        notesOf("heatmap", R"({"yBuckets": {"scale": {"type": "symlog"}}})"), "option: bucket scale symlog;");
}

TEST(Transformations, OfAHeatmapPanelThatMakeTheHeatmapAreThePanelsOwnCounting)
{
    const Dashboard board =
        read(R"({"schemaVersion": 39, "panels": [{"id": 1, "type": "heatmap", "transformations": [
        {"id": "limit"}, {"id": "heatmap", "filter": {"id": "byRefId", "options": "A"},
         "options": {"yBuckets": {"mode": "size", "value": "0.5"}}}, {"id": "sortBy"}],
        "options": {"calculate": false}}]})");
    const Panel &panel = board.panels.at(0);
    const auto &style = std::get<HeatmapOptions>(panel.options).style;
    EXPECT_TRUE(style.calculate);
    EXPECT_EQ(style.rows.value, 0.5);
    ASSERT_EQ(panel.transformations.size(), 2U);
    EXPECT_EQ(std::get<t::FilterByRefId>(panel.transformations[1].step).include, "A");
    EXPECT_TRUE(noted(board, "transformation", "sortBy after heatmap"));
    EXPECT_FALSE(std::get<HeatmapOptions>(
        read(R"({"schemaVersion": 39, "panels": [{"id": 1, "type": "heatmap", "options": {"legend": {}},
        "transformations": [{"id": "limit"}]}]})")
            .panels.at(0)
            .options)
                     .style.calculate);
}

TEST(Transformations, ReadWhatFieldsAreUsedFor)
{
    const auto rows =
        step<t::RowsToFields>("rowsToFields", R"({"mappings": [{"fieldName": "a", "handlerKey": "field.name"},
        {"fieldName": "b", "handlerKey": null}]})");
    ASSERT_EQ(rows.uses.size(), 2U);
    EXPECT_EQ(rows.uses[0].handler, "field.name");
    EXPECT_EQ(rows.uses[1].handler, "");
    const auto config =
        step<t::ConfigFromData>("configFromData", R"({"configRefId": "B", "applyTo": {"id": "byRegexp",
        "options": "/cpu/"}, "mappings": [{"fieldName": "m", "handlerKey": "max", "reducerId": "p95"}]})");
    EXPECT_EQ(config.refId, "B");
    EXPECT_EQ(config.target, t::ConfigFromData::Target::Pattern);
    EXPECT_EQ(config.wanted, "/cpu/");
    EXPECT_EQ(config.uses.at(0).reducer, "p95");
    EXPECT_EQ(
        step<t::ConfigFromData>("configFromData", R"({"applyTo": {"id": "byType", "options": "number"}})")
            .refId,
        "config");
    EXPECT_EQ(notesOf("configFromData", R"({"applyTo": {"id": "byValue"}})"),
        "transformation option: configFromData applyTo byValue;");
}

TEST(Transformations, ReadThoseThatReshapeTables)
{
    const auto partition =
        step<t::PartitionByValues>("partitionByValues", R"({"fields": ["a", "b"], "keepFields": true,
        "naming": {"asLabels": false, "append": true, "withNames": true, "separator1": ":", "separator2": ""}})");
    EXPECT_EQ(partition.fields, (t::Names{"a", "b"}));
    EXPECT_FALSE(partition.asLabels);
    EXPECT_TRUE(partition.append && partition.withNames && partition.keepFields);
    EXPECT_EQ(partition.equals, ":");
    EXPECT_EQ(partition.between, "");
    EXPECT_TRUE(step<t::PartitionByValues>("partitionByValues", R"({"fields": ["a"]})").asLabels);
    const auto join = step<t::JoinByLabels>("joinByLabels", R"({"value": "what", "join": ["city"]})");
    EXPECT_EQ(join.value, "what");
    EXPECT_THAT(join.join, ElementsAre("city"));
    EXPECT_EQ(step<t::Transpose>("transpose", R"({"firstFieldName": "x"})").first, "x");
    EXPECT_EQ(step<t::Transpose>("transpose", "{}").rest, "Value");
    EXPECT_EQ(step<t::Regression>("regression", R"({"modelType": "polynomial", "degree": 3})").degree, 3);
    EXPECT_EQ(step<t::Regression>("regression", R"({"degree": 3, "yFieldName": "v"})").degree, 1);
}

TEST(Transformations, ReadTheFormsOfTexts)
{
    const auto text = step<t::FormatString>("formatString",
        R"({"stringField": "a", "outputFormat": "Substring", "substringStart": 2, "substringEnd": 5})");
    EXPECT_EQ(text.output, t::FormatString::Output::Substring);
    EXPECT_EQ(text.from, 2);
    EXPECT_EQ(text.to, 5);
    EXPECT_EQ(step<t::FormatString>("formatString", R"({"stringField": "a"})").to, -1);
}

TEST(Transformations, ReadReducersThatMakeLists)
{
    const auto group = step<t::GroupBy>("groupBy", R"({"fields": {"v": {"operation": "aggregate",
        "aggregations": ["allValues", "uniqueValues", "countAll", "p7"]}}})");
    EXPECT_THAT(group.aggregations.at("v"), ElementsAre("allValues", "uniqueValues", "countAll", "p7"));
}

TEST(Transformations, ThatAreOfMapsAndNestedTablesStayNoted)
{
    const Dashboard board = boardOf(R"({"id": "spatial"}, {"id": "fieldLookup"}, {"id": "groupToNestedTable"},
        {"id": "smoothing"}, {"id": "convertFrameType"})");
    for (const char *id : {"spatial", "fieldLookup", "groupToNestedTable", "smoothing", "convertFrameType"}) {
        EXPECT_TRUE(noted(board, "transformation", id)) << id;
    }
}

} // namespace zumik::dashboard
