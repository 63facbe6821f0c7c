// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowexport.h"

#include "app/dashboardlibrary.h"
#include "app/exportwords.h"
#include "app/filedialogs.h"
#include "widgets/common/look.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"

#include <QDateTime>

#include <algorithm>

namespace zumik::app {

namespace record = snapshot::record;
using widgets::exporting::BoardLine;
using widgets::exporting::ExportChoice;
using widgets::exporting::ExportPage;

namespace {

constexpr int patience = 400; ///< ms
constexpr std::size_t mostCounts = 60; ///< questions for an estimate

QString sentence(const base::Error &error)
{
    const auto words = widgets::common::sentenceOf(error);
    QStringList parts{words.title, words.text};
    parts.removeAll(QString());
    return parts.join(QStringLiteral(". "));
}

ExportCommand commandOf(const ExportChoice &choice, const QString &path, bool resume)
{
    ExportCommand command;
    command.time = {choice.from, choice.to};
    command.dashboards = choice.boards;
    command.matches = choice.selectors;
    command.redact = choice.redact;
    command.out = path;
    command.resume = resume;
    return command;
}

} // namespace

WindowExport::WindowExport(session::Session &session, const DashboardLibrary &library, FileDialogs &dialogs,
    const widgets::common::Look *look, QWidget *window)
    : m_session(session)
    , m_library(library)
    , m_dialogs(dialogs)
    , m_look(look)
    , m_window(window)
    , m_page(new ExportPage(look, window))
    , m_receiver(this)
{
    m_page->setObjectName(QStringLiteral("export"));
    m_soon.setSingleShot(true);
    m_soon.setInterval(patience);
    connect(&m_soon, &QTimer::timeout, this, &WindowExport::estimate);
    connect(m_page, &ExportPage::changed, &m_soon, qOverload<>(&QTimer::start));
    connect(m_page, &ExportPage::exportRequested, this, &WindowExport::askForFile);
    connect(m_page, &ExportPage::resumeRequested, this, [this] { start(m_path, true); });
    connect(m_page, &ExportPage::cancelRequested, this, [this] { m_stop.request_stop(); });
    connect(m_page, &ExportPage::openRequested, this, [this] { Q_EMIT openRequested(m_path); });
    connect(m_page, &ExportPage::left, this, &WindowExport::left);
}

WindowExport::~WindowExport()
{
    m_estimating.request_stop();
    m_stop.request_stop();
    if (m_page) {
        m_page->deleteLater();
    }
}

void WindowExport::choose(
    const QString &from, const QString &to, const dashboard::Catalog &boards, const QString &open)
{
    if (isRecording()) {
        return;
    }
    std::vector<BoardLine> lines;
    for (const dashboard::CatalogEntry &entry : boards.entries()) {
        const QString id = QString::fromStdString(entry.place);
        lines.push_back({id, widgets::common::plain(entry.title), id == open});
    }
    std::stable_partition(lines.begin(), lines.end(), [](const BoardLine &line) { return line.ticked; });
    m_page->setChoice(from, to, lines);
    estimate();
}

base::Result<ExportWish> WindowExport::wish(const QString &path, bool resume) const
{
    return wishOf(commandOf(m_page->choice(), path, resume), m_session.source()->now());
}

base::Duration WindowExport::scrapeInterval() const
{
    const auto &prometheus = m_session.profile().prometheus;
    return prometheus && prometheus->scrapeInterval ? *prometheus->scrapeInterval : base::Duration{15'000};
}

// --- what it will come to

void WindowExport::estimate()
{
    m_estimating.request_stop();
    m_estimating = base::StopSource();
    m_page->setEstimate({});
    const auto wished = wish({}, false);
    if (!wished) {
        return m_page->setTrouble(sentence(wished.error()));
    }
    m_page->setTrouble({});
    record::Plan plan({wished->range, std::chrono::minutes(5), scrapeInterval(), {}});
    const QStringList boards = m_page->choice().boards;
    for (const QString &id : boards) {
        if (const auto board = exportedBoard(m_library, id)) {
            plan.add(board->dashboard);
        }
    }
    for (const record::Selection &match : wished->matches) {
        plan.add(match);
    }
    if (boards.isEmpty() && wished->matches.empty()) {
        plan.add(record::everything());
    }
    askCounts(plan, wished->range);
}

void WindowExport::askCounts(const record::Plan &plan, base::TimeRange range)
{
    const std::vector<record::Selection> selections = plan.selections();
    m_series = m_samples = 0;
    m_uncounted = selections.size() > mostCounts;
    m_countsLeft = std::min(selections.size(), mostCounts);
    for (std::size_t i = 0; i < m_countsLeft; ++i) {
        const double samples = double(selections[i].range(range).length().count())
            / double(std::max<std::int64_t>(scrapeInterval().count(), 1));
        m_session.source()->instant({.expression = "count(" + selections[i].text() + ")",
                                        .time = range.start + range.length() / 2,
                                        .priority = source::Priority::Background},
            m_estimating.get_token(), m_receiver,
            [this, samples](const base::Result<series::Instant> &answer) { onCount(answer, samples); });
    }
}

void WindowExport::onCount(const base::Result<series::Instant> &answer, double samplesOfOne)
{
    if (!answer && answer.error().code == base::ErrorCode::Cancelled) {
        return; // of an estimate that nobody waits for any more
    }
    const auto *vector = answer ? std::get_if<std::vector<series::Sample>>(&answer->value) : nullptr;
    if (vector == nullptr) {
        m_uncounted = true;
    } else if (!vector->empty()) {
        m_series += vector->front().value;
        m_samples += vector->front().value * samplesOfOne;
    }
    if (m_countsLeft > 0 && --m_countsLeft == 0 && m_page->state() != ExportPage::State::Working) {
        const QString words = estimateWords(m_series, m_samples);
        m_page->setEstimate(m_uncounted ? tr("%1 Not everything could be counted.").arg(words) : words);
    }
}

// --- recording

void WindowExport::askForFile()
{
    if (const auto wished = wish({}, false); !wished) {
        return m_page->setTrouble(sentence(wished.error()));
    }
    const QString name =
        QDateTime::currentDateTimeUtc().toString(QStringLiteral("'incident-'yyyy-MM-dd-HHmm'.zsnap'"));
    m_dialogs.saveFile(m_window,
        {tr("Export a snapshot"), name, tr("Snapshots (*.zsnap)"), QStringLiteral("zsnap")},
        [this](const QString &path) { start(path, false); });
}

void WindowExport::start(const QString &path, bool resume)
{
    if (isRecording()) {
        return;
    }
    auto wished = wish(path, resume);
    if (!wished) {
        return m_page->setTrouble(sentence(wished.error()));
    }
    m_path = path;
    m_stop = base::StopSource();
    m_run = std::make_unique<ExportRun>(m_session, m_library);
    connect(m_run.get(), &ExportRun::progressed, this, &WindowExport::onProgress);
    m_page->begin();
    m_page->setProgress(tr("Gathering boards, rules, targets and alerts"), -1);
    m_run->run(*std::move(wished), m_page->choice().boards, m_stop.get_token(),
        [this](const base::Result<ExportRun::Report> &report) { onRecorded(report); });
}

void WindowExport::onProgress()
{
    if (const record::RecordProgress *const progress = m_run ? m_run->progress() : nullptr) {
        m_page->setProgress(progressWords(*progress), progress->done);
    }
}

void WindowExport::onRecorded(const base::Result<ExportRun::Report> &report)
{
    const bool resumable = m_run->isResumable();
    m_run.release()->deleteLater(); // who speaks
    QStringList words;
    if (report) {
        words = reportWords(*report, m_path);
    } else if (report.error().code == base::ErrorCode::Cancelled) {
        words << tr("The export was stopped.");
    } else {
        words << sentence(report.error());
    }
    if (resumable) {
        words << tr("What was recorded is kept; it can be gone on with.");
    }
    m_page->end(words, !report, resumable, report.ok());
    Q_EMIT told(!report, words.constFirst());
}

} // namespace zumik::app
