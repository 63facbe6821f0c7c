// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/code.h"

#include <algorithm>
#include <cctype>
#include <regex>
#include <sstream>

namespace zumik::tests {

namespace {

bool isIdentifier(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_';
}

/// Walks over a source once and blanks what is asked for.
class Blanker {
public:
    Blanker(std::string_view source, bool literals)
        : m_text(source)
        , m_literals(literals)
    {
    }

    std::string run()
    {
        while (m_at < m_text.size()) {
            step();
        }
        return std::move(m_text);
    }

private:
    bool at(std::string_view what) const { return m_text.compare(m_at, what.size(), what) == 0; }

    void step()
    {
        if (at("//")) {
            blankTo(std::min(m_text.find('\n', m_at), m_text.size()), true);
        } else if (at("/*")) {
            const std::size_t end = m_text.find("*/", m_at + 2);
            blankTo(end == std::string::npos ? m_text.size() : end + 2, true);
        } else if (at("R\"") && (m_at == 0 || !isIdentifier(m_text[m_at - 1]))) {
            blankTo(endOfRaw(), m_literals);
        } else if (at("\"") || (at("'") && (m_at == 0 || !isIdentifier(m_text[m_at - 1])))) {
            blankTo(endOfLiteral(), m_literals);
        } else {
            ++m_at;
        }
    }

    /// Behind the closing quote; a literal ends with its line at the latest.
    std::size_t endOfLiteral() const
    {
        const char quote = m_text[m_at];
        for (std::size_t i = m_at + 1; i < m_text.size(); ++i) {
            if (m_text[i] == '\\') {
                ++i;
            } else if (m_text[i] == quote) {
                return i + 1;
            } else if (m_text[i] == '\n') {
                return i;
            }
        }
        return m_text.size();
    }

    std::size_t endOfRaw() const
    {
        const std::size_t open = m_text.find('(', m_at);
        if (open == std::string::npos) {
            return m_text.size();
        }
        const std::string close = ")" + m_text.substr(m_at + 2, open - m_at - 2) + "\"";
        const std::size_t end = m_text.find(close, open);
        return end == std::string::npos ? m_text.size() : end + close.size();
    }

    void blankTo(std::size_t end, bool blank)
    {
        for (; m_at < end; ++m_at) {
            if (blank && m_text[m_at] != '\n') {
                m_text[m_at] = ' ';
            }
        }
    }

    std::string m_text;
    std::size_t m_at = 0;
    bool m_literals;
};

} // namespace

std::string codeOnly(std::string_view source)
{
    return Blanker(source, true).run();
}

std::vector<Include> includesOf(std::string_view source)
{
    static const std::regex form(R"re(^\s*#\s*include\s*(["<])([^">]+)[">])re");
    std::istringstream lines(Blanker(source, false).run());
    std::vector<Include> found;
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        std::smatch match;
        if (std::regex_search(line, match, form)) {
            found.push_back({number, match[2], match[1] == "<"});
        }
    }
    return found;
}

int lineOf(std::string_view code, std::string_view word)
{
    for (std::size_t at = code.find(word); at != std::string_view::npos; at = code.find(word, at + 1)) {
        if (at == 0 || !isIdentifier(code[at - 1])) {
            return 1
                + static_cast<int>(
                    std::count(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
        }
    }
    return 0;
}

} // namespace zumik::tests
