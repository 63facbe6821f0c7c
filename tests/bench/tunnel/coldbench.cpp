// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of a program to the first byte of an answer from behind sshd: `zumik-console fetch` through
// a profile's tunnel against `ssh -W`, in milliseconds. Both get the same body.
//     bench_tunnelcold [RUNS]
#include "tests/bench/tunnel/figures.h"
#include "tests/bench/tunnel/ways.h"
#include "tests/support/wait.h"

#include <chrono>
#include <filesystem>
#include <thread>

namespace {

using namespace zumik;
using std::chrono::steady_clock;

/// Milliseconds until the program has written something; its whole output then.
double firstByte(tests::Command command, const std::string &file, std::string &output)
{
    command.outputFile = file;
    command.errorFile = file + ".error";
    const auto begin = steady_clock::now();
    tests::Process process(command);
    std::error_code none;
    while (process.running()
        && (!std::filesystem::exists(file) || std::filesystem::file_size(file, none) == 0)) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    }
    const std::chrono::duration<double, std::milli> took = steady_clock::now() - begin;
    process.wait(std::chrono::seconds(20));
    output = tests::readFile(file);
    std::filesystem::remove(file);
    return took.count();
}

std::string bodyOf(const std::string &text)
{
    const auto head = text.find("\r\n\r\n");
    return head == std::string::npos ? text : text.substr(head + 4);
}

std::string profileText(const tests::Sshd &sshd, const std::string &url)
{
    return R"({"name": "cold", "ssh": {"host": "127.0.0.1", "user": ")" + tests::Sshd::user()
        + R"(", "port": )" + std::to_string(sshd.port()) + R"(, "identity": ")" + sshd.identity()
        + R"(", "knownHosts": ")" + sshd.knownHosts()
        + R"(", "config": "/dev/null"}, "prometheus": {"url": ")" + url + R"("}})";
}

} // namespace

int main(int argc, char **argv)
{
    const int runs = argc > 1 ? std::atoi(argv[1]) : 5;
    const tests::TempDir dir("cold");
    const tests::Sshd sshd;
    const bench::Service service(1);
    const std::string there = "127.0.0.1:" + std::to_string(service.port());
    tests::writeFile(dir.file("profile.json"), profileText(sshd, "http://" + there), true);
    const tests::Command fetch{.program = ZUMIK_CONSOLE,
        .arguments = {"fetch", "--profile-file", dir.file("profile.json"), "http://" + there + "/small"},
        .environment = {{"SSH_AUTH_SOCK", ""}}};
    const tests::Command forward{.program = "sh",
        .arguments = {"-c",
            R"(printf 'GET /small HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n' | ssh -F none -p )"
                + std::to_string(sshd.port()) + " -i " + sshd.identity()
                + " -o IdentitiesOnly=yes -o BatchMode=yes -o UserKnownHostsFile=" + sshd.knownHosts()
                + " -W " + there + " " + tests::Sshd::user() + "@127.0.0.1"},
        .environment = {{"SSH_AUTH_SOCK", ""}}};
    std::vector<double> ours, theirs, ratio;
    for (int run = 0; run <= runs; ++run) {
        std::string body, other;
        const double one = firstByte(fetch, dir.file("ours"), body);
        const double two = firstByte(forward, dir.file("theirs"), other);
        if (body.empty() || bodyOf(body) != bodyOf(other)) {
            std::fprintf(stderr, "not the same answer: %zu and %zu bytes\n%s%s", body.size(), other.size(),
                tests::readFile(dir.file("ours.error")).c_str(),
                tests::readFile(dir.file("theirs.error")).c_str());
            return 1;
        }
        if (run > 0) {
            ours.push_back(one);
            theirs.push_back(two);
            ratio.push_back(one / two);
        }
    }
    std::printf("{\"bench\":\"tunnel_cold\",\"unit\":\"ms\",%s,%s,%s,%s}\n",
        bench::figures("ratio", ratio).c_str(), bench::figures("fetch", ours).c_str(),
        bench::figures("sshW", theirs).c_str(), bench::load().c_str());
    return 0;
}
