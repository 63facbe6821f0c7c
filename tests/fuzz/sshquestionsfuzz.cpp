// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says while somebody logs in: its prompts, and its refusals.
#include "models/ssh/authfailure.h"
#include "models/ssh/question.h"

#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using namespace zumik::ssh;
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::string plain = plainPrompt(text, 64);
    for (const char c : plain) {
        if (c != '\n' && static_cast<unsigned char>(c) < 0x20) {
            std::abort();
        }
    }
    Question question;
    question.prompts = {{plain, false}};
    asksForPassword(question.prompts);
    summaryOf(question);
    readPromptCount(text);
    if (const auto failure = readAuthFailure(text)) {
        hasMethod(failure->methods, "publickey");
    }
    return 0;
}
