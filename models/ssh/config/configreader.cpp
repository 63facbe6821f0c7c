// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/configreader.h"

#include "models/base/text.h"
#include "models/ssh/config/keywords.h"
#include "models/ssh/config/optionreader.h"
#include "models/ssh/config/patterns.h"
#include "models/ssh/config/tokens.h"

#include <algorithm>

namespace zumik::ssh {

using base::Done;
using base::Error;
using base::ErrorCode;
using base::Status;

namespace {

constexpr int deepest = 16; // OpenSSH's own limit
constexpr int mostFiles = 1'000; // files that include each other multiply

std::string whereOf(const std::string &path, int line)
{
    return path + ":" + std::to_string(line);
}

} // namespace

ConfigReader::ConfigReader(const ConfigFiles &files, ConfigQuestion question, std::string home,
    ConfigOptions options, MatchCommands commands)
    : m_files(files)
    , m_question(std::move(question))
    , m_home(std::move(home))
    , m_options(std::move(options))
    , m_commands(std::move(commands))
{
}

Status ConfigReader::addFile(const std::string &path, const std::string &folder, bool trusted)
{
    Place place{.path = path, .folder = folder};
    return readFile(place, trusted);
}

Status ConfigReader::readFile(Place &place, bool trusted)
{
    if (place.depth > deepest || ++m_filesRead > mostFiles) {
        return Error{ErrorCode::TooLarge, "too many files include each other", place.path};
    }
    const auto text = m_files.read(place.path, trusted);
    if (!text) {
        return text.error().code == ErrorCode::FileNotFound ? Status(Done{}) : text.error();
    }
    return readText(place, *text);
}

Status ConfigReader::readText(Place &place, const std::string &text)
{
    for (const std::string_view each : base::split(text, '\n')) {
        ++place.line;
        const auto line = readConfigLine(each);
        Status taken = line ? (*line ? take(place, **line) : Status(Done{})) : Status(line.error());
        if (!taken) {
            Error error = taken.error();
            error.where = error.where.empty() ? whereOf(place.path, place.line) : error.where;
            return error;
        }
    }
    return Done{};
}

Status ConfigReader::take(Place &place, const ConfigLine &line)
{
    if (line.keyword == "host") {
        if (std::find(line.words.begin(), line.words.end(), "") != line.words.end()) {
            return Error{ErrorCode::FormatInvalid, "an empty pattern after host", {}};
        }
        place.active = !place.never && hostMatches(line.words, m_question.host);
        return Done{};
    }
    if (line.keyword == "match") {
        return takeMatch(place, line);
    }
    if (line.keyword == "include") {
        return include(place, line);
    }
    return takeOption(place, line);
}

Status ConfigReader::takeMatch(Place &place, const ConfigLine &line)
{
    // In a block for other hosts nothing holds, so nothing is run for it either.
    const auto condition =
        matchCondition(line.rest, m_question, m_options, place.never ? MatchCommands() : m_commands);
    if (!condition) {
        return condition.error();
    }
    if (condition->triedNoExec && !place.never) {
        note(place, "match exec");
    }
    m_wantsFinal = m_wantsFinal || condition->wantsFinal;
    place.active = !place.never && condition->holds;
    return Done{};
}

Status ConfigReader::include(Place &place, const ConfigLine &line)
{
    for (const std::string &word : line.words) {
        if (word.empty()) {
            return Error{ErrorCode::FormatInvalid, "an empty name after include", {}};
        }
        const std::string full = expandHome(word, m_home);
        const std::string pattern = full.front() == '/' ? full : place.folder + "/" + full;
        for (const std::string &file : m_files.matching(pattern)) {
            Place inner{.path = file,
                .folder = place.folder,
                .depth = place.depth + 1,
                .never = place.never || !place.active,
                .active = place.active};
            if (Status read = readFile(inner, true); !read) {
                return read;
            }
        }
    }
    return Done{};
}

Status ConfigReader::takeOption(const Place &place, const ConfigLine &line)
{
    switch (useOf(line.keyword)) {
    case KeywordUse::Followed:
        return readOption(line, place.active, whereOf(place.path, place.line), m_options);
    case KeywordUse::Ignored:
        if (place.active) {
            note(place, line.keyword);
        }
        return Done{};
    case KeywordUse::Obsolete:
        return Done{};
    case KeywordUse::Unknown:
        break;
    }
    if (m_options.ignoreUnknown && matchesPatternList(*m_options.ignoreUnknown, line.keyword)) {
        return Done{};
    }
    return Error{ErrorCode::FormatInvalid, "there is no option \"" + line.keyword + "\"", {}};
}

void ConfigReader::note(const Place &place, const std::string &keyword)
{
    const std::string where = whereOf(place.path, place.line);
    const bool known = std::any_of(m_options.notes.begin(), m_options.notes.end(),
        [&](const ConfigNote &other) { return other.where == where; });
    if (!known) { // the final pass reads everything again
        m_options.notes.push_back({keyword, where});
    }
}

} // namespace zumik::ssh
