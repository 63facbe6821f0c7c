// SPDX-License-Identifier: GPL-3.0-or-later
// main() of the tests that use Qt: an application on the offscreen platform, and a warning that a test did
// not announce (tests/support/warnings.h) fails it.
#include "tests/support/warnings.h"

#include <QApplication>

#include <gtest/gtest.h>

#include <mutex>

namespace zumik::tests {

namespace {

std::mutex mutex;
QStringList unexpected;
QStringList announced;

void onMessage(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    const std::lock_guard lock(mutex);
    if (type == QtDebugMsg || type == QtInfoMsg) {
        return;
    }
    if (message.startsWith(QLatin1String("This plugin does not support "))) {
        return; // what the offscreen platform says of window managers
    }
    for (const QString &part : announced) {
        if (message.contains(part)) {
            return;
        }
    }
    unexpected << message;
}

class WarningsFail final : public testing::EmptyTestEventListener {
    void OnTestStart(const testing::TestInfo &) override
    {
        const std::lock_guard lock(mutex);
        unexpected.clear();
        announced.clear();
    }

    void OnTestEnd(const testing::TestInfo &) override
    {
        const std::lock_guard lock(mutex);
        for (const QString &message : unexpected) {
            ADD_FAILURE() << "unannounced Qt warning: " << message.toStdString();
        }
    }
};

} // namespace

void announceWarning(const QString &part)
{
    const std::lock_guard lock(mutex);
    announced << part;
}

} // namespace zumik::tests

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    testing::InitGoogleTest(&argc, argv);
    const QApplication application(argc, argv);
    qInstallMessageHandler(zumik::tests::onMessage);
    testing::UnitTest::GetInstance()->listeners().Append(new zumik::tests::WarningsFail);
    return RUN_ALL_TESTS();
}
