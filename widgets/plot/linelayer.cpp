// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/plot/linelayer.h"

#include "widgets/plot/allcores.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <mutex>

namespace zumik::widgets::plot {

namespace {

using zumik::plot::Box;
using zumik::plot::Point;

/// A line with fewer pixels than this between two points is drawn by column.
constexpr float densePieces = 2.0F;
/// Strips that one thread draws at a stretch.
constexpr int stretch = 2;
/// How many lines ahead points are fetched.
constexpr std::size_t ahead = 4;
/// Below this, threads take longer to begin than they save.
constexpr std::size_t worthThreads = 20'000;

} // namespace

/// Draws the marks of a layer, stretch after stretch.
class LineLayer::Drawing {
public:
    explicit Drawing(LineLayer &layer)
        : m_layer(layer)
        , m_pixels(reinterpret_cast<QRgb *>(layer.m_image.bits()))
        , m_stride(static_cast<std::size_t>(layer.m_image.bytesPerLine()) / sizeof(QRgb))
        , m_width(layer.m_image.width())
    {
    }

    std::size_t stretches() const
    {
        return static_cast<std::size_t>((m_width + stretchWidth - 1) / stretchWidth);
    }

    /// On any thread: stretches share no pixel.
    void drawStretch(std::size_t index)
    {
        std::unique_ptr<LineStrip> strip = takeStrip();
        drawStretch(*strip, static_cast<int>(index) * stretchWidth);
        const std::lock_guard lock(m_mutex);
        m_strips.push_back(std::move(strip));
    }

private:
    static constexpr int stretchWidth = stretch * LineStrip::columns;

    std::unique_ptr<LineStrip> takeStrip()
    {
        const std::lock_guard lock(m_mutex);
        if (m_strips.empty()) {
            return std::make_unique<LineStrip>(m_layer.rows());
        }
        std::unique_ptr<LineStrip> strip = std::move(m_strips.back());
        m_strips.pop_back();
        return strip;
    }

    void drawStretch(LineStrip &strip, int left)
    {
        std::vector<std::size_t> at(m_layer.m_marks.size());
        for (std::size_t i = 0; i < at.size(); ++i) {
            at[i] = firstFrom(m_layer.m_marks[i], static_cast<float>(left));
        }
        const int end = std::min(m_width, left + stretchWidth);
        for (int x = left; x < end; x += LineStrip::columns) {
            strip.load(x, m_layer.m_blank ? nullptr : m_pixels, m_stride, m_width);
            for (std::size_t i = 0; i < at.size(); ++i) {
                if (i + ahead < at.size()) {
                    fetch(m_layer.m_marks[i + ahead], at[i + ahead]);
                }
                draw(strip, m_layer.m_marks[i], at[i]);
            }
            strip.store(m_pixels, m_stride, m_width);
        }
    }

    /// Hundreds of lines with megabytes of points: what comes next is asked for in time.
    static void fetch(const Mark &mark, std::size_t at)
    {
        const Point *next = mark.line.data() + std::min(at, mark.line.size() - 1);
        for (std::size_t i = 0; i < 3; ++i) {
            __builtin_prefetch(next + i * 64 / sizeof(Point));
        }
    }

    static float reachOf(const Mark &mark) { return mark.half + 1; }

    static bool isDashed(const Mark &mark) { return mark.kind == Mark::Kind::Dashes; }

    /// A line has one piece fewer than points.
    static std::size_t pieces(const Mark &mark)
    {
        return isDashed(mark) ? mark.endDash - mark.firstDash : mark.line.size() - 1;
    }

    float endOf(const Mark &mark, std::size_t piece) const
    {
        return isDashed(mark) ? m_layer.m_dashes[mark.firstDash + piece].b.x
                              : m_layer.m_toLayer.x(mark.line[piece + 1].x);
    }

    /// The first piece that reaches as far as x. Samples are mostly evenly spaced: it is looked for where it
    /// would then be.
    std::size_t firstFrom(const Mark &mark, float x) const
    {
        constexpr std::size_t near = 4;
        std::size_t low = 0;
        std::size_t high = pieces(mark);
        const auto before = [&](std::size_t piece) {
            return endOf(mark, piece) + reachOf(mark) < x;
        };
        const float begin = endOf(mark, 0) + reachOf(mark);
        const float share = (x - begin) / std::max(1.0F, endOf(mark, high - 1) + reachOf(mark) - begin);
        const float bounded = share > 0 ? std::min(share, 1.0F) : 0; // for a NaN too
        const auto guess = static_cast<std::size_t>(bounded * static_cast<float>(high - 1));
        if (guess + near < high && !before(guess + near)) {
            high = guess + near;
        }
        if (guess > near && before(guess - near)) {
            low = guess - near;
        }
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (before(middle)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// `at` moves on to the first piece that reaches beyond the strip.
    void draw(LineStrip &strip, const Mark &mark, std::size_t &at) const
    {
        switch (mark.kind) {
        case Mark::Kind::Dense:
            strip.addDense({mark.line, m_layer.m_toLayer}, at, mark.half, mark.ink,
                mark.shares ? m_layer.m_shares[*mark.shares].data() : nullptr);
            break;
        case Mark::Kind::Fill:
            fill(strip, mark, at);
            strip.blend(mark.ink);
            break;
        case Mark::Kind::Pieces:
        case Mark::Kind::Dashes:
            stroke(strip, mark, at);
            strip.blend(mark.ink);
            break;
        }
        const auto next = static_cast<float>(strip.left() + LineStrip::columns);
        while (at < pieces(mark) && endOf(mark, at) + reachOf(mark) < next) {
            ++at;
        }
    }

    void stroke(LineStrip &strip, const Mark &mark, std::size_t at) const
    {
        const LineView line(mark.line, m_layer.m_toLayer);
        const auto until = static_cast<float>(strip.left() + LineStrip::columns) + reachOf(mark);
        for (std::size_t i = at; i < pieces(mark); ++i) {
            const LinePiece piece =
                isDashed(mark) ? m_layer.m_dashes[mark.firstDash + i] : LinePiece{line[i], line[i + 1]};
            if (!(piece.a.x <= until)) {
                break;
            }
            strip.addPiece(piece, mark.half + 0.5F);
        }
    }

    void fill(LineStrip &strip, const Mark &mark, std::size_t at) const
    {
        const LineView line(mark.line, m_layer.m_toLayer);
        const auto baseAt = [&](std::size_t i) {
            return m_layer.m_toLayer.y(mark.bases.empty() ? mark.level : mark.bases[i]);
        };
        for (int column = 0; column < LineStrip::columns; ++column) {
            const float x = static_cast<float>(strip.left() + column) + 0.5F;
            if (!(x >= line[0].x && x <= line[line.size() - 1].x)) {
                continue;
            }
            while (at + 2 < line.size() && line[at + 1].x < x) {
                ++at;
            }
            const Point a = line[at];
            const Point b = line[at + 1];
            const float t = b.x > a.x ? std::clamp((x - a.x) / (b.x - a.x), 0.0F, 1.0F) : 1;
            const float y = a.y + (b.y - a.y) * t;
            const float foot = baseAt(at) + (baseAt(at + 1) - baseAt(at)) * t;
            if (!std::isnan(y) && !std::isnan(foot)) {
                strip.addSpan(column, std::min(y, foot), std::max(y, foot));
            }
        }
    }

    LineLayer &m_layer;
    QRgb *m_pixels;
    std::size_t m_stride;
    int m_width;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<LineStrip>> m_strips; ///< that nobody draws with; guarded by m_mutex
};

LineLayer::LineLayer(const Box &box, double ratio)
    : m_image(std::max(1, static_cast<int>(std::ceil(double(box.width()) * ratio))),
        std::max(1, static_cast<int>(std::ceil(double(box.height()) * ratio))),
        QImage::Format_ARGB32_Premultiplied)
    , m_toLayer{box.left, box.top, static_cast<float>(ratio)}
{
    m_image.setDevicePixelRatio(ratio);
    m_image.fill(Qt::transparent);
}

void LineLayer::stroke(
    std::span<const Point> line, double width, const Ink &ink, const std::vector<double> &dash)
{
    if (line.size() < 2) {
        return;
    }
    Mark mark;
    mark.line = line;
    mark.half = static_cast<float>(width) * m_toLayer.ratio / 2;
    mark.ink = ink;
    const float length = (line.back().x - line.front().x) * m_toLayer.ratio;
    if (length < static_cast<float>(line.size()) * densePieces) {
        mark.kind = Mark::Kind::Dense;
        mark.shares = dash.empty() ? std::nullopt : std::optional(sharesOf(dash));
    } else if (!dash.empty()) {
        mark.kind = Mark::Kind::Dashes;
        mark.firstDash = m_dashes.size();
        addDashes(line, dash);
        mark.endDash = m_dashes.size();
    }
    m_marks.push_back(std::move(mark));
}

std::size_t LineLayer::sharesOf(const std::vector<double> &dash)
{
    const auto known = std::find(m_patterns.begin(), m_patterns.end(), dash);
    const auto index = static_cast<std::size_t>(known - m_patterns.begin());
    if (known != m_patterns.end()) {
        return index;
    }
    // The last strip may reach beyond the image.
    std::vector<float> shares(static_cast<std::size_t>(m_image.width() + LineStrip::columns));
    std::size_t part = 0;
    double left = std::max(0.5, dash[0] * double(m_toLayer.ratio));
    for (float &share : shares) {
        double room = 1;
        while (left < room) {
            share += part % 2 == 0 ? static_cast<float>(left) : 0;
            room -= left;
            ++part;
            left = std::max(0.5, dash[part % dash.size()] * double(m_toLayer.ratio));
        }
        share += part % 2 == 0 ? static_cast<float>(room) : 0;
        left -= room;
    }
    m_patterns.push_back(dash);
    m_shares.push_back(std::move(shares));
    return index;
}

void LineLayer::addDashes(std::span<const Point> line, const std::vector<double> &dash)
{
    std::size_t part = 0;
    float left = static_cast<float>(dash[0]) * m_toLayer.ratio;
    for (std::size_t i = 1; i < line.size(); ++i) {
        Point a = m_toLayer(line[i - 1]);
        const Point b = m_toLayer(line[i]);
        const float whole = std::sqrt((b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y));
        float length = std::isfinite(whole) ? whole : 0;
        while (length > left) {
            const float share = left / length;
            const Point middle{a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share};
            if (part % 2 == 0) {
                m_dashes.push_back({a, middle});
            }
            a = middle;
            length -= left;
            ++part;
            left = std::max(0.5F, static_cast<float>(dash[part % dash.size()]) * m_toLayer.ratio);
        }
        if (part % 2 == 0) {
            m_dashes.push_back({a, b});
        }
        left -= length;
    }
}

void LineLayer::fill(std::span<const Point> line, std::span<const float> bases, float level, const Ink &ink)
{
    if (line.size() >= 2) {
        Mark mark;
        mark.kind = Mark::Kind::Fill;
        mark.line = line;
        mark.bases = bases;
        mark.level = level;
        mark.ink = ink;
        m_marks.push_back(std::move(mark));
    }
}

const QImage &LineLayer::image()
{
    if (m_marks.empty()) {
        return m_image;
    }
    std::size_t points = m_dashes.size();
    for (const Mark &mark : m_marks) {
        points += mark.line.size();
    }
    Drawing drawing(*this);
    const auto draw = [&](std::size_t index) {
        drawing.drawStretch(index);
    };
    if (points > worthThreads) {
        onAllCores(drawing.stretches(), draw);
    } else {
        for (std::size_t i = 0; i < drawing.stretches(); ++i) {
            draw(i);
        }
    }
    m_blank = false;
    m_dashes.clear();
    m_marks.clear();
    return m_image;
}

} // namespace zumik::widgets::plot
