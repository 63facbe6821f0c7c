// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/panelpicture.h"

#include "tests/widgets/inspect/stories.h"
#include "widgets/common/look.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/panelview.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <gtest/gtest.h>

namespace zumik::widgets::inspect {

namespace {

using panels::PanelView;

class PanelPictureTest : public testing::Test {
protected:
    std::unique_ptr<PanelView> latency()
    {
        dashboard::TimeSeriesOptions options;
        options.legend.mode = dashboard::Legend::Mode::List;
        std::unique_ptr<PanelView> view(
            panels::makePanel(tests::samplePanel("timeseries", "Latency", options), &look));
        view->resize(500, 300);
        frame::Field filled = tests::sampleField("p99", tests::wave(400, 50));
        filled.config.style.fillOpacity = 20;
        view->setData(
            tests::shared(tests::sampleData({tests::sampleField("p50", tests::wave(60, 5)), filled})));
        return view;
    }

    QByteArray svg(PanelView &view, const QStringList &lines)
    {
        return svgOf(panelDrawing(view, lines, look));
    }

    static int count(const QByteArray &svg, const QString &element)
    {
        QXmlStreamReader reader(svg);
        int found = 0;
        while (!reader.atEnd()) {
            reader.readNext();
            found += reader.isStartElement() && reader.name() == element ? 1 : 0;
        }
        EXPECT_FALSE(reader.hasError()) << reader.errorString().toStdString();
        return found;
    }

    static QStringList texts(const QByteArray &svg)
    {
        QXmlStreamReader reader(svg);
        QStringList all;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement
                && reader.name() == QLatin1String("text")) {
                all << reader.readElementText(QXmlStreamReader::IncludeChildElements).trimmed();
            }
        }
        return all;
    }

    common::Look look{common::Theme::Kind::Dark};
};

} // namespace

TEST_F(PanelPictureTest, hasTheWordsOfItsCaptionBelowThePanel)
{
    const auto view = latency();
    const QImage without = panelImage(*view, {QString()}, look);
    const QImage with = panelImage(*view, {QStringLiteral("Latency, prod"), QStringLiteral("partial")}, look);
    EXPECT_GT(with.height(), 300);
    EXPECT_GT(with.height(), without.height()) << "a second line";
    const QImage other =
        panelImage(*view, {QStringLiteral("Latency, prod"), QStringLiteral("replay!")}, look);
    ASSERT_EQ(other.size(), with.size());
    const QRect panel(0, 0, with.width(), 300);
    EXPECT_EQ(other.copy(panel), with.copy(panel));
    EXPECT_NE(other, with) << "the words are drawn";
}

TEST_F(PanelPictureTest, wrapsALongCaptionInsteadOfCuttingIt)
{
    const auto view = latency();
    const QString once = QStringLiteral("a fairly long name of a source ");
    EXPECT_GT(
        panelImage(*view, {once.repeated(10)}, look).height(), panelImage(*view, {once}, look).height());
    EXPECT_GT(panelImage(*view, {QString(400, QLatin1Char('x'))}, look).height(),
        panelImage(*view, {QStringLiteral("x")}, look).height())
        << "without a space to break at";
}

TEST_F(PanelPictureTest, asSvgIsMadeOfPathsAndTextsAlone)
{
    const auto view = latency();
    const QByteArray drawn = svg(*view, {QStringLiteral("Latency, prod"), QStringLiteral("partial")});
    EXPECT_EQ(count(drawn, QStringLiteral("image")), 0);
    EXPECT_GT(count(drawn, QStringLiteral("path")) + count(drawn, QStringLiteral("polyline")), 1);
    const QStringList words = texts(drawn);
    for (const char *text : {"Latency", "Latency, prod", "partial", "p50", "p99"}) {
        EXPECT_TRUE(words.contains(QLatin1String(text)))
            << text << " not in " << words.join(u'|').toStdString();
    }
}

TEST_F(PanelPictureTest, asSvgHasEveryPointOfALine)
{
    const auto view = latency();
    const QByteArray drawn = svg(*view, {QStringLiteral("x")});
    qsizetype longest = 0;
    QXmlStreamReader reader(drawn);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement && reader.name() == QLatin1String("path")) {
            longest =
                std::max(longest, reader.attributes().value(QStringLiteral("d")).count(QLatin1Char('L')));
        }
    }
    EXPECT_GE(longest, 300) << "361 samples over some 450 px";
}

TEST_F(PanelPictureTest, asSvgLooksLikeThePanel)
{
    const auto view = latency();
    const QByteArray drawn = svg(*view, {QStringLiteral("x")});
    QSvgRenderer renderer(drawn);
    ASSERT_TRUE(renderer.isValid());
    const QImage wanted = panelImage(*view, {QStringLiteral("x")}, look);
    EXPECT_EQ(renderer.viewBox().size(), wanted.size());
    QImage again(wanted.size(), QImage::Format_RGB32);
    again.fill(Qt::magenta);
    QPainter painter(&again);
    renderer.render(&painter);
    painter.end();
    double difference = 0;
    for (int y = 0; y < again.height(); ++y) {
        for (int x = 0; x < again.width(); ++x) {
            difference += std::abs(qGray(again.pixel(x, y)) - qGray(wanted.pixel(x, y)));
        }
    }
    EXPECT_LT(difference / (again.width() * again.height()), 6) << "of 255, on average";
}

TEST_F(PanelPictureTest, asSvgHasStatesAndHeatWithoutImages)
{
    dashboard::StateTimelineOptions states;
    std::unique_ptr<PanelView> view(
        panels::makePanel(tests::samplePanel("state-timeline", "States", states), &look));
    view->resize(500, 200);
    view->setData(tests::shared(
        tests::sampleData({tests::sampleField("a", [](std::size_t i) { return double(i / 60); })})));
    const QByteArray drawn = svg(*view, {QStringLiteral("x")});
    EXPECT_EQ(count(drawn, QStringLiteral("image")), 0);
    EXPECT_GT(count(drawn, QStringLiteral("rect")) + count(drawn, QStringLiteral("path")), 4);
}

TEST_F(PanelPictureTest, asSvgEscapesWhatStrangersWrote)
{
    const auto view = latency();
    const QByteArray drawn = svg(*view, {QStringLiteral("</text><script>alert(1)</script> & \"x\"")});
    EXPECT_EQ(count(drawn, QStringLiteral("script")), 0);
}

} // namespace zumik::widgets::inspect
