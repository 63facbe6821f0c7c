// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <QJsonObject>

namespace zumik::dashboard {

/// A dashboard whose library panels are filled in, as PanelModel.initLibraryPanel of Grafana fills them:
/// everything of the library's model, but the id, the place and the name of the library panel itself. The
/// models are those that an exported file carries in `__elements`, by uid or as a list, and those inside
/// `libraryPanel` itself. Panels of unknown elements stay as they are. Private to models/dashboard.
QJsonObject withLibraryElements(QJsonObject dashboard);

/// The uid (the name where there is none); a panel that nothing has filled in has UnsupportedOptions with the
/// library panel's name. Private to models/dashboard.
void readLibrary(const QJsonValue &json, Panel &panel);

} // namespace zumik::dashboard
