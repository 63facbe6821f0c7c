// SPDX-License-Identifier: GPL-3.0-or-later
// The comparer's part about words: annotations and errors.
#include "models/base/text.h"
#include "tests/promqltest/comparer.h"

#include <algorithm>

namespace zumik::promqltest {

namespace {

/// With rules: each is met by some message, and each message meets some rule.
Difference compareMessages(
    const std::string &kind, const std::vector<MessageRule> &rules, const std::vector<std::string> &messages)
{
    const auto meets = [&](const MessageRule &rule, const std::string &message) {
        return rule.accepts(message);
    };
    for (const MessageRule &rule : rules) {
        if (std::none_of(
                messages.begin(), messages.end(), [&](const auto &each) { return meets(rule, each); })) {
            return "no " + kind + " says " + rule.toString()
                + (messages.empty() ? std::string() : "; there is " + base::quoted(messages.front()));
        }
    }
    for (const std::string &message : messages) {
        if (!rules.empty() && std::none_of(rules.begin(), rules.end(), [&](const auto &each) {
                return meets(each, message);
            })) {
            return "a " + kind + " that is not expected: " + message;
        }
    }
    return {};
}

std::vector<std::string> messagesOf(const series::Annotations &annotations, series::Annotation::Level level)
{
    std::vector<std::string> messages;
    for (const series::Annotation &annotation : annotations) {
        if (annotation.level == level) {
            messages.push_back(annotation.message);
        }
    }
    return messages;
}

} // namespace

Difference compareAnnotations(const Eval &eval, const series::Annotations &annotations)
{
    const auto warnings = messagesOf(annotations, series::Annotation::Level::Warning);
    const auto infos = messagesOf(annotations, series::Annotation::Level::Info);
    if ((eval.warns && warnings.empty()) || (eval.informs && infos.empty())) {
        return std::string("there is no ") + (eval.warns ? "warning" : "info");
    }
    if (auto difference = compareMessages("warning", eval.warnings, warnings)) {
        return difference;
    }
    if (auto difference = compareMessages("info", eval.infos, infos)) {
        return difference;
    }
    if (eval.noWarnings && !warnings.empty()) {
        return "a warning that is not expected: " + warnings.front();
    }
    return eval.noInfos && !infos.empty() ? "an info that is not expected: " + infos.front() : Difference();
}

Difference compareFailure(const Eval &eval, const base::Error &error)
{
    if (!eval.fails) {
        return "it failed: " + error.message;
    }
    for (const MessageRule &rule : eval.failure) {
        if (!rule.accepts(error.message)) {
            return "the error should say " + rule.toString() + " and says " + base::quoted(error.message);
        }
    }
    return {};
}

} // namespace zumik::promqltest
