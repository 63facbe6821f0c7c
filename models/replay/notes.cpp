// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/notes.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <unistd.h>

namespace zumik::replay {

namespace {

using base::Error;
using base::ErrorCode;

constexpr qint64 mostBytes = 8'000'000;
constexpr double latest = 9e15; ///< milliseconds that a double counts exactly

/// Whole characters, however many bytes there may be.
std::string cutText(const QString &text, std::size_t most)
{
    std::string bytes = text.toStdString();
    if (bytes.size() > most) {
        std::size_t end = most;
        while (end > 0 && (static_cast<unsigned char>(bytes[end]) & 0xC0U) == 0x80U) {
            --end;
        }
        bytes.resize(end);
    }
    return bytes;
}

/// Whether it is one, and there was room for it.
bool takeMark(const QJsonValue &value, Notes &notes)
{
    const QJsonObject object = value.toObject();
    const double time = object.value(QLatin1String("time")).toDouble(latest * 2);
    return std::abs(time) <= latest
        && addMark(notes,
            {{static_cast<std::int64_t>(time)},
                cutText(object.value(QLatin1String("text")).toString(), longestMark)});
}

bool write(QSaveFile &file, const std::string &json)
{
    const auto size = static_cast<qint64>(json.size());
    return file.open(QIODevice::WriteOnly) && file.write(json.data(), size) == size && file.flush()
        && (fsync(file.handle()) == 0 || errno == EINVAL || errno == EROFS) && file.commit();
}

} // namespace

bool addMark(Notes &notes, Mark mark)
{
    const auto place = std::lower_bound(notes.marks.begin(), notes.marks.end(), mark.time,
        [](const Mark &each, base::Time time) { return each.time < time; });
    if (place != notes.marks.end() && place->time == mark.time) {
        place->text = mark.text.empty() ? place->text : std::move(mark.text);
        return true;
    }
    if (notes.marks.size() >= mostMarks) {
        return false;
    }
    notes.marks.insert(place, std::move(mark));
    return true;
}

std::string notesJson(const Notes &notes)
{
    QJsonArray marks;
    for (const Mark &mark : notes.marks) {
        marks.append(QJsonObject{{QStringLiteral("time"), static_cast<double>(mark.time.ms)},
            {QStringLiteral("text"), QString::fromStdString(mark.text)}});
    }
    const QJsonObject whole{
        {QStringLiteral("marks"), marks}, {QStringLiteral("notes"), QString::fromStdString(notes.text)}};
    return QJsonDocument(whole).toJson(QJsonDocument::Indented).toStdString();
}

base::Result<ReadNotes> readNotes(std::string_view json)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), &problem);
    if (problem.error != QJsonParseError::NoError) {
        return Error{ErrorCode::JsonInvalid,
            problem.errorString().toStdString() + ", at byte " + std::to_string(problem.offset), {}};
    }
    if (!document.isObject()) {
        return Error{ErrorCode::FormatInvalid, "not an object with marks and notes", {}};
    }
    const QJsonObject whole = document.object();
    ReadNotes read;
    const QJsonArray marks = whole.value(QLatin1String("marks")).toArray();
    for (const QJsonValue &mark : marks) {
        read.leftOut += takeMark(mark, read.notes) ? 0 : 1;
    }
    const QString text = whole.value(QLatin1String("notes")).toString();
    read.notes.text = cutText(text, longestNotes);
    read.leftOut += static_cast<std::size_t>(text.toUtf8().size()) > longestNotes ? 1 : 0;
    return read;
}

base::Result<ReadNotes> loadNotes(const std::string &path, std::string_view recorded)
{
    QFile file(QString::fromStdString(path));
    if (path.empty() || !file.exists()) {
        return recorded.empty() ? ReadNotes{} : readNotes(recorded);
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::FileUnreadable, file.errorString().toStdString(), path};
    }
    const QByteArray bytes = file.read(mostBytes + 1);
    if (bytes.size() > mostBytes) {
        return Error{ErrorCode::TooLarge, "more than 8 MB of notes", path};
    }
    auto read = readNotes({bytes.constData(), static_cast<std::size_t>(bytes.size())});
    return read ? std::move(read) : Error{read.error().code, read.error().message, path};
}

base::Status saveNotes(const std::string &path, const Notes &notes)
{
    if (const auto there = loadNotes(path); !there) {
        std::error_code failed;
        std::filesystem::rename(path, path + ".unreadable", failed);
        if (failed) {
            return Error{ErrorCode::FileUnwritable, failed.message(), path};
        }
    }
    QSaveFile file(QString::fromStdString(path));
    if (!write(file, notesJson(notes))) {
        return Error{ErrorCode::FileUnwritable, file.errorString().toStdString(), path};
    }
    return base::Done{};
}

std::string notesFileOf(const std::string &snapshot)
{
    const auto whole = std::filesystem::path(snapshot).lexically_normal();
    return (whole.has_filename() ? whole : whole.parent_path()).string() + ".notes.json";
}

} // namespace zumik::replay
