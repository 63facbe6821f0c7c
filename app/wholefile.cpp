// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wholefile.h"

#include <QSaveFile>

#ifdef Q_OS_UNIX
#include <unistd.h>
#endif

namespace zumik::app {

namespace {

constexpr int longestTitle = 80;
constexpr qsizetype mostBytes = 150; ///< of a title in UTF-8: names end at 255 bytes

/// So that a rename never leaves an empty file behind.
bool sync(QSaveFile &file)
{
#ifdef Q_OS_UNIX
    return file.flush() && (fsync(file.handle()) == 0 || errno == EINVAL || errno == EROFS);
#else
    return file.flush();
#endif
}

QString taken(const QString &title)
{
    QString name;
    for (const QChar c : title.left(longestTitle)) {
        name += c.isLetterOrNumber() || QStringLiteral("-_.,()+").contains(c) ? c : QLatin1Char(' ');
    }
    while (name.toUtf8().size() > mostBytes) {
        name.chop(1);
    }
    return name;
}

} // namespace

base::Status writeWhole(
    const QString &path, const std::function<bool(QIODevice &)> &write, const std::string &reason)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !write(file) || !sync(file) || !file.commit()) {
        const std::string why =
            file.error() == QFileDevice::NoError ? reason : file.errorString().toStdString();
        return base::Error{base::ErrorCode::FileUnwritable, why, path.toStdString()};
    }
    return base::Done{};
}

/// A disk that runs full takes a part first, and says why with the next try only.
bool writeAll(QIODevice &device, const char *data, qint64 size)
{
    qint64 done = 0;
    while (done < size) {
        const qint64 wrote = device.write(data + done, size - done);
        if (wrote <= 0) {
            return false;
        }
        done += wrote;
    }
    return true;
}

QString fileName(const QString &title, const QString &time, const QString &suffix)
{
    QString clock = time;
    clock.replace(QLatin1Char(':'), QLatin1Char('-'));
    QString name = QString(taken(title) + QLatin1Char(' ') + clock).simplified();
    while (name.startsWith(QLatin1Char('.'))) { // it would be hidden
        name.remove(0, 1);
    }
    name = name.trimmed();
    return (name.isEmpty() ? QStringLiteral("panel") : name) + QLatin1Char('.') + suffix;
}

} // namespace zumik::app
