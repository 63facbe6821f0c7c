// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/player.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <QCheckBox>
#include <QDialog>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QListWidget>
#include <QMouseEvent>
#include <QPushButton>
#include <QShortcut>
#include <QSignalSpy>
#include <QVBoxLayout>

#include <gtest/gtest.h>

namespace zumik::app::drive {

namespace {

using tests::waitUntil;

struct FakeStage final : Stage {
    QWidget *shown = nullptr;
    QString pageWord = QStringLiteral("first");
    QString stateWord = QStringLiteral("idle");

    QWidget *window() const override { return shown != nullptr && shown->isVisible() ? shown : nullptr; }

    QString page() const override { return pageWord; }

    QString state() const override { return stateWord; }

    QString connection() const override { return QStringLiteral("none"); }

    std::string panels() const override { return "[{\"id\":1}]"; }
};

class PlayerTest : public testing::Test {
protected:
    PlayerTest()
    {
        column->addWidget(field);
        column->addWidget(button);
        field->setAccessibleName(QStringLiteral("Name"));
        window.setAccessibleName(QStringLiteral("Window"));
        window.resize(300, 200);
        stage.shown = &window;
        window.show();
        window.activateWindow();
        button->setFocus();
    }

    /// True when every step went well; answers are in `lines`.
    bool play(const QByteArray &script)
    {
        lines.clear();
        auto steps = readScript(script, QStringLiteral("test.jsonl"));
        EXPECT_TRUE(steps.ok()) << (steps ? std::string() : base::describe(steps.error()));
        player = std::make_unique<Player>(std::move(*steps), stage,
            [this](const QByteArray &line) { lines << QJsonDocument::fromJson(line).object(); });
        std::optional<bool> outcome;
        QObject::connect(player.get(), &Player::finished, player.get(), [&](bool ok) { outcome = ok; });
        player->start();
        EXPECT_TRUE(waitUntil([&] { return outcome.has_value(); }));
        return outcome.value_or(false);
    }

    QString why() const
    {
        return lines.isEmpty() ? QString() : lines.last()[QLatin1String("why")].toString();
    }

    QJsonObject dumped(const std::string &file) const
    {
        QFile dump(QString::fromStdString(file));
        EXPECT_TRUE(dump.open(QIODevice::ReadOnly));
        return QJsonDocument::fromJson(dump.readAll()).object();
    }

    tests::TempDir dir{"drive"};
    QWidget window;
    QVBoxLayout *column = new QVBoxLayout(&window);
    QLineEdit *field = new QLineEdit;
    QPushButton *button = new QPushButton(QStringLiteral("Go"));
    FakeStage stage;
    std::unique_ptr<Player> player;
    QList<QJsonObject> lines;
};

TEST_F(PlayerTest, aClickAKeyAndATypedTextArriveAsAPersonsDo)
{
    const QSignalSpy clicked(button, &QPushButton::clicked);
    QShortcut shortcut(QKeySequence(Qt::CTRL | Qt::Key_K), &window);
    const QSignalSpy activated(&shortcut, &QShortcut::activated);
    EXPECT_TRUE(play("{\"click\":\"Go\"}\n{\"key\":\"Ctrl+K\"}\n{\"click\":\"Name\"}\n{\"type\":\"ab C\"}"));
    EXPECT_EQ(clicked.count(), 1);
    EXPECT_EQ(activated.count(), 1);
    EXPECT_TRUE(field->hasFocus());
    EXPECT_EQ(field->text(), QStringLiteral("ab C"));
    EXPECT_EQ(lines.size(), 4);
    EXPECT_EQ(lines[1][QLatin1String("do")].toString(), QStringLiteral("key"));
}

TEST_F(PlayerTest, aLetterIsAShortcutUnlessAFieldTakesIt)
{
    QShortcut shortcut(QKeySequence(Qt::Key_T), &window);
    const QSignalSpy activated(&shortcut, &QShortcut::activated);
    EXPECT_TRUE(play("{\"type\":\"t\"}"));
    EXPECT_EQ(activated.count(), 1);
    EXPECT_TRUE(play("{\"click\":\"Name\"}\n{\"type\":\"t\"}"));
    EXPECT_EQ(activated.count(), 1);
    EXPECT_EQ(field->text(), QStringLiteral("t"));
}

TEST_F(PlayerTest, whatIsTypedIsNotRepeated)
{
    EXPECT_TRUE(play("{\"click\":\"Name\"}\n{\"type\":\"hunter2\"}"));
    for (const QJsonObject &line : lines) {
        EXPECT_FALSE(QJsonDocument(line).toJson().contains("hunter2"));
    }
}

TEST_F(PlayerTest, theFirstStepThatFailsEndsTheScriptAndSaysWhy)
{
    const QSignalSpy clicked(button, &QPushButton::clicked);
    EXPECT_FALSE(play("\n{\"click\":\"Goo\"}\n{\"click\":\"Go\"}"));
    ASSERT_EQ(lines.size(), 1);
    EXPECT_EQ(lines[0][QLatin1String("line")].toInt(), 2);
    EXPECT_FALSE(lines[0][QLatin1String("ok")].toBool(true));
    EXPECT_EQ(why(), QStringLiteral("there is no \"Goo\""));
    EXPECT_TRUE(lines[0][QLatin1String("near")].toArray().contains(QStringLiteral("Go")));
    EXPECT_EQ(clicked.count(), 0);
}

TEST_F(PlayerTest, aDisabledControlIsNotClicked)
{
    button->setEnabled(false);
    EXPECT_FALSE(play("{\"click\":\"Go\"}"));
    EXPECT_EQ(why(), QStringLiteral("\"Go\" is disabled"));
}

TEST_F(PlayerTest, aWaitEndsWhenWhatItNamesHolds)
{
    stage.stateWord = QStringLiteral("busy");
    QTimer::singleShot(50, &window, [this] {
        stage.pageWord = QStringLiteral("board");
        stage.stateWord = QStringLiteral("idle");
    });
    EXPECT_TRUE(play("{\"wait\":{\"page\":\"board\",\"state\":\"idle\"},\"ms\":10000}"));
    EXPECT_TRUE(play("{\"wait\":{\"state\":\"none\"}}"));
}

TEST_F(PlayerTest, aWaitThatIsOverSaysHowItIs)
{
    EXPECT_FALSE(play("{\"wait\":{\"page\":\"board\"},\"ms\":30}"));
    EXPECT_EQ(why(), QStringLiteral("the page is first, idle, none"));
    EXPECT_FALSE(play("{\"wait\":{\"control\":\"Gone\"},\"ms\":30}"));
    EXPECT_EQ(why(), QStringLiteral("there is no \"Gone\""));
    EXPECT_FALSE(play("{\"wait\":{\"gone\":\"Go\"},\"ms\":30}"));
    EXPECT_EQ(why(), QStringLiteral("\"Go\" is still there"));
}

TEST_F(PlayerTest, aDialogIsUsedAndWhatIsBehindItIsNot)
{
    QDialog dialog(&window);
    auto *const close = new QPushButton(QStringLiteral("Close"), &dialog);
    QObject::connect(close, &QPushButton::clicked, &dialog, &QDialog::reject);
    QObject::connect(button, &QPushButton::clicked, &dialog, &QDialog::open);
    EXPECT_FALSE(play("{\"click\":\"Go\"}\n{\"wait\":{\"control\":\"Close\"}}\n{\"click\":\"Go\"}"));
    EXPECT_EQ(why(), QStringLiteral("\"Go\" is behind a dialog"));
    EXPECT_TRUE(play("{\"click\":\"Close\"}\n{\"wait\":{\"gone\":\"Close\"}}\n{\"click\":\"Name\"}"));
}

TEST_F(PlayerTest, inAPopupARowIsClickedAndAClickElsewhereClosesIt)
{
    QWidget popup(&window, Qt::Popup);
    QListWidget list(&popup);
    list.addItems({QStringLiteral("one"), QStringLiteral("two")});
    popup.setGeometry(QRect(window.mapToGlobal(QPoint(10, 210)), QSize(100, 60)));
    popup.show();
    const QSignalSpy clicked(&list, &QListWidget::itemClicked);
    EXPECT_TRUE(play("{\"click\":\"two\"}"));
    EXPECT_EQ(clicked.count(), 1);
    ASSERT_NE(list.currentItem(), nullptr);
    EXPECT_EQ(list.currentItem()->text(), QStringLiteral("two"));
    EXPECT_TRUE(play("{\"click\":\"Name\"}\n{\"wait\":{\"gone\":\"two\"}}"));
}

/// Writes down what the pointer does on it.
class Pad final : public QWidget {
public:
    QStringList seen;

protected:
    void mousePressEvent(QMouseEvent *event) override { note("press", *event); }

    void mouseReleaseEvent(QMouseEvent *event) override { note("release", *event); }

    void mouseMoveEvent(QMouseEvent *event) override
    {
        if (event->buttons() != Qt::NoButton) {
            ++moves;
        }
    }

    void mouseDoubleClickEvent(QMouseEvent *event) override { note("double", *event); }

    void wheelEvent(QWheelEvent *event) override
    {
        seen << QStringLiteral("wheel %1").arg(event->angleDelta().y());
        event->accept();
    }

private:
    void note(const char *what, const QMouseEvent &event)
    {
        seen << QStringLiteral("%1 %2,%3")
                    .arg(QLatin1String(what))
                    .arg(event.position().x() / (width() - 1), 0, 'f', 1)
                    .arg(event.position().y() / (height() - 1), 0, 'f', 1);
    }

public:
    int moves = 0;
};

TEST_F(PlayerTest, draggingDoubleClickingAndScrollingArePointersMoves)
{
    auto *const pad = new Pad;
    pad->setAccessibleName(QStringLiteral("Pad"));
    column->addWidget(pad, 1);
    EXPECT_TRUE(
        play("{\"wait\":{\"control\":\"Pad\"}}\n"
             "{\"drag\":\"Pad\",\"from\":[0.2,0.5],\"to\":[0.8,0.5]}\n{\"click\":\"Pad\"}\n"
             "{\"click\":\"Pad\"}\n{\"click\":\"Pad\",\"twice\":true}\n{\"scroll\":\"Pad\",\"by\":1}"))
        << why().toStdString();
    const QStringList expected{QStringLiteral("press 0.2,0.5"), QStringLiteral("release 0.8,0.5"),
        QStringLiteral("press 0.5,0.5"), QStringLiteral("release 0.5,0.5"), QStringLiteral("press 0.5,0.5"),
        QStringLiteral("release 0.5,0.5"), QStringLiteral("press 0.5,0.5"), QStringLiteral("release 0.5,0.5"),
        QStringLiteral("double 0.5,0.5"), QStringLiteral("release 0.5,0.5"), QStringLiteral("wheel -120")};
    EXPECT_EQ(pad->seen, expected) << pad->seen.join(QStringLiteral("; ")).toStdString();
    EXPECT_GE(pad->moves, 4);
}

TEST_F(PlayerTest, aDumpHoldsTheTreeThePageAndThePanels)
{
    auto *const secret = new QLineEdit(QStringLiteral("hunter2"));
    secret->setEchoMode(QLineEdit::Password);
    secret->setAccessibleName(QStringLiteral("Secret"));
    column->addWidget(secret);
    const std::string file = dir.file("a.json");
    ASSERT_TRUE(play("{\"dump\":\"" + QByteArray::fromStdString(file) + "\"}"));
    const QJsonObject dump = dumped(file);
    EXPECT_EQ(dump[QLatin1String("page")].toString(), QStringLiteral("first"));
    EXPECT_EQ(dump[QLatin1String("connection")].toString(), QStringLiteral("none"));
    EXPECT_EQ(dump[QLatin1String("panels")].toArray().size(), 1);
    EXPECT_TRUE(dump[QLatin1String("guiStalls")][QLatin1String("over50ms")].isDouble());
    const QJsonObject root = dump[QLatin1String("tree")][0].toObject();
    EXPECT_EQ(root[QLatin1String("name")].toString(), QStringLiteral("Window"));
    bool found = false;
    for (const QJsonValue child : root[QLatin1String("children")].toArray()) {
        found = found
            || (child[QLatin1String("name")].toString() == QStringLiteral("Go")
                && child[QLatin1String("rect")].toArray().size() == 4
                && child[QLatin1String("state")].toArray().contains(QStringLiteral("focused")));
    }
    EXPECT_TRUE(found);
    EXPECT_FALSE(QJsonDocument(dump).toJson().contains("hunter2"));
}

TEST_F(PlayerTest, aShotShowsTheWindowWithItsPopup)
{
    QWidget popup(&window, Qt::Popup);
    popup.setStyleSheet(QStringLiteral("background: #ff0000"));
    popup.setGeometry(QRect(window.mapToGlobal(QPoint(20, 20)), QSize(50, 50)));
    popup.show();
    const std::string file = dir.file("a.png");
    ASSERT_TRUE(play("{\"shot\":\"" + QByteArray::fromStdString(file) + "\"}"));
    const QImage picture(QString::fromStdString(file));
    EXPECT_EQ(picture.size(), window.size());
    EXPECT_EQ(picture.pixelColor(40, 40), QColor(Qt::red));
    EXPECT_NE(picture.pixelColor(5, 5), QColor(Qt::red));
}

TEST_F(PlayerTest, aFileThatCantBeWrittenIsAReason)
{
    EXPECT_FALSE(play("{\"dump\":\"/nowhere/at/all/a.json\"}"));
    EXPECT_TRUE(why().startsWith(QStringLiteral("/nowhere/at/all/a.json can't be written")));
}

TEST_F(PlayerTest, aClosedWindowEndsTheScript)
{
    QObject::connect(button, &QPushButton::clicked, &window, &QWidget::close);
    EXPECT_FALSE(play("{\"click\":\"Go\"}\n{\"key\":\"r\"}"));
    EXPECT_EQ(why(), QStringLiteral("the window is closed"));
}

} // namespace

} // namespace zumik::app::drive
