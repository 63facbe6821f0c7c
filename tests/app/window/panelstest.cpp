// SPDX-License-Identifier: GPL-3.0-or-later
// Reading one panel: inspected, as a table, copied and saved, by keys and by its menu. With ZUMIK_SHOTS set
// to a folder, what is saved is kept there.
#include "app/windowpanels.h"
#include "tests/app/window/mainwindowfixture.h"
#include "tests/app/window/readydialogs.h"
#include "widgets/inspect/inspectpage.h"
#include "widgets/inspect/querytab.h"
#include "widgets/inspect/texttab.h"
#include "widgets/panels/tablepanel.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/messages.h"
#include "widgets/shell/palette.h"

#include <QApplication>
#include <QClipboard>
#include <QFile>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

namespace zumik::app {

namespace {

using tests::waitUntil;
using widgets::common::Status;
using widgets::inspect::InspectPage;

class PanelsTest : public MainWindowTest {
protected:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(window->windowHandle(), key, modifiers);
    }

    int atHand() const { return *window->board()->grid()->panelAtHand(); }

    widgets::panels::PanelView *panel() const { return window->board()->panelView(atHand()); }

    InspectPage *page() const { return window->panels().page(); }

    ReadyDialogs *answer(const QString &file)
    {
        auto dialogs = std::make_unique<ReadyDialogs>();
        ReadyDialogs *const made = dialogs.get();
        made->answer = file.isEmpty() ? QString() : path(file);
        window->setFileDialogs(std::move(dialogs));
        return made;
    }

    QString path(const QString &file) const { return QString::fromStdString(dir.file(file.toStdString())); }

    QByteArray content(const QString &file) const
    {
        QFile read(path(file));
        if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
            read.copy(folder + QLatin1Char('/') + file);
        }
        EXPECT_TRUE(read.open(QIODevice::ReadOnly)) << file.toStdString();
        return read.readAll();
    }

    bool told(Status status, const QString &text) const
    {
        const widgets::shell::Message *const latest = window->messages().latest();
        return latest != nullptr && latest->status == status && latest->text.contains(text);
    }

    /// Runs the action and waits until the file is there.
    void save(const char *action, const QString &file)
    {
        answer(file);
        window->actions().run(QLatin1String(action));
        ASSERT_TRUE(waitUntil([&] { return told(Status::Ok, file); })) << action;
    }

    /// What the server was asked in these words.
    bool wasAsked(const QStringList &texts) const
    {
        return std::any_of(session.fake.asked.begin(), session.fake.asked.end(),
            [&](const auto &query) { return texts.contains(QString::fromStdString(query.expression)); });
    }

    QAction *inMenu(const QString &text) const
    {
        for (QAction *each : window->panels().menu()->actions()) {
            if (each->text().section(QLatin1Char('\t'), 0, 0) == text) {
                return each;
            }
        }
        return nullptr;
    }
};

TEST_F(PanelsTest, iInspectsThePanelAtHandAndEscapeLeadsBack)
{
    connectSession();
    const std::size_t asked = session.fake.asked.size();
    press(Qt::Key_I);
    ASSERT_EQ(window->page(), QStringLiteral("inspect"));
    EXPECT_EQ(session.fake.asked.size(), asked) << "the server is asked nothing";
    const QStringList texts = page()->queryTab()->texts();
    EXPECT_TRUE(wasAsked(texts)) << texts.join(u'\n').toStdString();
    press(Qt::Key_Escape);
    EXPECT_EQ(window->page(), QStringLiteral("board"));
    EXPECT_TRUE(window->board()->isVisible());
}

TEST_F(PanelsTest, theInspectionHasThePanelsJsonFromItsPack)
{
    connectSession();
    const QString title = panel()->accessibleName();
    press(Qt::Key_I);
    ASSERT_TRUE(waitUntil([this] { return !page()->jsonTab()->text().isEmpty(); }));
    const QString json = page()->jsonTab()->text();
    EXPECT_TRUE(json.contains(QStringLiteral("\"title\": \"%1\"").arg(title))) << json.toStdString();
    EXPECT_TRUE(json.contains(QStringLiteral("\"targets\"")));
    EXPECT_TRUE(page()->jsonTab()->note().contains(QStringLiteral(".json")));
}

TEST_F(PanelsTest, theInspectionCopiesAndSaysSo)
{
    connectSession();
    press(Qt::Key_I);
    Q_EMIT page()->copyRequested(QStringLiteral("up == 0"), QStringLiteral("query A"));
    EXPECT_EQ(QApplication::clipboard()->text(), QStringLiteral("up == 0"));
    EXPECT_TRUE(told(Status::Info, QStringLiteral("query A")));
}

TEST_F(PanelsTest, theInspectionSurvivesTheEndOfTheConnection)
{
    connectSession();
    press(Qt::Key_I);
    window->leaveConnection();
    EXPECT_EQ(window->page(), QStringLiteral("first"));
    page()->showTab(InspectPage::Data);
    connectSession();
    EXPECT_EQ(window->page(), QStringLiteral("board"));
}

TEST_F(PanelsTest, dShowsThePanelAtHandAsATableAndBack)
{
    connectSession();
    const int id = atHand();
    press(Qt::Key_D);
    EXPECT_NE(qobject_cast<widgets::panels::TablePanel *>(window->board()->panelView(id)), nullptr);
    press(Qt::Key_D);
    EXPECT_EQ(qobject_cast<widgets::panels::TablePanel *>(window->board()->panelView(id)), nullptr);
}

TEST_F(PanelsTest, shiftYCopiesTheDataAsCsv)
{
    connectSession();
    const QString title = panel()->accessibleName();
    press(Qt::Key_Y, Qt::ShiftModifier);
    ASSERT_TRUE(waitUntil([this] { return told(Status::Info, QStringLiteral("CSV")); }));
    const QMimeData *const copied = QApplication::clipboard()->mimeData();
    EXPECT_TRUE(copied->hasFormat(QStringLiteral("text/csv")));
    EXPECT_TRUE(copied->text().startsWith(QStringLiteral("# panel: %1").arg(title)))
        << copied->text().left(200).toStdString();
    EXPECT_TRUE(copied->text().contains(QStringLiteral("# source: prod")));
    EXPECT_TRUE(copied->text().contains(QStringLiteral("+00:00,"))) << "rows begin with times";
}

TEST_F(PanelsTest, qCopiesThePromqlAsItWasSent)
{
    connectSession();
    press(Qt::Key_Q);
    ASSERT_TRUE(waitUntil([this] { return told(Status::Info, QStringLiteral("PromQL")); }));
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    EXPECT_EQ(lines[0], QStringLiteral("# ") + panel()->accessibleName());
    EXPECT_TRUE(wasAsked(lines)) << lines.join(u'\n').toStdString();
}

TEST_F(PanelsTest, aTwinIsCopiedAsThePanelThatItIs)
{
    connectSession();
    press(Qt::Key_Y, Qt::ShiftModifier);
    ASSERT_TRUE(waitUntil([this] { return told(Status::Info, QStringLiteral("CSV")); }));
    const QString before = QApplication::clipboard()->text();
    press(Qt::Key_D);
    QApplication::clipboard()->clear();
    press(Qt::Key_Y, Qt::ShiftModifier);
    ASSERT_TRUE(waitUntil([&] { return !QApplication::clipboard()->text().isEmpty(); }));
    EXPECT_EQ(QApplication::clipboard()->text(), before);
}

TEST_F(PanelsTest, fullStopOpensThePanelsMenu)
{
    connectSession();
    press(Qt::Key_Period);
    ASSERT_NE(window->panels().menu(), nullptr);
    EXPECT_TRUE(window->panels().menu()->isVisible());
    for (const char *text :
        {"Inspect", "As a table, or as itself", "Copy the picture", "Copy as SVG", "Copy as CSV",
            "Copy the PromQL", "Save as PNG…", "Save as SVG…", "Save as CSV…", "Save the PromQL…"}) {
        ASSERT_NE(inMenu(QString::fromUtf8(text)), nullptr) << text;
        EXPECT_TRUE(inMenu(QString::fromUtf8(text))->isEnabled()) << text;
    }
    inMenu(QStringLiteral("Inspect"))->trigger();
    EXPECT_EQ(window->page(), QStringLiteral("inspect"));
}

TEST_F(PanelsTest, theMenuActsOnItsPanelAndNotOnThatAtHand)
{
    connectSession();
    const std::vector<int> ids = window->board()->grid()->panelIds();
    const auto other = std::find_if(ids.begin(), ids.end(), [this](int id) {
        const auto *const view = window->board()->panelView(id);
        return id != atHand() && view != nullptr && view->isVisible();
    });
    ASSERT_NE(other, ids.end());
    Q_EMIT window->board()->grid()->menuRequested(*other, QPoint(100, 100));
    inMenu(QStringLiteral("As a table, or as itself"))->trigger();
    EXPECT_TRUE(window->board()->grid()->isTwin(*other));
    EXPECT_FALSE(window->board()->grid()->isTwin(atHand()));
}

TEST_F(PanelsTest, aMenuWhosePanelHasGoneDoesNothing)
{
    connectSession();
    press(Qt::Key_Period);
    QAction *const inspect = inMenu(QStringLiteral("Inspect"));
    window->leaveConnection();
    inspect->trigger();
    EXPECT_EQ(window->page(), QStringLiteral("first"));
}

TEST_F(PanelsTest, thePaletteHasAllOfIt)
{
    connectSession();
    press(Qt::Key_K, Qt::ControlModifier);
    auto *const field = part<widgets::shell::Palette>()->findChild<QLineEdit *>();
    QTest::keyClicks(field, QStringLiteral("Inspect the panel"));
    QTest::keyClick(field, Qt::Key_Return);
    EXPECT_EQ(window->page(), QStringLiteral("inspect"));
}

TEST_F(PanelsTest, theKeysDoNothingWithoutABoard)
{
    for (const Qt::Key key : {Qt::Key_I, Qt::Key_D, Qt::Key_Q, Qt::Key_Period}) {
        press(key);
    }
    EXPECT_EQ(window->page(), QStringLiteral("first"));
    EXPECT_EQ(window->panels().menu(), nullptr);
}

TEST_F(PanelsTest, savesTheTableSoThatSpreadsheetsOpenIt)
{
    connectSession();
    save("panel.saveCsv", QStringLiteral("a.csv"));
    const QByteArray csv = content(QStringLiteral("a.csv"));
    EXPECT_TRUE(csv.startsWith("\xEF\xBB\xBF# panel: "));
    EXPECT_TRUE(csv.contains("\r\nTime,")) << csv.left(400).toStdString();
    EXPECT_TRUE(csv.endsWith("\r\n"));
}

TEST_F(PanelsTest, savesThePictureWithItsCaption)
{
    connectSession();
    const QSize size = panel()->size();
    save("panel.savePng", QStringLiteral("a.png"));
    EXPECT_TRUE(content(QStringLiteral("a.png")).startsWith("\x89PNG"));
    const QImage image(path(QStringLiteral("a.png")));
    EXPECT_GT(image.width(), size.width());
    EXPECT_GT(image.height(), size.height() + 20) << "a caption is below";
}

TEST_F(PanelsTest, savesADrawingThatSaysWhereItIsFrom)
{
    connectSession();
    const QString title = panel()->accessibleName();
    save("panel.saveSvg", QStringLiteral("a.svg"));
    const QByteArray svg = content(QStringLiteral("a.svg"));
    EXPECT_TRUE(svg.contains("<svg"));
    EXPECT_TRUE(svg.contains(QString(title + QStringLiteral(" \u00b7 prod")).toUtf8()));
    EXPECT_TRUE(svg.contains("<path"));
    static const QRegularExpression large(QStringLiteral("<image [^>]*width=\"\\d{3}"));
    EXPECT_FALSE(large.match(QString::fromUtf8(svg)).hasMatch()) << "arrows of a scroll bar may be images";
}

TEST_F(PanelsTest, savesTheQueries)
{
    connectSession();
    save("panel.savePromql", QStringLiteral("a.promql"));
    EXPECT_TRUE(content(QStringLiteral("a.promql")).startsWith("# "));
}

TEST_F(PanelsTest, proposesANameOfTitleAndRange)
{
    connectSession();
    const ReadyDialogs *const dialogs = answer({});
    window->actions().run(QStringLiteral("panel.saveCsv"));
    EXPECT_TRUE(dialogs->suggested.startsWith(panel()->accessibleName())) << dialogs->suggested.toStdString();
    EXPECT_TRUE(dialogs->suggested.endsWith(QStringLiteral(" to 2025-11-20 03-00-00.csv")))
        << dialogs->suggested.toStdString();
    EXPECT_FALSE(dialogs->suggested.contains(QLatin1Char(':')));
}

TEST_F(PanelsTest, saysInWordsWhatMustBeKnownOfTheData)
{
    session.becomeReplay({});
    session.fake.rangeAnswer = [](const source::RangeQuery &query) {
        series::Matrix matrix;
        matrix.grid = query.grid;
        matrix.series.push_back({{}, series::Column(std::vector<double>(query.grid.count, 1))});
        matrix.annotations = {{series::Annotation::Level::Partial, "a store is away"}};
        return matrix;
    };
    connectSession();
    save("panel.saveSvg", QStringLiteral("a.svg"));
    const QByteArray svg = content(QStringLiteral("a.svg"));
    EXPECT_TRUE(svg.contains("partial")) << "in the picture";
    EXPECT_TRUE(svg.contains("replay"));
    save("panel.saveCsv", QStringLiteral("a.csv"));
    EXPECT_TRUE(content(QStringLiteral("a.csv")).contains("# note: partial; "));
}

TEST_F(PanelsTest, tellsWhatCantBeWritten)
{
    connectSession();
    answer(QStringLiteral("no such folder/a.csv"));
    window->actions().run(QStringLiteral("panel.saveCsv"));
    EXPECT_TRUE(waitUntil([this] { return told(Status::Critical, QStringLiteral("a.csv")); }));
}

/// Answers when the test wants.
class LateDialogs final : public FileDialogs {
public:
    void openFile(QWidget * /*parent*/, const QString & /*title*/, const QString & /*filter*/,
        Chosen /*chosen*/) override
    {
    }

    void openFolder(QWidget * /*parent*/, const QString & /*title*/, Chosen /*chosen*/) override { }

    void saveFile(QWidget * /*parent*/, const Question & /*question*/, Chosen chosen) override
    {
        answer = std::move(chosen);
    }

    Chosen answer;
};

TEST_F(PanelsTest, savesWhatWasAskedForThoughTheBoardGoesMeanwhile)
{
    connectSession();
    auto dialogs = std::make_unique<LateDialogs>();
    const LateDialogs *const late = dialogs.get();
    window->setFileDialogs(std::move(dialogs));
    window->actions().run(QStringLiteral("panel.savePng"));
    window->leaveConnection();
    late->answer(path(QStringLiteral("late.png")));
    ASSERT_TRUE(waitUntil([this] { return told(Status::Ok, QStringLiteral("late.png")); }));
    EXPECT_FALSE(QImage(path(QStringLiteral("late.png"))).isNull());
}

} // namespace

} // namespace zumik::app
