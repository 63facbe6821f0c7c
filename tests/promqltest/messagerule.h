// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace zumik::promqltest {

/// What an error or an annotation has to say: anything, these words, or something that a regular expression
/// finds.
class MessageRule {
public:
    MessageRule() = default; ///< anything

    static MessageRule words(std::string_view words);

    /// Errors: FormatInvalid with RE2's words.
    static base::Result<MessageRule> pattern(std::string_view pattern);

    bool accepts(const std::string &message) const;

    /// For reports: what it asks for.
    std::string toString() const;

private:
    bool m_anything = true;
    std::string m_text;
    std::shared_ptr<const re2::RE2> m_pattern;
};

} // namespace zumik::promqltest
