// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/openedfile.h"

#include "models/boardfiles/ruleboard.h"
#include "models/boardfiles/yamljson.h"
#include "models/dashboard/document.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

namespace zumik::boardfiles {

namespace {

using base::Error;
using base::ErrorCode;

QString textOf(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

QString nameOf(const QJsonObject &resource)
{
    return textOf(resource.value(QLatin1String("metadata")).toObject(), "name");
}

QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

bool looksLikeJson(const QByteArray &text)
{
    const QByteArray start = text.left(4096).trimmed();
    return start.startsWith('{') || start.startsWith("\xEF\xBB\xBF{");
}

/// Takes resources apart.
class Unpacking {
public:
    explicit Unpacking(std::string name)
        : m_name(std::move(name))
    {
    }

    void take(const QJsonValue &value, int depth = 0)
    {
        const QJsonObject object = value.toObject();
        const QString kind = textOf(object, "kind");
        const QJsonValue items = object.value(QLatin1String("items"));
        if (kind.endsWith(QLatin1String("List")) && items.isArray() && depth < 4) {
            for (const QJsonValue item : items.toArray()) {
                take(item, depth + 1);
            }
        } else if (kind == QLatin1String("ConfigMap")) {
            takeConfigMap(object);
        } else if (kind == QLatin1String("GrafanaDashboard")) {
            takeOperator(object);
        } else if (!takeRules(object, kind)) {
            takeDashboard(nameOf(object), compact(object));
        }
    }

    base::Result<OpenedFile> finish()
    {
        if (!m_file.boards.empty() || m_file.ruleGroups > 0) {
            return std::move(m_file);
        }
        return m_file.troubles.empty()
            ? Error{ErrorCode::FormatInvalid, "neither dashboards nor rules", m_name}
            : m_file.troubles.front();
    }

private:
    void trouble(ErrorCode code, const QString &part, const std::string &what)
    {
        if (m_file.troubles.size() < mostBoards) {
            const std::string where = part.isEmpty() ? m_name : m_name + '#' + part.toStdString();
            m_file.troubles.push_back({code, what, where});
        }
    }

    bool takeRules(const QJsonObject &object, const QString &kind)
    {
        const bool resource = kind == QLatin1String("PrometheusRule");
        const QJsonObject holder = resource ? object.value(QLatin1String("spec")).toObject() : object;
        const QJsonValue groups = holder.value(QLatin1String("groups"));
        const auto hasRules = [](const QJsonValue &group) {
            return group.toObject().contains(QLatin1String("rules"));
        };
        const QJsonArray all = groups.toArray();
        if (!resource && (all.isEmpty() || !std::all_of(all.begin(), all.end(), hasRules))) {
            return false;
        }
        m_file.ruleGroups += static_cast<std::size_t>(all.size());
        const QString file = QFileInfo(QString::fromStdString(m_name)).completeBaseName();
        const QString name = resource ? nameOf(object) : file;
        if (const QByteArray board = boardOfRules(name, all); !board.isEmpty()) {
            takeDashboard(name, board);
        }
        return true;
    }

    /// Texts that are dashboards, or rules; others (a script, a provider's settings) are nobody's business
    /// here.
    void takeConfigMap(const QJsonObject &map)
    {
        const QJsonObject data = map.value(QLatin1String("data")).toObject();
        for (auto it = data.begin(); it != data.end(); ++it) {
            const QByteArray text = it->toString().toUtf8();
            if (looksLikeJson(text)) {
                takeDashboard(it.key(), text);
            } else if (text.contains("groups:")) {
                takeRuleText(text);
            }
        }
        if (map.contains(QLatin1String("binaryData"))) {
            trouble(ErrorCode::FormatUnsupported, nameOf(map), "binaryData is not read");
        }
    }

    void takeRuleText(const QByteArray &text)
    {
        const auto documents = jsonOfYaml({text.constData(), std::size_t(text.size())}, m_name);
        for (const QJsonValue &document : documents ? *documents : std::vector<QJsonValue>()) {
            takeRules(document.toObject(), {});
        }
    }

    void takeOperator(const QJsonObject &resource)
    {
        const QJsonObject spec = resource.value(QLatin1String("spec")).toObject();
        const QString json = textOf(spec, "json");
        if (!json.isEmpty()) {
            return takeDashboard(nameOf(resource), json.toUtf8());
        }
        const QStringList ways = spec.keys();
        trouble(ErrorCode::FormatUnsupported, nameOf(resource),
            "the dashboard is not in the file: only spec.json is read, and its spec has "
                + ways.mid(0, 10).join(QLatin1String(", ")).left(200).toStdString());
    }

    void takeDashboard(const QString &part, const QByteArray &json)
    {
        if (json.size() > largestFile || m_file.boards.size() >= mostBoards) {
            return trouble(ErrorCode::TooLarge, part, "more than is read of one file");
        }
        auto glance =
            glanceAt({json.constData(), std::size_t(json.size())}, m_name + '#' + part.toStdString());
        if (!glance) {
            return trouble(glance.error().code, part, glance.error().message);
        }
        if (!glance->isDashboard && !readResource(json, *glance)) {
            return trouble(ErrorCode::FormatInvalid, part, "no panels, no schema version: not a dashboard");
        }
        m_file.boards.push_back({freeKey(part).toStdString(), std::move(*glance), json});
    }

    /// Grafana's own resource: {"kind": "Dashboard", "metadata": {"name": UID}, "spec": ...}
    static bool readResource(const QByteArray &json, Glance &glance)
    {
        const QJsonObject whole = QJsonDocument::fromJson(json).object();
        const QJsonObject spec = whole.value(QLatin1String("spec")).toObject();
        if (textOf(whole, "kind") != QLatin1String("Dashboard") || spec.isEmpty()) {
            return false;
        }
        const QString uid = textOf(spec, "uid");
        glance.uid = (uid.isEmpty() ? nameOf(whole) : uid).toStdString();
        glance.title = textOf(spec, "title").toStdString();
        for (const QJsonValue tag : spec.value(QLatin1String("tags")).toArray()) {
            glance.tags.push_back(tag.toString().toStdString());
        }
        return true;
    }

    QString freeKey(const QString &part)
    {
        QString key = part.isEmpty() ? QStringLiteral("board") : part;
        for (int n = 2; m_keys.contains(key); ++n) {
            key = part + QLatin1Char('~') + QString::number(n);
        }
        m_keys.insert(key);
        return key;
    }

    std::string m_name;
    OpenedFile m_file;
    QSet<QString> m_keys;
};

base::Result<OpenedFile> unpack(const std::vector<QJsonValue> &documents, const std::string &name)
{
    Unpacking unpacking(name);
    for (const QJsonValue &document : documents) {
        unpacking.take(document);
    }
    return unpacking.finish();
}

base::Result<OpenedFile> openYaml(const QByteArray &content, const std::string &name)
{
    const auto documents = jsonOfYaml({content.constData(), std::size_t(content.size())}, name);
    return documents ? unpack(*documents, name) : base::Result<OpenedFile>(documents.error());
}

base::Result<OpenedFile> openJson(const QByteArray &content, const std::string &name)
{
    auto glance = glanceAt({content.constData(), std::size_t(content.size())}, name);
    if (!glance) {
        const auto whole = dashboard::DashboardDocument::parse(
            {content.constData(), std::size_t(content.size())}, name); // it knows line and column
        return whole ? glance.error() : whole.error();
    }
    if (glance->isDashboard) {
        OpenedFile file;
        file.boards.push_back({{}, std::move(*glance), content});
        return file;
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(content, &problem);
    if (problem.error != QJsonParseError::NoError) {
        return Error{ErrorCode::JsonInvalid, problem.errorString().toStdString(), name};
    }
    auto file = unpack({document.object()}, name);
    if (file && file->boards.size() == 1
        && document.object().value(QLatin1String("kind")) == QLatin1String("Dashboard")) {
        file->boards.front().key.clear();
        file->boards.front().json = content; // with the digits that its numbers are written with
    }
    return file;
}

} // namespace

base::Result<OpenedFile> openFile(const QByteArray &content, const std::string &name)
{
    if (content.size() > largestFile) {
        return Error{ErrorCode::TooLarge, "more than " + std::to_string(largestFile) + " bytes", name};
    }
    if (content.trimmed().isEmpty()) {
        return Error{ErrorCode::FormatInvalid, "an empty file", name};
    }
    const bool yaml = name.ends_with(".yaml") || name.ends_with(".yml");
    if (!yaml || looksLikeJson(content)) {
        auto file = openJson(content, name);
        if (file || !yaml) {
            return file;
        }
    }
    return openYaml(content, name);
}

base::Result<OpenedFile> openFile(const QString &path)
{
    const std::string name = path.toStdString();
    QFile file(path);
    if (!file.exists()) {
        return Error{ErrorCode::FileNotFound, {}, name};
    }
    // A pipe or a device would be read for ever.
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) {
        const QString why = file.errorString();
        return Error{ErrorCode::FileUnreadable, why.toStdString(), name};
    }
    return openFile(file.read(largestFile + 1), name);
}

} // namespace zumik::boardfiles
