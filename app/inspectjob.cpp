// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/inspectjob.h"

#include "app/inspectjson.h"
#include "app/output.h"
#include "models/async/reply.h"
#include "models/base/text.h"
#include "widgets/snapshots/snapshotwords.h"

#include <QCoreApplication>
#include <QFile>

#include <algorithm>
#include <thread>

namespace zumik::app {

namespace {

using widgets::snapshots::Fact;
using widgets::snapshots::FactSection;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(InspectJob)
};

base::Result<Inspected> inspected(const std::string &path, bool verify, const base::StopToken &stop)
{
    auto content = snapshot::inspect(path, stop);
    if (!content) {
        return content.error();
    }
    Inspected found{std::move(*content), {}};
    if (verify) {
        auto faults = snapshot::verifySnapshot(path, stop);
        if (!faults) {
            return faults.error();
        }
        found.faults = std::move(*faults);
    }
    return found;
}

std::string lineOf(const Fact &fact, qsizetype width, const std::string &indent)
{
    const qsizetype gap = std::max<qsizetype>(width - fact.name.size(), 0) + 2;
    return indent + base::printable(fact.name.toStdString()) + std::string(static_cast<std::size_t>(gap), ' ')
        + base::printable(fact.value.toStdString()) + '\n';
}

std::string asText(const FactSection &section)
{
    constexpr qsizetype widest = 40;
    qsizetype width = 0;
    for (const Fact &fact : section.facts) {
        width = std::max(width, std::min(fact.name.size(), widest));
    }
    std::string text = section.title.isEmpty() ? std::string() : "\n" + section.title.toStdString() + "\n";
    for (const Fact &fact : section.facts) {
        text += lineOf(fact, width, section.title.isEmpty() ? "" : "  ");
    }
    return text;
}

std::string asText(const Inspected &inspected)
{
    const auto time = [](base::Time each) {
        return QString::fromStdString(base::formatRfc3339(each));
    };
    std::string text;
    for (const FactSection &section : widgets::snapshots::factsOf(inspected.content, time)) {
        text += asText(section);
    }
    if (!inspected.faults) {
        return text;
    }
    if (inspected.faults->empty()) {
        return text + "\n" + Text::tr("Verified: every checksum is right.").toStdString() + "\n";
    }
    text += "\n" + Text::tr("Wrong").toStdString() + "\n";
    for (const base::Error &fault : *inspected.faults) {
        text += "  " + base::printable(widgets::snapshots::faultText(fault).toStdString()) + "\n";
    }
    return text;
}

} // namespace

InspectJob::InspectJob(InspectCommand command, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
{
}

void InspectJob::start()
{
    const async::Reply<Inspected> reply(stopToken(), async::Receiver(this),
        [this](const base::Result<Inspected> &found) { onInspected(found); });
    std::thread([reply, path = QFile::encodeName(m_command.path).toStdString(), verify = m_command.verify,
                    stop = stopToken()] {
        reply.deliver(inspected(path, verify, stop));
    }).detach(); // reading a disk can't be cut short
}

void InspectJob::onInspected(const base::Result<Inspected> &inspected)
{
    if (!inspected) {
        base::Error error = inspected.error();
        // No server is there to be blamed.
        error.code = error.code == base::ErrorCode::TooLarge ? base::ErrorCode::FormatInvalid : error.code;
        return fail(error);
    }
    printOut(m_command.json ? toJson(*inspected) : asText(*inspected));
    const bool wrong = inspected->faults && !inspected->faults->empty();
    finish(wrong ? ExitStatus::AnswerIsNo : ExitStatus::Done);
}

} // namespace zumik::app
