// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/plot/bandcells.h"

#include <cstdint>
#include <unordered_map>

namespace zumik::plot {

/// What a sample is: its color, and what tells it from its neighbor.
struct BandState {
    enum class Kind : std::uint8_t { None, Raw, Word, Step };

    BandMark mark = 0;
    Kind kind = Kind::None;
    std::uint64_t key = 0; ///< bits of a number, or a word's or a step's number

    bool operator==(const BandState &) const = default;
};

/// Reads the samples of fields as states. What fields have in common, palette, words and legend, is kept from
/// one to the next. Private to models/plot.
class BandStates {
public:
    BandStates(BandCells &cells, const BandWords &words);

    /// Before a row's samples. `row` must stay where it is meanwhile.
    void begin(const BandRow &row, std::size_t place);

    BandState stateAt(std::size_t sample);

    /// Colors of numbers without mappings, at once; false where they need stateAt.
    bool plainMarks(std::size_t count, BandMark *marks) const;

    /// The items that thresholds and states have left, and the ramp. Grafana's getFieldLegendItem; here both
    /// are told where there are mappings too.
    void finish();

private:
    BandState number(double value);
    BandState mappedNumber(double value);
    BandState plainNumber(double value) const;
    BandState text(const std::string &text);
    frame::ValueColor textColor(const frame::DisplayValue &shown) const;
    BandMark markOf(const frame::ValueColor &color, std::size_t place);
    std::size_t wordOf(const std::string &text);
    void remember(const std::string &text, BandMark mark);
    void prepareMarks();

    BandCells &m_cells;
    const BandWords &m_words;
    const BandRow *m_row = nullptr;
    const series::Column *m_numbers = nullptr;
    const frame::Field::Texts *m_texts = nullptr;
    std::size_t m_place = 0;
    double m_opacity = 100;
    BandMark m_plain = 0; ///< of a value without steps; the low end of the ramp
    std::vector<double> m_starts; ///< of the thresholds' steps
    std::vector<BandMark> m_steps;
    std::unordered_map<std::uint64_t, BandState> m_mapped; ///< by a number's bits
    std::unordered_map<std::string, BandState> m_textStates;
    std::unordered_map<std::string, std::size_t> m_wordNumbers;
    std::vector<BandLegendItem> m_stateItems;
    std::vector<BandLegendItem> m_stepItems;
};

} // namespace zumik::plot
