// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/keptconsole.h"

#include "tests/support/waitfor.h"

#include <filesystem>

namespace zumik::tests {

KeptConsole::KeptConsole()
{
    for (const char *folder : {"config", "cache", "data", "run", "tmp"}) {
        std::filesystem::create_directory(m_home.file(folder));
    }
    std::filesystem::permissions(m_home.file("run"), std::filesystem::perms::owner_all);
}

std::map<std::string, std::string> KeptConsole::environment() const
{
    return {{"HOME", m_home.path().string()}, {"XDG_CONFIG_HOME", m_home.file("config")},
        {"XDG_CACHE_HOME", m_home.file("cache")}, {"XDG_DATA_HOME", m_home.file("data")},
        {"XDG_RUNTIME_DIR", m_home.file("run")}, {"TMPDIR", m_home.file("tmp")},
        {"DBUS_SESSION_BUS_ADDRESS", m_bus.address()}, {"KDE_SESSION_VERSION", ""}, {"SSH_AUTH_SOCK", ""}};
}

Process KeptConsole::start(const std::vector<std::string> &arguments, const TempDir &folder,
    const std::string &input, std::map<std::string, std::string> environment,
    const std::string &directory) const
{
    writeFile(folder.file("in"), input);
    // A shell only for stdin; exec, so that the process is the program.
    Command command{
        "sh", {"-c", R"(in=$1; shift; exec "$@" < "$in")", "sh", folder.file("in"), ZUMIK_CONSOLE}};
    command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
    command.environment = std::move(environment);
    command.environment.merge(this->environment());
    command.directory = directory;
    command.outputFile = folder.file("out");
    command.errorFile = folder.file("err");
    return Process(command);
}

ConsoleRun KeptConsole::run(const std::vector<std::string> &arguments, const std::string &input,
    std::map<std::string, std::string> environment) const
{
    const TempDir folder("run");
    Process process = start(arguments, folder, input, std::move(environment));
    ConsoleRun run;
    waitUntil([&] { return !process.running(); }, 40'000);
    run.status = process.wait(std::chrono::milliseconds(10)).value_or(-1);
    run.out = readFile(folder.file("out"));
    run.err = readFile(folder.file("err"));
    return run;
}

} // namespace zumik::tests
