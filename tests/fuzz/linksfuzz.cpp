// SPDX-License-Identifier: GPL-3.0-or-later
// The first line is a value, the rest a link. Whatever comes out is bounded, and may be opened only where it
// is http or https with a host and without control characters; formats of annotations stay bounded too.
#include "models/board/annotationwork.h"
#include "models/dashboard/links.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace zumik;

bool mayBeOpened(const std::string &address)
{
    const bool web = address.starts_with("http://") || address.starts_with("https://");
    return web && std::all_of(address.begin(), address.end(), [](char c) {
        return static_cast<unsigned char>(c) > 0x20 && c != '\\';
    });
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view all(reinterpret_cast<const char *>(data), size);
    const std::size_t end = std::min(all.find('\n'), all.size());
    const std::string value(all.substr(0, end));
    const std::string_view text = all.substr(std::min(end + 1, all.size()));
    dashboard::LinkScope scope;
    scope.from = value;
    scope.values.variables["v"] = {{value}, {value}, false, false, false};
    dashboard::LinkContext context;
    context.scope = &scope;
    context.value = dashboard::LinkValue{value, value, 1, base::Time{0}};
    context.fieldName = value;
    context.labels = {{"l", value}};
    context.row = [&](std::string_view) {
        return context.value;
    };
    const std::string address = dashboard::linkAddress(text, context);
    const dashboard::LinkTarget target = dashboard::linkTarget(address);
    const bool web = target.kind == dashboard::LinkTarget::Kind::Web;
    if (address.size() > 10'000 || (web && (target.host.empty() || !mayBeOpened(target.address)))) {
        std::abort();
    }
    dashboard::linkTitle(text, context);
    if (board::eventText(text, context.labels).size() > 4000) {
        std::abort();
    }
    return 0;
}
