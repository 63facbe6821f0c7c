// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/commandline.h"

#include "tests/promqltest/runner.h"
#include "tests/promqltest/scriptparser.h"

#include <iostream>
#include <optional>

namespace zumik::promqltest {

namespace {

constexpr int failed = 1;
constexpr int unusable = 2;

struct Request {
    promql::Semantics semantics = promql::Semantics::v2();
    std::vector<std::string> files;
};

std::optional<Request> parseArguments(const std::vector<std::string> &arguments)
{
    Request request;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        if (arguments[i] != "--semantics") {
            if (arguments[i].starts_with("--")) {
                return std::nullopt;
            }
            request.files.push_back(arguments[i]);
            continue;
        }
        const std::string version = ++i < arguments.size() ? arguments[i] : std::string();
        if (version != "2" && version != "3") {
            return std::nullopt;
        }
        request.semantics = version == "2" ? promql::Semantics::v2() : promql::Semantics::v3();
    }
    return request.files.empty() ? std::nullopt : std::optional(request);
}

base::Result<Tally> runFile(Runner &runner, const std::string &file)
{
    const auto script = readScript(file);
    return script ? runner.run(*script) : base::Result<Tally>(script.error());
}

} // namespace

int runCommand(
    const std::string &program, const std::vector<std::string> &arguments, const MakeAnswerer &make)
{
    const auto request = parseArguments(arguments);
    if (!request) {
        std::cerr << "usage: " << program << " [--semantics 2|3] FILE...\n";
        return unusable;
    }
    const auto answerer = make(request->semantics);
    Runner runner(*answerer, request->semantics, std::cout);
    Tally all;
    bool bad = false;
    for (const std::string &file : request->files) {
        const auto tally = runFile(runner, file);
        if (!tally) {
            bad = true;
            std::cerr << tally.error().where << ": " << tally.error().message << '\n';
            continue;
        }
        all.passed += tally->passed;
        all.failed += tally->failed;
        all.skipped += tally->skipped;
    }
    std::cout << all.passed << " passed, " << all.failed << " failed, " << all.skipped << " skipped\n";
    return bad ? unusable : all.failed > 0 ? failed : 0;
}

} // namespace zumik::promqltest
