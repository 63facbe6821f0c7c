// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/job.h"

#include <memory>

namespace zumik::app {

/// Names the application, so that settings and profiles find their places.
void nameProgram();

/// The composition root: makes the services that the command needs and the job that runs it. Errors: those of
/// reading the profile.
base::Result<std::shared_ptr<Job>> makeJob(const CommandLine &line);

} // namespace zumik::app
