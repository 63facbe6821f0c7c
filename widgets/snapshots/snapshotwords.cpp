// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/snapshots/snapshotwords.h"

#include "widgets/common/text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace zumik::widgets::snapshots {

using common::plain;
using zumik::snapshot::InspectedBlock;
using zumik::snapshot::Inspection;
using zumik::snapshot::Manifest;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SnapshotWords)
};

constexpr std::size_t mostLines = 200;

QString number(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString span(base::Duration duration)
{
    return QString::fromStdString(base::formatDuration(duration));
}

QString names(const std::vector<std::string> &list)
{
    QStringList texts;
    for (const std::string &each : list) {
        texts << plain(each);
    }
    return texts.join(Text::tr(", ", "between items of a list"));
}

QString kindText(Inspection::Kind kind)
{
    switch (kind) {
    case Inspection::Kind::Archive:
        return Text::tr("snapshot file (.zsnap)");
    case Inspection::Kind::Snapshot:
        return Text::tr("directory of Prometheus blocks");
    case Inspection::Kind::DataDirectory:
        return Text::tr("data directory of Prometheus");
    case Inspection::Kind::Block:
        return Text::tr("one Prometheus block");
    case Inspection::Kind::Text:
        return Text::tr("text file of samples");
    }
    return {};
}

QString rangeText(base::TimeRange range, const TimeText &time)
{
    return Text::tr("%1 to %2 (%3)", "start, end, length")
        .arg(time(range.start), time(range.end), span(range.length()));
}

QString productText(const source::BuildInfo &build)
{
    return plain(build.version.empty() ? build.product : build.product + ' ' + build.version);
}

/// Lines of a list, the first ones.
template <typename T, typename Line>
void addList(std::vector<FactSection> &sections, const QString &title, const std::vector<T> &list, Line line)
{
    if (list.empty()) {
        return;
    }
    FactSection section{title, {}};
    const std::size_t shown = std::min(list.size(), mostLines);
    for (std::size_t i = 0; i < shown; ++i) {
        section.facts.push_back(line(list[i]));
    }
    if (shown < list.size()) {
        section.facts.push_back({{}, Text::tr("and %1 more").arg(number(list.size() - shown))});
    }
    sections.push_back(std::move(section));
}

class Summary {
public:
    void add(const QString &name, const QString &value)
    {
        if (!value.isEmpty()) {
            m_section.facts.push_back({name, value});
        }
    }

    void addSpan(const QString &name, base::Duration duration)
    {
        if (duration.count() > 0) {
            add(name, span(duration));
        }
    }

    FactSection take() { return std::move(m_section); }

private:
    FactSection m_section;
};

void addOrigin(Summary &summary, const Manifest &manifest, const TimeText &time)
{
    summary.add(Text::tr("Format"),
        Text::tr("version %1.%2").arg(QString::number(manifest.major), QString::number(manifest.minor)));
    summary.add(Text::tr("Created"),
        manifest.created.ms == 0 ? QString()
            : manifest.program.empty()
            ? time(manifest.created)
            : Text::tr("%1 by %2", "time, program").arg(time(manifest.created), plain(manifest.program)));
    summary.add(Text::tr("Recorded from"), productText(manifest.source));
    summary.add(Text::tr("Profile"), plain(manifest.profile));
    if (manifest.range.length().count() > 0) {
        summary.add(Text::tr("Asked for"), rangeText(manifest.range, time));
    }
}

void addEvaluation(Summary &summary, const Manifest &manifest)
{
    summary.add(Text::tr("Evaluated as"), Text::tr("Prometheus %1.x").arg(manifest.semantics));
    summary.addSpan(Text::tr("Lookback"), manifest.lookback);
    summary.addSpan(Text::tr("Evaluation interval"), manifest.evaluationInterval);
    summary.addSpan(Text::tr("Scrape interval"), manifest.scrapeInterval);
    summary.add(Text::tr("Ends of series"),
        manifest.staleness == Manifest::Staleness::Exact
            ? Text::tr("exact")
            : Text::tr("estimated, since the server doesn't give stale markers"));
    if (manifest.histogramsSkipped > 0) {
        summary.add(Text::tr("Not recorded"),
            Text::tr("%1 samples of native histograms").arg(number(manifest.histogramsSkipped)));
    }
    if (manifest.queriesCompared > 0) {
        summary.add(Text::tr("Compared with the server"),
            Text::tr("%1 queries, of which %2 answered differently")
                .arg(number(manifest.queriesCompared), number(manifest.differences.size())));
    }
}

void addRedaction(Summary &summary, const Manifest::Redaction &redaction)
{
    summary.add(Text::tr("Labels dropped"), names(redaction.dropped));
    summary.add(Text::tr("Labels replaced"), names(redaction.replaced));
    summary.add(Text::tr("Replaced elsewhere"), number(redaction.found));
}

FactSection summaryOf(const Inspection &inspection, const TimeText &time)
{
    Summary summary;
    summary.add(Text::tr("Kind"), kindText(inspection.kind));
    summary.add(Text::tr("Size"), bytesText(inspection.bytes));
    if (inspection.manifest) {
        addOrigin(summary, *inspection.manifest, time);
    }
    summary.add(Text::tr("Samples"),
        Text::tr("%1, of %2 series").arg(number(inspection.samples), number(inspection.series)));
    if (inspection.range) {
        summary.add(Text::tr("Range"), rangeText(*inspection.range, time));
    }
    if (inspection.manifest) {
        addEvaluation(summary, *inspection.manifest);
        if (inspection.manifest->redaction) {
            addRedaction(summary, *inspection.manifest->redaction);
        }
    }
    return summary.take();
}

Fact recordedFact(const Manifest::Recorded &each)
{
    const QString counts =
        Text::tr("%1 samples, of %2 series").arg(number(each.samples), number(each.series));
    return {plain(each.selector),
        each.before.count() > 0 ? Text::tr("%1, from %2 before the range").arg(counts, span(each.before))
                                : counts};
}

Fact dashboardFact(const Manifest::DashboardEntry &each)
{
    QStringList chosen;
    for (const auto &[name, values] : each.variables) {
        chosen << plain(name) + QLatin1Char('=') + names(values);
    }
    return {plain(each.id),
        chosen.isEmpty() ? plain(each.title)
                         : Text::tr("%1 (%2)", "title (variables)")
                               .arg(plain(each.title), chosen.join(QLatin1String("; ")))};
}

void addContent(std::vector<FactSection> &sections, const Manifest &manifest, const TimeText &time)
{
    addList(sections, Text::tr("Recorded"), manifest.recorded, recordedFact);
    addList(sections, Text::tr("Missing"), manifest.missing, [](const Manifest::Missing &each) {
        return Fact{plain(each.what), plain(each.why)};
    });
    addList(sections, Text::tr("Dashboards"), manifest.dashboards, dashboardFact);
    addList(sections, Text::tr("Answered differently than by the server"), manifest.differences,
        [&](const Manifest::Difference &each) {
            return Fact{plain(each.expression),
                Text::tr("%1: server %2, file %3; at %4 instants")
                    .arg(time(each.time), plain(each.server), plain(each.file), number(each.instants))};
        });
}

Fact blockFact(const InspectedBlock &block, const TimeText &time)
{
    QString text = Text::tr("%1; %2 samples, of %3 series; %4")
                       .arg(rangeText(block.range, time), number(block.samples), number(block.series),
                           bytesText(block.bytes));
    if (block.deletions) {
        text = Text::tr("%1; some samples are deleted").arg(text);
    }
    return {plain(block.ulid), text};
}

} // namespace

QString bytesText(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QString faultText(const base::Error &fault)
{
    return fault.where.empty()
        ? plain(fault.message)
        : QString(plain(fault.where, 2000) + QStringLiteral(": ") + plain(fault.message));
}

std::vector<FactSection> factsOf(const Inspection &inspection, const TimeText &timeText)
{
    std::vector<FactSection> sections{summaryOf(inspection, timeText)};
    addList(sections, Text::tr("Left out, since it can't be read"), inspection.leftOut,
        [](const base::Error &each) {
            return Fact{plain(each.where, 2000), plain(each.message)};
        });
    if (inspection.manifest) {
        addContent(sections, *inspection.manifest, timeText);
    }
    addList(sections, Text::tr("Blocks"), inspection.blocks,
        [&](const InspectedBlock &each) { return blockFact(each, timeText); });
    addList(sections, Text::tr("Entries"), inspection.entries, [](const Inspection::Entry &each) {
        return Fact{plain(each.name),
            each.packed == each.bytes
                ? bytesText(each.bytes)
                : Text::tr("%1, in %2 of the file").arg(bytesText(each.bytes), bytesText(each.packed))};
    });
    return sections;
}

} // namespace zumik::widgets::snapshots
