// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/job.h"
#include "models/snapshot/inspection.h"

#include <optional>
#include <vector>

namespace zumik::app {

/// What was found in a snapshot, and what is wrong with it where that was looked for.
struct Inspected {
    snapshot::Inspection content;
    std::optional<std::vector<base::Error>> faults;
};

/// `inspect`: what a snapshot holds, and whether it is as it was written. The file is read in another thread.
class InspectJob final : public Job {
    Q_OBJECT

public:
    explicit InspectJob(InspectCommand command, QObject *parent = nullptr);

    void start() override;

private:
    void onInspected(const base::Result<Inspected> &inspected);

    InspectCommand m_command;
};

} // namespace zumik::app
