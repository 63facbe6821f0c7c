// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/jsonobject.h"
#include "models/snapshot/manifest.h"

#include <algorithm>

namespace zumik::snapshot {

using namespace Qt::Literals::StringLiterals;

namespace {

void readFormat(const JsonObject &format, Manifest &manifest)
{
    manifest.major = static_cast<int>(format.number("major"_L1, 1, INT32_MAX));
    manifest.minor = static_cast<int>(format.number("minor"_L1, 0, INT32_MAX));
    if (!format.has("major"_L1)) {
        format.refuse("major"_L1, u"is missing"_s);
    }
}

base::Error tooNew(const Manifest &manifest)
{
    return {base::ErrorCode::FormatUnsupported,
        "the snapshot has version " + std::to_string(manifest.major) + '.' + std::to_string(manifest.minor)
            + " of the format, and this program reads version " + std::to_string(Manifest::formatMajor)
            + ": open it with a newer Zumik Console",
        {}};
}

void readOrigin(const JsonObject &root, Manifest &manifest)
{
    manifest.program = root.text("program"_L1);
    manifest.created = root.time("created"_L1);
    const JsonObject range = root.object("range"_L1);
    manifest.range = {range.time("start"_L1), range.time("end"_L1)};
    if (manifest.range.start > manifest.range.end) {
        root.refuse("range"_L1, u"ends before it starts"_s);
    }
    const JsonObject source = root.object("source"_L1);
    manifest.source = {source.text("product"_L1), source.text("version"_L1)};
    manifest.profile = root.text("profile"_L1);
}

void readEvaluation(const JsonObject &root, Manifest &manifest)
{
    if (root.has("semantics"_L1)) {
        manifest.semantics = static_cast<int>(root.number("semantics"_L1, 2, 3));
    }
    if (root.has("lookback"_L1)) {
        manifest.lookback = root.duration("lookback"_L1);
    }
    manifest.evaluationInterval = root.duration("evaluationInterval"_L1);
    manifest.scrapeInterval = root.duration("scrapeInterval"_L1);
    const std::string staleness = root.text("staleness"_L1);
    if (staleness == "estimated") {
        manifest.staleness = Manifest::Staleness::Estimated;
    } else if (!staleness.empty() && staleness != "exact") {
        root.refuse("staleness"_L1, u"is neither exact nor estimated"_s);
    }
}

void readContent(const JsonObject &root, Manifest &manifest)
{
    root.each("recorded"_L1, [&](const JsonObject &each) {
        manifest.recorded.push_back({each.needed("selector"_L1), each.duration("before"_L1),
            each.count("series"_L1), each.count("samples"_L1)});
    });
    root.each("missing"_L1, [&](const JsonObject &each) {
        manifest.missing.push_back({each.needed("what"_L1), each.text("why"_L1)});
    });
    root.each("dashboards"_L1, [&](const JsonObject &each) {
        Manifest::DashboardEntry entry{
            each.needed("id"_L1), each.text("title"_L1), each.needed("entry"_L1), {}};
        each.eachTexts("variables"_L1, [&](std::string name, std::vector<std::string> values) {
            entry.variables.emplace(std::move(name), std::move(values));
        });
        manifest.dashboards.push_back(std::move(entry));
    });
    manifest.series = root.count("series"_L1);
    manifest.samples = root.count("samples"_L1);
    manifest.histogramsSkipped = root.count("histogramsSkipped"_L1);
}

void readDoubts(const JsonObject &root, Manifest &manifest)
{
    root.each("differences"_L1, [&](const JsonObject &each) {
        manifest.differences.push_back({each.needed("expression"_L1), each.time("time"_L1),
            each.text("server"_L1), each.text("file"_L1), each.count("instants"_L1)});
    });
    manifest.queriesCompared = root.count("queriesCompared"_L1);
    if (root.has("redaction"_L1)) {
        const JsonObject redaction = root.object("redaction"_L1);
        manifest.redaction = Manifest::Redaction{
            redaction.texts("dropped"_L1), redaction.texts("replaced"_L1), redaction.count("found"_L1)};
    }
}

bool isSum(const std::string &text)
{
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

void readEntries(const JsonObject &root, Manifest &manifest)
{
    root.each("entries"_L1, [&](const JsonObject &each) {
        Manifest::Entry entry{each.needed("name"_L1), each.count("size"_L1), each.needed("sha256"_L1)};
        if (!isSum(entry.sha256)) {
            each.refuse("sha256"_L1, u"is no SHA-256 of 64 lower-case hexadecimal digits"_s);
        }
        manifest.entries.push_back(std::move(entry));
    });
}

} // namespace

base::Result<Manifest> readManifest(std::string_view json)
{
    const auto object = parseObject(json);
    if (!object) {
        return object.error();
    }
    Fault fault;
    Manifest manifest;
    const JsonObject root(*object, {}, fault);
    readFormat(root.object("format"_L1), manifest);
    if (!fault.error() && manifest.major > Manifest::formatMajor) {
        return tooNew(manifest); // whatever else stands there
    }
    readOrigin(root, manifest);
    readEvaluation(root, manifest);
    readContent(root, manifest);
    readDoubts(root, manifest);
    readEntries(root, manifest);
    return fault.error() ? base::Result<Manifest>(*fault.error()) : manifest;
}

} // namespace zumik::snapshot
