// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/grafanaclient.h"

#include "models/clients/grafana/answers.h"
#include "models/clients/grafana/boardanswer.h"
#include "models/clients/grafana/kubeanswers.h"
#include "models/clients/prometheus/decoder.h"

#include <QByteArray>

#include <algorithm>

namespace zumik::clients::grafana {

using base::ErrorCode;
using base::StopToken;
using source::Answer;

namespace {

/// A board's refresh waits for them.
constexpr base::Duration annotationTimeout = std::chrono::seconds(5);
constexpr std::size_t largestBoard = 32U << 20U; // bytes

int organizationOf(const http::Endpoint &endpoint)
{
    for (const http::Header &header : endpoint.headers) {
        if (QByteArray::fromStdString(header.name).toLower() == "x-grafana-org-id") {
            const std::string_view value = header.value.reveal();
            return QByteArray(value.data(), qsizetype(value.size())).toInt();
        }
    }
    return 0;
}

/// Where the server says nothing else, it is the uid that it doesn't know.
base::Error aboutUid(base::Error error)
{
    if (error.code == ErrorCode::NotSupported) {
        error.code = ErrorCode::InvalidArgument;
    }
    return error;
}

base::Error noUid(const std::string &uid)
{
    return {ErrorCode::InvalidArgument, "no uid of Grafana's", uid.substr(0, 60)};
}

template <typename T> base::Result<T> placed(base::Result<T> read, const std::string &where)
{
    if (read || !read.error().where.empty()) {
        return read;
    }
    base::Error error = read.error();
    error.where = where;
    return error;
}

/// A board on its way: by the classic API, then by the newer one.
class BoardCall : public std::enable_shared_from_this<BoardCall> {
public:
    BoardCall(Asker &asker, std::string uid, StopToken stop, async::Reply<Board> reply)
        : m_asker(asker)
        , m_uid(std::move(uid))
        , m_stop(std::move(stop))
        , m_reply(std::move(reply))
    {
    }

    void start()
    {
        m_asker.get({"/api/dashboards/uid/" + m_uid, {}, std::chrono::seconds(30), largestBoard}, m_stop,
            [self = shared_from_this()](base::Result<Body> body) { self->onClassic(std::move(body)); });
    }

private:
    void onClassic(base::Result<Body> body)
    {
        if (body) {
            return m_reply.deliver(placed(readBoard(std::move(body->text)), body->where));
        }
        m_refusal = body.error();
        const ErrorCode code = m_refusal.code;
        if (code != ErrorCode::NotSupported && code != ErrorCode::FormatUnsupported) {
            return m_reply.deliver(m_refusal);
        }
        if (const auto path = pathInstead(m_refusal.message, m_uid)) {
            return askResource(*path);
        }
        findResource(m_asker, "dashboard.grafana.app", "dashboards", m_stop,
            [self = shared_from_this()](const base::Result<std::string> &path) {
                path ? self->askResource(*path + '/' + self->m_uid) : self->onNewer(path.error());
            });
    }

    void askResource(const std::string &path)
    {
        m_asker.get({path, {}, std::chrono::seconds(30), largestBoard}, m_stop,
            [self = shared_from_this()](base::Result<Body> body) { self->onNewer(std::move(body)); });
    }

    /// An older Grafana has no newer API: then the classic one's refusal is what there is to say.
    void onNewer(base::Result<Body> body)
    {
        if (body) {
            return m_reply.deliver(placed(readBoardResource(std::move(body->text)), body->where));
        }
        const bool unknown = body.error().code == ErrorCode::NotSupported;
        m_reply.deliver(unknown ? aboutUid(m_refusal) : body.error());
    }

    Asker &m_asker;
    const std::string m_uid;
    const StopToken m_stop;
    const async::Reply<Board> m_reply;
    base::Error m_refusal;
};

} // namespace

bool isUid(std::string_view uid)
{
    const bool safe = std::all_of(uid.begin(), uid.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
            || c == '_' || c == '.';
    });
    return safe && !uid.empty() && uid.size() <= 253 && uid != "." && uid != "..";
}

GrafanaClient::GrafanaClient(std::unique_ptr<Asker> asker)
    : m_asker(std::move(asker))
{
}

GrafanaClient::~GrafanaClient() = default;

base::Result<std::unique_ptr<GrafanaClient>> GrafanaClient::open(
    http::Endpoint endpoint, std::shared_ptr<http::IoThread> thread)
{
    std::string nameSpace = namespaceOf(organizationOf(endpoint));
    auto client = http::Client::open(std::move(endpoint), std::move(thread));
    if (!client) {
        return client.error();
    }
    auto asker = std::make_unique<Asker>(*std::move(client), std::move(nameSpace));
    return std::unique_ptr<GrafanaClient>(new GrafanaClient(std::move(asker)));
}

template <typename T>
void GrafanaClient::ask(
    Question question, StopToken stop, async::Receiver receiver, Answer<T> answer, Read<T> read)
{
    const async::Reply<T> reply(stop, std::move(receiver), std::move(answer));
    m_asker->get(question, std::move(stop), [reply, read = std::move(read)](base::Result<Body> body) {
        reply.deliver(body ? placed(read(body->text), body->where) : base::Result<T>(body.error()));
    });
}

void GrafanaClient::health(StopToken stop, async::Receiver receiver, Answer<Health> answer)
{
    const async::Reply<Health> reply(stop, std::move(receiver), std::move(answer));
    m_asker->get({"/api/health"}, stop, [this, stop, reply](const base::Result<Body> &body) {
        auto health = body ? placed(readHealth(body->text), body->where) : base::Result<Health>(body.error());
        if (!health || !health->version.empty()) {
            return reply.deliver(std::move(health));
        }
        m_asker->get({"/api/frontend/settings"}, stop,
            [reply, health = *std::move(health)](const base::Result<Body> &settings) mutable {
                const auto told = settings ? readSettings(settings->text) : base::Result<Health>(health);
                health.version = told ? told->version : std::string();
                reply.deliver(health);
            });
    });
}

void GrafanaClient::organization(StopToken stop, async::Receiver receiver, Answer<Organization> answer)
{
    ask<Organization>(
        {"/api/org"}, std::move(stop), std::move(receiver), std::move(answer), readOrganization);
}

void GrafanaClient::search(
    SearchQuery query, Progress progress, StopToken stop, async::Receiver receiver, Answer<BoardList> answer)
{
    async::Reply<BoardList> reply(stop, receiver, std::move(answer));
    searchBoards(*m_asker, std::move(query), std::move(progress), std::move(stop), std::move(receiver),
        std::move(reply));
}

void GrafanaClient::folders(StopToken stop, async::Receiver receiver, Answer<std::vector<Folder>> answer)
{
    ask<std::vector<Folder>>({"/api/folders", {{"limit", "1000"}}}, std::move(stop), std::move(receiver),
        std::move(answer), readFolders);
}

void GrafanaClient::board(
    const std::string &uid, StopToken stop, async::Receiver receiver, Answer<Board> answer)
{
    async::Reply<Board> reply(stop, std::move(receiver), std::move(answer));
    if (!isUid(uid)) {
        return reply.deliver(noUid(uid));
    }
    std::make_shared<BoardCall>(*m_asker, uid, std::move(stop), std::move(reply))->start();
}

void GrafanaClient::versions(const std::string &uid, int limit, StopToken stop, async::Receiver receiver,
    Answer<std::vector<BoardVersion>> answer)
{
    using Versions = std::vector<BoardVersion>;
    if (!isUid(uid)) {
        return async::Reply<Versions>({}, std::move(receiver), std::move(answer)).deliver(noUid(uid));
    }
    ask<Versions>({"/api/dashboards/uid/" + uid + "/versions", {{"limit", std::to_string(limit)}}},
        std::move(stop), std::move(receiver), std::move(answer), readVersions);
}

void GrafanaClient::boardVersion(
    const std::string &uid, int version, StopToken stop, async::Receiver receiver, Answer<Board> answer)
{
    if (!isUid(uid)) {
        return async::Reply<Board>({}, std::move(receiver), std::move(answer)).deliver(noUid(uid));
    }
    Question question{"/api/dashboards/uid/" + uid + "/versions/" + std::to_string(version)};
    question.maxBytes = largestBoard;
    ask<Board>(std::move(question), std::move(stop), std::move(receiver), std::move(answer),
        [uid](const std::string &json) { return readBoardVersion(json, uid); });
}

void GrafanaClient::annotations(const AnnotationQuery &query, StopToken stop, async::Receiver receiver,
    Answer<std::vector<Annotation>> answer)
{
    Question question{"/api/annotations",
        {{"from", std::to_string(query.range.start.ms)}, {"to", std::to_string(query.range.end.ms)},
            {"limit", std::to_string(query.limit)}},
        annotationTimeout};
    auto &parameters = question.parameters;
    if (!query.boardUid.empty()) {
        parameters.emplace_back("dashboardUID", query.boardUid);
    }
    for (const std::string &tag : query.tags) {
        parameters.emplace_back("tags", tag);
    }
    if (query.matchAny) {
        parameters.emplace_back("matchAny", "true");
    }
    if (query.type != AnnotationQuery::Type::Any) {
        parameters.emplace_back("type", query.type == AnnotationQuery::Type::Alert ? "alert" : "annotation");
    }
    ask<std::vector<Annotation>>(
        std::move(question), std::move(stop), std::move(receiver), std::move(answer), readAnnotations);
}

void GrafanaClient::libraryElement(
    const std::string &uid, StopToken stop, async::Receiver receiver, Answer<LibraryElement> answer)
{
    const async::Reply<LibraryElement> reply(stop, std::move(receiver), std::move(answer));
    if (!isUid(uid)) {
        return reply.deliver(noUid(uid));
    }
    m_asker->get({"/api/library-elements/" + uid}, std::move(stop), [reply](const base::Result<Body> &body) {
        reply.deliver(body ? placed(readLibraryElement(body->text), body->where)
                           : base::Result<LibraryElement>(aboutUid(body.error())));
    });
}

void GrafanaClient::dataSources(
    StopToken stop, async::Receiver receiver, Answer<std::vector<DataSource>> answer)
{
    ask<std::vector<DataSource>>(
        {"/api/datasources"}, std::move(stop), std::move(receiver), std::move(answer), readDataSources);
}

void GrafanaClient::rules(
    StopToken stop, async::Receiver receiver, Answer<std::vector<source::RuleGroup>> answer)
{
    ask<std::vector<source::RuleGroup>>({"/api/prometheus/grafana/api/v1/rules"}, std::move(stop),
        std::move(receiver), std::move(answer),
        [](std::string &json) { return prometheus::Decoder().rules(json); });
}

void GrafanaClient::alerts(
    StopToken stop, async::Receiver receiver, Answer<std::vector<source::Alert>> answer)
{
    ask<std::vector<source::Alert>>({"/api/prometheus/grafana/api/v1/alerts"}, std::move(stop),
        std::move(receiver), std::move(answer),
        [](std::string &json) { return prometheus::Decoder().alerts(json); });
}

void GrafanaClient::notifiedAlerts(
    StopToken stop, async::Receiver receiver, Answer<std::vector<NotifiedAlert>> answer)
{
    ask<std::vector<NotifiedAlert>>({"/api/alertmanager/grafana/api/v2/alerts"}, std::move(stop),
        std::move(receiver), std::move(answer), readNotifiedAlerts);
}

} // namespace zumik::clients::grafana
