// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a file of dashboards holds, as YAML or JSON: bounded work, keys that are unique, and boards whose
// JSON is a dashboard's.
#include "models/boardfiles/openedfile.h"
#include "models/boardfiles/yamljson.h"

#include <cstdint>
#include <cstdlib>
#include <set>

namespace {

using namespace zumik;

void check(const QByteArray &content, const std::string &name)
{
    const auto file = boardfiles::openFile(content, name);
    if (!file) {
        return;
    }
    std::set<std::string> keys;
    for (const boardfiles::FileBoard &board : file->boards) {
        if (!keys.insert(board.key).second || board.json.isEmpty()) {
            std::abort();
        }
    }
    if (file->boards.empty() && file->ruleGroups == 0) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), static_cast<qsizetype>(size));
    check(content, "fuzz.yaml");
    check(content, "fuzz.json");
    return 0;
}
