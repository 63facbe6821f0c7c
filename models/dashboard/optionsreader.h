// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonValue>

namespace zumik::dashboard {

class Notes;

/// The options of a panel by its `type`; a type that is not drawn yields UnsupportedOptions and a note.
/// Legacy graph and singlestat panels are legacypanels.h's. Private to models/dashboard.
Panel::Options readOptions(const QJsonValue &panel, const std::string &type, Notes &notes);

} // namespace zumik::dashboard
