// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/requests.h"

namespace zumik::clients::prometheus {

namespace {

/// For a path segment: everything but unreserved characters.
std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view hex = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
            || c == '_' || c == '-' || c == '.' || c == '~';
        if (plain) {
            out += c;
        } else {
            out += {'%', hex[byte >> 4U], hex[byte & 15U]};
        }
    }
    return out;
}

void addMatchers(ApiRequest &request, const std::vector<std::string> &matchers, base::TimeRange range)
{
    for (const std::string &matcher : matchers) {
        request.parameters.emplace_back("match[]", matcher);
    }
    if (range != base::TimeRange{}) {
        request.parameters.emplace_back("start", formatSeconds(range.start.ms));
        request.parameters.emplace_back("end", formatSeconds(range.end.ms));
    }
}

} // namespace

std::string formatSeconds(std::int64_t ms)
{
    const std::uint64_t magnitude =
        ms < 0 ? 0 - static_cast<std::uint64_t>(ms) : static_cast<std::uint64_t>(ms);
    std::string text = (ms < 0 ? "-" : "") + std::to_string(magnitude / 1000);
    if (const std::uint64_t rest = magnitude % 1000; rest != 0) {
        text += '.' + std::to_string(1000 + rest).substr(1);
    }
    return text;
}

base::Result<ApiRequest> rangeRequest(const source::RangeQuery &query, base::Duration timeout)
{
    const series::Grid &grid = query.grid;
    if (grid.count == 0 || grid.step.count() <= 0) {
        return base::Error{base::ErrorCode::InvalidArgument, "a range without steps", query.expression};
    }
    if (grid.count > maxSteps) {
        return base::Error{base::ErrorCode::InvalidArgument,
            std::to_string(grid.count) + " steps; servers answer at most " + std::to_string(maxSteps),
            query.expression};
    }
    return ApiRequest{.path = "/api/v1/query_range",
        .post = true,
        .parameters = {{"query", query.expression}, {"start", formatSeconds(grid.start.ms)},
            {"end", formatSeconds(grid.end().ms)}, {"step", formatSeconds(grid.step.count())},
            {"timeout", formatSeconds(timeout.count()) + "s"}},
        .priority = query.priority};
}

ApiRequest instantRequest(const source::InstantQuery &query, base::Duration timeout)
{
    return {.path = "/api/v1/query",
        .post = true,
        .parameters = {{"query", query.expression}, {"time", formatSeconds(query.time.ms)},
            {"timeout", formatSeconds(timeout.count()) + "s"}},
        .priority = query.priority};
}

ApiRequest seriesRequest(const source::SeriesQuery &query)
{
    ApiRequest request{.path = "/api/v1/series", .post = true};
    // Unlike the label calls this one wants a selector.
    addMatchers(request,
        query.matchers.empty() ? std::vector<std::string>{R"({__name__!=""})"} : query.matchers, query.range);
    return request;
}

ApiRequest labelNamesRequest(const source::SeriesQuery &query)
{
    ApiRequest request{.path = "/api/v1/labels", .post = true};
    addMatchers(request, query.matchers, query.range);
    return request;
}

ApiRequest labelValuesRequest(const source::LabelValuesQuery &query)
{
    ApiRequest request{.path = "/api/v1/label/" + percentEncoded(query.label) + "/values"};
    addMatchers(request, query.matchers, query.range);
    return request;
}

ApiRequest plainRequest(std::string path)
{
    return {.path = std::move(path), .priority = source::Priority::Background};
}

} // namespace zumik::clients::prometheus
