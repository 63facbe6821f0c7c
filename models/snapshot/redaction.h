// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/series/labels.h"
#include "models/snapshot/pseudonyms.h"
#include "models/snapshot/redactionrules.h"
#include "models/snapshot/valuesearch.h"
#include "models/source/serverinfo.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace zumik::snapshot {

/// PromQL whose redacted values are pseudonyms.
struct RedactedQuery {
    std::string text;
    /// Where it may answer otherwise than the query did before, in words without a value.
    std::vector<std::string> differences;
};

/// Takes what labels say out of everything that goes into one file, the same everywhere. In two passes:
///
///     for all label sets that will be stored: redaction.learn(labels);   // alerts and targets as well
///     ... redaction.series(labels), .query(expr), .document(json), .text(title) ...
///
/// A value that is learned after something was redacted may stand in that: `late` counts these, and whoever
/// writes the file begins again then. Names of metrics and labels are names, not values, and stay; `names`
/// lists those with a value inside. Redacted labels sort otherwise than those before.
class Redaction {
public:
    explicit Redaction(RedactionRules rules, Pseudonyms pseudonyms = {});

    const RedactionRules &rules() const { return m_rules; }

    void learn(const series::Labels &labels);
    void learn(std::string_view label, std::string_view value);
    /// The values that an expression's matchers name.
    void learnQuery(std::string_view expression);

    /// The labels of a series to be stored. Errors: InvalidArgument, naming the labels of both but no values,
    /// when another series has become the same; the file can't have both.
    base::Result<series::Labels> series(const series::Labels &labels);

    /// Labels of anything else: an alert, a target.
    series::Labels labels(const series::Labels &labels);

    /// Labels and annotations of a rule, as written: a value with {{ }} is a text.
    series::Labels templates(const series::Labels &labels);

    /// Values in a text, the label values of other labels among them.
    std::string text(std::string_view text);

    /// With matchers on redacted labels, also one with Grafana's variables or one that doesn't parse as a
    /// whole.
    RedactedQuery query(std::string_view expression);

    /// The value of one matcher; `op` is =, !=, =~ or !~. Adds to `differences`.
    std::string matcherValue(std::string_view label, std::string_view op, std::string_view value,
        std::vector<std::string> &differences);

    source::Alert alert(source::Alert alert);
    source::RuleGroup group(source::RuleGroup group, std::vector<std::string> &differences);
    source::Target target(source::Target target);

    /// A document of label sets and texts: alerts and silences of Alertmanager, annotations. Errors:
    /// JsonInvalid.
    base::Result<std::string> document(std::string_view json, std::vector<std::string> &differences);

    /// A dashboard of Grafana's. Errors: JsonInvalid.
    base::Result<std::string> dashboard(std::string_view json, std::vector<std::string> &differences);

    /// In how many places of texts a value was replaced.
    std::uint64_t found() const { return m_found; }

    std::uint64_t late() const { return m_late; }

    /// Names of metrics that hold a value and stayed.
    const std::set<std::string> &names() const { return m_names; }

    /// How many values still stand in what was to be free of them.
    std::uint64_t left(std::string_view text) const { return m_search.count(text); }

private:
    const std::string &pseudonym(std::string_view label, std::string_view value);
    series::Labels mapped(
        const series::Labels &labels, const std::function<std::string(series::Label)> &value);
    std::string labelText(std::string_view label, std::string_view value);
    std::string regexValue(
        std::string_view label, std::string_view value, std::vector<std::string> &differences);

    RedactionRules m_rules;
    Pseudonyms m_pseudonyms;
    std::map<std::string, std::set<std::string, std::less<>>, std::less<>> m_values; ///< by label
    ValueSearch m_search;

    struct CachedText {
        std::string text;
        std::uint64_t found;
    };

    std::unordered_map<std::string, CachedText> m_texts; ///< values of labels come again and again
    std::unordered_map<series::Labels, series::Labels> m_stored; ///< what they were, by what they are now
    std::set<std::string> m_names;
    std::uint64_t m_found = 0;
    std::uint64_t m_late = 0;
    bool m_used = false; ///< something was redacted
};

} // namespace zumik::snapshot
