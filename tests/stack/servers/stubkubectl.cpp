// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/stubkubectl.h"

#include <cstdlib>
#include <sstream>

namespace zumik::tests {

StubKubectl::StubKubectl()
{
    configure({});
}

std::string StubKubectl::folder() const
{
    return std::filesystem::path(ZUMIK_STUB_KUBECTL).parent_path().string();
}

void StubKubectl::configure(const std::string &lines) const
{
    writeFile(kubeconfig(), lines);
}

std::vector<std::string> StubKubectl::logged(const std::string &word) const
{
    std::vector<std::string> found;
    std::istringstream lines(readFile(kubeconfig() + ".log"));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with(word + ' ')) {
            found.push_back(line.substr(word.size() + 1));
        }
    }
    return found;
}

pid_t StubKubectl::pid() const
{
    const auto all = logged("pid");
    return all.empty() ? 0 : static_cast<pid_t>(std::strtol(all.back().c_str(), nullptr, 10));
}

} // namespace zumik::tests
