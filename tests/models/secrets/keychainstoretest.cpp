// SPDX-License-Identifier: GPL-3.0-or-later
// On a real gnome-keyring-daemon in a D-Bus session of the test's own.
#include "models/secrets/keychainstore.h"

#include "tests/models/secrets/keyring.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

namespace zumik::secrets {

namespace {

using base::Done;
using base::Result;
using base::Secret;

Result<Secret> read(SecretStore &store, const std::string &key)
{
    return tests::ask<Secret>([&](auto stop, auto to, auto reply) { store.read(key, stop, to, reply); });
}

base::Status write(SecretStore &store, const std::string &key, std::string text)
{
    return tests::ask<Done>(
        [&](auto stop, auto to, auto reply) { store.write(key, Secret(std::move(text)), stop, to, reply); });
}

base::Status remove(SecretStore &store, const std::string &key)
{
    return tests::ask<Done>([&](auto stop, auto to, auto reply) { store.remove(key, stop, to, reply); });
}

template <typename T> std::string codeOf(const Result<T> &result)
{
    return result ? "ok" : std::string(base::errorName(result.error().code));
}

KeychainOptions hurried()
{
    KeychainOptions options;
    options.limit = std::chrono::milliseconds(300);
    return options;
}

/// What GLib and Qt hold of the session bus they hold for the whole process: all cases share one.
class KeychainStoreTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        shared = std::make_unique<tests::SessionBus>();
        keyring = std::make_unique<tests::Keyring>(*shared);
        useBus(shared->address());
        qputenv("XDG_RUNTIME_DIR", QByteArray::fromStdString(shared->folder().path().string() + "/home"));
        qunsetenv("KDE_SESSION_VERSION");
        qunsetenv("DISPLAY");
    }

    static void TearDownTestSuite()
    {
        std::signal(SIGTERM, SIG_IGN); // GLib sends it to its own process when the session bus goes
        keyring.reset();
        shared.reset();
    }

    void TearDown() override { useBus(shared->address()); }

    static void useBus(const std::string &address)
    {
        qputenv("DBUS_SESSION_BUS_ADDRESS", QByteArray::fromStdString(address));
    }

    static inline std::unique_ptr<tests::SessionBus> shared;
    static inline std::unique_ptr<tests::Keyring> keyring;
    KeychainStore m_store;
};

} // namespace

TEST_F(KeychainStoreTest, keepsReplacesAndForgetsASecret)
{
    EXPECT_EQ(codeOf(read(m_store, "token")), "secret_not_found");
    EXPECT_EQ(codeOf(write(m_store, "token", "s3cret ü")), "ok");
    const auto first = read(m_store, "token");
    ASSERT_TRUE(first) << describe(first.error());
    EXPECT_EQ(first->reveal(), "s3cret ü");
    EXPECT_EQ(codeOf(write(m_store, "token", "another")), "ok");
    EXPECT_EQ(read(m_store, "token")->reveal(), "another");
    EXPECT_EQ(codeOf(remove(m_store, "token")), "ok");
    EXPECT_EQ(codeOf(read(m_store, "token")), "secret_not_found");
    EXPECT_EQ(codeOf(remove(m_store, "token")), "secret_not_found");
}

TEST_F(KeychainStoreTest, keepsKeysAndServicesApart)
{
    KeychainOptions other;
    other.service = QStringLiteral("another-program");
    KeychainStore otherStore(other);
    ASSERT_EQ(codeOf(write(m_store, "apart", "ours")), "ok");
    ASSERT_EQ(codeOf(write(otherStore, "apart", "theirs")), "ok");
    EXPECT_EQ(read(m_store, "apart")->reveal(), "ours");
    EXPECT_EQ(codeOf(read(m_store, "apart ")), "secret_not_found");
}

TEST_F(KeychainStoreTest, answersManyCallsAtOnce)
{
    ASSERT_EQ(codeOf(write(m_store, "many", "x")), "ok");
    QObject context;
    int good = 0;
    for (int i = 0; i < 20; ++i) {
        m_store.read("many", {}, async::Receiver(&context),
            [&](const Result<Secret> &result) { good += result.ok() ? 1 : 0; });
    }
    EXPECT_EQ(good, 0); // never from inside the call
    EXPECT_TRUE(tests::waitUntil([&] { return good == 20; }));
}

TEST_F(KeychainStoreTest, refusesWhatAKeychainWouldSpoil)
{
    EXPECT_EQ(codeOf(write(m_store, "bad", std::string("a\0b", 3))), "invalid_argument");
    EXPECT_EQ(codeOf(write(m_store, "bad", "\xff\xfe")), "invalid_argument");
    EXPECT_EQ(codeOf(write(m_store, "bad", "")), "invalid_argument");
    EXPECT_EQ(codeOf(read(m_store, "bad")), "secret_not_found");
}

TEST_F(KeychainStoreTest, deliversCancelledWhenStopped)
{
    QObject context;
    base::StopSource stop;
    std::string code;
    m_store.read("x", stop.get_token(), async::Receiver(&context),
        [&](const Result<Secret> &result) { code = codeOf(result); });
    stop.request_stop();
    EXPECT_TRUE(tests::waitUntil([&] { return !code.empty(); }));
    EXPECT_EQ(code, "cancelled");
}

TEST_F(KeychainStoreTest, answersWhenItGoesWithCallsOnTheirWay)
{
    QObject context;
    std::string code;
    {
        KeychainStore gone;
        gone.read(
            "x", {}, async::Receiver(&context), [&](const Result<Secret> &result) { code = codeOf(result); });
    }
    EXPECT_TRUE(tests::waitUntil([&] { return !code.empty(); }));
    EXPECT_EQ(code, "internal");
}

TEST_F(KeychainStoreTest, saysThatThereIsNoBackendWithoutABus)
{
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    EXPECT_EQ(codeOf(read(m_store, "token")), "secret_no_backend");
    EXPECT_EQ(codeOf(write(m_store, "token", "x")), "secret_no_backend");
    useBus("unix:path=/nonexistent/bus");
    EXPECT_EQ(codeOf(read(m_store, "token")), "secret_no_backend");
    useBus("autolaunch:"); // would start one
    EXPECT_EQ(codeOf(remove(m_store, "token")), "secret_no_backend");
}

TEST_F(KeychainStoreTest, saysThatThereIsNoBackendOnABusWithoutASecretService)
{
    const tests::SessionBus empty;
    useBus(empty.address());
    const auto result = read(m_store, "token");
    EXPECT_EQ(codeOf(result), "secret_no_backend");
    EXPECT_THAT(result.error().message, testing::HasSubstr("ServiceUnknown"));
    EXPECT_EQ(result.error().where, "token");
}

TEST_F(KeychainStoreTest, isDeniedWhereTheBusLetsNobodyToTheKeychain)
{
    tests::SessionBus guarded(
        R"(<deny send_destination="org.freedesktop.secrets" send_interface="org.freedesktop.Secret.Service"/>)");
    const tests::Keyring behind(guarded);
    useBus(guarded.address());
    const auto result = read(m_store, "token");
    EXPECT_EQ(codeOf(result), "secret_denied");
    EXPECT_THAT(result.error().message, testing::HasSubstr("AccessDenied"));
    EXPECT_EQ(codeOf(write(m_store, "token", "x")), "secret_denied");
    EXPECT_EQ(codeOf(remove(m_store, "token")), "secret_denied");
}

TEST_F(KeychainStoreTest, givesUpOnAKeychainThatHangs)
{
    KeychainStore store(hurried());
    ASSERT_EQ(codeOf(write(m_store, "slow", "x")), "ok");
    keyring->daemon().signal(SIGSTOP);
    EXPECT_EQ(codeOf(read(store, "slow")), "timeout");
    EXPECT_EQ(codeOf(write(store, "slow", "y")), "timeout");
    keyring->daemon().signal(SIGCONT);
    EXPECT_EQ(read(m_store, "slow")->reveal(), "x");
}

TEST_F(KeychainStoreTest, givesUpOnABusThatHangs)
{
    tests::SessionBus frozen;
    useBus(frozen.address());
    KeychainStore store(hurried());
    frozen.daemon().signal(SIGSTOP);
    const auto result = read(store, "slow");
    EXPECT_EQ(codeOf(result), "timeout") << base::describe(result.error());
    frozen.daemon().signal(SIGCONT);
}

TEST_F(KeychainStoreTest, losesNoSecretToAServiceThatGoesAway)
{
    tests::SessionBus bus;
    auto doomed = std::make_unique<tests::Keyring>(bus);
    useBus(bus.address());
    EXPECT_EQ(codeOf(read(m_store, "token")), "secret_not_found");
    doomed.reset();
    EXPECT_EQ(codeOf(read(m_store, "token")), "secret_no_backend");
}

// The last two: nothing here can unlock the shared keyring again.
TEST_F(KeychainStoreTest, tellsALockedKeychainFromOneThatHasNoSuchEntry)
{
    ASSERT_EQ(codeOf(write(m_store, "inside", "x")), "ok");
    keyring->lock();
    EXPECT_EQ(codeOf(read(m_store, "inside")), "secret_locked");
    EXPECT_EQ(codeOf(read(m_store, "perhaps inside")), "secret_locked");
    EXPECT_EQ(codeOf(write(m_store, "inside", "y")), "secret_locked");
    EXPECT_EQ(codeOf(remove(m_store, "inside")), "secret_locked");
}

TEST_F(KeychainStoreTest, isDeniedWhenItMayAskAndNobodyAnswers)
{
    keyring->lock();
    KeychainOptions asking;
    asking.promptLimit = std::chrono::seconds(10);
    KeychainStore store(asking);
    EXPECT_EQ(codeOf(read(store, "inside")), "secret_denied"); // no prompter is on this bus: closed at once
    EXPECT_EQ(codeOf(write(store, "inside", "y")), "secret_denied");
}

} // namespace zumik::secrets
