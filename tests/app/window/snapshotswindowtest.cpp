// SPDX-License-Identifier: GPL-3.0-or-later
// The page of snapshots in the window, and how one comes into it.
#include "app/snapshotsview.h"
#include "tests/app/window/mainwindowfixture.h"
#include "tests/app/window/readydialogs.h"
#include "tests/models/snapshot/writtensnapshot.h"
#include "widgets/shell/actions.h"
#include "widgets/snapshots/snapshotspage.h"

#include <QDropEvent>
#include <QListWidget>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>
#include <QUrl>

#include <fstream>

namespace zumik::app {

namespace {

using tests::waitUntil;
using widgets::snapshots::SnapshotsPage;

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

class SnapshotsWindow : public MainWindowTest {
protected:
    void SetUp() override
    {
        snapshot::Manifest manifest;
        manifest.source = {"VictoriaMetrics", "1.79.5"};
        m_block = snapshot::writtenSnapshot(tsdb::makeHistory(5, start, 100, 15'000), dir.file("blocks"),
            dir.file("incident.zsnap"), manifest);
        MainWindowTest::SetUp();
        auto own = std::make_unique<ReadyDialogs>();
        dialogs = own.get();
        window->setFileDialogs(std::move(own));
    }

    QString path(const char *name) const { return QString::fromStdString(dir.file(name)); }

    void run(const char *action) { window->actions().run(QLatin1String(action)); }

    SnapshotsPage *page() const { return part<SnapshotsPage>(); }

    /// What the page says of the chosen one, line by line.
    QStringList facts() const
    {
        QStringList lines;
        for (QTreeWidgetItemIterator at(const_cast<QTreeWidget *>(&page()->facts())); *at != nullptr; ++at) {
            lines << (*at)->text(0) + QStringLiteral(": ") + (*at)->text(1);
        }
        return lines;
    }

    bool says(const QString &part) const { return facts().join(QLatin1Char('\n')).contains(part); }

    void press(const char *name)
    {
        for (QPushButton *const each : page()->findChildren<QPushButton *>()) {
            if (each->text() == QLatin1String(name)) {
                return QTest::mouseClick(each, Qt::LeftButton);
            }
        }
        ADD_FAILURE() << name;
    }

    void openPage()
    {
        window->setSnapshot(path("incident.zsnap"));
        run("snapshots");
        ASSERT_TRUE(waitUntil([this] { return window->idle() && !facts().isEmpty(); }));
    }

    ReadyDialogs *dialogs = nullptr;
    std::string m_block;
};

} // namespace

TEST_F(SnapshotsWindow, sayWhatIsInsideOfTheOneThatIsOpen)
{
    openPage();
    EXPECT_EQ(window->page(), QStringLiteral("snapshots"));
    EXPECT_TRUE(says(QStringLiteral("VictoriaMetrics 1.79.5"))) << facts().join(u'\n').toStdString();
    EXPECT_TRUE(says(QStringLiteral("dashboards/a.json")));
    QTest::keyClick(page(), Qt::Key_Escape);
    EXPECT_EQ(window->page(), QStringLiteral("first"));
}

TEST_F(SnapshotsWindow, rememberThoseThatWereOpenedFromOneStartToTheNext)
{
    window->setSnapshot(path("incident.zsnap"));
    window->setSnapshot(path("blocks"));
    reopen();
    run("snapshots");
    const auto *const list = page()->findChild<QListWidget *>();
    ASSERT_EQ(list->count(), 2);
    EXPECT_EQ(list->item(0)->text(), QStringLiteral("blocks"));
    EXPECT_EQ(list->item(1)->text(), QStringLiteral("incident.zsnap"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(1)).center());
    ASSERT_TRUE(waitUntil([this] { return says(QStringLiteral("VictoriaMetrics")); }));
    QSignalSpy chosen(window.get(), &MainWindow::snapshotChosen);
    press("Replay");
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toString(), path("incident.zsnap"));
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    list->viewport()->setFocus();
    QTest::keyClick(page()->findChild<QListWidget *>(), Qt::Key_Delete);
    EXPECT_EQ(list->count(), 1);
    EXPECT_EQ(list->item(0)->text(), QStringLiteral("incident.zsnap"));
}

TEST_F(SnapshotsWindow, areVerifiedAndSayWhatIsWrong)
{
    openPage();
    press("Verify");
    ASSERT_TRUE(waitUntil([this] { return window->idle(); }));
    EXPECT_TRUE(page()->summary().contains(QStringLiteral("every checksum is right")));
    std::string file = tests::readFile(dir.file("incident.zsnap"));
    const std::string chunks = tests::readFile(m_block + "/chunks/000001");
    file[file.find(chunks) + chunks.size() / 2] ^= 1;
    tests::writeFile(dir.file("incident.zsnap"), file);
    press("Verify");
    ASSERT_TRUE(waitUntil([this] { return window->idle(); }));
    EXPECT_TRUE(page()->summary().contains(QStringLiteral("not as it was written")));
    EXPECT_TRUE(says(QStringLiteral("chunks/000001"))) << facts().join(u'\n').toStdString();
}

TEST_F(SnapshotsWindow, areVerifiedUntilThatIsCancelled)
{
    openPage();
    press("Verify");
    press("Cancel"); // before the window hears of its end
    ASSERT_TRUE(waitUntil([this] { return window->idle(); }));
    EXPECT_TRUE(page()->summary().contains(QStringLiteral("cancelled"))) << page()->summary().toStdString();
    EXPECT_TRUE(page()->findChild<QProgressBar *>()->isHidden());
}

TEST_F(SnapshotsWindow, sayWhyOneCannotBeRead)
{
    tests::writeFile(dir.file("cut.zsnap"), tests::readFile(dir.file("incident.zsnap")).substr(0, 500));
    window->setSnapshot(path("cut.zsnap"));
    run("snapshots");
    ASSERT_TRUE(waitUntil([this] { return window->idle(); }));
    EXPECT_TRUE(facts().isEmpty());
    EXPECT_TRUE(page()->summary().contains(QStringLiteral("cut.zsnap"))) << page()->summary().toStdString();
}

TEST_F(SnapshotsWindow, areOpenedByDialogAndByDragAndDrop)
{
    QSignalSpy chosen(window.get(), &MainWindow::snapshotChosen);
    dialogs->answer = path("incident.zsnap");
    run("snapshots.open");
    ASSERT_EQ(chosen.size(), 1);
    for (const QString &dropped : {path("incident.zsnap"), path("blocks"), QString::fromStdString(m_block)}) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(dropped)});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &enter);
        EXPECT_TRUE(enter.isAccepted());
        QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(window.get(), &event);
        EXPECT_EQ(chosen.back()[0].toString(), dropped);
    }
    EXPECT_EQ(chosen.size(), 4);
}

} // namespace zumik::app
