// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/history.h"

#include "tests/stack/simulator/targets.h"

namespace zumik::simulator {

namespace {

bool wanted(const Target &target, const HistoryOptions &options)
{
    return options.jobs.empty() ? target.job != "hostile" : options.jobs.contains(target.job);
}

void writeStep(Exposition &out, const Moment &moment, const HistoryOptions &options)
{
    for (const Target &target : targetsAt(moment)) {
        if (!wanted(target, options)) {
            continue;
        }
        const bool down = isDown(target, moment);
        out.setTarget(&target.labels, false, moment.time);
        out.sample("up", {}, {}, {}, down ? 0 : 1);
        if (!down) {
            out.setDialect(Exposition::Dialect::Go);
            out.setTarget(&target.labels, target.honorLabels, moment.time);
            target.write(out, moment);
        }
    }
}

bool put(std::FILE *file, Exposition &out)
{
    const bool written = std::fwrite(out.text().data(), 1, out.text().size(), file) == out.text().size();
    out.clear();
    return written;
}

} // namespace

bool writeHistory(std::FILE *file, const World &world, const HistoryOptions &options)
{
    Exposition out(options.form);
    const auto steps = static_cast<long long>((options.to - options.from) / options.step);
    for (long long step = 0; step <= steps; ++step) {
        writeStep(out, {world, options.from + static_cast<double>(step) * options.step}, options);
        if (!put(file, out)) {
            return false;
        }
    }
    out.end();
    return put(file, out) && std::fflush(file) == 0;
}

} // namespace zumik::simulator
