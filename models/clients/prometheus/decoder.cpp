// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/decoder.h"

#include "models/clients/prometheus/instantreader.h"
#include "models/clients/prometheus/lookups.h"
#include "models/clients/prometheus/matrixreader.h"
#include "models/clients/prometheus/tree.h"

namespace zumik::clients::prometheus {

struct Decoder::Parsers {
    ondemand::parser stream;
    dom::parser whole;

    template <typename T> base::Result<T> look(std::string &json, base::Result<T> (*read)(dom::element))
    {
        const auto data = readAnswer(whole, json);
        if (!data) {
            return data.error();
        }
        return read(*data);
    }
};

Decoder::Decoder()
    : m_parsers(std::make_unique<Parsers>())
{
}

Decoder::~Decoder() = default;

base::Result<series::Matrix> Decoder::matrix(std::string &json, const series::Grid &grid, const Caps &caps)
{
    Envelope envelope;
    MatrixReader reader(grid, caps, json.size());
    const auto status = walkAnswer(
        m_parsers->stream, json, envelope, [&](ondemand::value data) { return reader.read(data); });
    if (!status) {
        return status.error();
    }
    return reader.take(envelope);
}

base::Result<series::Instant> Decoder::instant(std::string &json, const Caps &caps)
{
    Envelope envelope;
    InstantReader reader(caps);
    const auto status = walkAnswer(
        m_parsers->stream, json, envelope, [&](ondemand::value data) { return reader.read(data); });
    if (!status) {
        return status.error();
    }
    return reader.take(envelope);
}

base::Result<std::vector<series::Labels>> Decoder::labelSets(std::string &json)
{
    return m_parsers->look(json, readLabelSets);
}

base::Result<std::vector<std::string>> Decoder::strings(std::string &json)
{
    return m_parsers->look(json, readStrings);
}

base::Result<std::vector<source::MetricMetadata>> Decoder::metadata(std::string &json)
{
    return m_parsers->look(json, readMetadata);
}

base::Result<std::vector<source::RuleGroup>> Decoder::rules(std::string &json)
{
    return m_parsers->look(json, readRuleGroups);
}

base::Result<std::vector<source::Alert>> Decoder::alerts(std::string &json)
{
    return m_parsers->look(json, readAlerts);
}

base::Result<std::vector<source::Target>> Decoder::targets(std::string &json)
{
    return m_parsers->look(json, readTargets);
}

base::Result<source::BuildInfo> Decoder::buildInfo(std::string &json)
{
    return m_parsers->look(json, readBuildInfo);
}

std::optional<base::Error> Decoder::refusal(std::string &json)
{
    pad(json);
    dom::element root;
    if (m_parsers->whole.parse(json.data(), json.size(), false).get(root) != simdjson::SUCCESS
        || !root.is_object() || tree::text(root, "status") != "error") {
        return std::nullopt;
    }
    return refusalError(tree::text(root, "errorType"), tree::text(root, "error"));
}

} // namespace zumik::clients::prometheus
