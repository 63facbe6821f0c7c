// SPDX-License-Identifier: GPL-3.0-or-later
// The packs that ship, and promtool, which says what their expressions come to.
#pragma once

#include "models/dashboard/interpolate.h"
#include "models/dashboard/packs.h"
#include "models/dashboard/reader.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::dashboard {

const PackList &embedded();
std::vector<std::string> boardIds();
QByteArray jsonOf(const std::string &uid);
Dashboard board(const std::string &uid);

/// An hour, cluster byc_1, and all of every other variable.
Interpolation values(const Dashboard &dashboard);

const Panel &panelOf(const Dashboard &dashboard, std::string_view title);

/// The interpolated query of that legend.
std::string expression(const Dashboard &dashboard, std::string_view title, std::string_view legend);

QJsonObject rule(const std::string &expr, int number);

/// promtool parses all of them.
void expectParsed(const QJsonArray &rules);

struct Input {
    std::string series;
    std::string values; ///< promtool's notation: "0+60x60"
};

/// Runs promtool on one expression at an hour: `expected` is the value of its only sample, nothing for none.
void expectValue(const std::string &expr, const std::vector<Input> &inputs, std::optional<double> expected);

/// The same of the samples that `labels` tell apart: "{deployment=\"canary\"}" and its value.
struct Sample {
    std::string labels;
    double value;
};

void expectSamples(
    const std::string &expr, const std::vector<Input> &inputs, const std::vector<Sample> &expected);

} // namespace zumik::dashboard
