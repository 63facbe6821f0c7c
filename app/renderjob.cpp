// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/renderjob.h"

#include "app/output.h"
#include "app/paneljson.h"
#include "models/board/boardrun.h"
#include "models/session/session.h"
#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/dashboard/boardview.h"

#include <QApplication>
#include <QImage>
#include <QSaveFile>

#include <algorithm>
#include <map>

namespace zumik::app {

using widgets::common::Theme;

namespace {

void printNotes(const dashboard::Dashboard &board)
{
    for (const dashboard::ImportNote &note : board.notes) {
        printDiagnostic("not understood: " + note.where + ": " + note.what + " " + note.detail);
    }
}

} // namespace

RenderJob::RenderJob(RenderCommand command, std::unique_ptr<session::Session> session,
    LoadedDashboard dashboard, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_session(std::move(session))
    , m_loaded(std::move(dashboard))
    , m_look(std::make_unique<widgets::common::Look>(
          m_command.theme == QLatin1String("light") ? Theme::Kind::Light : Theme::Kind::Dark))
{
    QApplication::setStyle(new widgets::common::ZumikStyle(m_look.get()));
    QApplication::setPalette(m_look->theme().palette());
}

RenderJob::~RenderJob() = default;

void RenderJob::start()
{
    printNotes(m_loaded.dashboard);
    m_session->open(stopToken(), async::Receiver(this), [this](const base::Status &opened) {
        if (!opened) {
            return fail(opened.error());
        }
        warnOfLeftOut(*m_session);
        makeBoard();
    });
}

void RenderJob::makeBoard()
{
    const auto &prometheus = m_session->profile().prometheus;
    const board::BoardOptions options{
        prometheus ? prometheus->scrapeInterval : std::nullopt, m_loaded.absent};
    m_run = std::make_unique<board::BoardRun>(m_loaded.dashboard, *m_session->source(), options);
    if (const base::Status applied = applyOptions(); !applied) {
        return fail(applied.error());
    }
    m_view = std::make_unique<widgets::dashboard::BoardView>(
        *m_run, *m_session->source(), m_look.get(), std::string());
    if (m_command.panel) {
        m_view->setSoloPanel(m_command.panel);
    }
    m_view->prepareImage(m_command.size);
    connect(m_run.get(), &board::BoardRun::finished, this, &RenderJob::paint, Qt::SingleShotConnection);
    m_run->refresh();
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
    if (m_command.panel) {
        const auto panels = allPanels(m_run->dashboard());
        const bool known = std::any_of(panels.begin(), panels.end(),
            [&](const dashboard::Panel *panel) { return panel->id == *m_command.panel; });
        if (!known) {
            return base::Error{base::ErrorCode::InvalidArgument, "the dashboard has no panel of this number",
                std::to_string(*m_command.panel)};
        }
    }
    return chooseVariables();
}

base::Status RenderJob::chooseVariables()
{
    std::map<std::string, std::vector<std::string>> chosen;
    for (const auto &[name, value] : m_command.variables) {
        const bool all = value == QLatin1String("All");
        chosen[name.toStdString()].push_back(all ? "$__all" : value.toStdString());
    }
    for (const auto &[name, values] : chosen) {
        if (!m_run->setVariable(name, values)) {
            return base::Error{
                base::ErrorCode::InvalidArgument, "the dashboard has no variable of this name", name};
        }
    }
    return base::Done{};
}

void RenderJob::paint()
{
    QImage image(m_command.size, QImage::Format_ARGB32_Premultiplied);
    const QString source = m_session->profile().name;
    m_view->renderTo(image, source);
    if (const base::Status saved = save(image); !saved) {
        return fail(saved.error());
    }
    if (m_command.json) {
        printOut("{\"panels\":" + panelsJson(*m_view, m_command.panel) + "}\n");
    }
    if (const auto error = commonError()) {
        return fail(*error);
    }
    finish(ExitStatus::Done);
}

base::Status RenderJob::save(const QImage &image) const
{
    QSaveFile file(m_command.out);
    const bool written = file.open(QIODevice::WriteOnly) && image.save(&file, "PNG") && file.commit();
    if (!written) {
        return base::Error{
            base::ErrorCode::FileUnwritable, file.errorString().toStdString(), m_command.out.toStdString()};
    }
    return base::Done{};
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
