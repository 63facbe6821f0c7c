// SPDX-License-Identifier: GPL-3.0-or-later
// Which containers look like a service that the console knows. The image says most: "prom/prometheus:v2.53",
// "registry:5000/team/api-core@sha256:...", of which the last part without its tag is the program. A service
// built from an own image is known by a word of its name.
#include "models/session/discovery.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace zumik::session {

namespace {

constexpr std::size_t mostOfEach = 4;

struct Kind {
    Service service;
    int port;
    const char *path;
};

constexpr Kind prometheus{Service::Prometheus, 9090, ""};
constexpr Kind victoria{Service::Prometheus, 8428, ""};
constexpr Kind alertmanager{Service::Alertmanager, 9093, ""};
constexpr Kind grafana{Service::Grafana, 3000, ""};
constexpr Kind apiCore{Service::ApiCore, 8080, "/metrics"};
constexpr Kind gateway{Service::Gateway, 8000, "/metrics"};

/// The last part of an image's name, without tag and digest.
std::string_view programOf(std::string_view image)
{
    image = image.substr(0, image.find('@'));
    image = image.substr(image.rfind('/') == std::string_view::npos ? 0 : image.rfind('/') + 1);
    return image.substr(0, image.find(':'));
}

const Kind *kindOfImage(std::string_view program)
{
    static const std::map<std::string_view, Kind> known{{"prometheus", prometheus},
        {"victoria-metrics", victoria}, {"alertmanager", alertmanager}, {"grafana", grafana},
        {"grafana-oss", grafana}, {"grafana-enterprise", grafana}, {"api-core", apiCore}};
    const auto found = known.find(program);
    return found == known.end() ? nullptr : &found->second;
}

/// Whether the words stand in the name, between its marks: "api-core" in "shop_api-core_1".
bool namedAfter(std::string_view name, std::string_view words)
{
    const auto isMark = [](char c) {
        return c == '-' || c == '_' || c == '.';
    };
    for (std::size_t at = name.find(words); at != std::string_view::npos; at = name.find(words, at + 1)) {
        const std::size_t end = at + words.size();
        if ((at == 0 || isMark(name[at - 1])) && (end == name.size() || isMark(name[end]))) {
            return true;
        }
    }
    return false;
}

const Kind *kindOfName(std::string_view name)
{
    static const std::array<std::pair<std::string_view, Kind>, 6> known{
        {{"alertmanager", alertmanager}, {"grafana", grafana}, {"victoriametrics", victoria},
            {"prometheus", prometheus}, {"api-core", apiCore}, {"gateway", gateway}}};
    constexpr std::array helpers{"exporter", "pushgateway", "operator", "adapter", "reloader", "renderer",
        "sidecar", "image", "init", "backup", "proxy"};
    const bool isHelper = std::any_of(
        helpers.begin(), helpers.end(), [&](const char *helper) { return namedAfter(name, helper); });
    const auto found = std::find_if(
        known.begin(), known.end(), [&](const auto &entry) { return namedAfter(name, entry.first); });
    return isHelper || found == known.end() ? nullptr : &found->second;
}

const Kind *kindOf(const ssh::Container &container)
{
    if (const Kind *kind = kindOfImage(programOf(container.image))) {
        return kind;
    }
    const Kind *const kind = kindOfName(container.service);
    return kind != nullptr ? kind : kindOfName(container.name);
}

} // namespace

std::vector<Place> placesOf(const std::vector<ssh::Container> &containers)
{
    std::map<std::string, int> services;
    for (const ssh::Container &container : containers) {
        ++services[container.service];
    }
    std::map<Service, std::size_t> counts;
    std::vector<Place> places;
    for (const ssh::Container &container : containers) {
        const Kind *const kind = kindOf(container);
        if (kind == nullptr || ++counts[kind->service] > mostOfEach) {
            continue;
        }
        // A service outlives its containers, whose names change when it is scaled or moved to another
        // project.
        const bool byService = !container.service.empty() && services[container.service] == 1;
        Place place{kind->service};
        place.url.setScheme(QStringLiteral("http"));
        place.url.setHost(QString::fromStdString(byService ? container.service : container.name));
        place.url.setPort(kind->port);
        place.url.setPath(QLatin1String(kind->path));
        place.via.kind = settings::Via::Kind::Docker;
        if (!place.url.host().isEmpty()) {
            places.push_back(place);
        }
    }
    return places;
}

} // namespace zumik::session
