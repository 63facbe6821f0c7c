// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/profilecommand.h"
#include "models/settings/profile.h"

namespace zumik::app {

/// The profile that `profile add` names, by file or by parts; relative paths are those of the current folder.
/// Errors: those of readProfileFile; InvalidArgument for an SSH address that is none; FormatInvalid as for a
/// file.
base::Result<settings::Profile> profileToAdd(const ProfileAddCommand &command);

} // namespace zumik::app
