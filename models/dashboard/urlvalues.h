// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Values of variables as an address or a command line gives them, by the rules of Grafana's addresses
// (scenes: MultiValueUrlSyncHandler, AdHocFiltersVariableUrlSyncHandler).
namespace zumik::dashboard {

inline constexpr std::size_t mostFilters = 100;

/// Name and value, several for a variable of several values.
using UrlValues = std::vector<std::pair<std::string, std::string>>;

/// NAME=VALUE as it is written; or what stands in an address after the question mark, var-name=value&...,
/// percent-encoded, of which anything but variables is passed over. Nothing for a text of neither form.
std::optional<UrlValues> parseUrlValues(std::string_view text);

/// The values for a variable: All and its all-value are the mark for All where it has that; an interval's
/// auto is its mark.
std::vector<std::string> urlChoice(const Variable &variable, std::vector<std::string> values);

/// "key|operator|value", where __gfp__, __gfc__ and __gfh__ stand for | , and #, and a comma parts a name
/// from how it is shown. Nothing where a part is missing.
std::optional<AdHocFilter> parseUrlFilter(std::string_view text);

/// One of = != =~ !~, or of =| and !=|, which compare with several values and become a regular expression.
/// Nothing for another operator, and where the key or the value is empty.
std::optional<AdHocFilter> makeFilter(
    std::string key, const std::string &operation, const std::vector<std::string> &values);

} // namespace zumik::dashboard
