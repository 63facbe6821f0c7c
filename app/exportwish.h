// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/exportgathering.h"

#include <QString>

namespace zumik::app {

class DashboardLibrary;

/// A board of the library or of a file, with its JSON. Errors: those of DashboardLibrary::load and of reading
/// the file.
base::Result<ExportedBoard> exportedBoard(const DashboardLibrary &library, const QString &idOrFile);

/// The command as a wish, but for its boards; `now` is the server's. Errors: InvalidArgument for a time that
/// can't be read or an end before its start; QueryInvalid for a selector that is none.
base::Result<ExportWish> wishOf(const ExportCommand &command, base::Time now);

} // namespace zumik::app
