// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/output.h"

#include "models/base/text.h"
#include "widgets/common/sentences.h"

#include <QStringList>

#include <cstdio>
#include <string>

namespace zumik::app {

void printOut(std::string_view text)
{
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
}

void printDiagnostic(std::string_view text)
{
    const std::string line = base::printable(text) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

void printWarning(const base::Error &error)
{
    printDiagnostic("zumik-console: left out: " + error.message
        + (error.where.empty() ? std::string() : " (" + error.where + ")"));
}

void printError(const base::Error &error)
{
    const widgets::common::Sentence sentence = widgets::common::sentenceOf(error);
    QStringList parts{sentence.title, sentence.text};
    parts.removeAll(QString());
    printDiagnostic(
        QString(QStringLiteral("zumik-console: ") + parts.join(QStringLiteral(". "))).toStdString());
    printDiagnostic(QString(QStringLiteral("  ") + sentence.details).toStdString());
}

} // namespace zumik::app
