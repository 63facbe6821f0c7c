// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/redacting.h"

#include "models/snapshot/record/joinblocks.h"

#include <set>

namespace zumik::snapshot::record {

base::Status learnAll(Redaction &redaction, const std::vector<std::string> &blocks,
    const RecordRequest &request, const base::StopToken &stop)
{
    for (const std::string &block : blocks) {
        const auto series = openTogether({block}, {}, stop);
        if (!series) {
            return series.error();
        }
        for (std::size_t i = 0; i < (*series)->size(); ++i) {
            redaction.learn((*series)->labels(i));
        }
    }
    for (const std::string &query : request.queries) {
        redaction.learnQuery(query);
    }
    for (const Selection &selection : request.plan.selections) {
        redaction.learnQuery(selection.text());
    }
    // Documents hold more; what they hold is learned while they are redacted, so they are once for nothing.
    Documents documents = request.documents;
    Manifest manifest = request.manifest;
    return redactDocuments(redaction, documents, manifest);
}

base::Status redactDocuments(Redaction &redaction, Documents &documents, Manifest &manifest)
{
    std::vector<std::string> differences;
    if (documents.rules) {
        for (source::RuleGroup &group : *documents.rules) {
            group = redaction.group(std::move(group), differences);
        }
    }
    if (documents.targets) {
        for (source::Target &target : *documents.targets) {
            target = redaction.target(std::move(target));
        }
    }
    for (std::optional<std::string> *json : {&documents.alertmanager, &documents.annotations}) {
        if (*json) {
            auto redacted = redaction.document(**json, differences);
            if (!redacted) {
                return redacted.error();
            }
            **json = *std::move(redacted);
        }
    }
    for (DashboardDocument &board : documents.dashboards) {
        auto redacted = redaction.dashboard(board.json, differences);
        if (!redacted) {
            return redacted.error();
        }
        board.json = *std::move(redacted);
        board.title = redaction.text(board.title);
        for (auto &[name, values] : board.variables) {
            for (std::string &value : values) {
                value = redaction.text(value);
            }
        }
    }
    const std::set<std::string> each(differences.begin(), differences.end());
    for (const std::string &difference : each) {
        manifest.missing.push_back({"the redacted expression", difference});
    }
    return base::Done{};
}

void redactManifest(Redaction &redaction, Manifest &manifest)
{
    for (Manifest::Recorded &recorded : manifest.recorded) {
        recorded.selector = redaction.query(recorded.selector).text;
    }
    for (Manifest::Missing &missing : manifest.missing) {
        missing.what = redaction.text(missing.what);
        missing.why = redaction.text(missing.why);
    }
    manifest.profile = redaction.text(manifest.profile);
    Manifest::Redaction &told = manifest.redaction.emplace();
    told.dropped = redaction.rules().dropped;
    told.replaced = redaction.rules().replaced;
    told.found = redaction.found();
}

} // namespace zumik::snapshot::record
