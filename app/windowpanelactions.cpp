// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done with one panel: the table behind its keys, its menu and its lines of the palette.
#include "app/mainwindow.h"
#include "app/windowpanels.h"
#include "widgets/common/look.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/panels/panelview.h"
#include "widgets/panels/twin.h"
#include "widgets/shell/actions.h"

#include <QMenu>

#include <algorithm>

namespace zumik::app {

namespace {

using Form = PanelExport::Form;
using widgets::panels::PanelView;

QPalette menuPalette(const widgets::common::Theme &theme)
{
    QPalette palette = theme.palette();
    for (const QPalette::ColorRole role : {QPalette::Window, QPalette::Base}) {
        palette.setColor(role, theme.color("surface.raised"));
    }
    palette.setColor(QPalette::Highlight, theme.color("surface.selected"));
    palette.setColor(QPalette::HighlightedText, theme.color("text.primary"));
    return palette;
}

} // namespace

WindowPanels::Deed WindowPanels::copies(const char *id, const QString &text, const QString &menuText,
    const char *keys, Form form, bool beginsGroup)
{
    return {
        id, text, menuText, keys, Needs::Data, [this, form](int panel) { copy(panel, form); }, beginsGroup};
}

WindowPanels::Deed WindowPanels::saves(
    const char *id, const QString &text, const QString &menuText, Form form, bool beginsGroup)
{
    return {id, text, menuText, "", Needs::Data, [this, form](int panel) { save(panel, form); }, beginsGroup};
}

std::vector<WindowPanels::Deed> WindowPanels::deeds()
{
    return {
        {"panel.inspect", tr("Inspect the panel at hand"), tr("Inspect"), "I", Needs::View,
            [this](int panel) {
                inspect(panel);
            }},
        {"panel.table", tr("The panel at hand as a table, or as itself"), tr("As a table, or as itself"), "D",
            Needs::Twin,
            [this](int panel) {
                m_window->board()->grid()->toggleTwin(panel);
            }},
        {"panel.menu", tr("What can be done with the panel at hand"), {}, ".", Needs::View,
            [this](int panel) {
                openMenuAtHand(panel);
            }},
        {"panel.copy", tr("Copy the panel at hand"), tr("Copy the picture"), "Y", Needs::Data,
            [this](int panel) { copyPicture(panel); }, true},
        copies("panel.copySvg", tr("Copy the panel at hand as SVG"), tr("Copy as SVG"), "", Form::Svg),
        copies("panel.copyCsv", tr("Copy the panel at hand as CSV"), tr("Copy as CSV"), "Shift+Y", Form::Csv),
        copies("panel.copyPromql", tr("Copy the PromQL of the panel at hand"), tr("Copy the PromQL"), "Q",
            Form::PromQl),
        saves("panel.savePng", tr("Save the panel at hand as PNG…"), tr("Save as PNG…"), Form::Png, true),
        saves("panel.saveSvg", tr("Save the panel at hand as SVG…"), tr("Save as SVG…"), Form::Svg),
        saves("panel.saveCsv", tr("Save the panel at hand as CSV…"), tr("Save as CSV…"), Form::Csv),
        saves("panel.savePromql", tr("Save the PromQL of the panel at hand…"), tr("Save the PromQL…"),
            Form::PromQl),
    };
}

bool WindowPanels::can(const Deed &deed, int panelId) const
{
    const PanelView *const view = viewOf(panelId);
    switch (deed.needs) {
    case Needs::View:
        return view != nullptr;
    case Needs::Data:
        return view != nullptr && view->content() != nullptr;
    case Needs::Twin:
        break;
    }
    const auto *const panel = view == nullptr ? nullptr : m_window->board()->grid()->panelOf(panelId);
    return panel != nullptr && widgets::panels::hasTwin(*panel);
}

void WindowPanels::addTo(widgets::shell::Actions &actions)
{
    for (const Deed &deed : deeds()) {
        actions.add({QLatin1String(deed.id), deed.text,
            QKeySequence(QLatin1String(deed.keys), QKeySequence::PortableText),
            [this, deed] {
                if (const auto panel = atHand()) {
                    deed.run(*panel);
                }
            },
            [this, deed] {
                const auto panel = atHand();
                return panel && can(deed, *panel);
            }});
    }
}

void WindowPanels::openMenu(int panelId, QPoint at)
{
    delete m_menu;
    auto *const menu = new QMenu(m_window);
    m_menu = menu;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setAccessibleName(tr("What can be done with the panel"));
    menu->setPalette(menuPalette(m_look->theme())); // a window of its own inherits none
    menu->setFont(m_look->fonts().font("body"));
    for (const Deed &deed : deeds()) {
        if (deed.menuText.isEmpty()) {
            continue;
        }
        if (deed.beginsGroup) {
            menu->addSeparator();
        }
        const QString keys =
            widgets::shell::keyText(QKeySequence(QLatin1String(deed.keys), QKeySequence::PortableText));
        QAction *const action =
            menu->addAction(keys.isEmpty() ? deed.menuText : deed.menuText + QLatin1Char('\t') + keys);
        action->setEnabled(can(deed, panelId));
        connect(action, &QAction::triggered, this, [this, deed, panelId] {
            if (can(deed, panelId)) { // it may have gone while the menu was open
                deed.run(panelId);
            }
        });
    }
    menu->popup(at);
}

/// Below the panel's header, where its button is.
void WindowPanels::openMenuAtHand(int panelId)
{
    const PanelView *const view = viewOf(panelId);
    openMenu(panelId, view->mapToGlobal(QPoint(view->width() / 2, std::min(30, view->height()))));
}

} // namespace zumik::app
