// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshot/manifest.h"
#include "models/snapshot/record/selection.h"
#include "models/snapshot/redactionrules.h"
#include "models/source/serverinfo.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace zumik::snapshot::record {

enum class Format {
    Zsnap,
    TsdbDirectory ///< a directory that Prometheus serves (--storage.tsdb.path)
};

struct DashboardDocument {
    std::string id;
    std::string title;
    std::string json; ///< Grafana's
    std::map<std::string, std::vector<std::string>> variables = {}; ///< as chosen
};

/// What is known beside samples. What isn't set could not be had; the manifest's `missing` says why.
struct Documents {
    std::optional<std::vector<source::RuleGroup>> rules;
    std::optional<std::vector<source::Target>> targets;
    std::optional<std::vector<source::MetricMetadata>> metadata;
    std::optional<std::string> alertmanager; ///< JSON: {"alerts":[...],"silences":[...]}
    std::optional<std::string> annotations; ///< JSON: [{"time":ms,...}]
    std::vector<DashboardDocument> dashboards;
};

/// What is recorded, by which a recording that was interrupted is known again.
struct RecordPlan {
    std::string arguments; ///< what the user asked for, on one line
    base::TimeRange range;
    std::vector<Selection> selections;
};

std::string toText(const RecordPlan &plan);

/// Errors: FormatInvalid.
base::Result<RecordPlan> readPlan(std::string_view text);

/// Of the recording of `out` that was interrupted. Errors: FileNotFound, FileUnreadable, FormatInvalid.
base::Result<RecordPlan> interruptedPlan(const std::string &out);

struct RecordRequest {
    std::string out; ///< a file or a directory
    Format format = Format::Zsnap;
    bool resume = false; ///< the plan is interruptedPlan's
    RecordPlan plan;
    base::Duration scrapeInterval{15'000};
    std::vector<std::string> queries; ///< compared at the end
    std::optional<RedactionRules> redact;
    Manifest manifest; ///< what is known of the source; the rest is filled in
    Documents documents;
};

struct RecordProgress {
    enum class Phase { Preparing, Counting, Recording, Joining, Comparing, Writing };

    Phase phase = Phase::Preparing;
    std::uint64_t samples = 0;
    std::uint64_t samplesExpected = 0; ///< 0: not known
    std::uint64_t bytes = 0; ///< over the way to the server
    double done = 0; ///< of this phase, 0 to 1
    std::optional<std::chrono::seconds> left; ///< of Recording
    std::optional<base::Error> waitingFor; ///< the server asked for patience, or is not reached
};

struct RecordReport {
    Manifest manifest;
    std::uint64_t bytes = 0; ///< of the file, or of the directory's block
};

} // namespace zumik::snapshot::record
