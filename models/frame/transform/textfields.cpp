// SPDX-License-Identifier: GPL-3.0-or-later
// Source: features/transformers/extractFields/fieldExtractors.ts.
#include "models/frame/transform/textfields.h"

#include "models/base/text.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

/// Reads pairs character by character, since a quote may open and close anywhere.
class PairReader {
public:
    explicit PairReader(std::string_view text)
        : m_text(text)
    {
    }

    TextFields read()
    {
        for (; m_at < m_text.size(); ++m_at) {
            take(m_text[m_at]);
        }
        if (!m_key.empty()) {
            emit(std::move(m_key), std::move(m_word));
        } else if (m_bare) {
            emit(std::move(m_word), {});
        }
        return std::move(m_fields);
    }

private:
    void take(char c)
    {
        m_bare = false;
        if (m_quote != 0 && c == m_quote) {
            m_quote = 0;
            if (++m_at >= m_text.size()) {
                return;
            }
            c = m_text[m_at];
        }
        if (c == '\\') {
            m_word += ++m_at < m_text.size() ? std::string(1, m_text[m_at]) : std::string();
        } else if (m_quote != 0) {
            m_word += c;
        } else {
            takeUnquoted(c);
        }
    }

    void takeUnquoted(char c)
    {
        if (c == ':' || c == '=') {
            endKey();
        } else if (std::string_view(" \t\r\n\"'").find(c) != std::string_view::npos) {
            m_quote = c == '"' || c == '\'' ? c : m_quote;
            if (!m_word.empty() && m_key.empty()) {
                emit(std::exchange(m_word, {}), {});
            }
            endWord();
        } else if (std::string_view(",;&{}").find(c) != std::string_view::npos) {
            endWord();
        } else {
            m_word += c;
            m_bare = true;
        }
    }

    void endKey()
    {
        if (m_word.empty()) {
            return;
        }
        if (!m_key.empty()) {
            emit(std::move(m_key), {});
        }
        m_key = std::exchange(m_word, {});
    }

    void endWord()
    {
        if (m_word.empty()) {
            return;
        }
        if (m_key.empty()) {
            m_key = std::exchange(m_word, {});
        } else {
            emit(std::exchange(m_key, {}), std::exchange(m_word, {}));
        }
    }

    void emit(std::string key, std::string value) { m_fields.emplace_back(std::move(key), std::move(value)); }

    std::string_view m_text;
    std::size_t m_at = 0;
    char m_quote = 0; ///< 0: outside of any
    bool m_bare = false; ///< the last character stood for itself
    std::string m_word;
    std::string m_key;
    TextFields m_fields;
};

} // namespace

TextFields keyValueFields(std::string_view text)
{
    return PairReader(text).read();
}

TextFields delimitedFields(std::string_view text, std::string_view delimiter)
{
    TextFields fields;
    while (true) {
        const std::size_t at = delimiter.empty() ? std::string_view::npos : text.find(delimiter);
        fields.emplace_back(std::string(base::trimmed(text.substr(0, at))), 1.0);
        if (at == std::string_view::npos) {
            return fields;
        }
        text.remove_prefix(at + delimiter.size());
    }
}

} // namespace zumik::frame::transform
