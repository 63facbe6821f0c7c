// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exportwords.h"

#include "models/snapshot/record/spool.h"
#include "widgets/common/text.h"

#include <QCoreApplication>
#include <QLocale>

namespace zumik::app {

namespace record = snapshot::record;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Export", text);
}

QString number(std::uint64_t count)
{
    return QLocale(QLocale::English).toString(static_cast<qulonglong>(count));
}

QString bytes(std::uint64_t count)
{
    return QLocale(QLocale::English)
        .formattedDataSize(static_cast<qint64>(count), 1, QLocale::DataSizeSIFormat);
}

QString duration(std::chrono::seconds left)
{
    const auto seconds = left.count();
    if (seconds < 60) {
        return tr("%1 s").arg(seconds);
    }
    return seconds < 7200 ? tr("%1 min").arg((seconds + 30) / 60) : tr("%1 h").arg((seconds + 1800) / 3600);
}

QString phaseWords(record::RecordProgress::Phase phase)
{
    using Phase = record::RecordProgress::Phase;
    switch (phase) {
    case Phase::Preparing:
        return tr("Asking how the server gives raw samples");
    case Phase::Counting:
        return tr("Counting series");
    case Phase::Recording:
        return tr("Recording");
    case Phase::Joining:
        return tr("Joining what was recorded");
    case Phase::Comparing:
        return tr("Comparing the file with the server");
    case Phase::Writing:
        return tr("Writing the file");
    }
    return {};
}

QString plain(const std::string &text)
{
    return widgets::common::plain(text);
}

} // namespace

QString progressWords(const record::RecordProgress &progress)
{
    using Phase = record::RecordProgress::Phase;
    QString words = phaseWords(progress.phase);
    if (progress.phase == Phase::Recording) {
        words += progress.samplesExpected > 0
            ? tr(": %1 of about %2 samples").arg(number(progress.samples), number(progress.samplesExpected))
            : tr(": %1 samples").arg(number(progress.samples));
        words += QStringLiteral(", ") + bytes(progress.bytes);
        if (progress.left) {
            words += QStringLiteral(", ") + tr("%1 left").arg(duration(*progress.left));
        }
    } else if (progress.done > 0) {
        words += QStringLiteral(": ") + tr("%1%").arg(int(progress.done * 100));
    }
    if (progress.waitingFor) {
        words +=
            QStringLiteral(". ") + tr("Waiting for the server: %1").arg(plain(progress.waitingFor->message));
    }
    return words;
}

QStringList reportWords(const record::RecordReport &report, const QString &out)
{
    const snapshot::Manifest &manifest = report.manifest;
    QStringList lines{tr("%1: %2 samples of %3 series, %4")
                          .arg(out, number(manifest.samples), number(manifest.series), bytes(report.bytes))};
    if (manifest.staleness == snapshot::Manifest::Staleness::Estimated) {
        lines << tr("The server has no remote read: where series ended is estimated.");
    }
    if (manifest.histogramsSkipped > 0) {
        lines << tr("%1 samples of native histograms were left out.").arg(number(manifest.histogramsSkipped));
    }
    for (const snapshot::Manifest::Missing &missing : manifest.missing) {
        lines << tr("Not recorded: %1 (%2)").arg(plain(missing.what), plain(missing.why));
    }
    if (manifest.redaction) {
        lines << tr("Redacted values stood in %1 other places, and were replaced there.")
                     .arg(number(manifest.redaction->found));
    }
    if (manifest.queriesCompared > 0) {
        lines << tr("%1 queries were compared with the server; %2 differ.")
                     .arg(number(manifest.queriesCompared), number(manifest.differences.size()));
    }
    for (const snapshot::Manifest::Difference &difference : manifest.differences) {
        lines << tr("Different: %1: server %2, file %3")
                     .arg(plain(difference.expression), plain(difference.server), plain(difference.file));
    }
    return lines;
}

QString estimateWords(double series, double samples)
{
    return tr("About %1 series and %2 samples.")
        .arg(number(static_cast<std::uint64_t>(series)), number(static_cast<std::uint64_t>(samples)));
}

QString resumeWords(const QString &out)
{
    return tr("What was recorded is kept in %1; the same command with --resume goes on from there.")
        .arg(QString::fromStdString(record::Spool::pathFor(out.toStdString())));
}

} // namespace zumik::app
