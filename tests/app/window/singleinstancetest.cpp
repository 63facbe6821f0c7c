// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/singleinstance.h"

#include "app/handover.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

using tests::waitUntil;
using namespace std::chrono_literals;

class SingleInstanceTest : public testing::Test {
protected:
    std::unique_ptr<SingleInstance> make(std::chrono::milliseconds answerWithin = 20s)
    {
        return std::make_unique<SingleInstance>(socket, answerWithin);
    }

    /// The one that runs.
    std::unique_ptr<SingleInstance> first()
    {
        auto made = make();
        const QSignalSpy alone(made.get(), &SingleInstance::alone);
        made->start({});
        EXPECT_TRUE(waitUntil([&] { return alone.count() == 1; }));
        return made;
    }

    /// Says this to the one that runs; its answer, empty when it hangs up.
    QByteArray say(const QByteArray &bytes) const
    {
        QLocalSocket peer;
        peer.connectToServer(socket);
        EXPECT_TRUE(waitUntil([&] { return peer.state() == QLocalSocket::ConnectedState; }));
        peer.write(bytes);
        EXPECT_TRUE(waitUntil([&] { return peer.state() == QLocalSocket::UnconnectedState; }));
        return peer.readAll();
    }

    static WindowCommand staging()
    {
        return {{QStringLiteral("staging"), QString(), QString()}, QStringLiteral("zumik-api")};
    }

    tests::TempDir dir{"instance"};
    QString socket = QString::fromStdString(dir.file("console.socket"));
};

TEST_F(SingleInstanceTest, theSecondHandsOverToTheFirst)
{
    const auto running = first();
    std::vector<WindowCommand> asked;
    QObject::connect(running.get(), &SingleInstance::asked, running.get(),
        [&](const WindowCommand &command) { asked.push_back(command); });
    const auto second = make();
    const QSignalSpy handedOver(second.get(), &SingleInstance::handedOver);
    const QSignalSpy alone(second.get(), &SingleInstance::alone);
    second->start(staging());
    ASSERT_TRUE(waitUntil([&] { return handedOver.count() == 1; }));
    ASSERT_EQ(asked.size(), 1U);
    EXPECT_EQ(asked[0].source.profile, QStringLiteral("staging"));
    EXPECT_EQ(asked[0].dashboard, QStringLiteral("zumik-api"));
    EXPECT_EQ(alone.count(), 0);
}

TEST_F(SingleInstanceTest, theSocketIsTheUsersAlone)
{
    const auto running = first();
    const QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
        | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    ASSERT_TRUE(QFile::exists(socket));
    EXPECT_EQ(QFile::permissions(socket) & others, QFile::Permissions());
}

TEST_F(SingleInstanceTest, aPeerOfTheSameUserIsOwn)
{
    const auto running = first();
    QLocalSocket peer;
    peer.connectToServer(socket);
    ASSERT_TRUE(waitUntil([&] { return peer.state() == QLocalSocket::ConnectedState; }));
    EXPECT_TRUE(isOwnPeer(peer));
    EXPECT_FALSE(isOwnPeer(QLocalSocket()));
}

TEST_F(SingleInstanceTest, aSocketThatWasLeftBehindIsTakenOver)
{
    {
        QLocalServer killed;
        ASSERT_TRUE(killed.listen(socket));
        ASSERT_TRUE(QFile::rename(socket, socket + QStringLiteral(".kept")));
    }
    ASSERT_TRUE(QFile::rename(socket + QStringLiteral(".kept"), socket));
    const auto running = first();
    EXPECT_EQ(say(writeHandOver(staging())), QByteArray("taken\n"));
}

TEST_F(SingleInstanceTest, oneThatHangsIsNotWaitedForAndKeepsItsSocket)
{
    QLocalServer hanging;
    ASSERT_TRUE(hanging.listen(socket));
    const auto second = make(30ms);
    const QSignalSpy alone(second.get(), &SingleInstance::alone);
    second->start(staging());
    ASSERT_TRUE(waitUntil([&] { return alone.count() == 1; }));
    EXPECT_TRUE(QFile::exists(socket));
}

TEST_F(SingleInstanceTest, nonsenseIsHungUpOnAndAsksForNothing)
{
    const auto running = first();
    const QSignalSpy asked(running.get(), &SingleInstance::asked);
    for (const QByteArray &bytes : {QByteArray("GET / HTTP/1.1\r\n"), QByteArray("[]\n"), QByteArray("\n"),
             QByteArray("{\"profile\":7}\n"), QByteArray("{\"run\":\"x\"}\n"),
             QByteArray("{\"profile\":\"a\",\"prometheus\":\"b\"}\n"), QByteArray(100'000, 'x')}) {
        EXPECT_EQ(say(bytes), QByteArray()) << bytes.left(40).toStdString();
    }
    EXPECT_EQ(asked.count(), 0);
}

TEST(HandOver, isReadAsItWasWritten)
{
    const WindowCommand command{{QString(), QStringLiteral("/a b/\u00fc.json"), QString()}, QString()};
    const auto read = readHandOver(writeHandOver(command));
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->source.profileFile, command.source.profileFile);
    EXPECT_TRUE(QDir::isAbsolutePath(
        readHandOver(writeHandOver({{QString(), QStringLiteral("p.json"), QString()}, QString()}))
            ->source.profileFile));
    WindowCommand snapshot;
    snapshot.source.snapshot = QStringLiteral("s");
    const auto handed = readHandOver(writeHandOver(snapshot));
    ASSERT_TRUE(handed.ok());
    EXPECT_EQ(handed->source.snapshot, QFileInfo(QStringLiteral("s")).absoluteFilePath());
    EXPECT_FALSE(readHandOver("{\"snapshot\":\"a\",\"profile\":\"b\"}\n").ok());
}

} // namespace

} // namespace zumik::app
