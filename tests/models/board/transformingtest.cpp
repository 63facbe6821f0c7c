// SPDX-License-Identifier: GPL-3.0-or-later
// Transformations of a panel at work: between the answers and the field configuration.
#include "models/board/boardrun.h"
#include "models/frame/transform/transform.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

namespace zumik::board {

namespace t = frame::transform;

class TransformingTest : public testing::Test {
protected:
    TransformingTest()
    {
        m_panel.id = 1;
        m_panel.options = dashboard::TimeSeriesOptions{};
        m_panel.queries = {query("A", "used"), query("B", "size")};
        m_panel.defaults.unit = "bytes";
        m_source.rangeAnswer = [this](const source::RangeQuery &query) {
            return answer(query);
        };
    }

    static dashboard::Query query(const char *refId, const char *expression)
    {
        dashboard::Query query;
        query.refId = refId;
        query.expression = expression;
        query.legendFormat = expression;
        return query;
    }

    /// Two hosts; `size` is 100, `used` what the test says.
    series::Matrix answer(const source::RangeQuery &query) const
    {
        series::Matrix matrix;
        matrix.grid = query.grid;
        for (const char *host : {"a", "b"}) {
            const double value = query.expression == "size" ? 100 : m_used;
            matrix.series.push_back({series::Labels{{"host", host}, {"__name__", query.expression}},
                series::Column(std::vector<double>(query.grid.count, value))});
        }
        return matrix;
    }

    BoardRun::Data run(std::vector<dashboard::Variable> variables = {})
    {
        dashboard::Dashboard board;
        board.panels = {m_panel};
        board.variables = std::move(variables);
        BoardRun run(board, m_source, {});
        run.refresh();
        EXPECT_TRUE(tests::waitUntil([&] { return run.idle(); }));
        return run.panelData(1);
    }

    void transform(t::Step step, std::string refIds = {})
    {
        m_panel.transformations.push_back({std::move(step), std::move(refIds)});
    }

    static t::CalculateField share()
    {
        t::CalculateField step;
        step.mode = t::CalculateField::Binary{{"used", false, ""}, "/", {"size", false, ""}};
        step.alias = "share";
        step.replaceFields = true;
        return step;
    }

    tests::FakeSource m_source;
    dashboard::Panel m_panel;
    double m_used = 25;
};

TEST_F(TransformingTest, calculatesOverAllQueriesOnceTheyHaveAnswered)
{
    m_panel.queries[0].expression = "used";
    transform(t::FilterByRefId{"A|B", ""});
    transform(share());
    const auto first = run();
    ASSERT_EQ(first->frames.size(), 1U);
    ASSERT_TRUE(first->frames[0].grid) << "a plot draws it";
    ASSERT_EQ(first->frames[0].fields.size(), 1U);
    EXPECT_EQ(first->frames[0].fields[0].name, "share");
    EXPECT_EQ((*first->frames[0].fields[0].numbers())[3], 0.25);
    m_used = 50;
    EXPECT_EQ((*run()->frames[0].fields[0].numbers())[3], 0.5) << "other data, another picture";
}

TEST_F(TransformingTest, configuresWhatTheTransformationsHaveMade)
{
    transform(share());
    m_panel.overrides = {{dashboard::Override::Matcher::Name, false, {"share"}, {{"decimals", "3"}}}};
    const auto data = run();
    EXPECT_EQ(data->frames[0].fields[0].config.unit, "bytes");
    EXPECT_EQ(data->frames[0].fields[0].config.decimals, 3) << "overrides know the new name";
}

TEST_F(TransformingTest, keepsANewNameBeforeThatOfTheDefaults)
{
    m_panel.defaults.displayName = "default";
    t::Organize rename;
    rename.rename = {{"used", "Used"}};
    transform(rename);
    const auto data = run();
    EXPECT_EQ(data->frames[0].fields[0].name, "Used");
    EXPECT_EQ(data->frames[1].fields[0].name, "default");
}

TEST_F(TransformingTest, givesATablePanelATable)
{
    m_panel.options = dashboard::TableOptions{};
    t::Reduce reduce;
    reduce.reducers = {"max"};
    reduce.labelsToFields = true;
    transform(reduce, "A");
    transform(t::FilterByRefId{"A", ""});
    const auto data = run();
    ASSERT_EQ(data->frames.size(), 1U);
    EXPECT_FALSE(data->frames[0].grid);
    ASSERT_EQ(data->frames[0].fields.size(), 4U);
    EXPECT_EQ(data->frames[0].fields[2].name, "host");
    EXPECT_EQ(
        std::get<frame::Field::Texts>(data->frames[0].fields[2].values), (frame::Field::Texts{"a", "b"}));
    EXPECT_EQ((*data->frames[0].fields[3].numbers())[1], 25);
    EXPECT_EQ(data->frames[0].fields[2].config.unit, "") << "texts have no unit";
}

TEST_F(TransformingTest, givesAStatItsGridSoThatItDrawsTheTrend)
{
    m_panel.options = dashboard::StatOptions{};
    transform(share());
    EXPECT_TRUE(run()->frames[0].grid);
}

TEST_F(TransformingTest, saysWhenNothingIsLeft)
{
    transform(t::FilterByRefId{"C", ""});
    const auto data = run();
    EXPECT_EQ(data->state, PanelData::State::Empty);
    EXPECT_EQ(data->reason, EmptyReason::TransformedAway);
}

TEST_F(TransformingTest, keepsTheDataAndDoubtsItWhenATransformationIsRefused)
{
    t::CalculateField wrong;
    wrong.mode = t::CalculateField::Cumulative{"median", ""};
    transform(wrong);
    const auto data = run();
    EXPECT_EQ(data->state, PanelData::State::Data);
    ASSERT_EQ(data->doubts.size(), 1U);
    EXPECT_EQ(data->doubts[0].kind, Doubt::Kind::TransformationUnusable);
    EXPECT_EQ(data->doubts[0].detail, "calculateField");
    EXPECT_EQ(doubtName(data->doubts[0].kind), "transformation_unusable");
}

TEST_F(TransformingTest, fillsVariablesIn)
{
    dashboard::Variable name;
    name.type = dashboard::Variable::Type::Constant;
    name.name = "name";
    name.query = "filled";
    name.current = {"filled"};
    auto step = share();
    step.alias = "$name";
    transform(step);
    EXPECT_EQ(run({name})->frames[0].fields[0].name, "filled");
}

TEST_F(TransformingTest, boundsTheTimeOfRegularExpressions)
{
    m_panel.queries = {query("A", "used")};
    m_panel.queries[0].legendFormat = std::string(30, 'a');
    m_source.rangeAnswer = [](const source::RangeQuery &query) {
        series::Matrix matrix;
        matrix.grid = query.grid;
        for (int i = 0; i < 3000; ++i) {
            matrix.series.push_back({series::Labels{{"i", std::to_string(i)}},
                series::Column(std::vector<double>(query.grid.count, 1))});
        }
        return matrix;
    };
    transform(t::RenameByRegex{"/^(a+)+[bc]$/", "x"});
    const auto began = std::chrono::steady_clock::now();
    const auto data = run();
    EXPECT_LT(std::chrono::steady_clock::now() - began, std::chrono::seconds(15));
    ASSERT_EQ(data->doubts.size(), 1U);
    EXPECT_EQ(data->doubts[0].detail, "regex");
}

} // namespace zumik::board
