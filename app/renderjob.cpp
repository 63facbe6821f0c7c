// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/renderjob.h"

#include "app/output.h"
#include "app/paneljson.h"
#include "app/picturefile.h"
#include "app/recordedannotations.h"
#include "models/base/text.h"
#include "models/board/boardrun.h"
#include "models/dashboard/importreport.h"
#include "models/dashboard/urlvalues.h"
#include "models/session/recordedboards.h"
#include "models/session/session.h"
#include "widgets/common/importsentences.h"
#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/dashboard/panelgrid.h"

#include <QApplication>
#include <QImage>
#include <QTimer>

#include <algorithm>
#include <chrono>
#include <map>

namespace zumik::app {

using widgets::common::Theme;

namespace {

constexpr int mostPlaces = 20;
constexpr std::chrono::seconds longestAsking(3);

void printNotes(const dashboard::Dashboard &board)
{
    for (const dashboard::ImportItem &item : dashboard::importReport(board.notes)) {
        const QString places = widgets::common::placesOf(item, mostPlaces);
        const QString line = places + QStringLiteral(": ") + widgets::common::sentenceOf(item);
        printDiagnostic(line.toStdString());
    }
}

} // namespace

RenderJob::RenderJob(
    RenderCommand command, std::unique_ptr<session::Session> session, Given given, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_session(std::move(session))
    , m_ofPack(given.ofPack)
    , m_given(given.dashboard.has_value())
    , m_loaded(m_given ? *std::move(given.dashboard) : LoadedDashboard())
    , m_look(std::make_unique<widgets::common::Look>(
          m_command.theme == QLatin1String("light") ? Theme::Kind::Light : Theme::Kind::Dark))
{
    QApplication::setStyle(new widgets::common::ZumikStyle(m_look.get()));
    QApplication::setPalette(m_look->theme().palette());
    if (m_session->profile().grafana) {
        m_boards = std::make_unique<session::GrafanaBoards>(*m_session);
        m_annotations = std::make_unique<GrafanaAnnotations>(*m_session);
    } else if (m_session->state().replay) {
        m_annotations = std::make_unique<RecordedAnnotations>(*m_session);
    }
}

RenderJob::~RenderJob() = default;

void RenderJob::start()
{
    if (!m_given && m_boards) {
        return loadFromGrafana();
    }
    if (m_ofPack && m_boards) {
        askWhetherInBoth();
    }
    open();
}

void RenderJob::loadFromGrafana()
{
    m_boards->load(
        m_command.dashboard.toStdString(), stopToken(), [this](base::Result<session::GrafanaBoard> board) {
            if (!board) {
                return fail(board.error());
            }
            for (const base::Error &error : board->leftOut) {
                printWarning(error);
            }
            m_loaded.dashboard = std::move(board->dashboard);
            open();
        });
}

/// Beside the drawing, which waits for it no longer than this.
void RenderJob::askWhetherInBoth()
{
    m_askingBoth = true;
    clients::grafana::SearchQuery query;
    query.uids = {m_command.dashboard.toStdString()};
    m_boards->list(query, {}, m_stopBoth.get_token(), [this](const auto &list) {
        m_askingBoth = false;
        if (list && !list->boards.empty()) {
            const std::string place =
                session::grafanaPlace(m_session->profile().grafana->url, list->boards.front());
            printDiagnostic(QCoreApplication::translate("Render", "%1 is in %2 too; this is the pack's.")
                                .arg(m_command.dashboard, QString::fromStdString(base::printable(place)))
                                .toStdString());
        }
        if (m_painted) {
            end();
        }
    });
    QTimer::singleShot(longestAsking, this, [this] { m_stopBoth.request_stop(); });
}

void RenderJob::open()
{
    m_session->open(stopToken(), async::Receiver(this), [this](const base::Status &opened) {
        const base::Status loaded = opened && !m_given && !m_boards ? loadFromRecording() : opened;
        if (!loaded) {
            return fail(loaded.error());
        }
        printNotes(m_loaded.dashboard);
        warnOfLeftOut(*m_session);
        makeBoard();
    });
}

base::Status RenderJob::loadFromRecording()
{
    const auto &boards = m_session->recordedBoards();
    const auto found = std::find_if(boards.begin(), boards.end(),
        [id = m_command.dashboard.toStdString()](const auto &each) { return each.id == id; });
    if (found == boards.end()) {
        return base::Error{base::ErrorCode::InvalidArgument,
            "no dashboard has this id, neither of a pack nor in the recording, and no file this name",
            m_command.dashboard.toStdString()};
    }
    m_loaded.dashboard = found->dashboard;
    m_chosen = found->variables;
    return base::Done{};
}

void RenderJob::makeBoard()
{
    const auto &prometheus = m_session->profile().prometheus;
    const board::BoardOptions options{prometheus ? prometheus->scrapeInterval : std::nullopt, m_loaded.absent,
        m_annotations.get(), m_session->recording()};
    m_run = std::make_unique<board::BoardRun>(m_loaded.dashboard, *m_session->source(), options);
    if (const base::Status applied = applyOptions(); !applied) {
        return fail(applied.error());
    }
    m_view = std::make_unique<widgets::dashboard::BoardView>(
        *m_run, *m_session->source(), m_look.get(), std::string());
    connect(m_run.get(), &board::BoardRun::panelsChanged, this, &RenderJob::layOut);
    layOut();
    connect(m_run.get(), &board::BoardRun::finished, this, &RenderJob::paint, Qt::SingleShotConnection);
    m_run->refresh();
}

/// Again when repeats are made: the panel may be one of them.
void RenderJob::layOut()
{
    if (m_command.panel) {
        m_view->setSoloPanel(m_command.panel);
    }
    m_view->prepareImage(m_command.size);
}

base::Error RenderJob::noSuchPanel() const
{
    return {base::ErrorCode::InvalidArgument, "the dashboard has no panel of this number",
        std::to_string(*m_command.panel)};
}

base::Status RenderJob::applyOptions()
{
    if (m_command.timeGiven) {
        base::Status timed =
            m_run->setTime({m_command.time.from.toStdString(), m_command.time.to.toStdString()});
        if (!timed) {
            return timed;
        }
    }
    if (base::Status compared = m_run->setComparison(m_command.compare); !compared) {
        return compared;
    }
    const auto panels = allPanels(m_run->dashboard());
    const bool known = std::any_of(panels.begin(), panels.end(),
        [&](const dashboard::Panel *panel) { return panel->id == m_command.panel; });
    if (m_command.panel && !known && !m_run->repeats()) {
        return noSuchPanel();
    }
    return chooseVariables();
}

base::Status RenderJob::chooseVariables()
{
    std::map<std::string, std::vector<std::string>> chosen;
    for (const auto &[name, value] : m_command.variables) {
        chosen[name.toStdString()].push_back(value.toStdString());
    }
    chosen.insert(m_chosen.begin(), m_chosen.end());
    for (const auto &[name, values] : chosen) {
        if (const base::Status done = choose(name, values); !done) {
            return done;
        }
    }
    return base::Done{};
}

base::Status RenderJob::choose(const std::string &name, const std::vector<std::string> &values)
{
    const auto &variables = m_run->dashboard().variables;
    const auto variable = std::find_if(variables.begin(), variables.end(),
        [&](const dashboard::Variable &each) { return each.name == name; });
    if (variable == variables.end()) {
        return base::Error{
            base::ErrorCode::InvalidArgument, "the dashboard has no variable of this name", name};
    }
    if (variable->type != dashboard::Variable::Type::AdHoc) {
        m_run->setVariable(name, dashboard::urlChoice(*variable, values));
        return base::Done{};
    }
    std::vector<dashboard::AdHocFilter> filters;
    for (const std::string &value : values) {
        const auto filter = dashboard::parseUrlFilter(value);
        if (!filter && !value.empty()) { // empty: no filters, as in an address
            return base::Error{
                base::ErrorCode::InvalidArgument, "a filter is label|operator|value, not " + value, name};
        }
        if (filter) {
            filters.push_back(*filter);
        }
    }
    m_run->setFilters(name, std::move(filters));
    return base::Done{};
}

void RenderJob::paint()
{
    if (m_command.panel && m_view->soloPanel() != m_command.panel) {
        return fail(noSuchPanel());
    }
    QImage image(m_command.size, QImage::Format_ARGB32_Premultiplied);
    const QString source = m_session->profile().name;
    m_view->renderTo(image, source);
    if (const base::Status saved = writePicture(image, m_command.out); !saved) {
        return fail(saved.error());
    }
    printNotAsked();
    if (m_command.json) {
        printOut("{\"panels\":" + panelsJson(*m_view, m_command.panel) + "}\n");
    }
    m_painted = true;
    if (!m_askingBoth) {
        end();
    }
}

void RenderJob::end()
{
    if (const auto error = commonError()) {
        return fail(*error);
    }
    finish(ExitStatus::Done);
}

/// A board of thousands would keep its server busy for many minutes.
void RenderJob::printNotAsked() const
{
    const std::vector<int> ids = m_view->grid()->panelIds();
    const auto left = std::count_if(ids.begin(), ids.end(), [this](int id) { return !m_run->wasAsked(id); });
    if (left > 0 && !m_view->soloPanel()) {
        printDiagnostic(std::to_string(left)
            + " panels below the picture were not asked for: a board is asked for what the picture shows, "
              "and "
              "for its first 500 panels.");
    }
}

std::optional<base::Error> RenderJob::commonError() const
{
    std::optional<base::Error> first;
    for (const dashboard::Panel *panel : allPanels(m_run->dashboard())) {
        const board::BoardRun::Data data = m_run->panelData(panel->id);
        if (!data || panel->queries.empty()) {
            continue;
        }
        if (data->state != board::PanelData::State::Error) {
            return std::nullopt;
        }
        if (!first) {
            first = data->error;
        }
    }
    return first;
}

} // namespace zumik::app
