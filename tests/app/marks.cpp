// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/marks.h"

#include "tests/support/tempdir.h"

#include <QByteArray>
#include <QString>

namespace zumik::tests {

namespace {

/// Without the characters that depend on what stands before or after.
std::string base64At(const std::string &secret, int offset)
{
    const QByteArray whole = QByteArray(offset, 'x') + QByteArray::fromStdString(secret);
    const QByteArray whole3 = whole.left(whole.size() - whole.size() % 3);
    return whole3.toBase64().mid(offset == 0 ? 0 : 4).toStdString();
}

std::string wide(const std::string &secret)
{
    std::string text;
    for (const char c : secret) {
        text += {c, '\0'};
    }
    return text;
}

} // namespace

std::vector<std::string> formsOf(const std::string &secret)
{
    const QByteArray bytes = QByteArray::fromStdString(secret);
    return {secret, bytes.toPercentEncoding().toStdString(), wide(secret), bytes.toHex().toStdString(),
        base64At(secret, 0), base64At(secret, 1), base64At(secret, 2)};
}

std::vector<std::string> foundIn(std::string_view text, const std::vector<std::string> &marks)
{
    std::vector<std::string> found;
    for (const std::string &mark : marks) {
        for (const std::string &form : formsOf(mark)) {
            if (text.find(form) != std::string_view::npos) {
                found.push_back(form);
            }
        }
    }
    return found;
}

std::vector<std::string> foundBelow(
    const std::filesystem::path &folder, const std::vector<std::string> &marks)
{
    std::vector<std::string> found;
    for (const auto &entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string text = entry.is_regular_file() ? readFile(entry.path()) : std::string();
        for (const std::string &form : foundIn(entry.path().string() + '\n' + text, marks)) {
            found.push_back(entry.path().string() + ": " + form);
        }
    }
    return found;
}

} // namespace zumik::tests
