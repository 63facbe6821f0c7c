// SPDX-License-Identifier: GPL-3.0-or-later
// Many small questions are put as one: the terms
//     label_replace(TERM, "zumik_term", "NUMBER", "", "")
// are joined by `or`, and each sample of the answer says by that label which term it belongs to.
#include "models/board/truth.h"

#include "models/async/reply.h"
#include "models/base/number.h"
#include "models/base/text.h"
#include "models/promql/lexer.h"
#include "models/promql/selectors.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>

namespace zumik::board {

namespace {

using promql::Selector;

constexpr const char *termLabel = "zumik_term";
constexpr std::size_t termsAtOnce = 60;
constexpr base::Duration longWindow = std::chrono::minutes(10); ///< shorter ones are full soon enough

/// A question among many, and what is done with each of its samples.
struct Term {
    std::string expression;
    std::function<void(const series::Sample &)> onSample;
    std::function<void()> onNothing;
};

std::string joined(const std::vector<Term> &terms, std::size_t from, std::size_t to)
{
    std::string all;
    for (std::size_t i = from; i < to; ++i) {
        all += (all.empty() ? "label_replace(" : " or label_replace(") + terms[i].expression + ", "
            + base::quoted(termLabel) + ", " + base::quoted(std::to_string(i)) + R"(, "", ""))";
    }
    return all;
}

std::string withWindow(const Selector &selector)
{
    return promql::toString(selector) + '[' + base::formatDuration(selector.window) + ']';
}

class Inquiry : public std::enable_shared_from_this<Inquiry> {
public:
    Inquiry(source::MetricSource &source, std::vector<TruthPanel> panels, base::Time time,
        base::StopToken stop, async::Receiver receiver, source::Answer<Truth> answer)
        : m_source(source)
        , m_panels(std::move(panels))
        , m_time(time)
        , m_stop(stop)
        , m_receiver(receiver)
        , m_reply(std::move(stop), std::move(receiver), std::move(answer))
    {
    }

    void start()
    {
        for (const TruthPanel &panel : m_panels) {
            for (const std::string &expression : panel.expressions) {
                note(panel.id, expression);
            }
        }
        ++m_pending; // until everything has been asked
        askAges();
        askDown();
        askBounds();
        over();
    }

private:
    using Then = void (Inquiry::*)(const series::Instant &);

    void note(int panel, const std::string &expression)
    {
        const auto selectors = promql::selectorsOf(expression);
        if (!selectors) {
            return;
        }
        for (const Selector &selector : *selectors) {
            m_users[promql::toString(selector)].insert(panel);
            if (selector.window.count() > 0) {
                m_windows[withWindow(selector)].insert(panel);
            }
            if (selector.window >= longWindow && !selector.metric.empty()) {
                m_long[{selector.metric, selector.window}].insert(panel);
            }
        }
        for (const std::string &metric : quantileBuckets(expression)) {
            m_buckets[metric].insert(panel);
        }
    }

    void askAges()
    {
        std::vector<Term> terms;
        for (const auto &[selector, panels] : m_users) {
            terms.push_back({"max(timestamp(" + selector + "))",
                [this, &users = panels](const series::Sample &sample) { onAge(users, sample.value); }, {}});
        }
        for (const auto &[metric, panels] : m_long) {
            Selector bare{"", {{"__name__", "=", metric.first}}};
            const std::string then =
                promql::toString(bare) + " offset " + base::formatDuration(metric.second);
            // No sample means: none then. One of no value is put in where there is none at all.
            terms.push_back({"(count(" + then + ") or absent(" + promql::toString(bare) + ") * 0)",
                [](const series::Sample &) {},
                [this, &users = panels, what = metric] {
                    doubt(users,
                        {.kind = Doubt::Kind::WindowNotFull, .detail = what.first, .window = what.second});
                }});
        }
        ask(std::make_shared<const std::vector<Term>>(std::move(terms)));
    }

    void onAge(const std::set<int> &users, double seconds)
    {
        if (!(seconds > 0 && seconds < 1e11)) {
            return;
        }
        const base::Time at{std::llround(seconds * 1000)};
        for (const int panel : users) {
            base::Time &known = m_truth.youngest[panel];
            known = std::max(known, at);
        }
    }

    void askDown()
    {
        if (m_windows.empty()) {
            return;
        }
        instant("count(up == 0)", [](Inquiry &self, const series::Instant &answer) {
            const auto *samples = std::get_if<std::vector<series::Sample>>(&answer.value);
            if (samples != nullptr && !samples->empty()) {
                self.askWhoNeedsThem();
            }
        });
    }

    void askWhoNeedsThem()
    {
        std::vector<Term> terms;
        for (const auto &[selector, panels] : m_windows) {
            terms.push_back({"(group by (job, instance) (last_over_time(" + selector
                    + ")) and on (job, instance) (up == 0))",
                [this, &users = panels](const series::Sample &sample) {
                    const std::string target = std::string(sample.labels.get("job")) + ' '
                        + std::string(sample.labels.get("instance"));
                    doubt(users, {.kind = Doubt::Kind::TargetDown, .detail = target});
                },
                {}});
        }
        ask(std::make_shared<const std::vector<Term>>(std::move(terms)));
    }

    void askBounds()
    {
        for (const auto &[metric, panels] : m_buckets) {
            source::LabelValuesQuery query;
            query.label = "le";
            query.matchers = {promql::toString({"", {{"__name__", "=", metric}}})};
            query.range = {m_time - std::chrono::hours(1), m_time};
            ++m_pending;
            m_source.labelValues(std::move(query), m_stop, m_receiver,
                [self = shared_from_this(), &users = panels](
                    const base::Result<std::vector<std::string>> &bounds) {
                    if (bounds) {
                        self->onBounds(users, *bounds);
                    }
                    self->over();
                });
        }
    }

    void onBounds(const std::set<int> &users, const std::vector<std::string> &bounds)
    {
        double top = -HUGE_VAL;
        bool open = false;
        for (const std::string &bound : bounds) {
            const auto value = base::parseDouble(bound);
            open = open || (value && std::isinf(*value));
            top = value && std::isfinite(*value) ? std::max(top, *value) : top;
        }
        if (!open || !std::isfinite(top)) {
            return;
        }
        for (const int panel : users) {
            m_truth.topBounds[panel].push_back(top);
        }
    }

    /// Puts the terms in as few questions as their number allows.
    void ask(const std::shared_ptr<const std::vector<Term>> &terms)
    {
        for (std::size_t from = 0; from < terms->size(); from += termsAtOnce) {
            const std::size_t to = std::min(from + termsAtOnce, terms->size());
            instant(joined(*terms, from, to), [terms, from, to](Inquiry &, const series::Instant &answer) {
                const auto *samples = std::get_if<std::vector<series::Sample>>(&answer.value);
                if (samples != nullptr) {
                    handOut(*terms, from, to, *samples);
                }
            });
        }
    }

    static void handOut(const std::vector<Term> &terms, std::size_t from, std::size_t to,
        const std::vector<series::Sample> &samples)
    {
        std::set<std::size_t> met;
        for (const series::Sample &sample : samples) {
            const auto number = base::parseDouble(sample.labels.get(termLabel)).value_or(-1);
            if (number < static_cast<double>(from) || number >= static_cast<double>(to)) {
                continue;
            }
            const auto index = static_cast<std::size_t>(number);
            met.insert(index);
            terms[index].onSample(sample);
        }
        for (std::size_t i = from; i < to; ++i) {
            if (!met.contains(i) && terms[i].onNothing) {
                terms[i].onNothing();
            }
        }
    }

    template <typename F> void instant(const std::string &expression, F then)
    {
        ++m_pending;
        m_source.instant({expression, m_time, source::Priority::Background}, m_stop, m_receiver,
            [self = shared_from_this(), then = std::move(then)](const base::Result<series::Instant> &answer) {
                if (answer) {
                    then(*self, *answer);
                }
                self->over();
            });
    }

    void doubt(const std::set<int> &users, const Doubt &what)
    {
        for (const int panel : users) {
            std::vector<Doubt> &known = m_truth.doubts[panel];
            if (std::find(known.begin(), known.end(), what) == known.end()) {
                known.push_back(what);
            }
        }
    }

    void over()
    {
        if (--m_pending == 0) {
            m_reply.deliver(std::move(m_truth));
        }
    }

    source::MetricSource &m_source;
    std::vector<TruthPanel> m_panels;
    base::Time m_time;
    base::StopToken m_stop;
    async::Receiver m_receiver;
    async::Reply<Truth> m_reply;
    // Which panels ask for what.
    std::map<std::string, std::set<int>> m_users; ///< by selector
    std::map<std::string, std::set<int>> m_windows; ///< by selector with window
    std::map<std::pair<std::string, base::Duration>, std::set<int>> m_long; ///< by metric and long window
    std::map<std::string, std::set<int>> m_buckets; ///< by metric
    std::size_t m_pending = 0;
    Truth m_truth;
};

bool isAskedFor(const Doubt &doubt)
{
    using Kind = Doubt::Kind;
    return doubt.kind == Kind::WindowNotFull || doubt.kind == Kind::AtLeast || doubt.kind == Kind::TargetDown;
}

bool reaches(const PanelData &data, double bound)
{
    for (const frame::Frame &frame : data.frames) {
        for (const frame::Field &field : frame.fields) {
            const auto *const numbers = field.numbers();
            if (numbers == nullptr) {
                continue;
            }
            const auto values = numbers->values();
            if (std::find(values.begin(), values.end(), bound) != values.end()) {
                return true;
            }
        }
    }
    return false;
}

bool computesOn(const promql::Token &token)
{
    static const std::set<std::string_view> arithmetic{"+", "-", "*", "/", "%", "^"};
    return token.kind == promql::TokenKind::Operator && arithmetic.contains(token.text);
}

} // namespace

bool applyTruth(PanelData &data, int panel, const Truth &truth)
{
    const std::vector<Doubt> before = data.doubts;
    std::erase_if(data.doubts, isAskedFor);
    if (const auto found = truth.doubts.find(panel); found != truth.doubts.end()) {
        data.doubts.insert(data.doubts.end(), found->second.begin(), found->second.end());
    }
    if (const auto found = truth.topBounds.find(panel); found != truth.topBounds.end()) {
        for (const double bound : found->second) {
            const Doubt atLeast{.kind = Doubt::Kind::AtLeast, .bound = bound};
            const bool isNew =
                std::find(data.doubts.begin(), data.doubts.end(), atLeast) == data.doubts.end();
            if (isNew && reaches(data, bound)) {
                data.doubts.push_back(atLeast);
            }
        }
    }
    if (const auto found = truth.youngest.find(panel); found != truth.youngest.end()) {
        data.lastSample = found->second;
    }
    return data.doubts != before;
}

std::string_view doubtName(Doubt::Kind kind)
{
    switch (kind) {
    case Doubt::Kind::WindowUnderStep:
        return "window_under_step";
    case Doubt::Kind::WindowUnderFourScrapes:
        return "window_under_four_scrapes";
    case Doubt::Kind::WindowNotFull:
        return "window_not_full";
    case Doubt::Kind::AtLeast:
        return "at_least";
    case Doubt::Kind::TargetDown:
        return "target_down";
    case Doubt::Kind::TransformationTooLarge:
        return "transformation_too_large";
    case Doubt::Kind::TransformationUnusable:
        return "transformation_unusable";
    case Doubt::Kind::BeforeRecording:
        return "before_recording";
    case Doubt::Kind::NarrowerRecorded:
        return "narrower_recorded";
    case Doubt::Kind::NotRecorded:
        return "not_recorded";
    case Doubt::Kind::RepeatsLeftOut:
        return "repeats_left_out";
    }
    return {};
}

std::vector<std::string> quantileBuckets(const std::string &expression)
{
    const auto tokens = promql::tokenize(expression);
    std::vector<std::string> metrics;
    int inside = 0; // parentheses of a histogram_quantile that are open
    for (std::size_t i = 0; tokens && i < tokens->size(); ++i) {
        const promql::Token &token = (*tokens)[i];
        if (inside == 0 && computesOn(token)) {
            return {};
        }
        if (inside == 0 && token.text == "histogram_quantile"
            && token.kind == promql::TokenKind::Identifier) {
            inside = 1;
            ++i; // its parenthesis
        } else if (inside > 0 && token.text == "(") {
            ++inside;
        } else if (inside > 0 && token.text == ")") {
            --inside;
        } else if (inside > 0 && token.kind == promql::TokenKind::Identifier
            && token.text.ends_with("_bucket")) {
            metrics.emplace_back(token.text);
        }
    }
    return metrics;
}

void askTruth(source::MetricSource &source, std::vector<TruthPanel> panels, base::Time time,
    base::StopToken stop, async::Receiver receiver, source::Answer<Truth> answer)
{
    std::make_shared<Inquiry>(
        source, std::move(panels), time, std::move(stop), std::move(receiver), std::move(answer))
        ->start();
}

} // namespace zumik::board
