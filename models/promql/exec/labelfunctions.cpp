// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/labelname.h"
#include "models/promql/exec/twins.h"
#include "models/promql/exec/vectorfunctions.h"

#include <re2/re2.h>

#include <charconv>
#include <functional>
#include <map>
#include <optional>

namespace zumik::promql::exec {

namespace {

/// The rows of a vector under other labels.
class RelabelOperator final : public Operator {
public:
    using Change = std::function<series::Labels(const series::Labels &)>;

    /// `problem` is what is wrong with the function's arguments, if anything.
    RelabelOperator(Query &query, OperatorPtr child, Change change, std::string problem)
        : Operator(query, child->steps())
        , m_child(std::move(child))
        , m_change(std::move(change))
        , m_problem(std::move(problem))
    {
    }

    std::size_t size() const override { return m_labels.size(); }

    series::Labels labels(std::size_t row) const override { return m_labels[row]; }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        return m_child->read(row, out, scratch);
    }

protected:
    base::Status find() override
    {
        if (!m_problem.empty()) {
            return failure(m_problem);
        }
        if (auto opened = m_child->open(); !opened) {
            return opened;
        }
        for (std::size_t row = 0; row < m_child->size(); ++row) {
            m_labels.push_back(m_change(m_child->labels(row)));
        }
        return base::Done{};
    }

private:
    OperatorPtr m_child;
    const Change m_change;
    const std::string m_problem;
    std::vector<series::Labels> m_labels;
};

/// A regular expression with what Go's Regexp.Expand does: $1, $name, ${name}; a name is as long as it can
/// be, and one that there isn't stands for nothing.
class Expander {
public:
    Expander(const std::string &pattern, bool dotMatchesNewline)
        : m_pattern(pattern, options(dotMatchesNewline))
        , m_names(m_pattern.NamedCapturingGroups())
    {
    }

    bool ok() const { return m_pattern.ok(); }

    /// Nothing where the text doesn't match.
    std::optional<std::string> expand(std::string_view text, std::string_view replacement) const
    {
        std::vector<re2::StringPiece> groups(
            static_cast<std::size_t>(m_pattern.NumberOfCapturingGroups()) + 1);
        const re2::StringPiece piece(text.data(), text.size());
        if (!m_pattern.Match(piece, 0, text.size(), re2::RE2::ANCHOR_BOTH, groups.data(),
                static_cast<int>(groups.size()))) {
            return std::nullopt;
        }
        std::string out;
        while (!replacement.empty()) {
            const std::size_t dollar = replacement.find('$');
            out += replacement.substr(0, dollar);
            if (dollar == std::string_view::npos) {
                break;
            }
            replacement.remove_prefix(dollar + 1);
            expandOne(replacement, groups, out);
        }
        return out;
    }

private:
    static re2::RE2::Options options(bool dotMatchesNewline)
    {
        re2::RE2::Options options;
        options.set_log_errors(false);
        options.set_dot_nl(dotMatchesNewline);
        return options;
    }

    /// How many bytes of letters, digits and '_' the text begins with; letters of any script.
    std::size_t wordLength(std::string_view text) const
    {
        re2::StringPiece rest(text.data(), text.size());
        re2::RE2::Consume(&rest, m_word);
        return text.size() - rest.size();
    }

    /// What follows a dollar sign; `rest` moves behind it.
    void expandOne(
        std::string_view &rest, const std::vector<re2::StringPiece> &groups, std::string &out) const
    {
        if (rest.starts_with('$')) {
            out += '$';
            rest.remove_prefix(1);
            return;
        }
        const bool braced = rest.starts_with('{');
        const std::size_t from = braced ? 1 : 0;
        const std::size_t to = from + wordLength(rest.substr(from));
        const bool closed = !braced || (to < rest.size() && rest[to] == '}');
        if (to == from || !closed) {
            out += '$';
            return;
        }
        if (const int group = numberOf(rest.substr(from, to - from));
            group >= 0 && static_cast<std::size_t>(group) < groups.size()) {
            const re2::StringPiece &found = groups[static_cast<std::size_t>(group)];
            out.append(found.data(), found.size());
        }
        rest.remove_prefix(braced ? to + 1 : to);
    }

    int numberOf(std::string_view name) const
    {
        const bool leadingZero = name.size() > 1 && name[0] == '0';
        int number = 0;
        const auto [end, status] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (!leadingZero && status == std::errc{} && end == name.data() + name.size()) {
            return number;
        }
        const auto found = m_names.find(std::string(name));
        return found == m_names.end() ? -1 : found->second;
    }

    re2::RE2 m_pattern;
    re2::RE2 m_word{"[\\pL\\p{Nd}_]+"};
    std::map<std::string, int> m_names;
};

/// 3.x takes any text but none.
bool isAllowed(const Query &query, const std::string &name)
{
    return query.semantics().quotedNames ? !name.empty() : isLabelName(name);
}

} // namespace

OperatorPtr labelReplaced(Query &query, OperatorPtr child, LabelReplacement replacement)
{
    const auto expander =
        std::make_shared<const Expander>(replacement.pattern, query.semantics().dotMatchesNewline);
    std::string problem;
    if (!expander->ok()) {
        problem = "invalid regular expression in label_replace(): " + replacement.pattern;
    } else if (!isAllowed(query, replacement.target)) {
        problem = "invalid destination label name in label_replace(): " + replacement.target;
    }
    auto change = [expander, replacement](const series::Labels &labels) {
        const auto value = expander->expand(labels.get(replacement.source), replacement.replacement);
        return value ? labels.with(replacement.target, *value) : labels;
    };
    return joinTwins(query,
        std::make_shared<RelabelOperator>(query, std::move(child), std::move(change), std::move(problem)));
}

OperatorPtr labelsJoined(Query &query, OperatorPtr child, std::string target, std::string separator,
    std::vector<std::string> sources)
{
    std::string problem;
    for (const std::string &source : sources) {
        if (problem.empty() && !isAllowed(query, source)) {
            problem = "invalid source label name in label_join(): " + source;
        }
    }
    if (problem.empty() && !isAllowed(query, target)) {
        problem = "invalid destination label name in label_join(): " + target;
    }
    auto change = [target, separator, sources](const series::Labels &labels) {
        std::string value;
        for (std::size_t i = 0; i < sources.size(); ++i) {
            value += i == 0 ? "" : separator;
            value += labels.get(sources[i]);
        }
        return labels.with(target, value);
    };
    return joinTwins(query,
        std::make_shared<RelabelOperator>(query, std::move(child), std::move(change), std::move(problem)));
}

} // namespace zumik::promql::exec
