// SPDX-License-Identifier: GPL-3.0-or-later
// What files and servers can ask for beyond reason ends soon, without a crash, and is told.
#include "tests/models/frame/transform/frames.h"

#include <chrono>

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

std::vector<Refusal> refusals(const Step &step, const std::vector<Frame> &frames)
{
    const auto began = std::chrono::steady_clock::now();
    const Transformed transformed = apply({{step, {}}}, frames, Shape::AsTables, lent());
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(20));
    if (!transformed.refusals.empty()) {
        EXPECT_EQ(transformed.frames.size(), frames.size()) << "the input passes on";
    }
    return transformed.refusals;
}

std::vector<double> upTo(std::size_t count)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < count; ++i) {
        values.push_back(static_cast<double>(i));
    }
    return values;
}

Frame alike(std::size_t rows, const char *other)
{
    return table("A", {texts("k", std::vector<std::string>(rows, "same")), numbers(other, upTo(rows))});
}

bool tooLarge(const Step &step, const std::vector<Frame> &frames)
{
    const auto found = refusals(step, frames);
    return found.size() == 1 && found[0].why == Refusal::Why::TooLarge;
}

std::vector<Step> everyStep()
{
    CalculateField window;
    window.mode = CalculateField::Window{"stdDev", "", 0.5, true, true};
    CalculateField binary;
    binary.mode = CalculateField::Binary{{"n", false, ""}, "/", {"n", false, ""}};
    GroupBy group;
    group.by = {"n"};
    group.aggregations = {{"n", {"max", "count"}}};
    Reduce rows;
    rows.reducers = {"max", "last"};
    Reduce fields = rows;
    fields.mode = Reduce::Mode::ReduceFields;
    LabelsToFields labels;
    labels.rows = true;
    PartitionByValues partition;
    partition.fields = {"n"};
    using Mode = JoinByField::Mode;
    using Format = PrepareTimeSeries::Format;
    return {Organize{}, FilterFieldsByName{{{"n"}, "/x/", ""}, {}}, FilterByRefId{"A", ""},
        FilterByValue{{{"n", ValueFilter::Match::Greater, "1", ""}}, true, true}, Merge{},
        JoinByField{Mode::Outer, "n"}, JoinByField{Mode::Inner, "n"}, JoinByField{Mode::OuterTabular, "n"},
        JoinByField{}, group, GroupingToMatrix{"n", "n", "n", {}}, CalculateField{}, window, binary, rows,
        fields, SortBy{"n", true}, Limit{}, Concatenate{}, SeriesToRows{}, LabelsToFields{}, labels,
        RenameByRegex{}, ConvertFieldType{{{"n", {}, ""}}}, PrepareTimeSeries{Format::Wide},
        PrepareTimeSeries{Format::Long}, PrepareTimeSeries{Format::Multi}, TimeSeriesTable{}, Histogram{},
        ExtractFields{"n", {}, ",", "", {}, false, false},
        ExtractFields{"t", ExtractFields::Format::Delimiter, "", "", {}, true, true}, Heatmap{},
        Heatmap{{}, {BucketRule::Mode::Size, 1e-3, {}}, true}, RowsToFields{},
        ConfigFromData{"A", {}, {}, ""}, partition, JoinByLabels{"l", {}},
        FormatString{"n", FormatString::Output::Camel, 0, -1, "{n}", ""}, Transpose{},
        Regression{"Time", "n", 3, 50}};
}

} // namespace

TEST(HostileFrames, AreRefusedWhenTheyMultiply)
{
    EXPECT_TRUE(tooLarge(JoinByField{JoinByField::Mode::Inner, "k"}, {alike(2000, "a"), alike(2000, "b")}));
    EXPECT_TRUE(tooLarge(
        JoinByField{JoinByField::Mode::Inner, "k"}, {alike(2000, "a"), alike(2000, "b"), alike(2000, "c")}));
    EXPECT_TRUE(tooLarge(Merge{}, {alike(9000, "a"), alike(9000, "b")}));
    const Frame square = table("A", {numbers("r", upTo(2000)), numbers("c", upTo(2000))});
    EXPECT_TRUE(tooLarge(GroupingToMatrix{"c", "r", "r", {}}, {square}));
    std::vector<Frame> steps;
    for (std::size_t i = 0; i < 1500; ++i) {
        steps.push_back(table("A", {times({static_cast<std::int64_t>(i)}), numbers("n", {1})}));
    }
    EXPECT_TRUE(tooLarge(JoinByField{}, steps));
    EXPECT_TRUE(tooLarge(PrepareTimeSeries{}, steps));
    EXPECT_TRUE(tooLarge(CalculateField{}, steps));
    std::vector<std::string> objects;
    for (std::size_t i = 0; i < 1500; ++i) {
        objects.push_back("{\"k" + std::to_string(i) + "\": 1}");
    }
    EXPECT_TRUE(
        tooLarge(ExtractFields{"o", {}, ",", "", {}, false, false}, {table("A", {texts("o", objects)})}));
    EXPECT_TRUE(tooLarge(Transpose{}, {table("A", {numbers("a", upTo(20'000)), numbers("b", upTo(20'000))})}))
        << "twenty thousand fields";
    EXPECT_TRUE(tooLarge(RowsToFields{}, {alike(20'001, "v")}));
    PartitionByValues partition;
    partition.fields = {"v"};
    EXPECT_TRUE(tooLarge(partition, {alike(20'001, "v")}));
}

TEST(HostileFrames, PassOnWhenTheyAreRefused)
{
    const std::vector<Frame> frames{alike(2000, "a"), alike(2000, "b")};
    const JoinByField join{JoinByField::Mode::Inner, "k"};
    const Transformed transformed = apply({{join, {}}, {Limit{"1"}, {}}}, frames, Shape::AsTables);
    EXPECT_EQ(show(transformed.frames), "A| k=same| a=0\nA| k=same| b=0");
    EXPECT_EQ(transformed.refusals, (std::vector<Refusal>{{0, "joinByField", Refusal::Why::TooLarge}}));
}

TEST(HostileFrames, OfTenThousandFieldsAreSurvivedByEveryStep)
{
    std::vector<Field> fields{times({1, 2})};
    for (std::size_t i = 0; i < 10'000; ++i) {
        fields.push_back(numbers("n", {1, 2}, {{"l", std::to_string(i)}}));
    }
    for (const Step &step : everyStep()) {
        refusals(step, {table("A", fields)});
    }
}

TEST(HostileFrames, OfNoFieldsRowsAndUnequalLengthsAreSurvivedByEveryStep)
{
    const Frame none = table("A", {});
    const Frame noRows = table("A", {times({}), numbers("n", {})});
    const Frame uneven =
        table("A", {times({1}), numbers("n", {1, 2, hole}), texts("t", {"x", "y"}), numbers("n", {})});
    const Frame emptyGrid{"A", series::Grid{}, {}};
    for (const Step &step : everyStep()) {
        for (const std::vector<Frame> &frames :
            std::vector<std::vector<Frame>>{{}, {none}, {noRows}, {uneven}, {emptyGrid},
                {none, noRows, uneven, emptyGrid}, {uneven, none}, {uneven, uneven}}) {
            for (const Shape shape : {Shape::AsPlot, Shape::AsValues, Shape::AsTables}) {
                for (const Frame &frame : apply({{step, {}}, {step, {}}}, frames, shape, lent()).frames) {
                    for (const Field &field : frame.fields) {
                        const std::size_t size =
                            std::visit([](const auto &v) { return v.size(); }, field.values);
                        EXPECT_EQ(
                            size, std::visit([](const auto &v) { return v.size(); }, frame.fields[0].values))
                            << idOf(step) << ": columns are of one length";
                    }
                }
            }
        }
    }
}

TEST(HostileFrames, HaveTimesBeyondAllMeasure)
{
    const Frame frame = table("A", {times({INT64_MAX, INT64_MIN, 0}), numbers("n", {1, 2, 3})});
    for (const Step &step : everyStep()) {
        apply({{step, {}}}, {frame, frame}, Shape::AsPlot, lent());
    }
}

} // namespace zumik::frame::transform
