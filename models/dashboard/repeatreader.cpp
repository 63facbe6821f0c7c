// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/repeatreader.h"

#include "models/dashboard/json.h"

namespace zumik::dashboard {

void readRepeat(const QJsonValue &json, Panel &panel)
{
    panel.repeat = textOf(json, "repeat");
    panel.repeatDirection =
        textOf(json, "repeatDirection") == "v" ? RepeatDirection::Vertical : RepeatDirection::Horizontal;
    panel.maxPerRow = intOf(member(json, "maxPerRow"), 1, 24, 4);
}

} // namespace zumik::dashboard
