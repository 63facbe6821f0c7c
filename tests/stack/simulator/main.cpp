// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/commandline.h"
#include "tests/stack/simulator/httpserver.h"
#include "tests/stack/simulator/site.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <iostream>
#include <utility>

namespace {

using namespace zumik::simulator;

HttpServer *running =
    nullptr; // NOLINT(cppcoreguidelines-avoid-non-const-global-variables): for the signal handler

void onSignal(int)
{
    running->stop();
}

std::string environment(const char *name)
{
    const char *value = std::getenv(name);
    return value == nullptr ? std::string() : value;
}

double secondsNow()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

int writeHistoryFile(const CommandLine &line)
{
    std::FILE *file = line.out.empty() ? stdout : std::fopen(line.out.c_str(), "wb");
    if (file == nullptr || !writeHistory(file, line.world, line.historyOptions)) {
        std::cerr << "simulator: cannot write " << (line.out.empty() ? "stdout" : line.out) << '\n';
        return 1;
    }
    return std::fclose(file) == 0 ? 0 : 1;
}

/// One line of JSON: {"ports":{"api-core":1234,...}}
void printPorts(const Site &site)
{
    std::cout << "{\"ports\":{";
    const char *comma = "";
    for (const Door door : allDoors) {
        std::cout << comma << jsonString(doorName(door)) << ':' << site.port(door);
        comma = ",";
    }
    std::cout << "}}" << std::endl;
}

int serve(CommandLine line)
{
    Site site(std::move(line.world),
        {environment("METRICS_TOKEN"), environment("GATEWAY_ADMIN_TOKEN"), environment("GPUSTACK_API_KEY")});
    HttpServer server([&site](const HttpRequest &request, int door) {
        return site.handle(request, static_cast<Door>(door), secondsNow());
    });
    for (const Door door : allDoors) {
        const std::uint16_t wanted = line.ports[static_cast<std::size_t>(door)];
        const std::uint16_t port = server.listen(static_cast<int>(door), wanted);
        if (port == 0) {
            std::cerr << "simulator: port " << wanted << ": address already in use\n";
            return 1;
        }
        site.setPort(door, port);
    }
    running = &server;
    std::signal(SIGTERM, onSignal);
    std::signal(SIGINT, onSignal);
    printPorts(site);
    server.run();
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    CommandLine line;
    const std::string wrong = readCommandLine({argv + 1, argv + argc}, line);
    if (!wrong.empty() || line.help) {
        (line.help ? std::cout : std::cerr) << (line.help ? "" : "simulator: " + wrong + '\n') << usage();
        return line.help ? 0 : 2;
    }
    return line.history ? writeHistoryFile(line) : serve(std::move(line));
}
