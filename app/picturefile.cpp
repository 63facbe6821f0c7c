// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/picturefile.h"

#include "app/wholefile.h"

#include <QImage>

namespace zumik::app {

base::Status writePicture(const QImage &image, const QString &path)
{
    return writeWhole(
        path, [&image](QIODevice &device) { return image.save(&device, "PNG"); },
        "the picture can't be encoded");
}

QString pictureName(const QString &title, const QString &time)
{
    return fileName(title, time, QStringLiteral("png"));
}

} // namespace zumik::app
