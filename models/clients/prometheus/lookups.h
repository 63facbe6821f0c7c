// SPDX-License-Identifier: GPL-3.0-or-later
// Readers of the answers that are not samples. They are small and deep, so they use simdjson's tree: the
// whole text is validated, and keys may come in any order.
#pragma once

#include "models/base/result.h"
#include "models/clients/prometheus/envelope.h"
#include "models/source/serverinfo.h"

#include <simdjson.h>

#include <string>
#include <vector>

namespace zumik::clients::prometheus {

namespace dom = simdjson::dom;

/// The data of an answer, or the server's refusal, or what is wrong with the text.
base::Result<dom::element> readAnswer(dom::parser &parser, std::string &json);

base::Result<std::vector<series::Labels>> readLabelSets(dom::element data);
base::Result<std::vector<std::string>> readStrings(dom::element data);
base::Result<std::vector<source::MetricMetadata>> readMetadata(dom::element data);
base::Result<std::vector<source::RuleGroup>> readRuleGroups(dom::element data);
base::Result<std::vector<source::Alert>> readAlerts(dom::element data);
base::Result<std::vector<source::Target>> readTargets(dom::element data);

/// The product is told by what each says of itself: Prometheus has a version from 2 on with a revision,
/// Thanos the same fields with a version 0.x, Mimir names its application, VictoriaMetrics says nothing at
/// all.
base::Result<source::BuildInfo> readBuildInfo(dom::element data);

} // namespace zumik::clients::prometheus
