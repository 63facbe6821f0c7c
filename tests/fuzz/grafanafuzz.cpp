// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of Grafana, of any bytes: the first chooses the kind of answer. What is read is bounded, and what
// goes into a path could stand there.
#include "models/clients/grafana/answers.h"
#include "models/clients/grafana/boardanswer.h"
#include "models/clients/grafana/grafanaclient.h"
#include "models/clients/grafana/kubeanswers.h"
#include "models/clients/grafana/refusal.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace zumik::clients;

void insist(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

void lookAtHits(std::string_view json)
{
    if (const auto hits = grafana::readSearch(json)) {
        for (const grafana::BoardHit &hit : *hits) {
            insist(!hit.uid.empty() && hit.title.size() <= 10'000 && hit.tags.size() <= 200);
        }
    }
}

void lookAtAnnotations(std::string_view json)
{
    if (const auto found = grafana::readAnnotations(json)) {
        for (const grafana::Annotation &each : *found) {
            insist(each.until >= each.from && each.text.size() <= 10'000);
        }
    }
}

void lookAtBoard(std::string json, bool resource)
{
    const auto board =
        resource ? grafana::readBoardResource(std::move(json)) : grafana::readBoard(std::move(json));
    if (!board) {
        return;
    }
    insist(board->missingElements.size() <= grafana::mostElements);
    const grafana::LibraryElement element{
        "a", "a", QJsonObject{{QStringLiteral("type"), QStringLiteral("stat")}}};
    const std::string filled = grafana::withElements(board->json, {element});
    insist((resource ? grafana::readBoardResource(filled) : grafana::readBoard(filled)).ok());
}

void lookAtPaths(std::string_view text)
{
    if (const auto path = grafana::pathInstead(text, "abc")) {
        insist(path->find_first_of("?#% ") == std::string::npos && path->find("..") == std::string::npos);
    }
    if (const auto version = grafana::readPreferredVersion(text)) {
        insist(version->find_first_of("/?#%. ") == std::string::npos);
    }
    insist(!grafana::isUid(text) || text.find_first_of("/?#% ") == std::string_view::npos);
}

void lookAtRefusal(std::string_view text)
{
    http::Response response;
    response.status = text.empty() ? 200 : 400 + static_cast<unsigned char>(text.front()) % 120;
    response.contentType = text.size() % 2 == 0 ? "application/json" : "text/html";
    response.body = text;
    const auto read = grafana::bodyOf(std::move(response));
    insist(
        read || (read.error().message.size() < 2000 && read.error().message.find('\n') == std::string::npos));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const std::string text(reinterpret_cast<const char *>(data) + 1, size - 1);
    switch (data[0] % 10) {
    case 0:
        lookAtHits(text);
        break;
    case 1:
        lookAtAnnotations(text);
        break;
    case 2:
        lookAtBoard(text, false);
        break;
    case 3:
        lookAtBoard(text, true);
        break;
    case 4:
        lookAtPaths(text);
        break;
    case 5:
        lookAtRefusal(text);
        break;
    case 6:
        (void)grafana::readVersions(text);
        (void)grafana::readBoardVersion(text, "uid");
        break;
    case 7:
        (void)grafana::readNotifiedAlerts(text);
        (void)grafana::readDataSources(text);
        break;
    case 8:
        (void)grafana::readBoardResources(text);
        (void)grafana::readFolderResources(text);
        break;
    default:
        (void)grafana::readHealth(text);
        (void)grafana::readLibraryElement(text);
        (void)grafana::readFolders(text);
    }
    return 0;
}
