// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exposition/context.h"
#include "models/exposition/entry.h"
#include "models/exposition/labelreader.h"

#include <vector>

namespace zumik::exposition {

/// One format's way through a body, line by line; what both have in common.
class Parser {
public:
    Parser(std::string_view body, Format format, const Limits &limits);
    virtual ~Parser() = default;

    Parser(const Parser &) = delete;
    Parser &operator=(const Parser &) = delete;

    /// False when the body can't be read on; `error` says why.
    bool next(Entry &entry);

    base::Error error() const { return describeFailure(m_context.cursor.body(), m_context.failure); }

    const Sample &sample() const { return m_sample; }

    const Metadata &metadata() const { return m_metadata; }

protected:
    enum class Step : std::uint8_t { Entry, Nothing, Failed };

    /// Reads the line at the cursor, to past its line feed. Nothing: it held no entry.
    virtual Step readLine(Entry &entry) = 0;

    Context &context() { return m_context; }

    Cursor &cursor() { return m_context.cursor; }

    /// The metric's name and labels, in any of their forms.
    bool readSeries();

    /// A number that ends where the format lets a value end.
    bool readNumber(double &value);

    /// To the next character that ends a value: a space, line feed or NUL; in the text format also a tab or
    /// an opening brace.
    std::string_view takeWord();

    /// The exemplar's labels at the cursor, to past "}".
    bool readExemplarLabels();

    /// The family of a HELP, TYPE or UNIT line; `after` is that word.
    bool readFamily(std::string_view after);

    /// Sets the metadata's text to `raw`, which must be UTF-8.
    bool setHelp(std::string_view raw, Escapes escapes);

    /// Sets the metadata's type and text.
    bool setType(std::string_view word);

    Step step(bool read) const { return read ? Step::Entry : Step::Failed; }

    Sample m_sample;
    Metadata m_metadata;

private:
    bool readBareName();
    bool passLine(Entry &entry, Step &step);

    Context m_context;
    Format m_format;
    LabelReader m_labelReader;
    std::vector<series::Label> m_labels;
    std::vector<series::Label> m_exemplarLabels;
    std::size_t m_samples = 0;
    bool m_failed = false;
    bool m_ended = false;
};

} // namespace zumik::exposition
