// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/panelpicture.h"

#include "widgets/common/look.h"

#include <QBuffer>
#include <QPainter>
#include <QSvgGenerator>
#include <QTextLayout>
#include <QWidget>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace zumik::widgets::inspect {

namespace {

constexpr int margin = 8; // px, around panel and caption
constexpr int cssResolution = 96; // pixels of an inch: sizes are written in millimeters

/// The lines of a caption below a panel: broken between words, and within those that are wider than it.
class Caption {
public:
    Caption(const QStringList &lines, int width, const common::Look &look)
        : m_look(look)
    {
        for (const QString &line : lines) {
            const bool first = m_texts.empty();
            auto text = std::make_unique<QTextLayout>(line, look.fonts().font(first ? "table" : "strong"));
            QTextOption option;
            option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
            text->setTextOption(option);
            text->beginLayout();
            for (QTextLine row = text->createLine(); row.isValid(); row = text->createLine()) {
                row.setLineWidth(width);
                row.setPosition(QPointF(0, m_height));
                m_height += row.height();
            }
            text->endLayout();
            m_texts.push_back(std::move(text));
        }
    }

    int height() const { return static_cast<int>(std::ceil(m_height)); }

    void paint(QPainter &painter, QPointF corner) const
    {
        for (const auto &text : m_texts) {
            painter.setPen(m_look.theme().color(text == m_texts.front() ? "text.secondary" : "text.primary"));
            text->draw(&painter, corner);
        }
    }

private:
    const common::Look &m_look;
    std::vector<std::unique_ptr<QTextLayout>> m_texts;
    double m_height = 0;
};

/// A panel, and below it its caption.
class Composition {
public:
    Composition(QWidget &panel, const QStringList &lines, const common::Look &look)
        : m_panel(panel)
        , m_look(look)
        , m_caption(lines, std::max(1, panel.width()), look)
    {
    }

    QSize size() const
    {
        return {m_panel.width() + 2 * margin, m_panel.height() + m_caption.height() + 3 * margin};
    }

    void paint(QPainter &painter) const
    {
        const QColor ground = m_look.theme().color("surface.window");
        painter.fillRect(QRect(QPoint(0, 0), size()), ground);
        m_panel.render(&painter, QPoint(margin, margin), QRegion(), QWidget::DrawChildren);
        const int below = margin + m_panel.height();
        painter.fillRect(QRect(0, below, size().width(), size().height() - below), ground);
        m_caption.paint(painter, QPointF(margin, below + margin));
    }

private:
    QWidget &m_panel;
    const common::Look &m_look;
    Caption m_caption;
};

} // namespace

QImage panelImage(QWidget &panel, const QStringList &lines, const common::Look &look)
{
    const Composition whole(panel, lines, look);
    const double ratio = panel.devicePixelRatioF();
    QImage image((QSizeF(whole.size()) * ratio).toSize(), QImage::Format_RGB32);
    if (image.isNull()) {
        return image;
    }
    image.setDevicePixelRatio(ratio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::TextAntialiasing);
    whole.paint(painter);
    return image;
}

PanelDrawing panelDrawing(QWidget &panel, const QStringList &lines, const common::Look &look)
{
    const Composition whole(panel, lines, look);
    PanelDrawing drawing;
    drawing.size = whole.size();
    drawing.title = panel.accessibleName();
    drawing.description = lines.join(QLatin1Char('\n'));
    QPainter painter(&drawing.strokes);
    whole.paint(painter);
    return drawing;
}

QByteArray svgOf(const PanelDrawing &drawing)
{
    QBuffer buffer;
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(drawing.size);
    generator.setViewBox(QRect(QPoint(0, 0), drawing.size));
    generator.setResolution(cssResolution);
    generator.setTitle(drawing.title.toHtmlEscaped()); // the generator doesn't
    generator.setDescription(drawing.description.toHtmlEscaped());
    QPicture strokes = drawing.strokes;
    QPainter painter(&generator);
    strokes.play(&painter);
    painter.end();
    return buffer.data();
}

} // namespace zumik::widgets::inspect
