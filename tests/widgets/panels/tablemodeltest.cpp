// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablemodel.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

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

class TableModels : public testing::Test {
protected:
    QString cell(int row, int column) const { return m_model.index(row, column).data().toString(); }

    void show(const std::vector<frame::Frame> &frames) { m_model.setFrames({}, frames, common::Numbers({})); }

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
    EXPECT_EQ(m_model.index(0, 1).data(TableModel::SortRole).toDouble(), 1);
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

} // namespace zumik::widgets::panels
