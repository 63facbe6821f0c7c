// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/libraryelements.h"

#include "models/dashboard/json.h"

namespace zumik::dashboard {

namespace {

constexpr int deepestRow = 3;

QJsonObject modelsOf(const QJsonValue &elements)
{
    QJsonObject models;
    const auto add = [&](const QString &uid, const QJsonValue &element) {
        const QJsonValue model = member(element, "model");
        if (!uid.isEmpty() && model.isObject()) {
            models.insert(uid, model);
        }
    };
    const QJsonObject byUid = elements.toObject();
    for (auto element = byUid.begin(); element != byUid.end(); ++element) {
        add(element.key(), element.value());
    }
    const QJsonArray list = elements.toArray();
    for (const QJsonValue element : list) {
        add(member(element, "uid").toString(), element);
    }
    return models;
}

class Filling {
public:
    explicit Filling(QJsonObject models)
        : m_models(std::move(models))
    {
    }

    QJsonArray panels(const QJsonArray &array, int depth = 0) const
    {
        QJsonArray filled;
        for (const QJsonValue panel : array) {
            filled.append(
                panel.isObject() && depth < deepestRow ? QJsonValue(one(panel.toObject(), depth)) : panel);
        }
        return filled;
    }

private:
    QJsonObject one(QJsonObject panel, int depth) const
    {
        const QJsonValue library = panel.value(QLatin1String("libraryPanel"));
        const QJsonValue inside = member(library, "model");
        const QJsonValue model =
            inside.isObject() ? inside : m_models.value(member(library, "uid").toString());
        if (library.isObject() && model.isObject()) {
            fill(panel, model.toObject());
        }
        const QJsonValue nested = panel.value(QLatin1String("panels"));
        if (nested.isArray()) {
            panel.insert(QLatin1String("panels"), panels(nested.toArray(), depth + 1));
        }
        return panel;
    }

    static void fill(QJsonObject &panel, const QJsonObject &model)
    {
        for (auto member = model.begin(); member != model.end(); ++member) {
            const QString key = member.key();
            const bool own = key == QLatin1String("id") || key == QLatin1String("gridPos")
                || key == QLatin1String("libraryPanel") || key == QLatin1String("panels");
            if (!own) {
                panel.insert(key, member.value());
            }
        }
    }

    QJsonObject m_models;
};

QJsonArray filledRows(const Filling &filling, const QJsonArray &rows)
{
    QJsonArray filled;
    for (const QJsonValue row : rows) {
        QJsonObject made = row.toObject();
        made.insert(QLatin1String("panels"), filling.panels(member(row, "panels").toArray()));
        filled.append(made);
    }
    return filled;
}

} // namespace

QJsonObject withLibraryElements(QJsonObject dashboard)
{
    const Filling filling(modelsOf(dashboard.value(QLatin1String("__elements"))));
    const auto change = [&](const char *key, auto with) {
        const QJsonValue value = dashboard.value(QLatin1String(key));
        if (value.isArray() && !value.toArray().isEmpty()) {
            dashboard.insert(QLatin1String(key), with(value.toArray()));
        }
    };
    change("panels", [&](const QJsonArray &panels) { return filling.panels(panels); });
    change("rows", [&](const QJsonArray &rows) { return filledRows(filling, rows); });
    return dashboard;
}

void readLibrary(const QJsonValue &json, Panel &panel)
{
    const QJsonValue library = member(json, "libraryPanel");
    const std::string name = textOf(library, "name");
    const std::string uid = textOf(library, "uid");
    panel.libraryUid = uid.empty() ? name : uid;
    if (panel.type.empty() && library.isObject()) {
        panel.options = UnsupportedOptions{name.empty() ? uid : name};
    }
}

} // namespace zumik::dashboard
