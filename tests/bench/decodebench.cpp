// SPDX-License-Identifier: GPL-3.0-or-later
// bench_decode: a range answer of 700,000 samples into columns, ours against QJsonDocument, to equal content.
//
//     bench_decode          five alternating runs of each, cold and warm, as JSON on stdout
//     bench_decode --once ours|qjson cold|warm     one run in this process: milliseconds, samples and sum
//
// Cold is the first decoding of a fresh process, so every run is a process of its own. Warm is the fastest of
// six in one process, with the parser's buffers kept and the answers let go. Reading the text from its file
// is not measured.
#include "models/base/number.h"
#include "models/clients/prometheus/decoder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <span>
#include <vector>

namespace zumik::bench {

namespace {

constexpr int seriesCount = 700;
constexpr int steps = 1000;
constexpr series::Grid grid{{1'700'000'100'000}, std::chrono::seconds(15), steps};

struct Content {
    std::size_t samples = 0;
    double sum = 0;
};

/// Wall time, and the time that the processor spent on us: they differ on a machine with other work.
struct Run {
    double ms = 0;
    double cpuMs = 0;
    Content content = {};
};

class Stopwatch {
public:
    Run stop(const Content &content = {}) const
    {
        using Ms = std::chrono::duration<double, std::milli>;
        const double cpu = static_cast<double>(std::clock() - m_cpu) * 1000 / CLOCKS_PER_SEC;
        return {Ms(std::chrono::steady_clock::now() - m_wall).count(), cpu, content};
    }

private:
    std::chrono::steady_clock::time_point m_wall = std::chrono::steady_clock::now();
    std::clock_t m_cpu = std::clock();
};

/// What a dashboard asks for: a third are counters, a third ratios and rates with all their digits, a third
/// gauges with few.
std::string valueText(int series, int step, std::mt19937_64 &random)
{
    const double noise = static_cast<double>(random() >> 11U) / 9007199254740992.0;
    switch (series % 3) {
    case 0:
        return base::formatDouble(series * 1000 + step * 7);
    case 1:
        return base::formatDouble(noise * 100);
    default:
        return base::formatFixed(noise * 1000, 2);
    }
}

QByteArray makeAnswer()
{
    std::mt19937_64 random(7);
    QByteArray json = R"({"status":"success","data":{"resultType":"matrix","result":[)";
    for (int s = 0; s < seriesCount; ++s) {
        json += s == 0 ? "" : ",";
        json += R"({"metric":{"__name__":"zumik_requests_total","cluster":"eu-)" + QByteArray::number(s % 7)
            + R"(","instance":"10.0.0.)" + QByteArray::number(s) + R"(:8080","job":"api-core"},"values":[)";
        for (int i = 0; i < steps; ++i) {
            json += i == 0 ? "[" : ",[";
            json += QByteArray::number(grid.at(static_cast<std::size_t>(i)).ms / 1000) + ",\""
                + QByteArray::fromStdString(valueText(s, i, random)) + "\"]";
        }
        json += "]}";
    }
    return json + "]}}";
}

void count(std::span<const double> column, Content &content)
{
    for (const double value : column) {
        content.samples += base::isAbsent(value) ? 0 : 1;
        content.sum += base::isAbsent(value) ? 0 : value;
    }
}

Content contentOf(const series::Matrix &matrix)
{
    Content content;
    for (const auto &series : matrix.series) {
        count(series.values.values(), content);
    }
    return content;
}

Run ours(clients::prometheus::Decoder &decoder, std::string &json)
{
    const Stopwatch watch;
    const auto matrix = decoder.matrix(json, grid, {});
    Run run = watch.stop();
    if (!matrix) {
        std::fprintf(stderr, "%s\n", describe(matrix.error()).c_str());
        std::exit(1);
    }
    run.content = contentOf(*matrix);
    return run;
}

/// The same with QJsonDocument: labels, and one column a series on the grid.
std::vector<std::vector<double>> decodeWithQt(const QByteArray &json, std::vector<series::Labels> &labels)
{
    std::vector<std::vector<double>> columns;
    const QJsonDocument document = QJsonDocument::fromJson(json);
    const QJsonArray result =
        document.object().value(QLatin1String("data")).toObject().value(QLatin1String("result")).toArray();
    for (const QJsonValue element : result) {
        const QJsonObject series = element.toObject();
        const QJsonObject metric = series.value(QLatin1String("metric")).toObject();
        std::vector<std::pair<std::string, std::string>> texts;
        for (auto at = metric.begin(); at != metric.end(); ++at) {
            texts.emplace_back(at.key().toStdString(), at.value().toString().toStdString());
        }
        labels.emplace_back(
            std::vector<std::pair<std::string_view, std::string_view>>(texts.begin(), texts.end()));
        auto &column = columns.emplace_back(steps, base::absent());
        for (const QJsonValue sample : series.value(QLatin1String("values")).toArray()) {
            const QJsonArray pair = sample.toArray();
            const auto index = static_cast<std::size_t>(
                std::llround((pair.at(0).toDouble() - static_cast<double>(grid.start.ms) / 1000) / 15));
            column.at(index) = pair.at(1).toString().toDouble();
        }
    }
    return columns;
}

Run qjson(const QByteArray &json)
{
    std::vector<series::Labels> labels;
    const Stopwatch watch;
    const auto columns = decodeWithQt(json, labels);
    Run run = watch.stop();
    for (const auto &column : columns) {
        count(column, run.content);
    }
    return run;
}

Run measure(const QString &side, bool warm, const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        std::exit(2);
    }
    const QByteArray json = file.readAll();
    std::string text = json.toStdString();
    text.reserve(text.size() + 64);
    clients::prometheus::Decoder decoder;
    const auto once = [&] {
        return side == QLatin1String("ours") ? ours(decoder, text) : qjson(json);
    };
    Run best = once();
    for (int i = 0; warm && i < 5; ++i) {
        const Run run = once();
        best = run.ms < best.ms ? run : best;
    }
    return best;
}

Run measureInAProcessOfItsOwn(const QString &side, const QString &kind, const QString &path)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--once"), side, kind, path});
    if (!process.waitForFinished(120'000) || process.exitCode() != 0) {
        std::exit(2);
    }
    const QList<QByteArray> words = process.readAllStandardOutput().trimmed().split(' ');
    return {words.value(0).toDouble(), words.value(1).toDouble(),
        {words.value(2).toULongLong(), words.value(3).toDouble()}};
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

struct Times {
    std::vector<double> wall;
    std::vector<double> cpu;

    void add(const Run &run)
    {
        wall.push_back(run.ms);
        cpu.push_back(run.cpuMs);
    }

    QJsonObject summary() const
    {
        const auto [least, most] = std::minmax_element(wall.begin(), wall.end());
        return {{QStringLiteral("medianMs"), median(wall)}, {QStringLiteral("minMs"), *least},
            {QStringLiteral("maxMs"), *most}, {QStringLiteral("medianCpuMs"), median(cpu)}};
    }
};

void assertEqual(const Content &a, const Content &b)
{
    if (a.samples != std::size_t{seriesCount} * steps || a.samples != b.samples || a.sum != b.sum) {
        std::fprintf(stderr, "the two sides differ: %zu samples, sum %.17g; %zu samples, sum %.17g\n",
            a.samples, a.sum, b.samples, b.sum);
        std::exit(1);
    }
}

QJsonObject compare(const QString &kind, const QString &path)
{
    constexpr int runs = 5;
    Times ours;
    Times qjson;
    for (int i = 0; i < runs; ++i) {
        const Run a = measureInAProcessOfItsOwn(QStringLiteral("ours"), kind, path);
        const Run b = measureInAProcessOfItsOwn(QStringLiteral("qjson"), kind, path);
        assertEqual(a.content, b.content);
        ours.add(a);
        qjson.add(b);
    }
    return {{QStringLiteral("ours"), ours.summary()}, {QStringLiteral("qjsondocument"), qjson.summary()},
        {QStringLiteral("times"), median(qjson.wall) / median(ours.wall)},
        {QStringLiteral("timesCpu"), median(qjson.cpu) / median(ours.cpu)}};
}

int runAll()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(QStringLiteral("answer.json"));
    const QByteArray json = makeAnswer();
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(json) != json.size()) {
        return 2;
    }
    file.close();
    const QJsonObject report{{QStringLiteral("bench"), QStringLiteral("decode")},
        {QStringLiteral("samples"), seriesCount * steps}, {QStringLiteral("bytes"), json.size()},
        {QStringLiteral("cold"), compare(QStringLiteral("cold"), path)},
        {QStringLiteral("warm"), compare(QStringLiteral("warm"), path)}};
    std::fputs(QJsonDocument(report).toJson().constData(), stdout);
    return 0;
}

} // namespace

} // namespace zumik::bench

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) != QLatin1String("--once")) {
        return zumik::bench::runAll();
    }
    const bool warm = arguments.value(3) == QLatin1String("warm");
    const auto run = zumik::bench::measure(arguments.value(2), warm, arguments.value(4));
    std::printf("%.6f %.6f %zu %.17g\n", run.ms, run.cpuMs, run.content.samples, run.content.sum);
    return 0;
}
