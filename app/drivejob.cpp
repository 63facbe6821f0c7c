// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drivejob.h"

#include "app/mainwindow.h"
#include "app/output.h"
#include "app/paneljson.h"

#include <QFile>

#include <utility>

namespace zumik::app {

using Mode = Connection::Mode;
using widgets::common::Theme;

DriveJob::DriveJob(std::vector<drive::Step> steps, std::unique_ptr<WindowJob> window, QObject *parent)
    : Job(parent)
    , m_steps(std::move(steps))
    , m_windowJob(std::move(window))
{
}

DriveJob::~DriveJob() = default;

void DriveJob::start()
{
    m_windowJob->start();
    MainWindow *const driven = m_windowJob->window();
    driven->activateWindow();
    drive::Stage &stage = *this;
    const auto print = [](const QByteArray &line) {
        printOut(line.toStdString());
    };
    m_player = std::make_unique<drive::Player>(std::move(m_steps), stage, print);
    connect(m_player.get(), &drive::Player::finished, this, [this](bool ok) {
        m_windowJob->whenKept([this, ok] { finish(ok ? ExitStatus::Done : ExitStatus::AnswerIsNo); });
    });
    m_player->start();
}

QWidget *DriveJob::window() const
{
    MainWindow *const driven = m_windowJob->window();
    return driven != nullptr && driven->isVisible() ? driven : nullptr;
}

QString DriveJob::page() const
{
    return m_windowJob->window()->page();
}

QString DriveJob::state() const
{
    return m_windowJob->window()->idle() ? QStringLiteral("idle") : QStringLiteral("busy");
}

QString DriveJob::connection() const
{
    const Connection *const connection = m_windowJob->window()->connection();
    if (connection == nullptr) {
        return QStringLiteral("none");
    }
    switch (connection->mode()) {
    case Mode::Opening:
        return QStringLiteral("connecting");
    case Mode::Refused:
        return QStringLiteral("refused");
    case Mode::Live:
        return connection->session().state().replay ? QStringLiteral("replay") : QStringLiteral("connected");
    case Mode::Reconnecting:
        return QStringLiteral("reconnecting");
    case Mode::Lost:
        break;
    }
    return QStringLiteral("lost");
}

std::string DriveJob::panels() const
{
    const auto *const board = m_windowJob->window()->board();
    return board != nullptr ? panelsJson(*board) : "[]";
}

base::Result<std::vector<drive::Step>> readScriptFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{
            base::ErrorCode::FileUnreadable, file.errorString().toStdString(), fileName.toStdString()};
    }
    return drive::readScript(file.readAll(), fileName);
}

WindowSetup setupOf(const DriveCommand &command)
{
    const bool light = command.theme == QLatin1String("light");
    return {QString(), light ? Theme::Kind::Light : Theme::Kind::Dark, command.size};
}

} // namespace zumik::app
