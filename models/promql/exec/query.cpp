// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/query.h"

#include <algorithm>
#include <thread>

namespace zumik::promql::exec {

namespace {

unsigned threadsFor(const EngineOptions &options)
{
    return options.threads != 0 ? options.threads : std::max(std::thread::hardware_concurrency(), 1U);
}

base::Error tooLarge(std::size_t most)
{
    return {base::ErrorCode::TooLarge,
        "the query would hold more than " + std::to_string(most)
            + " values in memory; ask for fewer series or fewer steps",
        {}};
}

/// " (2:7)": line and byte of the line, from 1, as Prometheus writes it.
std::string place(std::string_view text, std::size_t offset)
{
    if (text.empty()) {
        return {};
    }
    const std::string_view before = text.substr(0, offset);
    const auto line = std::count(before.begin(), before.end(), '\n') + 1;
    const std::size_t lineStart = before.rfind('\n') + 1; // npos + 1 is 0
    return " (" + std::to_string(line) + ":" + std::to_string(before.size() - lineStart + 1) + ")";
}

} // namespace

Query::Query(const series::Queryable &store, const EngineOptions &options, std::string_view text,
    const base::StopToken &stop)
    : m_store(store)
    , m_options(options)
    , m_text(text)
    , m_stop(stop)
    , m_deadline(std::chrono::steady_clock::now() + options.timeLimit)
    , m_workers(threadsFor(options))
{
}

base::Status Query::mayGoOn() const
{
    if (m_stop.stop_requested()) {
        return base::Error{base::ErrorCode::Cancelled, "query was canceled", {}};
    }
    if (std::chrono::steady_clock::now() > m_deadline) {
        return base::Error{base::ErrorCode::QueryTimeout,
            "the query took longer than " + base::formatDuration(m_options.timeLimit), {}};
    }
    return base::Done{};
}

base::Status Query::hold(std::size_t values)
{
    if ((m_held += values) > m_options.mostValues) {
        return tooLarge(m_options.mostValues);
    }
    return base::Done{};
}

base::Status Query::mayHold(std::size_t values) const
{
    if (values > m_options.mostValues) {
        return tooLarge(m_options.mostValues);
    }
    return base::Done{};
}

base::Result<std::shared_ptr<const series::SeriesSet>> Query::select(
    const std::vector<series::Matcher> &matchers, base::TimeRange range)
{
    std::string key = std::to_string(range.start.ms) + ' ' + std::to_string(range.end.ms);
    for (const series::Matcher &matcher : matchers) {
        key += ' ' + matcher.toString();
    }
    auto &selection = m_selections[key];
    if (!selection) {
        auto made = m_store.select(matchers, range, m_stop);
        if (!made) {
            return made.error();
        }
        selection = std::move(*made);
    }
    return selection;
}

void Query::annotate(series::Annotation::Level level, const std::string &message, std::size_t offset)
{
    if (!semantics().annotations) {
        return;
    }
    const char *kind = level == series::Annotation::Level::Info ? "PromQL info: " : "PromQL warning: ";
    const std::lock_guard lock(m_mutex);
    m_annotations.emplace(static_cast<int>(level), kind + message + place(m_text, offset));
}

series::Annotations Query::annotations() const
{
    const std::lock_guard lock(m_mutex);
    series::Annotations all;
    for (const auto &[level, message] : m_annotations) {
        all.push_back({static_cast<series::Annotation::Level>(level), message});
    }
    return all;
}

base::Error failure(std::string message)
{
    return {base::ErrorCode::QueryFailed, std::move(message), {}};
}

} // namespace zumik::promql::exec
