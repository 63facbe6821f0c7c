// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/grafanaboards.h"

#include "models/async/reply.h"
#include "models/clients/grafana/boardanswer.h"
#include "models/dashboard/reader.h"

#include <QThreadPool>

#include <memory>

namespace zumik::session {

namespace grafana = clients::grafana;

using Client = grafana::GrafanaClient *;

namespace {

constexpr int mostVersions = 100;

/// The name by which errors of reading tell where.
std::string nameOf(const grafana::Board &board)
{
    return "dashboard " + board.meta.uid;
}

base::Result<GrafanaBoard> read(const grafana::Board &board,
    const std::vector<grafana::LibraryElement> &elements, std::vector<base::Error> leftOut)
{
    dashboard::ReadLimits limits;
    limits.bytes = 64U << 20U; // what was fetched, and its library panels
    auto dashboard =
        dashboard::readDashboard(grafana::withElements(board.json, elements), nameOf(board), limits);
    if (!dashboard) {
        return dashboard.error();
    }
    if (dashboard->uid.empty()) {
        dashboard->uid = board.meta.uid;
    }
    return GrafanaBoard{*std::move(dashboard), board.meta, std::move(leftOut),
        std::make_shared<const std::string>(board.json)};
}

/// A board on its way: its JSON, then its library panels all at once, then read.
class Loading : public std::enable_shared_from_this<Loading> {
public:
    Loading(base::StopToken stop, async::Receiver receiver, async::Reply<GrafanaBoard> reply)
        : m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
    {
    }

    void start(Client client, const std::string &uid, std::optional<int> version)
    {
        auto onBoard = [self = shared_from_this(), client](base::Result<grafana::Board> board) {
            if (!board) {
                return self->m_reply.deliver(board.error());
            }
            self->m_board = *std::move(board);
            self->askElements(client);
        };
        if (version) {
            client->boardVersion(uid, *version, m_stop, m_receiver, std::move(onBoard));
        } else {
            client->board(uid, m_stop, m_receiver, std::move(onBoard));
        }
    }

private:
    void askElements(Client client)
    {
        m_missing = m_board.missingElements.size();
        if (m_missing == 0) {
            return readApart();
        }
        for (const std::string &uid : m_board.missingElements) {
            client->libraryElement(uid, m_stop, m_receiver,
                [self = shared_from_this(), uid](base::Result<grafana::LibraryElement> element) {
                    self->onElement(uid, std::move(element));
                });
        }
    }

    void onElement(const std::string &uid, base::Result<grafana::LibraryElement> element)
    {
        if (element) {
            element->uid = uid; // as the board calls it
            m_elements.push_back(*std::move(element));
        } else {
            base::Error error = element.error();
            error.where = "library panel " + uid;
            m_leftOut.push_back(std::move(error));
        }
        if (--m_missing == 0) {
            readApart();
        }
    }

    void readApart()
    {
        QThreadPool::globalInstance()->start([self = shared_from_this()] {
            if (!self->m_reply.settled()) {
                self->m_reply.deliver(read(self->m_board, self->m_elements, std::move(self->m_leftOut)));
            }
        });
    }

    const base::StopToken m_stop;
    const async::Receiver m_receiver;
    const async::Reply<GrafanaBoard> m_reply;
    grafana::Board m_board;
    std::vector<grafana::LibraryElement> m_elements;
    std::vector<base::Error> m_leftOut;
    std::size_t m_missing = 0;
};

} // namespace

GrafanaBoards::GrafanaBoards(Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_receiver(this)
{
}

void GrafanaBoards::list(grafana::SearchQuery query, grafana::Progress progress, base::StopToken stop,
    source::Answer<grafana::BoardList> answer)
{
    const async::Reply<grafana::BoardList> reply(stop, m_receiver, std::move(answer));
    m_session.openGrafana(stop, m_receiver,
        [this, query = std::move(query), progress = std::move(progress), stop, reply](
            const base::Result<Client> &client) {
            if (!client) {
                return reply.deliver(client.error());
            }
            (*client)->search(query, progress, stop, m_receiver,
                [reply](base::Result<grafana::BoardList> list) { reply.deliver(std::move(list)); });
        });
}

void GrafanaBoards::load(const std::string &uid, base::StopToken stop, source::Answer<GrafanaBoard> answer)
{
    loadAs(uid, std::nullopt, std::move(stop), std::move(answer));
}

void GrafanaBoards::loadVersion(
    const std::string &uid, int version, base::StopToken stop, source::Answer<GrafanaBoard> answer)
{
    loadAs(uid, version, std::move(stop), std::move(answer));
}

void GrafanaBoards::loadAs(const std::string &uid, std::optional<int> version, base::StopToken stop,
    source::Answer<GrafanaBoard> answer)
{
    const async::Reply<GrafanaBoard> reply(stop, m_receiver, std::move(answer));
    const auto loading = std::make_shared<Loading>(stop, m_receiver, reply);
    m_session.openGrafana(
        stop, m_receiver, [loading, uid, version, reply](const base::Result<Client> &client) {
            client ? loading->start(*client, uid, version) : reply.deliver(client.error());
        });
}

void GrafanaBoards::versions(
    const std::string &uid, base::StopToken stop, source::Answer<std::vector<grafana::BoardVersion>> answer)
{
    const async::Reply<std::vector<grafana::BoardVersion>> reply(stop, m_receiver, std::move(answer));
    m_session.openGrafana(stop, m_receiver, [this, uid, stop, reply](const base::Result<Client> &client) {
        if (!client) {
            return reply.deliver(client.error());
        }
        (*client)->versions(uid, mostVersions, stop, m_receiver,
            [reply](
                base::Result<std::vector<grafana::BoardVersion>> list) { reply.deliver(std::move(list)); });
    });
}

std::string grafanaPlace(const QUrl &url, const grafana::BoardHit &board)
{
    const QString host =
        url.port() > 0 ? url.host() + QLatin1Char(':') + QString::number(url.port()) : url.host();
    return host.toStdString() + (board.folder.empty() ? "" : '/' + board.folder);
}

} // namespace zumik::session
