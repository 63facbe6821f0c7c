// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/paneldata.h"
#include "models/dashboard/links.h"
#include "widgets/common/numbers.h"

#include <QString>

#include <memory>
#include <vector>

namespace zumik::widgets::panels {

/// A link as a person sees it before it is opened; the title is safe to show.
struct ShownLink {
    QString title;
    zumik::dashboard::LinkTarget target;
};

/// Links that are offered at once; what is beyond is left out.
inline constexpr std::size_t mostLinks = 50;

/// The board's variables and time with what the panel was repeated for; null where the content has none.
std::shared_ptr<const zumik::dashboard::LinkScope> linkScopeOf(
    const zumik::dashboard::Panel &panel, const board::PanelData &content);

/// A field's links, in a context that has its value.
std::vector<ShownLink> fieldLinks(const frame::Field &field, zumik::dashboard::LinkContext context);

/// The panel's own links; those to all dashboards of some tags need Grafana.
std::vector<ShownLink> panelLinks(
    const std::vector<zumik::dashboard::Link> &links, const zumik::dashboard::LinkScope *scope);

/// Of all fields that have links, with their last values.
std::vector<ShownLink> dataLinks(const board::PanelData &content, const zumik::dashboard::LinkScope *scope,
    const common::Numbers &numbers);

/// Where it leads, or why it is not opened.
QString targetSentence(const zumik::dashboard::LinkTarget &target);

} // namespace zumik::widgets::panels
