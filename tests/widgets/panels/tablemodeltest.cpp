// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablemodel.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

#include <cmath>

namespace zumik::widgets::panels {

namespace {

frame::Frame tableOf(const std::string &column, std::vector<std::string> names, std::vector<double> values)
{
    frame::Frame frame;
    frame::Field key;
    key.name = "instance";
    key.values = std::move(names);
    frame::Field number;
    number.name = column;
    number.values = series::Column(std::move(values));
    frame.fields = {key, number};
    return frame;
}

/// Texts without a cast that Qt refuses.
QStringList list(std::initializer_list<const char *> texts)
{
    QStringList made;
    for (const char *text : texts) {
        made << QString::fromUtf8(text);
    }
    return made;
}

std::vector<QString> texts(std::initializer_list<const char *> each)
{
    const QStringList made = list(each);
    return {made.begin(), made.end()};
}

class TableModels : public testing::Test {
protected:
    QString cell(int row, int column) const { return m_model.index(row, column).data().toString(); }

    void show(std::vector<frame::Frame> frames)
    {
        const auto owner = std::make_shared<const std::vector<frame::Frame>>(std::move(frames));
        m_model.setTable(tableColumns(owner, *owner, QStringLiteral("Time")), common::Numbers({}));
    }

    QStringList column(int column) const
    {
        QStringList texts;
        for (int row = 0; row < m_model.rowCount(); ++row) {
            texts << cell(row, column);
        }
        return texts;
    }

    common::Look m_look{common::Theme::Kind::Dark};
    TableModel m_model{&m_look};
    QAbstractItemModelTester m_tester{&m_model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

} // namespace

TEST_F(TableModels, ShowOneTableAsItIs)
{
    show({tableOf("up", {"a", "b"}, {1, 0})});
    ASSERT_EQ(m_model.rowCount(), 2);
    EXPECT_EQ(m_model.headerData(1, Qt::Horizontal).toString(), QStringLiteral("up"));
    EXPECT_EQ(cell(1, 0), QStringLiteral("b"));
    EXPECT_EQ(cell(0, 1), QStringLiteral("1"));
    EXPECT_EQ(m_model.cell(0, 1).number, 1);
}

TEST_F(TableModels, LeaveACellWithoutATimeEmpty)
{
    frame::Frame frame = tableOf("up", {"a", "b"}, {1, 0});
    frame.fields.push_back({"Seen", {}, frame::Field::Times{frame::noTime, {1000}}, {}});
    show({frame});
    EXPECT_EQ(cell(0, 2), QString());
    EXPECT_NE(cell(1, 2), QString());
}

TEST_F(TableModels, JoinTablesWhereTheirTextsAgree)
{
    show({tableOf("up", {"a", "b"}, {1, 0}), tableOf("load", {"b", "c"}, {7, 8})});
    ASSERT_EQ(m_model.rowCount(), 3);
    ASSERT_EQ(m_model.columnCount(), 3);
    EXPECT_EQ(cell(1, 2), QStringLiteral("7"));
    EXPECT_EQ(cell(2, 0), QStringLiteral("c"));
    EXPECT_EQ(cell(2, 1), QString());
}

TEST_F(TableModels, PutTimeSeriesUnderTheirTimes)
{
    show(tests::sampleData({tests::sampleField(
                               "x", [](std::size_t i) { return double(i); }, 3)})
             .frames);
    ASSERT_EQ(m_model.rowCount(), 3);
    EXPECT_EQ(m_model.columnCount(), 2);
    EXPECT_EQ(cell(2, 1), QStringLiteral("2"));
}

TEST_F(TableModels, ForgetTheOldTableWithTheNew)
{
    show({tableOf("up", {"a", "b"}, {1, 0})});
    show({});
    EXPECT_EQ(m_model.rowCount(), 0);
    EXPECT_EQ(m_model.columnCount(), 0);
}

TEST_F(TableModels, SurviveColumnsOfUnlikeLengths)
{
    frame::Frame frame = tableOf("up", {"a", "b", "c"}, {1});
    show({frame});
    EXPECT_EQ(m_model.rowCount(), 3);
    EXPECT_EQ(cell(2, 1), QString());
}

TEST_F(TableModels, JoinTimeSeriesOfSeveralGridsAtAllTheirTimes)
{
    frame::Frame every = tests::sampleData({tests::sampleField(
                                               "x", [](std::size_t i) { return double(i); }, 3)})
                             .frames[0];
    frame::Frame second = every;
    second.fields[0].name = "y";
    second.grid->start = every.grid->at(1);
    show({every, second});
    ASSERT_EQ(m_model.columnCount(), 3);
    EXPECT_EQ(column(1), list({"0", "1", "2", ""}));
    EXPECT_EQ(column(2), list({"", "0", "1", "2"}));
}

TEST_F(TableModels, KeepTimeSeriesBesideATable)
{
    const frame::Frame series = tests::sampleData({tests::sampleField(
                                                      "x", [](std::size_t i) { return double(i); }, 2)})
                                    .frames[0];
    show({tableOf("up", {"a"}, {1}), series});
    ASSERT_EQ(m_model.rowCount(), 3);
    EXPECT_EQ(column(3), list({"", "0", "1"}));
}

TEST_F(TableModels, LoseNoRowOfTwoWithTheSameTexts)
{
    show({tableOf("up", {"a"}, {1}), tableOf("load", {"a", "a"}, {7, 8})});
    ASSERT_EQ(m_model.rowCount(), 2);
    EXPECT_EQ(column(1), list({"1", ""}));
    EXPECT_EQ(column(2), list({"7", "8"}));
}

TEST_F(TableModels, KeepRowsApartThatContradictEachOther)
{
    show({tableOf("Value", {"a"}, {1}), tableOf("Value", {"a", "b"}, {2, 3})});
    EXPECT_EQ(column(1), list({"1", "2", "3"}));
    EXPECT_EQ(column(0), list({"a", "a", "b"}));
}

TEST_F(TableModels, LeaveHiddenColumnsOut)
{
    frame::Frame frame = tableOf("up", {"a"}, {1});
    frame.fields[0].config.cell.hidden = true;
    show({frame});
    ASSERT_EQ(m_model.columnCount(), 1);
    EXPECT_EQ(cell(0, 0), QStringLiteral("1"));
}

TEST_F(TableModels, SortNumbersByTheirSizeWithNothingFirst)
{
    show({tableOf("n", {"a", "b", "c", "d", "e"}, {10, 9, base::absent(), -1, std::nan("")})});
    m_model.sort(1, Qt::AscendingOrder);
    EXPECT_EQ(column(0), list({"c", "e", "d", "b", "a"}));
    m_model.sort(1, Qt::DescendingOrder);
    EXPECT_EQ(column(0), list({"a", "b", "d", "c", "e"}));
    m_model.sort(-1);
    EXPECT_EQ(column(0), list({"a", "b", "c", "d", "e"}));
}

TEST_F(TableModels, SortTextsNaturally)
{
    show({tableOf("n", {"gpu 10", "GPU 9", "gpu 1", ""}, {1, 2, 3, 4})});
    m_model.sort(0, Qt::AscendingOrder);
    EXPECT_EQ(column(0), list({"", "gpu 1", "GPU 9", "gpu 10"}));
}

TEST_F(TableModels, SortBySeveralColumnsTheFirstBeingTheStrongest)
{
    show({tableOf("n", {"b", "a", "b", "a"}, {1, 2, 3, 4})});
    m_model.setSorting({{0, false}, {1, true}});
    EXPECT_EQ(column(1), list({"4", "2", "3", "1"}));
}

TEST_F(TableModels, KeepTheOrderOfEqualRows)
{
    show({tableOf("n", {"a", "b", "c"}, {1, 1, 1})});
    m_model.sort(1, Qt::DescendingOrder);
    EXPECT_EQ(column(0), list({"a", "b", "c"}));
}

TEST_F(TableModels, SortTimesByTime)
{
    frame::Frame frame = tableOf("n", {"late", "none", "early"}, {1, 2, 3});
    frame.fields.push_back({"Seen", {}, frame::Field::Times{{90'000'000}, frame::noTime, {1000}}, {}});
    show({frame});
    m_model.sort(2, Qt::AscendingOrder);
    EXPECT_EQ(column(0), list({"none", "early", "late"}));
}

TEST_F(TableModels, StaySortedAndFilteredWhenNewDataComes)
{
    show({tableOf("n", {"a", "b", "c"}, {1, 2, 3})});
    m_model.sort(1, Qt::DescendingOrder);
    m_model.setFilter(0, std::set<QString>{QStringLiteral("a"), QStringLiteral("c")});
    show({tableOf("n", {"a", "b", "c"}, {5, 6, 7})});
    EXPECT_EQ(column(1), list({"7", "5"}));
    m_model.setFilter(0, {});
    EXPECT_EQ(column(1), list({"7", "6", "5"}));
}

TEST_F(TableModels, FindATextInAnyCell)
{
    show({tableOf("n", {"Node-1", "node-2", "x"}, {100, 2, 12})});
    m_model.setSearch(QStringLiteral("NODE"));
    EXPECT_EQ(m_model.rowCount(), 2);
    m_model.setSearch(QStringLiteral("2"));
    EXPECT_EQ(column(0), list({"node-2", "x"}));
}

TEST_F(TableModels, OfferAFilterTheTextsThatOthersLeave)
{
    show({tableOf("n", {"b", "a", "b", "c"}, {1, 2, 3, 10})});
    EXPECT_EQ(m_model.distinctTexts(0, 100), texts({"a", "b", "c"}));
    m_model.setFilter(1, std::set<QString>{QStringLiteral("1"), QStringLiteral("10")});
    EXPECT_EQ(m_model.distinctTexts(0, 100), texts({"b", "c"}));
    EXPECT_EQ(m_model.distinctTexts(1, 100), texts({"1", "2", "3", "10"}));
    EXPECT_EQ(m_model.distinctTexts(1, 2).size(), 2U);
}

TEST_F(TableModels, ShowAPageOfTheRows)
{
    show({tableOf("n", {"a", "b", "c", "d", "e"}, {1, 2, 3, 4, 5})});
    m_model.setPageSize(2);
    EXPECT_EQ(m_model.pages(), 3U);
    m_model.setPage(2);
    EXPECT_EQ(column(0), list({"e"}));
    m_model.setPage(9);
    EXPECT_EQ(m_model.page(), 2U);
    m_model.setFilter(0, std::set<QString>{QStringLiteral("a")});
    EXPECT_EQ(column(0), list({"a"}));
}

TEST_F(TableModels, SayNothingOrWhatTheFieldSaysWhereNothingIs)
{
    frame::Frame frame = tableOf("n", {"a", "b"}, {1, base::absent()});
    show({frame});
    EXPECT_EQ(column(1), list({"1", ""}));
    frame.fields[1].config.noValue = "none";
    show({frame});
    EXPECT_EQ(column(1), list({"1", "none"}));
}

TEST(Tables, AreCutWhereNobodyCanHoldThem)
{
    std::vector<frame::Frame> frames(1);
    std::vector<double> many(mostTableRows + 5, 1.0);
    frames[0].fields.push_back({"n", {}, series::Column(std::move(many)), {}});
    for (std::size_t i = 0; i < mostTableColumns; ++i) {
        frames[0].fields.push_back({"c" + std::to_string(i), {}, frame::Field::Texts{"x"}, {}});
    }
    const TableColumns table = tableColumns({}, frames, QString());
    EXPECT_EQ(table.rows, mostTableRows);
    EXPECT_EQ(table.rowsDropped, 5U);
    EXPECT_EQ(table.columns.size(), mostTableColumns);
    EXPECT_EQ(table.columnsDropped, 1U);
}

TEST_F(TableModels, GiveARowTheColorOfItsCell)
{
    frame::Frame frame = tableOf("n", {"a", "b"}, {1, 90});
    frame::FieldConfig &config = frame.fields[1].config;
    config.cell.display = "color-background";
    config.color.mode = frame::ColorConfig::Mode::Thresholds;
    config.thresholds.steps = {{-1e300, "green"}, {50, "red"}};
    show({frame});
    EXPECT_FALSE(m_model.rowColor(1).has_value());
    frame.fields[1].config.cell.applyToRow = true;
    show({frame});
    EXPECT_EQ(m_model.rowColor(1), m_look.theme().color("status.critical.fg"));
}

TEST_F(TableModels, ShowATimeAsItsUnitSays)
{
    frame::Frame frame = tableOf("n", {"a"}, {1});
    frame.fields.push_back({"Seen", {}, frame::Field::Times{{0}}, {}});
    frame.fields.back().config.unit = "time:YYYY";
    show({frame});
    EXPECT_EQ(cell(0, 2), QStringLiteral("1970"));
}

} // namespace zumik::widgets::panels
