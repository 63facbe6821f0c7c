// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/base/secret.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::ssh {

struct Prompt {
    std::string text;
    bool echo = false; ///< what is typed may be seen

    bool operator==(const Prompt &) const = default;
};

/// What a server asks a person on the way in: keyboard-interactive (RFC 4256) or a password (RFC 4252, 8).
/// The server's texts are a stranger's: they are bounded and have no control characters left.
struct Question {
    std::uint64_t id = 0; ///< of this process; an answer names it
    std::string server = {}; ///< "ops@vps:22", as we call it
    std::string name = {}; ///< a title; mostly empty
    std::string instruction = {}; ///< lines
    std::vector<Prompt> prompts = {}; ///< at least one
    bool password = false; ///< it is the account's password that is asked for: it may be kept, a code may not
    bool again = false; ///< the answer before this was not accepted
    std::chrono::seconds limit{0}; ///< for the whole login, from now on; servers mostly wait two minutes

    bool operator==(const Question &) const = default;
};

/// What a person says to a question, or that nobody will.
struct Answer {
    std::uint64_t question = 0;
    bool declined = false; ///< ends the login
    std::vector<base::Secret> values = {}; ///< as many as there are prompts
};

/// A number that no other question of this process has.
std::uint64_t nextQuestionId();

/// A stranger's text without control characters but line feeds, at most `most` bytes and an ellipsis.
std::string plainPrompt(std::string_view text, std::size_t most);

/// Whether a prompt asks for the password of an account, and not for a code or a new password: a guess that
/// only decides what is offered to be kept, and where a kept password is given.
bool asksForPassword(const std::vector<Prompt> &prompts);

/// "Verification code:", for errors: what the question is about, in one line.
std::string summaryOf(const Question &question);

/// Of a question that got no answer: SshAuthFailed, with what was asked and why it got none.
base::Error unansweredError(const std::string &asked, const std::string &why, const std::string &server);

/// Whether the error is one of those.
bool isUnanswered(const base::Error &error);

/// Of answers that were given and did not do: SshAuthFailed. `how`: what the server said or did.
base::Error refusedAnswerError(const std::string &how, const std::string &server);

/// Whether the error is any of the above: trying again by itself would only ask a person again.
bool needsPerson(const base::Error &error);

} // namespace zumik::ssh
