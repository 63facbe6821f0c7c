// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/boardpicture.h"

#include "widgets/common/text.h"
#include "widgets/dashboard/panelgrid.h"

#include <QTimer>

#include <utility>

namespace zumik::widgets::dashboard {

namespace {

constexpr std::chrono::milliseconds slice(8); ///< of painting, in a turn of the event loop

} // namespace

BoardPicture::BoardPicture(const board::BoardRun &run, const source::MetricSource &source,
    const common::Look *look, std::set<int> folded, QObject *parent)
    : QObject(parent)
    , m_run(run.twin())
    , m_source(source)
    , m_look(look)
    , m_grid(std::make_unique<PanelGrid>(*m_run, look))
{
    m_grid->setFolded(std::move(folded));
    connect(m_grid.get(), &PanelGrid::panelsReplaced, this, &BoardPicture::layOut);
}

BoardPicture::~BoardPicture() = default;

void BoardPicture::start(int width, const QString &sourceName)
{
    m_width = width;
    m_sourceName = sourceName;
    layOut();
    connect(
        m_run.get(), &board::BoardRun::finished, this, &BoardPicture::makePanels, Qt::SingleShotConnection);
    m_run->refresh();
}

/// Again when repeats have been made: there is more to show.
void BoardPicture::layOut()
{
    m_size = wholeBoardSize(m_run->dashboard(), m_grid->folded(), m_width);
    const ImagePlan plan = planImage(m_size, m_grid->rows());
    m_grid->layOut(plan.grid.width(), plan.measures);
    m_grid->showOnly(part());
}

QRect BoardPicture::part() const
{
    return {{}, planImage(m_size, m_grid->rows()).grid.size()};
}

void BoardPicture::makePanels()
{
    m_grid->showPart(part());
    if (m_grid->complete()) {
        begin();
    } else {
        connect(m_grid.get(), &PanelGrid::completed, this, &BoardPicture::begin, Qt::SingleShotConnection);
    }
}

void BoardPicture::begin()
{
    m_image = QImage(m_size, QImage::Format_RGB32);
    if (m_image.isNull()) {
        return Q_EMIT done(m_image);
    }
    m_painter = std::make_unique<BoardPainter>(m_image, *m_grid, *m_look,
        ImageTexts{common::plain(m_run->dashboard().title), m_sourceName, m_run->time(), m_source.now()});
    paint();
}

void BoardPicture::paint()
{
    if (m_painter->paintSome(slice)) {
        QTimer::singleShot(0, this, &BoardPicture::paint);
    } else {
        Q_EMIT done(m_image);
    }
}

} // namespace zumik::widgets::dashboard
