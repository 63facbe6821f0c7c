// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/importsentences.h"

#include "widgets/common/text.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>

namespace zumik::widgets::common {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ImportSentences)
};

struct Form {
    std::string_view what; ///< as importEffect knows it
    const char *text; ///< %1 is the detail
};

constexpr std::array<Form, 25> forms{{{"panel type",
                                          QT_TRANSLATE_NOOP(
                                              "ImportSentences", "Panels of the type \"%1\" are not drawn.")},
    {"library panel", QT_TRANSLATE_NOOP("ImportSentences", "The library panel \"%1\" is not in this file.")},
    {"query", QT_TRANSLATE_NOOP("ImportSentences", "Query %1 is not PromQL: it is not asked.")},
    {"queries", QT_TRANSLATE_NOOP("ImportSentences", "Queries are left out: %1.")},
    {"data source", QT_TRANSLATE_NOOP("ImportSentences", "Queries to the data source \"%1\" are not asked.")},
    {"annotations", QT_TRANSLATE_NOOP("ImportSentences", "The annotation \"%1\" is not shown.")},
    {"transformation", QT_TRANSLATE_NOOP("ImportSentences", "The transformation \"%1\" is not applied.")},
    {"transformation option",
        QT_TRANSLATE_NOOP("ImportSentences", "A transformation's option is ignored: %1.")},
    {"override matcher", QT_TRANSLATE_NOOP("ImportSentences", "Overrides for \"%1\" match no field.")},
    {"override property", QT_TRANSLATE_NOOP("ImportSentences", "The override \"%1\" is ignored.")},
    {"overrides", QT_TRANSLATE_NOOP("ImportSentences", "Overrides are left out: %1.")},
    {"layout",
        QT_TRANSLATE_NOOP("ImportSentences", "The layout \"%1\" is not known: its panels are left out.")},
    {"conditional rendering",
        QT_TRANSLATE_NOOP("ImportSentences", "\"%1\" always shows: its condition is not looked at.")},
    {"unit",
        QT_TRANSLATE_NOOP(
            "ImportSentences", "The unit \"%1\" is not known: it stands as it is behind the value.")},
    {"query format",
        QT_TRANSLATE_NOOP("ImportSentences", "The query format \"%1\" is not known: series are shown.")},
    {"variable type", QT_TRANSLATE_NOOP("ImportSentences", "Variables of the type \"%1\" have no picker.")},
    {"variable", QT_TRANSLATE_NOOP("ImportSentences", "The variable \"%1\" is left out.")},
    {"filter", QT_TRANSLATE_NOOP("ImportSentences", "The filter \"%1\" is left out.")},
    {"panels", QT_TRANSLATE_NOOP("ImportSentences", "Panels are left out: %1.")},
    {"element",
        QT_TRANSLATE_NOOP(
            "ImportSentences", "The panel \"%1\" is not in this file, or has a place already.")},
    {"panel alert", QT_TRANSLATE_NOOP("ImportSentences", "The panel's alert \"%1\" is not evaluated.")},
    {"option", QT_TRANSLATE_NOOP("ImportSentences", "The option \"%1\" is ignored.")},
    {"field option", QT_TRANSLATE_NOOP("ImportSentences", "The field option \"%1\" is ignored.")},
    {"series override", QT_TRANSLATE_NOOP("ImportSentences", "The series override \"%1\" is ignored.")},
    {"reducer", QT_TRANSLATE_NOOP("ImportSentences", "The calculation \"%1\" is not known.")}}};

QString formOf(const zumik::dashboard::ImportItem &item)
{
    if (item.what == "layout" && item.detail == "TabsLayout") {
        return Text::tr("Tabs are shown as rows.");
    }
    const auto known =
        std::find_if(forms.begin(), forms.end(), [&](const Form &form) { return form.what == item.what; });
    return known != forms.end() ? Text::tr(known->text)
                                : plain(item.what) + Text::tr(" \"%1\" is not understood.");
}

} // namespace

QString sentenceOf(const zumik::dashboard::ImportItem &item)
{
    QString text = formOf(item);
    return text.replace(QLatin1String("%1"), plain(item.detail, 120));
}

QString placesOf(const zumik::dashboard::ImportItem &item, int most)
{
    const auto shown = std::min(item.where.size(), static_cast<std::size_t>(std::max(most, 1)));
    QStringList places;
    std::transform(item.where.begin(), item.where.begin() + static_cast<std::ptrdiff_t>(shown),
        std::back_inserter(places), [](const std::string &where) { return plain(where, 80); });
    const int left = static_cast<int>(item.where.size() - shown);
    return places.join(QLatin1String(", "))
        + (left > 0 ? Text::tr(" and %n more", nullptr, left) : QString());
}

} // namespace zumik::widgets::common
