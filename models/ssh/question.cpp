// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/question.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <cctype>

namespace zumik::ssh {

namespace {

constexpr std::string_view unanswered = "the server asks ";
constexpr std::string_view refusedAnswer = "the answer did not do: ";

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

bool isControl(char byte)
{
    return static_cast<unsigned char>(byte) < 0x20 || byte == 0x7f;
}

/// Terminals' own sequences (ESC [ ... letter) go as a whole: without the escape the rest is noise.
std::size_t sequenceLength(std::string_view text)
{
    if (text.size() < 2 || text[0] != '\x1b' || text[1] != '[') {
        return 0;
    }
    std::size_t length = 2;
    while (length < text.size() && text[length] >= 0x20 && text[length] < 0x40) {
        ++length;
    }
    return std::min(length + 1, text.size());
}

std::string withoutControls(std::string_view text)
{
    std::string kept;
    while (!text.empty()) {
        const std::size_t sequence = sequenceLength(text);
        if (sequence == 0) {
            const char c = text.front() == '\t' ? ' ' : text.front();
            if (c == '\n' || !isControl(c)) {
                kept += c;
            }
        }
        text.remove_prefix(std::max<std::size_t>(sequence, 1));
    }
    return kept;
}

} // namespace

std::uint64_t nextQuestionId()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

std::string plainPrompt(std::string_view text, std::size_t most)
{
    std::string kept = withoutControls(text.substr(0, 4 * most));
    const bool cut = kept.size() > most || text.size() > 4 * most;
    if (kept.size() > most) {
        std::size_t end = most;
        while (end > 0 && isContinuation(kept[end])) {
            --end;
        }
        kept.resize(end);
    }
    std::string plain;
    for (const std::string_view line : base::split(kept, '\n')) {
        plain += base::printable(line) + '\n';
    }
    return std::string(base::trimmed(plain)) + (cut ? "\xe2\x80\xa6" : "");
}

bool asksForPassword(const std::vector<Prompt> &prompts)
{
    if (prompts.size() != 1 || prompts[0].echo) {
        return false;
    }
    std::string text = prompts[0].text;
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    const auto has = [&](std::string_view word) {
        return text.find(word) != std::string::npos;
    };
    constexpr std::array others{
        "one-time", "one time", "otp", "oath", "new ", " code", "passcode", "token", "current"};
    return has("password") && std::none_of(others.begin(), others.end(), has);
}

base::Error unansweredError(const std::string &asked, const std::string &why, const std::string &server)
{
    return {base::ErrorCode::SshAuthFailed, std::string(unanswered) + '"' + asked + "\": " + why, server};
}

bool isUnanswered(const base::Error &error)
{
    return error.code == base::ErrorCode::SshAuthFailed && error.message.rfind(unanswered, 0) == 0;
}

base::Error refusedAnswerError(const std::string &how, const std::string &server)
{
    return {base::ErrorCode::SshAuthFailed, std::string(refusedAnswer) + how, server};
}

bool needsPerson(const base::Error &error)
{
    return isUnanswered(error)
        || (error.code == base::ErrorCode::SshAuthFailed && error.message.rfind(refusedAnswer, 0) == 0);
}

std::string summaryOf(const Question &question)
{
    std::string summary;
    for (const Prompt &prompt : question.prompts) {
        summary += (summary.empty() ? "" : ", ") + prompt.text;
    }
    return plainPrompt(summary, 200);
}

} // namespace zumik::ssh
