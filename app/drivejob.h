// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/drive/player.h"
#include "app/drive/stage.h"
#include "app/windowjob.h"

#include <memory>
#include <vector>

namespace zumik::app {

/// `drive`: the window, and a script that uses it. Remembers nothing of where the window was. Ends with the
/// script, or with AnswerIsNo when a step fails.
class DriveJob final : public Job, private drive::Stage {
    Q_OBJECT

public:
    DriveJob(std::vector<drive::Step> steps, std::unique_ptr<WindowJob> window, QObject *parent = nullptr);
    ~DriveJob() override;

    void start() override;

private:
    QWidget *window() const override;
    QString page() const override;
    QString state() const override;
    QString connection() const override;
    std::string panels() const override;

    std::vector<drive::Step> m_steps;
    std::unique_ptr<WindowJob> m_windowJob;
    std::unique_ptr<drive::Player> m_player;
};

/// Errors: FileUnreadable, and those of drive::readScript.
base::Result<std::vector<drive::Step>> readScriptFile(const QString &fileName);

WindowSetup setupOf(const DriveCommand &command);

} // namespace zumik::app
