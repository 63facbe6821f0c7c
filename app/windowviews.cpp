// SPDX-License-Identifier: GPL-3.0-or-later
// The board alone in the window, and the picture of it.
#include "app/filedialogs.h"
#include "app/mainwindow.h"
#include "app/picturefile.h"
#include "app/windowreplay.h"
#include "models/async/reply.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/dashboard/boardpicture.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/replay/transportbar.h"
#include "widgets/shell/sidebar.h"
#include "widgets/shell/statusbar.h"
#include "widgets/shell/topbar.h"

#include <QThreadPool>

#include <algorithm>
#include <utility>

namespace zumik::app {

namespace {

using widgets::common::Status;
using widgets::dashboard::BoardPicture;

constexpr int leastPicture = 640; ///< px of width
constexpr int pictureSides = 24; ///< its margins

} // namespace

// --- the board alone

void MainWindow::setKiosk(bool kiosk)
{
    const bool can = board() != nullptr && board()->isVisible();
    if (kiosk == m_kiosk || (kiosk && !can)) {
        return;
    }
    m_kiosk = kiosk;
    for (QWidget *bar : std::initializer_list<QWidget *>{m_top, m_side, m_status}) {
        bar->setVisible(!kiosk);
    }
    m_replay->bar()->setVisible(!kiosk && m_replay->active());
    showDoor();
    showAge();
    if (can) {
        board()->setFocus(Qt::OtherFocusReason);
    }
}

/// The status bar tells it otherwise.
void MainWindow::showAge()
{
    m_boards->setAge(m_kiosk ? m_status->dataText() : QString());
}

/// One step out.
void MainWindow::back()
{
    if (board()->soloPanel()) {
        board()->setSoloPanel(std::nullopt);
    } else {
        setKiosk(false);
    }
}

// --- its picture

void MainWindow::savePicture()
{
    if (m_picture != nullptr) {
        return tell(Status::Info, tr("A picture of a board is being made already."));
    }
    const QString title = widgets::common::plain(board()->run().dashboard().title);
    const QString now = m_look->clock().dateAndTime(m_boards->source().now());
    m_dialogs->saveFile(this,
        {tr("Save a picture of the board"), pictureName(title, now), tr("Pictures (*.png)"),
            QStringLiteral("png")},
        [this](const QString &path) { makePicture(path); });
}

/// The board may have gone while a name was looked for.
void MainWindow::makePicture(const QString &path)
{
    if (board() == nullptr || m_picture != nullptr) {
        return;
    }
    const widgets::dashboard::PanelGrid &grid = *board()->grid();
    m_picture = std::make_unique<BoardPicture>(board()->run(), m_boards->source(), m_look, grid.folded());
    connect(m_picture.get(), &BoardPicture::done, this,
        [this, path](const QImage &image) { onPicture(image, path); });
    tell(Status::Info, tr("Making a picture of %1.").arg(board()->accessibleName()));
    m_picture->start(std::max(leastPicture, grid.width() + pictureSides),
        widgets::common::plain(m_connection->session().profile().name.toStdString()));
}

void MainWindow::stopPicture()
{
    m_picture.reset();
    tell(Status::Info, tr("No picture was made."));
}

/// Encoding and writing take their time, on another thread.
void MainWindow::onPicture(const QImage &image, const QString &path)
{
    m_picture.release()->deleteLater(); // who speaks
    if (image.isNull()) {
        return tell({base::ErrorCode::TooLarge, "no memory for a picture of this board", path.toStdString()});
    }
    const async::Reply<base::Done> reply(
        {}, async::Receiver(this), [this, path](const base::Result<base::Done> &written) {
            if (written) {
                tell(Status::Ok, tr("Saved the picture: %1").arg(widgets::common::plain(path.toStdString())));
            } else {
                tell(written.error());
            }
        });
    QThreadPool::globalInstance()->start([reply, image, path] { reply.deliver(writePicture(image, path)); });
}

} // namespace zumik::app
