// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/dashboard/boardimage.h"

#include <QImage>
#include <QObject>

#include <memory>
#include <set>

namespace zumik::widgets::dashboard {

/// A picture of a whole board, whatever shows of it on the screen. It asks for the board's panels by a run of
/// its own, and makes and paints them between the window's other work.
class BoardPicture final : public QObject {
    Q_OBJECT

public:
    /// Of what `run` shows, with the rows in `folded` closed; source and look must outlive the picture.
    BoardPicture(const board::BoardRun &run, const source::MetricSource &source, const common::Look *look,
        std::set<int> folded, QObject *parent = nullptr);
    ~BoardPicture() override;

    /// As wide as that, in px; once.
    void start(int width, const QString &sourceName);

Q_SIGNALS:
    /// Null when there is no memory for it.
    void done(const QImage &image);

private:
    void layOut();
    QRect part() const;
    void makePanels();
    void begin();
    void paint();

    std::unique_ptr<board::BoardRun> m_run;
    const source::MetricSource &m_source;
    const common::Look *m_look;
    std::unique_ptr<PanelGrid> m_grid;
    QString m_sourceName;
    QImage m_image;
    QSize m_size;
    int m_width = 0;
    std::unique_ptr<BoardPainter> m_painter;
};

} // namespace zumik::widgets::dashboard
