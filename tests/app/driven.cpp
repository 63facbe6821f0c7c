// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/driven.h"

#include "tests/support/wait.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

namespace zumik::tests {

namespace {

constexpr std::chrono::seconds limit{60};

QString findName(const QJsonObject &node, QLatin1String beginning)
{
    if (node.value(QLatin1String("state")).toArray().contains(QStringLiteral("invisible"))) {
        return {};
    }
    QString name = node.value(QLatin1String("name")).toString();
    if (name.startsWith(beginning)) {
        return name;
    }
    const QJsonArray children = node.value(QLatin1String("children")).toArray();
    for (const QJsonValue child : children) {
        QString found = findName(child.toObject(), beginning);
        if (!found.isEmpty()) {
            return found;
        }
    }
    return {};
}

} // namespace

std::string dumpStep(const std::string &name)
{
    return R"({"dump":")" + name + R"(.json"})";
}

std::string shotStep(const std::string &name)
{
    return R"({"shot":")" + name + R"(.png"})";
}

Driven::Driven(const std::vector<std::string> &steps, const std::string &profile,
    const std::map<std::string, std::string> &environment, const std::vector<std::string> &arguments)
{
    std::string script;
    for (const std::string &step : steps) {
        script += step + "\n";
    }
    writeFile(m_dir.file("script.jsonl"), script);
    Command command{ZUMIK_CONSOLE, {"drive", "--script", "script.jsonl"}};
    if (!profile.empty()) {
        writeFile(m_dir.file("profile.json"), profile);
        command.arguments.insert(command.arguments.end(), {"--profile-file", "profile.json"});
    }
    command.arguments.insert(command.arguments.end(), arguments.begin(), arguments.end());
    command.environment = environment;
    command.environment["QT_QPA_PLATFORM"] = "offscreen";
    command.directory = m_dir.file(".");
    command.outputFile = m_dir.file("out");
    command.errorFile = m_dir.file("err");
    m_process = Process(command);
}

bool Driven::reaches(int steps)
{
    const auto done = [this] {
        const std::string text = out();
        return std::count(text.begin(), text.end(), '\n');
    };
    waitFor([&] { return done() >= steps || !m_process.running(); }, limit);
    return done() >= steps;
}

int Driven::finish()
{
    return m_process.wait(limit).value_or(-1);
}

QByteArray Driven::dumpText(const char *name) const
{
    return QByteArray::fromStdString(readFile(m_dir.file(std::string(name) + ".json")));
}

QJsonObject Driven::dump(const char *name) const
{
    return QJsonDocument::fromJson(dumpText(name)).object();
}

QString Driven::nameBeginning(const char *dumpName, const char *beginning) const
{
    const QJsonArray windows = dump(dumpName).value(QLatin1String("tree")).toArray();
    for (const QJsonValue window : windows) {
        QString found = findName(window.toObject(), QLatin1String(beginning));
        if (!found.isEmpty()) {
            return found;
        }
    }
    return {};
}

} // namespace zumik::tests
