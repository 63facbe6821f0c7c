// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/dashboard/interpolate.h"
#include "models/frame/fieldconfig.h"
#include "models/series/labels.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

// Links of values, panels and dashboards: their references filled in, and whether the address that comes out
// may be opened. References are Grafana's ("Data link variables", grafana.com/docs; features/templating/
// dataMacros.ts). An address is a stranger's: it is never opened without being shown first.
namespace zumik::dashboard {

/// What a board's links share: its variables and time, as of one refresh.
struct LinkScope {
    Interpolation values;
    std::vector<Variable> variables; ///< for ${__all_variables}
    std::string from; ///< as the person chose it: "now-6h"
    std::string to;
};

LinkScope linkScope(const Dashboard &board, const base::TimeRange &range, std::string from, std::string to);

/// A value that a link is of.
struct LinkValue {
    std::string raw;
    std::string text; ///< as shown
    std::optional<double> numeric;
    std::optional<base::Time> time;
};

/// What a link's references stand for. `scope` outlives it.
struct LinkContext {
    const LinkScope *scope = nullptr; ///< null: no variables, no time
    std::optional<LinkValue> value;
    std::string fieldName; ///< empty: the link is no field's
    std::string seriesName;
    series::Labels labels;
    /// The row's value in the column of that name or number; nothing where there is none.
    std::function<std::optional<LinkValue>(std::string_view column)> row;
};

/// As a title: values as they are shown. What isn't known stays as written; at most 10,000 bytes.
std::string linkTitle(std::string_view text, const LinkContext &context);

/// As an address: values are encoded (uriencode) unless the reference says how; line ends are dropped.
std::string linkAddress(std::string_view text, const LinkContext &context);

/// A panel's or dashboard's link, with the time and variables that it asks to be carried along.
std::string linkAddress(const Link &link, const LinkContext &context);

/// Where an address leads.
struct LinkTarget {
    enum class Kind {
        Web, ///< http or https, absolute
        Dashboard, ///< of Grafana by its uid: "/d/uid/..."
        Grafana, ///< another page of Grafana's, relative
        Refused
    };

    enum class Refusal {
        None,
        Empty,
        Scheme, ///< anything but http and https: `detail` is which
        UserInfo, ///< a name before the host, which hides it
        Unreadable ///< control characters, backslashes, no host, longer than 8,192 bytes
    };

    Kind kind = Kind::Refused;
    Refusal refusal = Refusal::None;
    std::string address; ///< Web: normalized, its host in ASCII; else as filled in
    std::string host; ///< Web: in ASCII ("xn--..."), so that no letter stands for another
    std::string uid; ///< Dashboard
    std::string detail;
};

LinkTarget linkTarget(std::string_view address);

} // namespace zumik::dashboard
