// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panelexport.h"
#include "models/base/stoptoken.h"

#include <QMenu>
#include <QObject>
#include <QPoint>
#include <QPointer>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::dashboard {
class BoardView;
}

namespace zumik::widgets::inspect {
class InspectPage;
}

namespace zumik::widgets::panels {
class PanelView;
}

namespace zumik::widgets::shell {
class Actions;
}

namespace zumik::app {

class DashboardLibrary;
class MainWindow;

/// What a person does with one panel of the board: reads it closely, turns it into a table, copies and saves
/// it. By keys and the palette with the panel at hand; by its menu with that one.
class WindowPanels final : public QObject {
    Q_OBJECT

public:
    /// All must outlive it.
    WindowPanels(const DashboardLibrary &library, const widgets::common::Look *look, MainWindow *window);

    /// Adds the actions; once.
    void addTo(widgets::shell::Actions &actions);

    /// Its panels' menus open from here on.
    void watch(widgets::dashboard::BoardView &board) const;

    /// Of a board that is in no file: what its server has sent.
    void keepJson(const QString &boardId, std::shared_ptr<const std::string> json);

    /// Null until a panel was inspected.
    widgets::inspect::InspectPage *page() const { return m_page; }

    /// Null while none is open.
    QMenu *menu() const { return m_menu.data(); }

private:
    enum class Needs { View, Data, Twin };

    /// Something to do with a panel.
    struct Deed {
        const char *id; ///< of the action
        QString text; ///< in the palette
        QString menuText; ///< empty: not in the menu
        const char *keys;
        Needs needs;
        std::function<void(int panelId)> run;
        bool beginsGroup = false; ///< of the menu
    };

    std::vector<Deed> deeds();
    Deed copies(const char *id, const QString &text, const QString &menuText, const char *keys,
        PanelExport::Form form, bool beginsGroup = false);
    Deed saves(const char *id, const QString &text, const QString &menuText, PanelExport::Form form,
        bool beginsGroup = false);
    std::optional<int> atHand() const;
    bool can(const Deed &deed, int panelId) const;
    widgets::panels::PanelView *viewOf(int panelId) const;
    widgets::inspect::PanelStory storyOf(int panelId) const;
    QStringList marksOf(const widgets::panels::PanelView &view) const;
    PanelExport exportOf(int panelId, PanelExport::Form form) const;
    void openMenu(int panelId, QPoint at);
    void openMenuAtHand(int panelId);
    void inspect(int panelId);
    void readJson(int panelId);
    void copy(int panelId, PanelExport::Form form);
    void copyPicture(int panelId);
    void save(int panelId, PanelExport::Form form);
    void write(const std::shared_ptr<const PanelExport> &what, const QString &path);
    void tellCopied(const QString &title);

    const DashboardLibrary &m_library;
    const widgets::common::Look *m_look;
    MainWindow *m_window;
    widgets::inspect::InspectPage *m_page = nullptr; ///< the window's
    QPointer<QMenu> m_menu; ///< while it is open
    base::StopSource m_reading; ///< of the JSON that is shown
    std::map<QString, std::shared_ptr<const std::string>> m_json; ///< by the board's id
};

} // namespace zumik::app
