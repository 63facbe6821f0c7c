// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/simulator/spread.h"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zumik::simulator {

using Labels = std::vector<std::pair<std::string, std::string>>;
using MoreLabels = std::initializer_list<std::pair<std::string_view, std::string_view>>;

/// Some of a histogram's observations: how many, and how they are spread.
struct Part {
    double count;
    Spread spread;
};

class Exposition;

/// One metric family being written; its samples must follow at once.
class Family {
public:
    Family(Exposition &out, std::string_view name)
        : m_out(out)
        , m_name(name)
    {
    }

    void add(const Labels &labels, MoreLabels more, double value);

    void add(const Labels &labels, double value) { add(labels, {}, value); }

    /// A counter's value, cut to whole events. A series without an event yet doesn't exist, as in clients
    /// whose label values appear with their first use.
    void count(const Labels &labels, MoreLabels more, double events);

    void histogram(const Labels &labels, MoreLabels more, std::span<const double> bounds,
        std::initializer_list<Part> parts);

private:
    Exposition &m_out;
    std::string m_name;
};

/// Writes samples in one of three forms:
///     Text         the exposition format 0.0.4 with HELP and TYPE: what a target answers
///     OpenMetrics  samples with a time in seconds and the target's labels: what promtool makes blocks from
///     Import       the same with milliseconds: what VictoriaMetrics imports
/// In the timed forms a label that the target has as well is renamed to exported_NAME, as Prometheus does
/// when it scrapes, or kept instead of the target's with `honorLabels`.
class Exposition {
public:
    enum class Form { Text, OpenMetrics, Import };

    explicit Exposition(Form form = Form::Text)
        : m_form(form)
    {
    }

    /// How bucket bounds are written: le="1" by Go's clients, le="1.0" by Python's.
    enum class Dialect { Go, Python };

    void setDialect(Dialect dialect) { m_dialect = dialect; }

    void setTarget(const Labels *labels, bool honorLabels, double time);

    Family gauge(std::string_view name, std::string_view help) { return family(name, "gauge", help); }

    Family counter(std::string_view name, std::string_view help) { return family(name, "counter", help); }

    Family histogram(std::string_view name, std::string_view help) { return family(name, "histogram", help); }

    void sample(
        std::string_view name, std::string_view suffix, const Labels &labels, MoreLabels more, double value);

    const std::string &text() const { return m_text; }

    void clear() { m_text.clear(); }

    void end();

private:
    friend class Family;

    Family family(std::string_view name, std::string_view type, std::string_view help);
    void writeLabels(const Labels &labels, MoreLabels more);
    void writeLabel(std::string_view name, std::string_view value);
    void writeTargetLabels(const Labels &labels, MoreLabels more);
    void finishSample(double value);
    void openLabels(std::string_view name, std::string_view suffix, const Labels &labels, MoreLabels more);

    Form m_form;
    Dialect m_dialect = Dialect::Go;
    const Labels *m_target = nullptr;
    bool m_honorLabels = false;
    bool m_firstLabel = true;
    std::string m_stamp;
    std::string m_text;
};

/// Whole numbers in full up to 15 digits, else the shortest text that reads back to the same number; "NaN",
/// "+Inf", "-Inf".
void appendNumber(std::string &text, double value);

} // namespace zumik::simulator
