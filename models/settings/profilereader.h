// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/settings/profile.h"

#include <QByteArray>

namespace zumik::settings {

/// No honest profile comes near this.
inline constexpr qsizetype largestProfile = 1 << 20; // bytes

/// Reads a profile's JSON. `fileName` stands in errors, its folder is what relative paths are relative to,
/// and its base name is the profile's when the text gives none. Errors: TooLarge; JsonInvalid at
/// FILE:LINE:COLUMN; FormatInvalid naming the JSON path, with FILE as its place.
base::Result<Profile> readProfile(const QByteArray &json, const QString &fileName);

/// Errors: FileNotFound, FileUnreadable, and those of readProfile.
base::Result<Profile> readProfileFile(const QString &fileName);

} // namespace zumik::settings
