// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/importreport.h"

#include "widgets/common/importsentences.h"
#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/words.h"
#include "widgets/dashboard/boardheader.h"

#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::dashboard {

namespace {

using zumik::dashboard::ImportItem;

constexpr std::size_t mostItems = 200;
constexpr int textWidth = 420; ///< px, of the text
constexpr int tallest = 360; ///< px, of the list
constexpr int margin = 12;
constexpr int itemGap = 10;

controls::Words *wrappedWords(
    const common::Look *look, std::string_view role, std::string_view color, const QString &text)
{
    auto *const words = new controls::Words(look, role, color);
    words->setText(text);
    words->setWordWrap(true);
    words->setFixedWidth(textWidth);
    return words;
}

void addItem(const common::Look *look, const ImportItem &item, QVBoxLayout &list)
{
    auto *const lines = new QVBoxLayout;
    lines->setSpacing(1);
    lines->addWidget(wrappedWords(look, "body", "text.primary", common::sentenceOf(item)));
    lines->addWidget(wrappedWords(look, "table", "text.secondary", common::placesOf(item)));
    list.addLayout(lines);
}

} // namespace

ImportReport::ImportReport(const common::Look *look, const std::vector<ImportItem> &items, QWidget *parent)
    : Popup(look, parent)
{
    setAccessibleName(tr("Not understood in this file"));
    build(items);
}

void ImportReport::build(const std::vector<ImportItem> &items)
{
    auto *const content = new QWidget;
    auto *const list = new QVBoxLayout(content);
    list->setContentsMargins(0, 0, 0, 0);
    list->setSpacing(itemGap);
    const std::size_t shown = std::min(items.size(), mostItems);
    for (std::size_t i = 0; i < shown; ++i) {
        addItem(look(), items[i], *list);
    }
    if (items.size() > shown) {
        list->addWidget(wrappedWords(look(), "table", "text.secondary",
            tr("+ %n more", nullptr, static_cast<int>(items.size() - shown))));
    }
    auto *const scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    scroll->viewport()->setAutoFillBackground(false);
    content->setAutoFillBackground(false);
    scroll->setFixedWidth(textWidth + margin);
    scroll->setAccessibleName(accessibleName());
    m_scroll = scroll;
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(margin, margin, margin, margin);
    column->setSpacing(margin);
    column->addWidget(wrappedWords(look(), "strong", "text.primary", accessibleName()));
    column->addWidget(scroll);
    fit();
}

void ImportReport::fit()
{
    m_scroll->widget()->adjustSize();
    const int height = m_scroll->widget()->height();
    m_scroll->setFixedHeight(std::min(height, tallest));
    m_scroll->setVerticalScrollBarPolicy(height > tallest ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

void ImportReport::showEvent(QShowEvent *event)
{
    Popup::showEvent(event);
    fit();
    adjustSize();
    m_scroll->setFocus(Qt::PopupFocusReason);
}

controls::BarButton *addImportReport(
    BoardHeader &header, const common::Look *look, const std::vector<zumik::dashboard::ImportNote> &notes)
{
    const auto items = zumik::dashboard::importReport(notes);
    if (items.empty()) {
        return nullptr;
    }
    auto *const button = new controls::BarButton(look, &header);
    const int count = static_cast<int>(items.size());
    button->setLabel(count == 1 ? ImportReport::tr("1 thing not understood")
                                : ImportReport::tr("%n things not understood", nullptr, count));
    button->setAccessibleName(button->label());
    button->setFlat(true);
    button->setOpens(true);
    QObject::connect(button, &controls::BarButton::clicked, button, [button, look, items] {
        auto *const report = new ImportReport(look, items, button);
        QObject::connect(report, &ImportReport::closed, report, &QObject::deleteLater);
        report->openAt(button);
    });
    header.addPicker(button);
    return button;
}

} // namespace zumik::widgets::dashboard
