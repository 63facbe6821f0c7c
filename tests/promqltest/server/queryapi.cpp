// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/server/queryapi.h"

#include "models/base/number.h"
#include "tests/promqltest/server/apianswer.h"
#include "tests/stack/servers/promapi.h"
#include "tests/support/net.h"

namespace zumik::promqltest {

namespace {

std::string seconds(base::Time time)
{
    return base::formatFixed(static_cast<double>(time.ms) / 1000, 3);
}

} // namespace

base::Result<series::Instant> QueryApi::instant(const std::string &expression, base::Time at) const
{
    return readInstant(post("query", "query=" + tests::urlEncoded(expression) + "&time=" + seconds(at)));
}

base::Result<series::Matrix> QueryApi::range(const std::string &expression, const series::Grid &grid) const
{
    const std::string json = post("query_range",
        "query=" + tests::urlEncoded(expression) + "&start=" + seconds(grid.start)
            + "&end=" + seconds(grid.end()) + "&step=" + seconds(base::Time{grid.step.count()}));
    return readMatrix(json, grid);
}

std::string QueryApi::post(const std::string &path, const std::string &body) const
{
    return tests::http({.port = m_port,
                           .path = "/api/v1/" + path,
                           .method = "POST",
                           .headers = {{"Content-Type", "application/x-www-form-urlencoded"}},
                           .body = body,
                           .limit = std::chrono::seconds(60)})
        .body;
}

} // namespace zumik::promqltest
