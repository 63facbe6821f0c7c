// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/exposition.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace zumik::simulator {

namespace {

void appendEscaped(std::string &text, std::string_view value)
{
    while (!value.empty()) {
        const std::size_t plain = std::min(value.find_first_of("\\\"\n"), value.size());
        text.append(value.substr(0, plain));
        value.remove_prefix(plain);
        if (!value.empty()) {
            text.append(value[0] == '\n' ? "\\n" : value[0] == '"' ? "\\\"" : "\\\\");
            value.remove_prefix(1);
        }
    }
}

/// Go's %g: an exponent from a million on and below 0.0001. Python's clients write whole bounds with ".0".
void appendBound(std::string &text, double bound, Exposition::Dialect dialect)
{
    if (std::isinf(bound)) {
        text += "+Inf";
        return;
    }
    const bool scientific = bound >= 1e6 || bound < 1e-4;
    char buffer[32];
    const auto format = scientific ? std::chars_format::scientific : std::chars_format::fixed;
    text.append(buffer, std::to_chars(buffer, buffer + sizeof buffer, bound, format).ptr);
    if (dialect == Exposition::Dialect::Python && !scientific && bound == std::floor(bound)) {
        text += ".0";
    }
}

bool hasName(const Labels &labels, MoreLabels more, std::string_view name)
{
    return std::any_of(labels.begin(), labels.end(), [=](const auto &label) { return label.first == name; })
        || std::any_of(more.begin(), more.end(), [=](const auto &label) { return label.first == name; });
}

} // namespace

void appendNumber(std::string &text, double value)
{
    if (std::isnan(value)) {
        text += "NaN";
    } else if (std::isinf(value)) {
        text += value > 0 ? "+Inf" : "-Inf";
    } else if (std::abs(value) < 1e15 && value == std::floor(value)) {
        text += std::to_string(static_cast<long long>(value));
    } else {
        char buffer[32];
        const auto end = std::to_chars(buffer, buffer + sizeof buffer, value).ptr;
        text.append(buffer, end);
    }
}

void Exposition::setTarget(const Labels *labels, bool honorLabels, double time)
{
    m_target = labels;
    m_honorLabels = honorLabels;
    m_stamp = " ";
    const auto milliseconds = static_cast<long long>(std::llround(time * 1000));
    if (m_form == Form::Import) {
        m_stamp += std::to_string(milliseconds);
    } else {
        appendNumber(m_stamp, static_cast<double>(milliseconds) / 1000);
    }
}

Family Exposition::family(std::string_view name, std::string_view type, std::string_view help)
{
    if (m_form == Form::Text) {
        m_text.append("# HELP ").append(name).append(" ").append(help).append("\n# TYPE ");
        m_text.append(name).append(" ").append(type).append("\n");
    }
    return {*this, name};
}

void Exposition::writeLabel(std::string_view name, std::string_view value)
{
    m_text.append(m_firstLabel ? "{" : ",");
    m_firstLabel = false;
    const bool clashes = m_target != nullptr && !m_honorLabels
        && std::any_of(
            m_target->begin(), m_target->end(), [=](const auto &label) { return label.first == name; });
    m_text.append(clashes ? "exported_" : "").append(name).append("=\"");
    appendEscaped(m_text, value);
    m_text += '"';
}

void Exposition::writeTargetLabels(const Labels &labels, MoreLabels more)
{
    for (const auto &[name, value] : *m_target) {
        if (m_honorLabels && hasName(labels, more, name)) {
            continue;
        }
        m_text.append(m_firstLabel ? "{" : ",").append(name).append("=\"");
        m_firstLabel = false;
        appendEscaped(m_text, value);
        m_text += '"';
    }
}

void Exposition::openLabels(
    std::string_view name, std::string_view suffix, const Labels &labels, MoreLabels more)
{
    m_text.append(name).append(suffix);
    m_firstLabel = true;
    for (const auto &[label, value] : labels) {
        writeLabel(label, value);
    }
    for (const auto &[label, value] : more) {
        writeLabel(label, value);
    }
    if (m_form != Form::Text && m_target != nullptr) {
        writeTargetLabels(labels, more);
    }
}

void Exposition::finishSample(double value)
{
    m_text.append(m_firstLabel ? " " : "} ");
    appendNumber(m_text, value);
    if (m_form != Form::Text) {
        m_text += m_stamp;
    }
    m_text += '\n';
}

void Exposition::sample(
    std::string_view name, std::string_view suffix, const Labels &labels, MoreLabels more, double value)
{
    openLabels(name, suffix, labels, more);
    finishSample(value);
}

void Exposition::end()
{
    if (m_form == Form::OpenMetrics) {
        m_text += "# EOF\n";
    }
}

void Family::add(const Labels &labels, MoreLabels more, double value)
{
    m_out.sample(m_name, {}, labels, more, value);
}

void Family::count(const Labels &labels, MoreLabels more, double events)
{
    if (const double whole = std::floor(events); whole >= 1) {
        add(labels, more, whole);
    }
}

void Family::histogram(
    const Labels &labels, MoreLabels more, std::span<const double> bounds, std::initializer_list<Part> parts)
{
    double total = 0;
    double sum = 0;
    for (const Part &part : parts) {
        total += part.count;
        sum += part.count * part.spread.mean();
    }
    total = std::floor(total);
    if (total < 1) {
        return;
    }
    // The labels are the same in every bucket's line: written once, then copied.
    const std::size_t start = m_out.m_text.size();
    m_out.openLabels(m_name, "_bucket", labels, more);
    const std::string line = m_out.m_text.substr(start);
    m_out.m_text.resize(start);
    const bool noLabels = m_out.m_firstLabel;
    const auto bucket = [&](double bound, double events) {
        m_out.m_text.append(line).append(noLabels ? "{le=\"" : ",le=\"");
        appendBound(m_out.m_text, bound, m_out.m_dialect);
        m_out.m_text += '"';
        m_out.m_firstLabel = false;
        m_out.finishSample(events);
    };
    for (const double bound : bounds) {
        double below = 0;
        for (const Part &part : parts) {
            below += part.count * part.spread.below(bound);
        }
        bucket(bound, std::min(std::floor(below), total));
    }
    bucket(HUGE_VAL, total);
    m_out.sample(m_name, "_sum", labels, more, sum);
    m_out.sample(m_name, "_count", labels, more, total);
}

} // namespace zumik::simulator
