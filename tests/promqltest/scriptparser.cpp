// SPDX-License-Identifier: GPL-3.0-or-later
// A script is a list of commands. A command is a line and the lines that belong to it, up to an empty line or
// a comment:
//
//   clear
//   load STEP                                   then series (load_with_nhcb: see script.h); a line "m@st ..."
//   before
//                                               a series tells its samples' start times, "@st ..." those of
//                                               all
//   eval[_WHAT] instant [at T] EXPR             then expectations (expectations.h)
//   eval[_WHAT] range from A to B step S EXPR
#include "tests/promqltest/scriptparser.h"

#include "models/base/text.h"
#include "tests/promqltest/expectations.h"
#include "tests/promqltest/seriesdescription.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <sstream>

namespace zumik::promqltest {

namespace {

base::Error expected(const std::string &what)
{
    return {base::ErrorCode::FormatInvalid, "expected " + what, {}};
}

/// Trimmed; what is a comment is empty.
std::vector<std::string> linesOf(std::string_view text)
{
    std::vector<std::string> lines;
    for (const std::string_view line : base::split(text, '\n')) {
        const std::string_view plain = base::trimmed(line);
        lines.emplace_back(plain.starts_with('#') ? std::string_view() : plain);
    }
    return lines;
}

std::string_view firstWord(std::string_view line)
{
    return line.substr(0, line.find_first_of(" \t"));
}

class ScriptParser {
public:
    ScriptParser(std::string_view text, const std::string &file)
        : m_lines(linesOf(text))
    {
        m_script.file = file;
    }

    base::Result<Script> parse()
    {
        for (; m_line < m_lines.size(); ++m_line) {
            if (m_lines[m_line].empty()) {
                continue;
            }
            if (const base::Status read = readCommand(); !read) {
                base::Error error = read.error();
                error.where = m_script.file + ":" + std::to_string(m_line + 1);
                return error;
            }
        }
        return std::move(m_script);
    }

private:
    base::Status readCommand()
    {
        std::string word(firstWord(m_lines[m_line]));
        std::transform(word.begin(), word.end(), word.begin(),
            [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        if (word == "clear") {
            m_script.commands.emplace_back(Clear{});
            return base::Done{};
        }
        if (word.starts_with("load")) {
            return readLoad();
        }
        return word.starts_with("eval") ? readEval() : expected("load, clear or eval");
    }

    /// The next line if it belongs to the same command.
    const std::string *nextLine()
    {
        const bool more = m_line + 1 < m_lines.size() && !m_lines[m_line + 1].empty();
        return more ? &m_lines[++m_line] : nullptr;
    }

    base::Status readLoad()
    {
        static const re2::RE2 form(R"(load(_with_nhcb)?\s+(.+))");
        std::string native;
        std::string step;
        if (!re2::RE2::FullMatch(m_lines[m_line], form, &native, &step)) {
            return expected("load STEP");
        }
        const auto length = base::parseDuration(step);
        if (!length || length->count() == 0) {
            return expected("a step such as 30s or 5m");
        }
        Load load{lineNumber(), *length, !native.empty(), {}};
        bool allBegun = false;
        bool begun = false;
        while (const std::string *line = nextLine()) {
            const std::string_view word = firstWord(*line);
            if (word.ends_with("@st")) {
                begun = true;
                allBegun |= word == "@st";
                continue;
            }
            auto series = parseSeries(*line);
            if (!series) {
                return series.error();
            }
            series->hasStartTimes = begun || allBegun;
            put(load.series, std::move(*series));
            begun = false;
        }
        m_script.commands.emplace_back(std::move(load));
        return base::Done{};
    }

    base::Status readEval()
    {
        auto eval = parseEvalLine(m_lines[m_line]);
        if (!eval) {
            return eval.error();
        }
        eval->line = lineNumber();
        Expectations expectations(*eval);
        while (expectations.open()) {
            const std::string *line = nextLine();
            if (line == nullptr) {
                break;
            }
            if (base::Status read = expectations.read(*line); !read) {
                return read;
            }
        }
        m_script.commands.emplace_back(std::move(*eval));
        return base::Done{};
    }

    int lineNumber() const { return static_cast<int>(m_line) + 1; }

    std::vector<std::string> m_lines;
    std::size_t m_line = 0;
    Script m_script;
};

} // namespace

base::Result<Script> parseScript(std::string_view text, const std::string &file)
{
    return ScriptParser(text, file).parse();
}

base::Result<Script> readScript(const std::string &file)
{
    std::ifstream stream(file, std::ios::binary);
    std::stringstream text;
    if (!(text << stream.rdbuf())) {
        return base::Error{base::ErrorCode::FileUnreadable, "can't be read, or is empty", file};
    }
    return parseScript(text.str(), file);
}

} // namespace zumik::promqltest
