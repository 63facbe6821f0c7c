// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/urlvalues.h"

#include <optional>
#include <string>
#include <string_view>

namespace zumik::dashboard {

/// What an address of a Grafana says of a board: which, of what time, with which choices.
struct BoardAddress {
    std::string uid;
    std::string from; ///< as parseTime reads it, "now-6h" or epoch milliseconds as RFC 3339; empty: not said
    std::string to;
    UrlValues values;
};

/// Of "/d/UID/slug?var-x=...&from=...&to=...": relative, or below `grafana`, the address that Grafana has for
/// a browser ("https://host/grafana"), whose path may stand before the /d too. Nothing for any other address.
/// The parameters are Grafana's ("URL variables", grafana.com/docs).
std::optional<BoardAddress> boardAddress(std::string_view address, std::string_view grafana = {});

} // namespace zumik::dashboard
