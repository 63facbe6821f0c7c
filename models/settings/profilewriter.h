// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace zumik::settings {

struct Profile;

/// Indented JSON that readProfile reads back to the same profile, from any folder: paths are absolute.
QByteArray writeProfile(const Profile &profile);

} // namespace zumik::settings
