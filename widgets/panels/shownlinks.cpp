// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/shownlinks.h"

#include "models/base/number.h"
#include "models/frame/reducers.h"
#include "widgets/common/text.h"

#include <QCoreApplication>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ShownLinks)
};

using zumik::dashboard::LinkContext;
using zumik::dashboard::LinkScope;
using zumik::dashboard::LinkTarget;

ShownLink shown(const std::string &title, const std::string &address)
{
    ShownLink link{common::plain(title, 200), zumik::dashboard::linkTarget(address)};
    if (link.title.trimmed().isEmpty()) {
        link.title = common::plain(link.target.host.empty() ? link.target.address : link.target.host, 80);
    }
    return link;
}

QString refusal(const LinkTarget &target)
{
    switch (target.refusal) {
    case LinkTarget::Refusal::Scheme:
        return Text::tr("Not opened: only web addresses are, and this one begins with \"%1:\".")
            .arg(common::plain(target.detail, 40));
    case LinkTarget::Refusal::UserInfo:
        return Text::tr("Not opened: a name stands before the host, which hides that it leads to %1.")
            .arg(common::plain(target.detail, 100));
    case LinkTarget::Refusal::Empty:
        return Text::tr("Not opened: the link has no address.");
    case LinkTarget::Refusal::None:
        return common::plain(target.detail, 400); // whoever refused it has said why
    case LinkTarget::Refusal::Unreadable:
        break;
    }
    return Text::tr("Not opened: this is not a web address.");
}

/// The last value of a series, or of a column.
LinkContext contextOf(const frame::Field &field, const LinkScope *scope, const common::Numbers &numbers)
{
    LinkContext context;
    context.scope = scope;
    context.fieldName = context.seriesName = field.name;
    context.labels = field.labels;
    if (field.numbers() != nullptr) {
        const double value = frame::reduce(*field.numbers(), "lastNotNull");
        context.value = zumik::dashboard::LinkValue{
            base::formatDouble(value), numbers.text(value, field.config).toStdString(), value, std::nullopt};
    }
    return context;
}

} // namespace

std::shared_ptr<const LinkScope> linkScopeOf(
    const zumik::dashboard::Panel &panel, const board::PanelData &content)
{
    if (panel.scope.empty() || !content.linkScope) {
        return content.linkScope;
    }
    auto scope = std::make_shared<LinkScope>(*content.linkScope);
    for (const auto &[name, option] : panel.scope) {
        scope->values.variables[name] = {{option.value}, {option.text}, false, false, false};
        for (zumik::dashboard::Variable &variable : scope->variables) {
            if (variable.name == name) {
                variable.current = {option.value};
            }
        }
    }
    return scope;
}

std::vector<ShownLink> fieldLinks(const frame::Field &field, LinkContext context)
{
    std::vector<ShownLink> links;
    for (const frame::DataLink &link : field.config.links) {
        if (links.size() < mostLinks) {
            links.push_back(shown(zumik::dashboard::linkTitle(link.title, context),
                zumik::dashboard::linkAddress(link.url, context)));
        }
    }
    return links;
}

std::vector<ShownLink> panelLinks(const std::vector<zumik::dashboard::Link> &links, const LinkScope *scope)
{
    LinkContext context;
    context.scope = scope;
    std::vector<ShownLink> all;
    for (const zumik::dashboard::Link &link : links) {
        const bool tagged = link.kind == zumik::dashboard::Link::Kind::Dashboards;
        if (all.size() < mostLinks && !tagged) {
            all.push_back(shown(zumik::dashboard::linkTitle(link.title, context),
                zumik::dashboard::linkAddress(link, context)));
        }
    }
    return all;
}

std::vector<ShownLink> dataLinks(
    const board::PanelData &content, const LinkScope *scope, const common::Numbers &numbers)
{
    std::vector<ShownLink> all;
    for (const frame::Frame &frame : content.frames) {
        for (const frame::Field &field : frame.fields) {
            if (all.size() >= mostLinks || field.config.links.empty()) {
                continue;
            }
            for (ShownLink &link : fieldLinks(field, contextOf(field, scope, numbers))) {
                all.push_back(std::move(link));
            }
        }
    }
    return all;
}

QString targetSentence(const LinkTarget &target)
{
    switch (target.kind) {
    case LinkTarget::Kind::Web:
        return Text::tr("Leads to %1").arg(common::plain(target.host, 260));
    case LinkTarget::Kind::Dashboard:
        return Text::tr("The dashboard %1").arg(common::plain(target.uid, 60));
    case LinkTarget::Kind::Grafana:
        return Text::tr("A page of a Grafana: it needs that Grafana's address before it.");
    case LinkTarget::Kind::Refused:
        break;
    }
    return refusal(target);
}

} // namespace zumik::widgets::panels
