// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"

#include <string>
#include <vector>

namespace zumik::widgets::panels {

/// What a person reads on a panel.
inline std::vector<std::string> shownOn(const PanelView &view)
{
    std::vector<std::string> result;
    for (const QString &text : view.shownTexts()) {
        result.push_back(text.toStdString());
    }
    return result;
}

} // namespace zumik::widgets::panels
