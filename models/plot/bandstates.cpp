// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandstates.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace zumik::plot {

namespace {

using Mode = frame::ColorConfig::Mode;

/// Different values and texts that are remembered: more are worked out again each time.
constexpr std::size_t mostKnown = 4096;
/// What Grafana fills bands with; the dashboard's own word for nothing is none.
constexpr double usualOpacity = 70;

} // namespace

BandStates::BandStates(BandCells &cells, const BandWords &words)
    : m_cells(cells)
    , m_words(words)
{
}

void BandStates::begin(const BandRow &row, std::size_t place)
{
    m_row = &row;
    m_place = place;
    m_numbers = row.field->numbers();
    m_texts = std::get_if<frame::Field::Texts>(&row.field->values);
    const double opacity = row.field->config.style.fillOpacity;
    m_opacity = opacity > 0 ? opacity : usualOpacity;
    m_mapped.clear();
    m_textStates.clear();
    prepareMarks();
}

void BandStates::prepareMarks()
{
    const frame::FieldConfig &config = m_row->field->config;
    m_starts.clear();
    m_steps.clear();
    if (config.color.mode == Mode::Continuous) {
        m_plain = m_cells.palette.rampFrom(config.color.scheme, m_opacity);
        if (!m_cells.ramp && m_numbers != nullptr) {
            m_cells.ramp = BandRamp{config.color.scheme, m_row->range, &config, m_opacity};
        }
        return;
    }
    const bool bySteps = config.color.mode == Mode::Thresholds;
    for (std::size_t i = 0; bySteps && i < config.thresholds.steps.size(); ++i) {
        m_starts.push_back(frame::stepStart(config.thresholds, m_row->range, i));
        m_steps.push_back(
            markOf({frame::ValueColor::Kind::Named, config.thresholds.steps[i].color, 0}, m_place));
    }
    if (m_stepItems.empty() && m_steps.size() > 1 && m_numbers != nullptr) {
        for (std::size_t i = 0; i < std::min(m_steps.size(), mostLegendItems); ++i) {
            m_stepItems.push_back({stepText(config, i, m_words), m_steps[i]});
        }
    }
    m_plain = m_steps.empty() ? markOf(frame::colorOf(0, config, m_row->range), m_place) : m_steps.front();
}

BandMark BandStates::markOf(const frame::ValueColor &color, std::size_t place)
{
    return m_cells.palette.markOf({color, place, m_opacity});
}

BandState BandStates::stateAt(std::size_t sample)
{
    if (m_numbers != nullptr) {
        return number((*m_numbers)[sample]);
    }
    return m_texts != nullptr ? text((*m_texts)[sample]) : BandState{};
}

BandState BandStates::number(double value)
{
    return m_row->field->config.mappings.empty() ? plainNumber(value) : mappedNumber(value);
}

BandState BandStates::plainNumber(double value) const
{
    if (std::isnan(value)) {
        return {};
    }
    BandState state{m_plain, BandState::Kind::Raw, std::bit_cast<std::uint64_t>(value)};
    if (!m_steps.empty()) {
        const auto after = std::upper_bound(m_starts.begin() + 1, m_starts.end(), value);
        const auto step = static_cast<std::size_t>(after - m_starts.begin() - 1);
        state.mark = m_steps[step];
        if (m_row->bySteps) {
            state.kind = BandState::Kind::Step;
            state.key = step;
        }
    } else if (m_row->field->config.color.mode == Mode::Continuous) {
        const double position = frame::positionIn(m_row->range, value);
        const double end = BandPalette::rampSteps - 1;
        state.mark =
            static_cast<BandMark>(m_plain + std::lround(std::isnan(position) ? end : position * end));
    }
    return state;
}

BandState BandStates::mappedNumber(double value)
{
    const auto bits = std::bit_cast<std::uint64_t>(value);
    if (const auto known = m_mapped.find(bits); known != m_mapped.end()) {
        return known->second;
    }
    const frame::DisplayValue shown = m_words.number(value, m_row->field->config, m_row->range);
    BandState state = plainNumber(value);
    if (shown.mapped) {
        const std::string text = m_words.plain(frame::toString(shown.text));
        state = {markOf(shown.color, m_place), BandState::Kind::Word, wordOf(text)};
        remember(text, state.mark);
    }
    if (m_mapped.size() < mostKnown) {
        m_mapped.emplace(bits, state);
    }
    return state;
}

BandState BandStates::text(const std::string &text)
{
    if (const auto known = m_textStates.find(text); known != m_textStates.end()) {
        return known->second;
    }
    const frame::DisplayValue shown = m_words.text(text, m_row->field->config);
    BandState state;
    if (shown.mapped || !text.empty()) {
        const std::string read = m_words.plain(frame::toString(shown.text));
        const std::size_t word = wordOf(read);
        state = {markOf(textColor(shown), word), BandState::Kind::Word, word};
        remember(read, state.mark);
    }
    if (m_textStates.size() < mostKnown) {
        m_textStates.emplace(text, state);
    }
    return state;
}

frame::ValueColor BandStates::textColor(const frame::DisplayValue &shown) const
{
    const frame::FieldConfig &config = m_row->field->config;
    if (shown.color.kind != frame::ValueColor::Kind::Series) {
        return shown.color;
    }
    if (config.color.mode == Mode::Thresholds && !config.thresholds.steps.empty()) {
        return {frame::ValueColor::Kind::Named, config.thresholds.steps.front().color, 0};
    }
    if (config.color.mode == Mode::Continuous) {
        return {frame::ValueColor::Kind::Continuous, config.color.scheme, 0};
    }
    return shown.color;
}

std::size_t BandStates::wordOf(const std::string &text)
{
    if (m_wordNumbers.size() < mostKnown) {
        return m_wordNumbers.emplace(text, m_wordNumbers.size()).first->second;
    }
    const auto known = m_wordNumbers.find(text);
    return known != m_wordNumbers.end() ? known->second
                                        : mostKnown + std::hash<std::string>{}(text) % mostKnown;
}

void BandStates::remember(const std::string &text, BandMark mark)
{
    const bool told = m_row->field->config.style.hideFromLegend || text.empty()
        || m_stateItems.size() >= mostLegendItems
        || std::any_of(m_stateItems.begin(), m_stateItems.end(),
            [&](const BandLegendItem &item) { return item.text == text && item.mark == mark; });
    if (!told) {
        m_stateItems.push_back({text, mark});
    }
}

bool BandStates::plainMarks(std::size_t count, BandMark *marks) const
{
    const frame::FieldConfig &config = m_row->field->config;
    if (m_numbers == nullptr || !config.mappings.empty() || config.color.mode != Mode::Continuous
        || m_numbers->size() < count) {
        return false;
    }
    const double low = m_row->range.min;
    const double length = m_row->range.max - low;
    const double factor = (BandPalette::rampSteps - 1) / length;
    if (length <= 0 || !std::isnormal(factor)) { // a range that no number can measure
        return false;
    }
    const double most = BandPalette::rampSteps - 0.5;
    const std::span<const double> values = m_numbers->values();
    for (std::size_t i = 0; i < count; ++i) {
        const double at = std::clamp((values[i] - low) * factor + 0.5, 0.0, most);
        marks[i] =
            std::isnan(values[i]) ? BandMark{0} : static_cast<BandMark>(m_plain + static_cast<int>(at));
    }
    return true;
}

void BandStates::finish()
{
    m_cells.legend = std::move(m_stateItems);
    m_cells.legend.insert(m_cells.legend.end(), m_stepItems.begin(), m_stepItems.end());
}

} // namespace zumik::plot
