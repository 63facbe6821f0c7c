// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/spool.h"

#include "models/base/number.h"
#include "models/base/text.h"
#include "models/tsdb/outputfile.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <unistd.h>

namespace zumik::snapshot::record {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view head = "export 1\n";

base::Error unwritable(const std::string &path, const std::string &why)
{
    return {base::ErrorCode::FileUnwritable, why, path};
}

tsdb::Bytes bytesOf(std::string_view text)
{
    return {reinterpret_cast<const std::uint8_t *>(text.data()), text.size()};
}

base::Status writeFile(const std::string &path, std::string_view text)
{
    auto file = tsdb::OutputFile::create(path);
    if (!file) {
        return file.error();
    }
    (*file)->write(bytesOf(text));
    return (*file)->finish();
}

/// One line, and on the disk. What was written of it when that failed is a line cut short.
base::Status appendLine(const std::string &path, std::string_view line)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return unwritable(path, std::strerror(errno));
    }
    const off_t before = ::lseek(file, 0, SEEK_END);
    const ssize_t written = ::write(file, line.data(), line.size());
    const bool whole = written == static_cast<ssize_t>(line.size()) && ::fsync(file) == 0;
    const int why = written < 0 || whole ? errno : ENOSPC;
    if (!whole) {
        (void)!::ftruncate(file, before);
    }
    ::close(file);
    return whole ? base::Status(base::Done{}) : unwritable(path, std::strerror(why));
}

base::Result<std::string> readFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        return base::Error{base::ErrorCode::FileNotFound, "nothing to go on with", path};
    }
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string lineOf(const SpooledSlice &slice)
{
    std::string line = std::to_string(slice.selection);
    for (const std::int64_t time : {slice.range.start.ms, slice.range.end.ms}) {
        line += ' ' + std::to_string(time);
    }
    line += ' ' + (slice.block.empty() ? "-" : slice.block);
    const source::RawCounts &counts = slice.counts;
    for (const std::uint64_t count :
        {counts.series, counts.samples, counts.histogramsSkipped, counts.bytes}) {
        line += ' ' + std::to_string(count);
    }
    return line + '\n';
}

template <typename Number> bool readNumber(std::string_view text, Number &out)
{
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
    return error == std::errc() && end == text.data() + text.size();
}

std::optional<SpooledSlice> sliceOf(std::string_view line)
{
    const auto parts = base::split(line, ' ');
    SpooledSlice slice;
    source::RawCounts &counts = slice.counts;
    const bool valid = parts.size() == 8 && readNumber(parts[0], slice.selection)
        && readNumber(parts[1], slice.range.start.ms) && readNumber(parts[2], slice.range.end.ms)
        && (parts[3] == "-" || tsdb::isUlid(parts[3])) && readNumber(parts[4], counts.series)
        && readNumber(parts[5], counts.samples) && readNumber(parts[6], counts.histogramsSkipped)
        && readNumber(parts[7], counts.bytes);
    if (!valid) {
        return std::nullopt;
    }
    slice.block = parts[3] == "-" ? std::string() : std::string(parts[3]);
    return slice;
}

} // namespace

std::string Spool::pathFor(const std::string &out)
{
    return out + ".partial";
}

base::Result<std::unique_ptr<Spool>> Spool::create(const std::string &directory, const std::string &plan)
{
    std::unique_ptr<Spool> spool(new Spool(directory));
    spool->m_plan = plan;
    std::error_code error;
    fs::remove_all(directory, error);
    // The folder that it goes into is the user's: a mistyped one is not made.
    if (fs::create_directory(directory, error)) {
        fs::create_directory(spool->blocksDirectory(), error);
    }
    if (error) {
        return unwritable(directory, error.message());
    }
    const base::Status written = writeFile(directory + "/plan", std::string(head) + plan);
    const base::Status synced = written ? tsdb::syncDirectory(directory) : written;
    if (!synced) {
        spool->remove();
        return synced.error();
    }
    return spool;
}

base::Result<std::unique_ptr<Spool>> Spool::open(const std::string &directory)
{
    std::unique_ptr<Spool> spool(new Spool(directory));
    if (const base::Status read = spool->readPlan(); !read) {
        return read.error();
    }
    if (const base::Status read = spool->readJournal(); !read) {
        return read.error();
    }
    spool->dropUnnamed();
    return spool;
}

base::Status Spool::readPlan()
{
    const std::string path = m_directory + "/plan";
    auto text = readFile(path);
    if (!text) {
        return text.error();
    }
    if (!text->starts_with(head)) {
        return base::Error{base::ErrorCode::FormatInvalid, "not what an export left behind", path};
    }
    m_plan = text->substr(head.size());
    return base::Done{};
}

base::Status Spool::readJournal()
{
    const std::string path = m_directory + "/journal";
    const auto text = readFile(path);
    if (!text) {
        return base::Done{}; // ended before the first slice
    }
    std::size_t whole = 0;
    for (std::size_t end = text->find('\n'); end != std::string::npos; end = text->find('\n', whole)) {
        auto slice = sliceOf(std::string_view(*text).substr(whole, end - whole));
        if (!slice) {
            return base::Error{base::ErrorCode::FormatInvalid,
                "a line that is none, at byte " + std::to_string(whole), path};
        }
        whole = end + 1;
        if (slice->block.empty() || fs::exists(blocksDirectory() + '/' + slice->block)) {
            m_slices.push_back(*std::move(slice));
        }
    }
    std::error_code error;
    fs::resize_file(path, whole, error);
    return error ? base::Status(unwritable(path, error.message())) : base::Done{};
}

void Spool::dropUnnamed() const
{
    std::set<std::string> named;
    for (const SpooledSlice &slice : m_slices) {
        named.insert(slice.block);
    }
    std::error_code error;
    std::vector<fs::path> unnamed;
    for (const auto &entry : fs::directory_iterator(blocksDirectory(), error)) {
        if (!named.contains(entry.path().filename().string())) {
            unnamed.push_back(entry.path());
        }
    }
    for (const fs::path &path : unnamed) {
        fs::remove_all(path, error);
    }
}

base::Status Spool::add(SpooledSlice slice)
{
    const base::Status added = appendLine(m_directory + "/journal", lineOf(slice));
    if (added) {
        m_slices.push_back(std::move(slice));
    }
    return added;
}

void Spool::remove()
{
    std::error_code error;
    fs::remove_all(m_directory, error);
}

base::Status SliceWriter::take(const series::Labels &labels, const series::Samples &samples)
{
    if (samples.times.empty()) {
        return base::Done{}; // native histograms alone
    }
    if (!m_writer) {
        auto writer = tsdb::BlockWriter::create(m_directory);
        if (!writer) {
            return writer.error();
        }
        m_writer = *std::move(writer);
    }
    if (base::Status begun = m_writer->beginSeries(labels); !begun) {
        return begun;
    }
    return m_writer->append(samples.times, samples.values);
}

base::Result<std::string> SliceWriter::finish()
{
    if (!m_writer) {
        return std::string();
    }
    const auto path = m_writer->finish();
    m_writer.reset();
    return path ? base::Result(fs::path(*path).filename().string()) : path.error();
}

} // namespace zumik::snapshot::record
