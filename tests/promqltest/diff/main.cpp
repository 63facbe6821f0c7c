// SPDX-License-Identifier: GPL-3.0-or-later
// difftest [--seed N] [--data-seed N] [--scale N] [--count N | --minutes M] [--ask EXPR TIME]
#include "models/base/number.h"
#include "tests/promqltest/diff/session.h"
#include "tests/promqltest/diff/world.h"

#include <iostream>
#include <map>
#include <string>

namespace {

using namespace zumik::promqltest;

struct Request {
    SessionOptions options;
    std::uint64_t dataSeed = 1;
    int scale = 1;
    std::optional<Question> question;
};

std::optional<Request> parseArguments(const std::vector<std::string> &arguments)
{
    Request request;
    request.options.seed = std::random_device{}();
    for (std::size_t i = 0; i + 1 < arguments.size(); i += 2) {
        const std::string &name = arguments[i];
        const std::string &value = arguments[i + 1];
        if (name == "--ask" && i + 2 < arguments.size()) {
            const double seconds = zumik::base::parseDouble(arguments[i + 2]).value_or(0);
            request.question = {
                value, {{static_cast<std::int64_t>(seconds * 1000)}, zumik::base::Duration{1}, 1}};
            ++i;
        } else if (name == "--seed") {
            request.options.seed = std::stoull(value);
        } else if (name == "--data-seed") {
            request.dataSeed = std::stoull(value);
        } else if (name == "--scale") {
            request.scale = std::stoi(value);
        } else if (name == "--count") {
            request.options.count = std::stoi(value);
        } else if (name == "--minutes") {
            request.options.time = std::chrono::minutes(std::stoi(value));
        } else {
            return std::nullopt;
        }
    }
    return request;
}

int ask(const Judge &judge, const Question &question)
{
    const Verdict verdict = judge.ask(question);
    std::cout << (verdict.difference.empty() ? "the same" : verdict.difference) << '\n'
              << verdict.ours << "    theirs:\n"
              << verdict.theirs;
    return verdict.kind == Verdict::Kind::Different ? 1 : 0;
}

} // namespace

int main(int argc, char **argv)
{
    const auto request = parseArguments({argv + 1, argv + argc});
    if (!request) {
        std::cerr << "usage: difftest [--seed N] [--data-seed N] [--scale N] [--count N | --minutes M] "
                     "[--ask EXPR SECONDS]\n";
        return 2;
    }
    std::cout << "seed " << request->options.seed << ", data seed " << request->dataSeed << std::endl;
    const World world(request->dataSeed, request->scale);
    const Judge judge(world.store(), world.port());
    if (request->question) {
        return ask(judge, *request->question);
    }
    return Session(judge, request->options, std::cout).run() == 0 ? 0 : 1;
}
