// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/command/keeper.h"
#include "tests/stack/command/state.h"
#include "tests/stack/command/upoptions.h"
#include "tests/stack/servers/promapi.h"
#include "tests/support/net.h"

#include <iostream>

namespace {

using namespace zumik::tests;

constexpr auto usage = "stack up [--history 6h] [--history-step 30s] [--clusters N] [--nodes N] [--gpus N] "
                       "[--scrape-interval 5s]\n"
                       "         [--seed N] [--tenant-labels yes|no] [--victoria-metrics yes|no]\n"
                       "stack down\n"
                       "stack status [--json]\n"
                       "stack incident NAME on|off [JOB]      JOB is for target-down\n"
                       "stack switch tenant-labels|gateway-token|gateway-gpus on|off\n";

int wrongUse(const std::string &why)
{
    std::cerr << "stack: " << why << '\n' << usage;
    return 2;
}

int up(const StackState &state, const std::vector<std::string> &arguments)
{
    StackOptions options{.scrapeInterval = "5s", .historySeconds = 3600, .victoriaMetrics = true};
    if (const std::string wrong = readUpOptions(arguments, options); !wrong.empty()) {
        return wrongUse(wrong);
    }
    if (state.keeper()) {
        std::cerr << "stack: it is up already; see `stack status`\n";
        return 1;
    }
    if (const std::string wrong = startKeeper(state, options); !wrong.empty()) {
        std::cerr << "stack: " << wrong << '\n';
        return 1;
    }
    for (const StackServer &server : state.servers()) {
        std::cout << server.name << '\t' << server.url << '\n';
    }
    std::cout << "secrets: . " << state.file("env.sh") << '\n' << state.file("profile.json") << std::endl;
    return 0;
}

int down(const StackState &state)
{
    if (!stopKeeper(state)) {
        std::cerr << "stack: it does not go\n";
        return 1;
    }
    return 0;
}

/// Names, numbers, URLs and paths of ours: nothing in them needs escaping but what a path may hold.
std::string quoted(const std::string &text)
{
    std::string result = "\"";
    for (const char c : text) {
        result.append(c == '"' || c == '\\' ? "\\" : "").append(1, c);
    }
    return result + '"';
}

void printJson(const StackState &state, bool isUp, const std::vector<StackServer> &servers)
{
    std::cout << "{\"up\":" << (isUp ? "true" : "false")
              << ",\"profile\":" << quoted(state.file("profile.json"))
              << ",\"env\":" << quoted(state.file("env.sh")) << ",\"servers\":[";
    const char *comma = "\n";
    for (const StackServer &server : servers) {
        std::cout << comma << "{\"name\":" << quoted(server.name) << ",\"pid\":" << server.pid
                  << ",\"port\":" << server.port << ",\"url\":" << quoted(server.url)
                  << ",\"alive\":" << (isAlive(server.pid) ? "true" : "false") << '}';
        comma = ",\n";
    }
    std::cout << "]}" << std::endl;
}

int status(const StackState &state, bool json)
{
    const bool isUp = state.keeper().has_value();
    const std::vector<StackServer> servers = isUp ? state.servers() : std::vector<StackServer>{};
    if (json) {
        printJson(state, isUp, servers);
    } else {
        for (const StackServer &server : servers) {
            std::cout << server.name << '\t' << server.pid << '\t' << server.url << '\t'
                      << (isAlive(server.pid) ? "alive" : "gone") << '\n';
        }
        std::cout << (isUp ? state.file("profile.json") : "down") << std::endl;
    }
    return isUp ? 0 : 1;
}

/// Posts to the simulator of the running stack.
int tellSimulator(const StackState &state, const std::string &path)
{
    for (const StackServer &server : state.keeper() ? state.servers() : std::vector<StackServer>{}) {
        if (server.name == "simulator") {
            const HttpAnswer answer = http({.port = server.port, .path = path, .method = "POST"});
            (answer.status == 200 ? std::cout : std::cerr) << answer.body << std::endl;
            return answer.status == 200 ? 0 : 1;
        }
    }
    std::cerr << "stack: it is not up\n";
    return 1;
}

int switchSomething(const StackState &state, const std::vector<std::string> &words)
{
    const bool named = words.size() >= 3 && (words[2] == "on" || words[2] == "off");
    if (!named || words.size() > (words[0] == "incident" ? 4U : 3U)) {
        return wrongUse(words[0] + " wants a name, and on or off");
    }
    const std::string path = "/admin/" + words[0] + "?name=" + urlEncoded(words[1]) + "&on=" + words[2];
    return tellSimulator(state, words.size() == 4 ? path + "&scope=" + urlEncoded(words[3]) : path);
}

} // namespace

int main(int argc, char **argv)
{
    const StackState state = StackState::standard();
    const std::vector<std::string> words(argv + 1, argv + argc);
    const std::string what = words.empty() ? "" : words[0];
    if (what == "up") {
        return up(state, {words.begin() + 1, words.end()});
    }
    if (what == "down" && words.size() == 1) {
        return down(state);
    }
    if (what == "status" && (words.size() == 1 || (words.size() == 2 && words[1] == "--json"))) {
        return status(state, words.size() == 2);
    }
    if (what == "incident" || what == "switch") {
        return switchSomething(state, words);
    }
    if (what == "--help") {
        std::cout << usage;
        return 0;
    }
    return wrongUse(what.empty() ? "what?" : "cannot do " + what);
}
