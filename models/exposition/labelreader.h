// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exposition/format.h"
#include "models/exposition/quoted.h"
#include "models/series/labels.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace zumik::exposition {

struct Context;

/// Reads the labels of a sample or an exemplar, from "{" to "}".
class LabelReader {
public:
    LabelReader(Context &context, Format format)
        : m_context(context)
        , m_text(format == Format::Text)
    {
    }

    /// `name` is the metric's when it stood before the brace; else it is found among the labels. False when
    /// the context has a failure.
    bool readSample(std::vector<series::Label> &labels, std::string_view &name);

    /// Of OpenMetrics only.
    bool readExemplar(std::vector<series::Label> &labels);

    /// The metric's name in quotes that the cursor stands at.
    bool readQuotedName(std::string_view &name);

private:
    bool read(std::vector<series::Label> &labels, std::string_view *metric);
    bool readItem(std::vector<series::Label> &labels, std::string_view *metric);
    bool readLabel(std::vector<series::Label> &labels, series::Label label, const char *start);
    bool readName(std::string_view &name, bool &quoted);
    bool readValue(std::string_view &value);
    bool takeText(QuotedRules rules, std::string_view &text);
    bool takeMetric(std::string_view name, const char *start, std::string_view *metric);
    bool isNew(const std::vector<series::Label> &labels, std::string_view name);
    bool areDifferent(const std::vector<series::Label> &labels, const char *start);
    bool passSeparator();
    void skipBlanks();

    Context &m_context;
    bool m_text;
    bool m_exemplar = false;
    std::uint64_t m_seen = 0; ///< one bit a name, by a poor hash: an unset bit means that the name is new
};

} // namespace zumik::exposition
