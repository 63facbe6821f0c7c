// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "tests/promqltest/script.h"

#include <string>
#include <string_view>

namespace zumik::promqltest {

/// "eval_fail instant at 5m up", with nothing expected yet. Errors: FormatInvalid with what was expected.
base::Result<Eval> parseEvalLine(const std::string &line);

/// Reads the lines that follow an eval into it.
class Expectations {
public:
    explicit Expectations(Eval &eval)
        : m_eval(eval)
    {
    }

    /// Whether a further line may belong to the eval: after a number none does.
    bool open() const { return m_open; }

    /// Errors: FormatInvalid with what was expected.
    base::Status read(const std::string &line);

private:
    base::Status readOldFailure(const std::string &line);
    base::Status readWindow(const std::string &line);
    base::Status readText(const std::string &line);
    base::Status readExpect(const std::string &line);
    base::Status apply(const std::string &kind, const MessageRule &rule);
    base::Status readSeries(const std::string &line);

    Eval &m_eval;
    bool m_open = true;
};

} // namespace zumik::promqltest
