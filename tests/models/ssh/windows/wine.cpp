// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/windows/wine.h"

#include "tests/support/setuperror.h"
#include "tests/support/wait.h"

#include <array>
#include <filesystem>

namespace zumik::tests {

namespace {

const std::filesystem::path programs = ZUMIK_WINDOWS_PROGRAMS;
constexpr std::chrono::minutes patience(2); // making a Windows is much work for a busy machine

/// Debian's are not in PATH without the package of its wrappers. Empty: it isn't installed.
std::string find(const std::string &name)
{
    for (const char *folder : {"/usr/bin/", "/usr/lib/wine/", "/opt/wine-stable/bin/"}) {
        if (std::filesystem::exists(folder + name)) {
            return folder + name;
        }
    }
    return {};
}

std::string loader()
{
    const std::string found = find("wine64");
    return found.empty() ? find("wine") : found;
}

} // namespace

std::string Wine::lacks()
{
    if (loader().empty() || find("wineserver").empty()) {
        return "the agents of Windows were not run, since there is no Wine";
    }
    return std::filesystem::exists(programs / "fakepageant.exe")
        ? ""
        : "there are no programs of ssh_windowscompile";
}

Wine::Wine()
{
    run("wineboot", {"--init"});
    // Without it there are no windows where there is no screen; what runs already doesn't see it.
    run("reg", {"add", R"(HKCU\Software\Wine\Drivers)", "/v", "Graphics", "/d", "null", "/f"});
    endAll();
}

Wine::~Wine()
{
    try {
        endAll();
    } catch (const SetupError &) { // the folder goes all the same
    }
}

void Wine::endAll() const
{
    Command server = command({}, {"-k"});
    server.program = find("wineserver");
    tests::run(server, patience);
    server.arguments = {"-w"};
    tests::run(server, patience);
}

Command Wine::command(const std::string &program, const std::vector<std::string> &arguments) const
{
    Command command{.program = loader(), .arguments = {program}};
    command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
    if (program.empty()) {
        command.arguments = arguments;
    }
    command.environment = {{"WINEPREFIX", m_dir.file("prefix")}, {"WINEDEBUG", "-all"}, {"DISPLAY", ""},
        {"TMPDIR", m_dir.path().string()}, {"WINEDLLOVERRIDES", "mscoree=;mshtml="}};
    return command;
}

std::string Wine::run(const std::string &program, const std::vector<std::string> &arguments) const
{
    const bool ours = std::filesystem::exists(programs / (program + ".exe"));
    const std::string path = ours ? (programs / (program + ".exe")).string() : program;
    std::string output = tests::run(command(path, arguments), patience).output;
    std::erase(output, '\r');
    return output;
}

Process Wine::start(const std::string &program, const std::vector<std::string> &arguments) const
{
    Command start = command((programs / (program + ".exe")).string(), arguments);
    start.outputFile = m_dir.file("output");
    std::filesystem::remove(start.outputFile);
    Process process(start);
    if (!waitFor([&] { return readFile(start.outputFile).find("ready") != std::string::npos; }, patience)) {
        throw SetupError(program + " does not start: " + readFile(start.outputFile));
    }
    return process;
}

} // namespace zumik::tests
