// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/messagerule.h"

#include <re2/re2.h>

namespace zumik::promqltest {

namespace {

/// "words (1:5)" without the position: scripts know the words alone.
std::string withoutPosition(const std::string &message)
{
    static const re2::RE2 position(R"( \(\d+:\d+\)$)");
    std::string result = message;
    re2::RE2::Replace(&result, position, "");
    return result;
}

} // namespace

MessageRule MessageRule::words(std::string_view words)
{
    MessageRule rule;
    rule.m_anything = false;
    rule.m_text = words;
    return rule;
}

base::Result<MessageRule> MessageRule::pattern(std::string_view pattern)
{
    auto compiled = std::make_shared<re2::RE2>(std::string(pattern), re2::RE2::Quiet);
    if (!compiled->ok()) {
        return base::Error{base::ErrorCode::FormatInvalid, compiled->error(), {}};
    }
    MessageRule rule = words(pattern);
    rule.m_pattern = std::move(compiled);
    return rule;
}

bool MessageRule::accepts(const std::string &message) const
{
    if (m_pattern) {
        return re2::RE2::PartialMatch(message, *m_pattern);
    }
    return m_anything || message == m_text || withoutPosition(message) == m_text;
}

std::string MessageRule::toString() const
{
    if (m_anything) {
        return "anything";
    }
    return (m_pattern ? "what matches \"" : "\"") + m_text + '"';
}

} // namespace zumik::promqltest
