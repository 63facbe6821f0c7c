// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/conditions.h"

#include "models/ssh/config/configline.h"
#include "models/ssh/config/patterns.h"

#include <optional>

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

Error badCondition(std::string words)
{
    return {ErrorCode::FormatInvalid, "bad Match condition: " + std::move(words), {}};
}

/// What `Match host` tests: the name to go to, as far as it is known here.
Result<std::string> hostToTest(const ConfigQuestion &question, const ConfigOptions &options)
{
    return options.hostName ? expandTokens(*options.hostName, {{'h', question.host}}) : Result(question.host);
}

/// Whether a criterion with an argument holds; nothing for one that doesn't exist.
Result<std::optional<bool>> holds(const std::string &criterion, const std::string &patterns,
    const ConfigQuestion &question, const ConfigOptions &options)
{
    const auto told = [](bool result) {
        return std::optional(result);
    };
    if (criterion == "host") {
        const auto host = hostToTest(question, options);
        return host ? Result(told(matchesPatternList(patterns, lower(*host)))) : host.error();
    }
    if (criterion == "originalhost") {
        return told(matchesPatternList(patterns, lower(question.originalHost)));
    }
    if (criterion == "user") {
        return told(matchesPatternList(patterns, options.user.value_or(question.localUser), false));
    }
    if (criterion == "localuser") {
        return told(matchesPatternList(patterns, question.localUser, false));
    }
    return std::optional<bool>();
}

/// The row of criteria, taken one after the other.
class Criteria {
public:
    Criteria(std::string_view text, const ConfigQuestion &question, const ConfigOptions &options,
        const MatchCommands &commands)
        : m_text(text)
        , m_question(question)
        , m_options(options)
        , m_commands(commands)
    {
    }

    Result<Condition> take()
    {
        m_condition.holds = true;
        while (!m_text.empty() && m_text.front() != '#') {
            auto word = takeConfigWord(m_text);
            if (!word || word->empty()) {
                return badCondition("invalid quotes or an empty word");
            }
            const bool negated = word->front() == '!';
            if (const auto trouble = takeOne(lower(word->substr(negated ? 1 : 0)), negated)) {
                return *trouble;
            }
        }
        return m_count == 0 ? Result<Condition>(badCondition("it has no criteria")) : m_condition;
    }

private:
    std::optional<Error> takeOne(const std::string &criterion, bool negated)
    {
        if (criterion == "all") {
            return takeAll(negated);
        }
        ++m_count;
        if (criterion == "final" || criterion == "canonical") {
            m_condition.wantsFinal = m_condition.wantsFinal || criterion == "final";
            require(m_question.final != negated);
            return std::nullopt;
        }
        if (m_text.empty() || m_text.front() == '#') {
            return badCondition(criterion + " lacks its argument");
        }
        const auto argument = takeConfigWord(m_text);
        if (!argument || argument->empty()) {
            return badCondition("invalid quotes or an empty word");
        }
        return takeTest(criterion, *argument, negated);
    }

    std::optional<Error> takeAll(bool negated)
    {
        const bool alone = m_count <= 1 && (m_text.empty() || m_text.front() == '#');
        if (!alone) {
            return badCondition("\"all\" can't be combined with others");
        }
        ++m_count;
        require(!negated);
        return std::nullopt;
    }

    std::optional<Error> takeTest(const std::string &criterion, const std::string &argument, bool negated)
    {
        if (criterion == "exec") {
            return takeCommand(argument, negated);
        }
        const auto result = holds(criterion, argument, m_question, m_options);
        if (!result) {
            return result.error();
        }
        if (!*result) {
            return badCondition("there is no criterion \"" + criterion + "\"");
        }
        require(**result != negated);
        return std::nullopt;
    }

    std::optional<Error> takeCommand(const std::string &line, bool negated)
    {
        if (!m_condition.holds) {
            return std::nullopt;
        }
        if (!m_commands.test) {
            m_condition.triedNoExec = true;
            require(false);
            return std::nullopt;
        }
        const auto host = hostToTest(m_question, m_options);
        const auto complete = host
            ? expandTokens(
                line, m_commands.tokens ? m_commands.tokens(m_question, *host, m_options) : Tokens())
            : host;
        const auto succeeds = complete ? m_commands.test(*complete) : Result<bool>(complete.error());
        if (!succeeds) {
            return Error{succeeds.error().code, "match exec: " + succeeds.error().message, {}};
        }
        require(*succeeds != negated);
        return std::nullopt;
    }

    void require(bool met) { m_condition.holds = m_condition.holds && met; }

    std::string_view m_text;
    const ConfigQuestion &m_question;
    const ConfigOptions &m_options;
    const MatchCommands &m_commands;
    Condition m_condition;
    int m_count = 0;
};

} // namespace

bool hostMatches(const std::vector<std::string> &patterns, std::string_view host)
{
    bool matched = false;
    for (const std::string_view entry : patterns) {
        const bool negated = !entry.empty() && entry.front() == '!';
        if (!matchesGlob(negated ? entry.substr(1) : entry, host)) {
            continue;
        }
        if (negated) {
            return false;
        }
        matched = true;
    }
    return matched;
}

Result<Condition> matchCondition(std::string_view criteria, const ConfigQuestion &question,
    const ConfigOptions &options, const MatchCommands &commands)
{
    return Criteria(criteria, question, options, commands).take();
}

} // namespace zumik::ssh
