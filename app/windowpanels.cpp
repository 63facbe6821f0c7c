// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowpanels.h"

#include "app/mainwindow.h"
#include "app/panelsource.h"
#include "app/wholefile.h"
#include "models/async/reply.h"
#include "models/board/panelfacts.h"
#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/inspect/inspectpage.h"
#include "widgets/inspect/storywords.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/twin.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QMimeData>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace zumik::app {

namespace {

using widgets::common::Status;
using widgets::dashboard::BoardView;
using widgets::inspect::InspectPage;
using widgets::inspect::PanelStory;
using widgets::panels::PanelView;
using Form = PanelExport::Form;

QString filterOf(Form form)
{
    switch (form) {
    case Form::Png:
        return WindowPanels::tr("Pictures (*.png)");
    case Form::Svg:
        return WindowPanels::tr("Drawings (*.svg)");
    case Form::Csv:
        return WindowPanels::tr("Comma-separated values (*.csv)");
    case Form::PromQl:
        break;
    }
    return WindowPanels::tr("PromQL (*.promql)");
}

double paintMilliseconds(PanelView &view)
{
    QImage image(view.size(), QImage::Format_ARGB32_Premultiplied);
    QElapsedTimer timer;
    timer.start();
    view.render(&image);
    return double(timer.nsecsElapsed()) / 1e6;
}

QStringList hiddenQueries(const dashboard::Panel &panel)
{
    QStringList ids;
    for (const dashboard::Query &query : panel.queries) {
        if (query.hidden) {
            ids << widgets::common::plain(query.refId, 60);
        }
    }
    return ids;
}

QString placeWords(const QString &place)
{
    const QLatin1String packs(":/zumik/dashboards/");
    if (place.startsWith(packs)) {
        return WindowPanels::tr("From the console's own packs: %1").arg(place.mid(packs.size()));
    }
    return place.isEmpty() ? WindowPanels::tr("As Grafana has sent it.")
                           : WindowPanels::tr("From %1").arg(place);
}

} // namespace

WindowPanels::WindowPanels(
    const DashboardLibrary &library, const widgets::common::Look *look, MainWindow *window)
    : QObject(window)
    , m_library(library)
    , m_look(look)
    , m_window(window)
{
}

void WindowPanels::watch(BoardView &board) const
{
    connect(board.grid(), &widgets::dashboard::PanelGrid::menuRequested, this, &WindowPanels::openMenu);
}

void WindowPanels::keepJson(const QString &boardId, std::shared_ptr<const std::string> json)
{
    m_json[boardId] = std::move(json);
}

std::optional<int> WindowPanels::atHand() const
{
    const BoardView *const board = m_window->board();
    const bool shows = board != nullptr && board->isVisible();
    const auto id = shows ? board->grid()->panelAtHand() : std::nullopt;
    return id && viewOf(*id) != nullptr ? id : std::nullopt;
}

PanelView *WindowPanels::viewOf(int panelId) const
{
    const BoardView *const board = m_window->board();
    return board != nullptr ? board->panelView(panelId) : nullptr;
}

// --- what is known of a panel

PanelStory WindowPanels::storyOf(int panelId) const
{
    const board::BoardRun &run = m_window->board()->run();
    const PanelView &view = *viewOf(panelId);
    PanelStory story;
    story.title = view.accessibleName();
    story.source = widgets::common::plain(m_window->connection()->session().profile().name.toStdString());
    story.data = run.panelData(panelId);
    story.facts = run.panelFacts(panelId);
    story.made = m_window->board()->source().now();
    story.marks = marksOf(view);
    story.hidden = hiddenQueries(view.panel());
    return story;
}

/// What the panel's own header says, and what the window says of all of them.
QStringList WindowPanels::marksOf(const PanelView &view) const
{
    QStringList marks;
    for (const widgets::panels::Badge &badge : view.header()->badges()) {
        if (badge.status != Status::Loading) {
            marks << badge.text;
        }
    }
    const Connection &connection = *m_window->connection();
    if (connection.session().state().replay) {
        marks << tr("replay");
    } else if (connection.mode() != Connection::Mode::Live) {
        marks << tr("not live: the connection is lost");
    }
    return marks;
}

PanelExport WindowPanels::exportOf(int panelId, Form form) const
{
    PanelExport made{form, storyOf(panelId), m_look->clock()};
    const QStringList caption = captionLines(made.story, m_look->clock());
    if (form == Form::Png) {
        made.image = widgets::inspect::panelImage(*viewOf(panelId), caption, *m_look);
    } else if (form == Form::Svg) {
        made.drawing = widgets::inspect::panelDrawing(*viewOf(panelId), caption, *m_look);
    }
    return made;
}

// --- read closely

void WindowPanels::inspect(int panelId)
{
    if (m_page == nullptr) {
        m_page = new InspectPage(m_look, m_window);
        m_page->setObjectName(QStringLiteral("inspect"));
        connect(m_page, &InspectPage::left, m_window, &MainWindow::leaveOver);
        connect(m_page, &InspectPage::copyRequested, this, [this](const QString &text, const QString &what) {
            QGuiApplication::clipboard()->setText(text);
            tellCopied(what);
        });
    }
    PanelStory story = storyOf(panelId);
    story.paintMilliseconds = paintMilliseconds(*viewOf(panelId));
    m_page->setStory(story);
    readJson(panelId);
    m_window->showOver(m_page);
}

/// The file may be large, or on a slow disk: in another thread.
void WindowPanels::readJson(int panelId)
{
    const board::BoardRun &run = m_window->board()->run();
    const dashboard::Panel &panel = viewOf(panelId)->panel();
    m_reading.request_stop();
    m_reading = base::StopSource();
    const async::Reply<PanelSource> reply(
        m_reading.get_token(), async::Receiver(this), [this](const base::Result<PanelSource> &json) {
            if (json) {
                m_page->setJson(json->json, placeWords(json->place));
            } else if (json.error().code != base::ErrorCode::Cancelled) {
                m_page->setJson({}, widgets::common::sentenceOf(json.error()).text);
            }
        });
    const QString board = m_window->boardId();
    const auto sent = m_json.find(board);
    const BoardSource source{boardPlace(m_library, board), sent == m_json.end() ? nullptr : sent->second};
    QThreadPool::globalInstance()->start([reply, source, id = run.sourceOf(panelId), title = panel.title] {
        reply.deliver(readPanelSource(source, id, title));
    });
}

// --- copied and saved

void WindowPanels::tellCopied(const QString &title)
{
    m_window->tell(Status::Info, tr("Copied: %1").arg(title));
}

void WindowPanels::copyPicture(int panelId)
{
    const PanelView &view = *viewOf(panelId);
    auto *const data = new QMimeData;
    data->setImageData(exportOf(panelId, Form::Png).image);
    data->setText(view.accessibleName() + QLatin1Char('\n') + view.shownTexts().join(QLatin1Char('\n')));
    QGuiApplication::clipboard()->setMimeData(data);
    tellCopied(view.accessibleName());
}

/// Made in another thread, since there may be millions of numbers.
void WindowPanels::copy(int panelId, Form form)
{
    const auto what = std::make_shared<const PanelExport>(exportOf(panelId, form));
    const async::Reply<QByteArray> reply(
        {}, async::Receiver(this), [this, what](const base::Result<QByteArray> &text) {
            if (!text) {
                return m_window->tell(text.error());
            }
            auto *const data = new QMimeData;
            data->setText(QString::fromUtf8(*text));
            if (what->form == Form::Svg) {
                data->setData(QStringLiteral("image/svg+xml"), *text);
            } else if (what->form == Form::Csv) {
                data->setData(QStringLiteral("text/csv"), *text);
            }
            QGuiApplication::clipboard()->setMimeData(data);
            m_window->tell(Status::Info,
                tr("Copied as %1: %2", "a form (CSV), a panel")
                    .arg(what->form == Form::PromQl ? tr("PromQL") : suffixOf(what->form).toUpper(),
                        what->story.title));
        });
    QThreadPool::globalInstance()->start([reply, what] { reply.deliver(textOf(*what)); });
}

/// What is saved is what was there when it was asked for: the panel may be gone once a name is found.
void WindowPanels::save(int panelId, Form form)
{
    const auto what = std::make_shared<const PanelExport>(exportOf(panelId, form));
    const QString suffix = suffixOf(form);
    m_window->fileDialogs().saveFile(m_window,
        {tr("Save the panel"), fileName(what->story.title, rangeName(what->story, what->clock), suffix),
            filterOf(form), suffix},
        [this, what](const QString &path) { write(what, path); });
}

void WindowPanels::write(const std::shared_ptr<const PanelExport> &what, const QString &path)
{
    const async::Reply<base::Done> reply(
        {}, async::Receiver(this), [this, path](const base::Status &written) {
            if (written) {
                m_window->tell(Status::Ok, tr("Saved: %1").arg(widgets::common::plain(path.toStdString())));
            } else {
                m_window->tell(written.error());
            }
        });
    QThreadPool::globalInstance()->start([reply, what, path] { reply.deliver(writeExport(*what, path)); });
}

} // namespace zumik::app
