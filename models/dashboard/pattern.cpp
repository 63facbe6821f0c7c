// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/pattern.h"

#include "models/dashboard/json.h"

namespace zumik::dashboard {

namespace {

// PCRE2's own limits, set at the head of the pattern: steps of backtracking, its depth, and memory in KiB.
constexpr char limits[] = "(*LIMIT_MATCH=200000)(*LIMIT_DEPTH=5000)(*LIMIT_HEAP=20000)";

struct Parts {
    std::string_view pattern;
    std::string_view flags;
};

Parts partsOf(std::string_view text)
{
    const std::size_t close = text.rfind('/');
    if (text.size() < 2 || text.front() != '/' || close == 0) {
        return {text, {}};
    }
    return {text.substr(1, close - 1), text.substr(close + 1)};
}

QRegularExpression::PatternOptions optionsOf(std::string_view flags)
{
    QRegularExpression::PatternOptions options;
    for (const char flag : flags) {
        options |= flag == 'i' ? QRegularExpression::CaseInsensitiveOption
            : flag == 'm'      ? QRegularExpression::MultilineOption
            : flag == 's'      ? QRegularExpression::DotMatchesEverythingOption
                               : QRegularExpression::NoPatternOption;
    }
    return options;
}

bool isDigit(QChar c)
{
    return c >= QLatin1Char('0') && c <= QLatin1Char('9');
}

QString filled(const QString &replacement, const QRegularExpressionMatch &match)
{
    QString text;
    for (qsizetype i = 0; i < replacement.size(); ++i) {
        const QChar c = replacement.at(i);
        const bool mark = c == QLatin1Char('$') || c == QLatin1Char('\\');
        if (mark && i + 1 < replacement.size() && isDigit(replacement.at(i + 1))) {
            text += match.captured(replacement.at(++i).digitValue());
        } else {
            text += c;
        }
    }
    return text;
}

} // namespace

base::Result<Pattern> Pattern::parse(std::string_view text)
{
    if (text.size() > longestPattern) {
        return base::Error{base::ErrorCode::InvalidArgument, "pattern too long", {}};
    }
    const Parts parts = partsOf(text);
    Pattern pattern;
    pattern.m_global = parts.flags.find('g') != std::string_view::npos;
    pattern.m_expression.setPatternOptions(optionsOf(parts.flags));
    pattern.m_expression.setPattern(QLatin1String(limits) + qt(parts.pattern));
    if (!pattern.m_expression.isValid()) {
        const qsizetype at =
            pattern.m_expression.patternErrorOffset() - static_cast<qsizetype>(sizeof(limits) - 1);
        return base::Error{base::ErrorCode::InvalidArgument,
            utf8(pattern.m_expression.errorString()) + " at " + std::to_string(at < 0 ? 0 : at),
            std::string(text)};
    }
    return pattern;
}

QRegularExpressionMatch Pattern::match(const QString &text) const
{
    return m_expression.match(text);
}

QRegularExpressionMatchIterator Pattern::matchAll(const QString &text) const
{
    return m_expression.globalMatch(text);
}

bool Pattern::matches(std::string_view text) const
{
    return tryMatch(text).value_or(false);
}

std::optional<bool> Pattern::tryMatch(std::string_view text) const
{
    if (text.size() > longestText) {
        return false;
    }
    const QRegularExpressionMatch found = match(qt(text));
    return found.isValid() ? std::optional(found.hasMatch()) : std::nullopt;
}

std::optional<std::string> Pattern::replace(std::string_view text, std::string_view replacement) const
{
    if (text.size() > longestText) {
        return std::nullopt;
    }
    const QString subject = qt(text);
    QRegularExpressionMatchIterator all = matchAll(subject);
    if (!all.hasNext()) {
        return std::nullopt;
    }
    QString result;
    qsizetype from = 0;
    while (all.hasNext()) {
        const QRegularExpressionMatch found = all.next();
        result += subject.mid(from, found.capturedStart() - from) + filled(qt(replacement), found);
        from = found.capturedEnd();
        if (!m_global) {
            break;
        }
    }
    return utf8(result + subject.mid(from));
}

std::vector<std::pair<std::string, std::string>> Pattern::namedGroups(std::string_view text) const
{
    std::vector<std::pair<std::string, std::string>> groups;
    const QRegularExpressionMatch found =
        text.size() > longestText ? QRegularExpressionMatch() : match(qt(text));
    const QStringList names = found.hasMatch() ? m_expression.namedCaptureGroups() : QStringList();
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (!names.at(i).isEmpty()) {
            groups.emplace_back(utf8(names.at(i)), utf8(found.captured(static_cast<int>(i))));
        }
    }
    return groups;
}

std::optional<std::string> replacePattern(
    std::string_view pattern, std::string_view subject, std::string_view replacement)
{
    const auto parsed = Pattern::parse(pattern);
    return parsed ? parsed->replace(subject, replacement) : std::nullopt;
}

} // namespace zumik::dashboard
