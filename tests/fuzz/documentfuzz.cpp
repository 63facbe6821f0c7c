// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is taken as a dashboard's file is written out as JSON that is the same file again, to the letter,
// also after the changes that the console makes.
#include "models/dashboard/document.h"
#include "models/dashboard/importreport.h"
#include "models/dashboard/reader.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace zumik;

QByteArray again(const QByteArray &json)
{
    const auto document = dashboard::DashboardDocument::parse({json.constData(), std::size_t(json.size())});
    return document ? document->toJson() : QByteArray();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    auto document = dashboard::DashboardDocument::parse(text, "fuzz.json");
    if (!document) {
        return 0;
    }
    const QByteArray json = document->toJson();
    if (again(json) != json) {
        std::abort();
    }
    const auto read = dashboard::readDashboard(*document, "fuzz.json");
    const std::string name = read && !read->variables.empty() ? read->variables.front().name : std::string();
    document->setTime(text.substr(0, 20), "now");
    document->setRefresh(text.substr(size / 2, 20));
    document->setCurrent(name, {{text.substr(size / 3, 10), "v"}});
    const QByteArray changed = document->toJson();
    if (again(changed) != changed) {
        std::abort();
    }
    if (read && dashboard::importReport(read->notes).size() > read->notes.size()) {
        std::abort();
    }
    return 0;
}
