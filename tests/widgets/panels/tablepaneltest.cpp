// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablepanel.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/panels/cellpopup.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/tablefooter.h"
#include "widgets/panels/tableheader.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tablepager.h"
#include "widgets/panels/tabletexts.h"
#include "widgets/panels/tableview.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>

#include <gmock/gmock.h>

namespace zumik::widgets::panels {

namespace {

using testing::ElementsAre;

frame::Field texts(const std::string &name, std::vector<std::string> values)
{
    return {name, {}, std::move(values), {}};
}

frame::Field numbers(const std::string &name, std::vector<double> values)
{
    frame::Field field{name, {}, series::Column(std::move(values)), {}};
    field.config.thresholds.steps = {{-1e300, "green"}, {50, "red"}};
    field.config.color.mode = frame::ColorConfig::Mode::Thresholds;
    return field;
}

std::vector<std::string> plain(const QStringList &list)
{
    std::vector<std::string> all;
    for (const QString &text : list) {
        all.push_back(text.toStdString());
    }
    return all;
}

class TablePanels : public testing::Test {
protected:
    void show(std::vector<frame::Field> fields, dashboard::TableOptions options = {}, QSize size = {500, 260})
    {
        if (!m_panel) {
            m_panel =
                std::make_unique<TablePanel>(tests::samplePanel("table", "T", std::move(options)), &m_look);
            m_panel->resize(size);
        }
        board::PanelData content = tests::sampleData({});
        frame::Frame frame;
        frame.fields = std::move(fields);
        content.frames = {frame};
        m_panel->setData(tests::shared(std::move(content)));
        m_panel->grab(); // lays it out
    }

    std::vector<std::string> shown() const { return plain(m_panel->shownTexts()); }

    /// A pixel in the middle of the left air of a cell: its ground.
    QColor ground(int row, int column) const
    {
        const QRect cell = m_panel->view()->visualRect(m_panel->model()->index(row, column));
        const QImage image = m_panel->view()->viewport()->grab().toImage();
        return image.pixelColor(cell.left() + 3, cell.center().y());
    }

    void clickHead(int column, Qt::KeyboardModifiers keys = Qt::NoModifier)
    {
        m_panel->view()->heads()->sortBy(column, keys != Qt::NoModifier);
    }

    common::Look m_look{common::Theme::Kind::Dark};
    std::unique_ptr<TablePanel> m_panel;
};

} // namespace

TEST_F(TablePanels, SortAscendingThenDescendingThenNotByClicks)
{
    show({texts("gpu", {"x", "y", "z"}), numbers("watts", {2, 3, 1})});
    TableHeader *heads = m_panel->view()->heads();
    const QPoint head(heads->sectionViewportPosition(1) + 30, heads->height() / 2);
    QTest::mouseClick(heads->viewport(), Qt::LeftButton, {}, head);
    EXPECT_THAT(shown(), ElementsAre("gpu", "watts", "z", "1", "x", "2", "y", "3"));
    QTest::mouseClick(heads->viewport(), Qt::LeftButton, {}, head);
    EXPECT_THAT(shown(), ElementsAre("gpu", "watts", "y", "3", "x", "2", "z", "1"));
    QTest::mouseClick(heads->viewport(), Qt::LeftButton, {}, head);
    EXPECT_THAT(shown(), ElementsAre("gpu", "watts", "x", "2", "y", "3", "z", "1"));
}

TEST_F(TablePanels, SortByMoreColumnsWithAKeyHeld)
{
    show({texts("node", {"b", "a", "b", "a"}), numbers("n", {1, 2, 3, 4})});
    clickHead(0);
    clickHead(1, Qt::ShiftModifier);
    clickHead(1, Qt::ShiftModifier);
    EXPECT_THAT(shown(), ElementsAre("node", "n", "a", "4", "a", "2", "b", "3", "b", "1"));
    EXPECT_EQ(m_panel->model()->sorting().size(), 2U);
}

TEST_F(TablePanels, SortAsSavedUntilSomebodySorts)
{
    dashboard::TableOptions options;
    options.sortBy = {{"node", false}, {"n", true}, {"gone", true}};
    show({texts("node", {"b", "a", "b", "a"}), numbers("n", {1, 2, 3, 4})}, options);
    EXPECT_THAT(shown(), ElementsAre("node", "n", "a", "4", "a", "2", "b", "3", "b", "1"));
    clickHead(1); // it was sorted by, descending: now by nothing
    clickHead(1);
    show({texts("node", {"b", "a", "b", "a"}), numbers("n", {4, 3, 2, 1})});
    EXPECT_THAT(shown(), ElementsAre("node", "n", "a", "1", "b", "2", "a", "3", "b", "4"));
}

TEST_F(TablePanels, FilterAColumnByTickedTexts)
{
    frame::Field node = texts("node", {"a", "b", "", "c"});
    node.config.cell.filterable = true;
    show({node, numbers("n", {1, 2, 3, 4})});
    EXPECT_FALSE(m_panel->view()->heads()->filterRect(0).isEmpty());
    EXPECT_TRUE(m_panel->view()->heads()->filterRect(1).isEmpty());
    QTest::mouseClick(m_panel->view()->heads()->viewport(), Qt::LeftButton, {},
        m_panel->view()->heads()->filterRect(0).center());
    controls::ChoicePopup *popup = m_panel->view()->filterPopup();
    ASSERT_TRUE(popup->isVisible());
    popup->choose(1); // "(nothing)" comes before the texts
    popup->choose(3); // "b"
    popup->hide();
    EXPECT_THAT(shown(), ElementsAre("node", "n", "b", "2", "", "3"));
    m_panel->view()->openFilter(0);
    popup->choose(0); // all
    popup->hide();
    EXPECT_EQ(m_panel->model()->rowCount(), 4);
}

TEST_F(TablePanels, SearchAllCells)
{
    show({texts("node", {"a", "b"}), numbers("n", {12, 3})});
    QTest::keySequence(m_panel->view(), QKeySequence::Find);
    EXPECT_FALSE(m_panel->searchField()->isHidden());
    m_panel->searchField()->setText(QStringLiteral("B"));
    EXPECT_THAT(shown(), ElementsAre("node", "n", "b", "3"));
    QTest::keyClick(m_panel->searchField(), Qt::Key_Escape);
    EXPECT_EQ(m_panel->model()->rowCount(), 2);
    EXPECT_TRUE(m_panel->searchField()->isHidden());
}

TEST_F(TablePanels, SearchNoNumbersWhereThereAreTooMany)
{
    show({texts("node", {"a7"}), numbers("n", std::vector<double>(TableModel::mostSearchedNumbers + 1, 7))});
    m_panel->searchField()->setText(QStringLiteral("7"));
    EXPECT_EQ(m_panel->model()->rowCount(), 1);
    EXPECT_EQ(m_panel->searchField()->placeholderText(), QStringLiteral("Search texts"));
}

TEST_F(TablePanels, ShareTheWidthAmongColumnsThatSayNothing)
{
    frame::Field fixed = texts("a", {"x"});
    fixed.config.cell.width = 90;
    frame::Field least = texts("b", {"x"});
    least.config.cell.minWidth = 60;
    show({fixed, least, texts("c", {std::string(60, 'x')}), texts("d", {"x"})}, {}, {600, 200});
    TableView *view = m_panel->view();
    EXPECT_EQ(view->columnWidth(0), 90);
    EXPECT_NEAR(view->columnWidth(1), view->columnWidth(2), 1);
    EXPECT_NEAR(view->columnWidth(1), view->columnWidth(3), 1);
    EXPECT_EQ(view->horizontalHeader()->length(), view->viewport()->width());
    m_panel->resize(200, 200);
    m_panel->grab();
    EXPECT_EQ(view->columnWidth(1), 60);
    EXPECT_EQ(view->columnWidth(2), 150);
    EXPECT_EQ(view->columnWidth(3), 50);
}

TEST_F(TablePanels, KeepAWidthThatSomebodyChose)
{
    show({texts("a", {"x"}), texts("b", {"x"})});
    m_panel->view()->setColumnWidth(0, 77);
    show({texts("a", {"y"}), texts("b", {"y"})});
    EXPECT_EQ(m_panel->view()->columnWidth(0), 77);
}

TEST_F(TablePanels, ReduceTheRowsThatShowInTheFooter)
{
    dashboard::TableOptions options;
    options.footerCalcs = {"sum"};
    frame::Field watts = numbers("watts", {2, 3, 1});
    watts.config.unit = "watt";
    show({texts("gpu", {"x", "y", "z"}), watts}, options);
    EXPECT_THAT(m_panel->footer()->lines().at(0), ElementsAre(FooterLine{QStringLiteral("Total"), {}}));
    EXPECT_THAT(m_panel->footer()->lines().at(1), ElementsAre(FooterLine{{}, QStringLiteral("6 W")}));
    m_panel->model()->setFilter(0, std::set<QString>{QStringLiteral("y")});
    EXPECT_THAT(m_panel->footer()->lines().at(1), ElementsAre(FooterLine{{}, QStringLiteral("3 W")}));
    EXPECT_TRUE(m_panel->shownTexts().contains(QStringLiteral("3 W")));
}

TEST_F(TablePanels, NameSeveralCalcsInEachColumn)
{
    dashboard::TableOptions options;
    options.footerCalcs = {"mean", "count"};
    options.footerFields = {"watts"};
    frame::Field watts = numbers("watts", {2, 4});
    watts.config.unit = "watt";
    show({texts("gpu", {"x", "y"}), watts, numbers("volts", {1, 1})}, options);
    EXPECT_TRUE(m_panel->footer()->lines().at(0).empty());
    EXPECT_THAT(m_panel->footer()->lines().at(1),
        ElementsAre(FooterLine{QStringLiteral("Mean"), QStringLiteral("3 W")},
            FooterLine{QStringLiteral("Count"), QStringLiteral("2")}));
    EXPECT_TRUE(m_panel->footer()->lines().at(2).empty());
}

TEST_F(TablePanels, CountRowsInTheFirstColumnAlone)
{
    dashboard::TableOptions options;
    options.footerCalcs = {"count"};
    options.footerCountsRows = true;
    show({texts("gpu", {"x", "y"}), numbers("watts", {2, 4})}, options);
    EXPECT_THAT(m_panel->footer()->lines().at(0),
        ElementsAre(FooterLine{QStringLiteral("Count"), QStringLiteral("2")}));
    EXPECT_TRUE(m_panel->footer()->lines().at(1).empty());
}

TEST_F(TablePanels, TurnPages)
{
    dashboard::TableOptions options;
    options.paginated = true;
    std::vector<double> many;
    for (int i = 0; i < 100; ++i) {
        many.push_back(i);
    }
    show({numbers("n", many)}, options);
    const auto size = static_cast<std::size_t>(m_panel->model()->rowCount());
    ASSERT_GT(size, 2U);
    ASSERT_LT(size, 20U);
    EXPECT_EQ(m_panel->pager()->text(), QStringLiteral("1 to %1 of 100 rows").arg(size));
    EXPECT_FALSE(m_panel->pager()->back()->isEnabled());
    m_panel->pager()->forward()->click();
    EXPECT_EQ(m_panel->model()->cell(0, 0).text, QString::number(size));
    EXPECT_EQ(
        m_panel->shownTexts().last(), QStringLiteral("%1 to %2 of 100 rows").arg(size + 1).arg(2 * size));
}

TEST_F(TablePanels, ColorTheGroundOfACellAndOfARow)
{
    frame::Field judged = numbers("n", {1, 90});
    judged.config.cell.display = "color-background";
    judged.config.cell.mode = "basic";
    show({texts("a", {"x", "y"}), judged});
    EXPECT_EQ(ground(0, 1), m_look.theme().color("status.ok.fg"));
    EXPECT_EQ(ground(1, 1), m_look.theme().color("status.critical.fg"));
    EXPECT_EQ(ground(1, 0), m_look.theme().color("surface.panel"));
    judged.config.cell.applyToRow = true;
    show({texts("a", {"x", "y"}), judged});
    EXPECT_EQ(ground(1, 0), m_look.theme().color("status.critical.fg"));
}

TEST_F(TablePanels, DrawEveryCellTypeUnlikeText)
{
    const auto picture = [this](const std::string &display, const std::string &mode) {
        m_panel.reset();
        frame::Field field = numbers("n", {30, 90});
        field.config.min = 0;
        field.config.max = 100;
        field.config.cell.display = display;
        field.config.cell.mode = mode;
        show({field});
        return m_panel->view()->viewport()->grab().toImage();
    };
    std::vector<QImage> pictures{picture("", ""), picture("color-text", ""), picture("gauge", "basic"),
        picture("gauge", "gradient"), picture("gauge", "lcd"), picture("color-background", "basic"),
        picture("color-background", "gradient"), picture("pill", "")};
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            EXPECT_NE(pictures[i], pictures[k]) << i << " and " << k;
        }
    }
}

TEST_F(TablePanels, FillAGaugeAsFarAsItsValue)
{
    frame::Field field = numbers("n", {0, 100, 50});
    field.config.min = 0;
    field.config.max = 100;
    field.config.cell.display = "gauge";
    field.config.cell.mode = "basic";
    field.config.cell.valueMode = "hidden";
    show({field});
    const QImage image = m_panel->view()->viewport()->grab().toImage();
    const auto at = [&](int row, double share) {
        const QRect cell = m_panel->view()->visualRect(m_panel->model()->index(row, 0)).adjusted(8, 0, -8, 0);
        return image.pixelColor(cell.left() + int(cell.width() * share), cell.center().y());
    };
    const QColor empty = m_look.theme().color("surface.sunken");
    EXPECT_EQ(at(0, 0.1), empty);
    EXPECT_NE(at(1, 0.9), empty);
    EXPECT_NE(at(2, 0.4), empty);
    EXPECT_EQ(at(2, 0.6), empty);
}

TEST_F(TablePanels, GiveTheFirstNumbersTheFirstColor)
{
    frame::Field field = numbers("n", {100});
    field.config.color.mode = frame::ColorConfig::Mode::PaletteClassic;
    field.config.min = 0;
    field.config.max = 100;
    field.config.cell.display = "gauge";
    field.config.cell.mode = "basic";
    field.config.cell.valueMode = "hidden";
    show({texts("a", {"x"}), texts("b", {"y"}), field});
    const QImage image = m_panel->view()->viewport()->grab().toImage();
    const QRect cell = m_panel->view()->visualRect(m_panel->model()->index(0, 2));
    EXPECT_EQ(image.pixelColor(cell.center()), common::palettePaint(0, m_look.theme()).color);
}

TEST_F(TablePanels, MakeRowsHighEnoughForWrappedText)
{
    frame::Field field = texts("a", {std::string(400, 'x') + " " + std::string(100, 'y'), "short"});
    field.config.cell.wrap = true;
    show({field}, {}, {230, 260});
    EXPECT_GT(m_panel->view()->rowHeight(0), 60);
    EXPECT_EQ(m_panel->view()->rowHeight(1), int(m_look.theme().number("size.row")));
}

TEST_F(TablePanels, ScaleTheHeightOfRows)
{
    dashboard::TableOptions options;
    options.rowScale = 1.7;
    show({numbers("n", {1})}, options);
    EXPECT_EQ(m_panel->view()->rowHeight(0), int(m_look.theme().number("size.row") * 1.7));
}

TEST_F(TablePanels, OpenAWholeValueAndCopyIt)
{
    frame::Field field = texts("a", {R"({"b":[1,2]})"});
    field.config.cell.display = "json-view";
    field.config.cell.inspect = true;
    show({field});
    m_panel->view()->openCell(m_panel->model()->index(0, 0));
    CellPopup *popup = m_panel->view()->opened();
    ASSERT_TRUE(popup->isVisible());
    EXPECT_EQ(popup->text(), QStringLiteral("{\n    \"b\": [\n        1,\n        2\n    ]\n}"));
    popup->copyButton()->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), popup->text());
    EXPECT_FALSE(popup->isVisible());
}

TEST_F(TablePanels, CopySelectedCellsAsLinesOfTabs)
{
    show({texts("a", {"x\ty", "z"}), numbers("n", {1, 2})});
    m_panel->view()->selectAll();
    QTest::keySequence(m_panel->view(), QKeySequence::Copy);
    const QStringList lines = QGuiApplication::clipboard()->text().split(QLatin1Char('\n'));
    ASSERT_EQ(lines.size(), 2);
    EXPECT_EQ(lines[0].count(QLatin1Char('\t')), 1);
    EXPECT_EQ(lines[1], QStringLiteral("z\t2"));
}

TEST_F(TablePanels, SayWhatIsCut)
{
    std::vector<double> many(mostTableRows + 1, 1.0);
    show({numbers("n", std::move(many))});
    const auto &badges = m_panel->header()->badges();
    ASSERT_EQ(badges.size(), 1U);
    EXPECT_TRUE(badges[0].detail.contains(QStringLiteral("1000000")));
}

TEST_F(TablePanels, HaveNoHeadsWhereTheDashboardSaysSo)
{
    dashboard::TableOptions options;
    options.showHeader = false;
    show({numbers("n", {1})}, options);
    EXPECT_FALSE(m_panel->view()->heads()->isVisibleTo(m_panel->view()));
    EXPECT_THAT(shown(), ElementsAre("1"));
}

TEST_F(TablePanels, StayWhereSomebodyScrolledWhenNewDataComes)
{
    std::vector<double> many(500, 1.0);
    show({numbers("n", many)});
    m_panel->view()->verticalScrollBar()->setValue(1200);
    show({numbers("n", many)});
    EXPECT_EQ(m_panel->view()->verticalScrollBar()->value(), 1200);
}

TEST(TableTexts, AreTheItemsOfAJsonListOrWhatCommasPart)
{
    EXPECT_EQ(pillsOf(R"(["a", 2, true, ""])"),
        QStringList({QStringLiteral("a"), QStringLiteral("2"), QStringLiteral("true")}));
    EXPECT_EQ(pillsOf(" a , b,,"), QStringList({QStringLiteral("a"), QStringLiteral("b")}));
    EXPECT_EQ(pillsOf("[1, 2").size(), 2);
    EXPECT_EQ(pillsOf(std::string(10'000, ',') + "x").size(), 1);
    std::string many;
    for (int i = 0; i < 1000; ++i) {
        many += "p,";
    }
    EXPECT_EQ(pillsOf(many).size(), 50);
}

TEST(TableTexts, OfNoJsonStayAsTheyAre)
{
    EXPECT_EQ(jsonLines("{\"a\":"), QStringLiteral("{\"a\":"));
    EXPECT_EQ(tsvCell(QStringLiteral("a\tb\nc")), QStringLiteral("a b c"));
}

} // namespace zumik::widgets::panels
