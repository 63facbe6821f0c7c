// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/search.h"

#include "models/clients/grafana/answers.h"
#include "models/clients/grafana/kubeanswers.h"

#include <QString>

#include <algorithm>
#include <map>
#include <set>

namespace zumik::clients::grafana {

namespace {

constexpr std::size_t pageSize = 500;

std::vector<std::pair<std::string, std::string>> parametersOf(const SearchQuery &query, std::size_t page)
{
    std::vector<std::pair<std::string, std::string>> parameters{
        {"type", "dash-db"}, {"limit", std::to_string(pageSize)}, {"page", std::to_string(page)}};
    if (!query.text.empty()) {
        parameters.emplace_back("query", query.text);
    }
    for (const std::string &tag : query.tags) {
        parameters.emplace_back("tag", tag);
    }
    for (const std::string &uid : query.uids) {
        parameters.emplace_back("dashboardUIDs", uid);
    }
    return parameters;
}

bool contains(const std::vector<std::string> &all, const std::string &one)
{
    return std::find(all.begin(), all.end(), one) != all.end();
}

/// As the server does it.
bool matches(const SearchQuery &query, const BoardHit &hit)
{
    const bool tagged = std::all_of(
        query.tags.begin(), query.tags.end(), [&](const auto &tag) { return contains(hit.tags, tag); });
    const bool named = query.uids.empty() || contains(query.uids, hit.uid);
    return tagged && named
        && QString::fromStdString(hit.title).contains(
            QString::fromStdString(query.text), Qt::CaseInsensitive);
}

/// One search on its way; lives as long as somebody waits for one of its steps.
class Search : public std::enable_shared_from_this<Search> {
public:
    Search(Asker &asker, SearchQuery query, Progress progress, base::StopToken stop, async::Receiver receiver,
        async::Reply<BoardList> reply)
        : m_asker(asker)
        , m_query(std::move(query))
        , m_progress(std::move(progress))
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
    {
    }

    void askPage()
    {
        m_asker.get({"/api/search", parametersOf(m_query, m_page)}, m_stop,
            [self = shared_from_this()](base::Result<Body> body) { self->onPage(body); });
    }

private:
    void onPage(const base::Result<Body> &body)
    {
        const bool gone = !body && body.error().code == base::ErrorCode::NotSupported && m_page == 1;
        if (gone) {
            return askKube();
        }
        auto hits = body ? readSearch(body->text) : base::Result<std::vector<BoardHit>>(body.error());
        if (!hits) {
            return fail(hits.error(), body);
        }
        const std::size_t count = hits->size();
        const std::size_t fresh = add(std::move(*hits));
        tell();
        // A server that doesn't know pages gives the first one again.
        if (m_list.cut || count < pageSize || fresh == 0) {
            return m_reply.deliver(std::move(m_list));
        }
        ++m_page;
        askPage();
    }

    std::size_t add(std::vector<BoardHit> hits)
    {
        std::size_t fresh = 0;
        for (BoardHit &hit : hits) {
            if (!m_seen.insert(hit.uid).second) {
                continue;
            }
            ++fresh;
            if (m_list.boards.size() == m_query.limit) {
                m_list.cut = true;
                break;
            }
            m_list.boards.push_back(std::move(hit));
        }
        return fresh;
    }

    void tell() const
    {
        if (m_progress) {
            m_receiver.post([progress = m_progress, count = m_list.boards.size()] { progress(count); });
        }
    }

    void fail(base::Error error, const base::Result<Body> &body) const
    {
        if (error.where.empty() && body) {
            error.where = body->where;
        }
        m_reply.deliver(std::move(error));
    }

    void askKube()
    {
        findResource(m_asker, "folder.grafana.app", "folders", m_stop,
            [self = shared_from_this()](const base::Result<std::string> &path) {
                path ? self->askFolders(*path) : self->askBoards();
            });
    }

    /// Boards are listed also where their folders can't be.
    void askFolders(const std::string &path)
    {
        m_asker.get(
            {path, {{"limit", "5000"}}}, m_stop, [self = shared_from_this()](const base::Result<Body> &body) {
                const auto folders =
                    body ? readFolderResources(body->text) : base::Result<std::vector<Folder>>(body.error());
                for (const Folder &folder : folders ? *folders : std::vector<Folder>()) {
                    self->m_folders[folder.uid] = folder.title;
                }
                self->askBoards();
            });
    }

    void askBoards()
    {
        findResource(m_asker, "dashboard.grafana.app", "dashboards", m_stop,
            [self = shared_from_this()](const base::Result<std::string> &path) {
                if (!path) {
                    return self->m_reply.deliver(path.error());
                }
                self->m_path = *path;
                self->askKubePage({});
            });
    }

    void askKubePage(const std::string &next)
    {
        Question question{m_path, {{"limit", std::to_string(pageSize)}}};
        if (!next.empty()) {
            question.parameters.emplace_back("continue", next);
        }
        m_asker.get(question, m_stop,
            [self = shared_from_this()](const base::Result<Body> &body) { self->onKubePage(body); });
    }

    void onKubePage(const base::Result<Body> &body)
    {
        auto page = body ? readBoardResources(body->text) : base::Result<BoardPage>(body.error());
        if (!page) {
            return fail(page.error(), body);
        }
        std::erase_if(page->boards, [this](const BoardHit &hit) { return !matches(m_query, hit); });
        for (BoardHit &hit : page->boards) {
            hit.folder = m_folders[hit.folderUid];
        }
        add(std::move(page->boards));
        tell();
        const bool endless = ++m_page > m_query.limit / pageSize + 20;
        if (page->next.empty() || m_list.cut || endless) {
            m_list.cut = m_list.cut || !page->next.empty();
            return m_reply.deliver(std::move(m_list));
        }
        askKubePage(page->next);
    }

    Asker &m_asker;
    const SearchQuery m_query;
    const Progress m_progress;
    const base::StopToken m_stop;
    const async::Receiver m_receiver;
    const async::Reply<BoardList> m_reply;
    BoardList m_list;
    std::set<std::string> m_seen;
    std::map<std::string, std::string> m_folders; ///< titles by uid
    std::string m_path;
    std::size_t m_page = 1;
};

} // namespace

void searchBoards(Asker &asker, SearchQuery query, Progress progress, base::StopToken stop,
    async::Receiver receiver, async::Reply<BoardList> reply)
{
    std::make_shared<Search>(
        asker, std::move(query), std::move(progress), std::move(stop), std::move(receiver), std::move(reply))
        ->askPage();
}

void findResource(Asker &asker, const std::string &group, const std::string &kind, base::StopToken stop,
    std::function<void(base::Result<std::string>)> next)
{
    const std::string path = "/apis/" + group;
    const std::string nameSpace = asker.nameSpace();
    asker.get({path}, std::move(stop),
        [path, kind, nameSpace, next = std::move(next)](const base::Result<Body> &body) {
            const auto version =
                body ? readPreferredVersion(body->text) : base::Result<std::string>(body.error());
            next(version ? base::Result<std::string>(
                     path + '/' + *version + "/namespaces/" + nameSpace + '/' + kind)
                         : version.error());
        });
}

} // namespace zumik::clients::grafana
