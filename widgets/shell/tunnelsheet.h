// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/statusshape.h"
#include "widgets/controls/popup.h"

#include <vector>

class QBoxLayout;
class QGridLayout;
class QPushButton;
class QScrollArea;

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::shell {

class StatusWords;

/// What is known of a tunnel, in words; plain texts.
struct TunnelFacts {
    struct Line {
        QString name;
        QString value;

        bool operator==(const Line &) const = default;
    };

    struct Section {
        QString title;
        std::vector<Line> lines;

        bool operator==(const Section &) const = default;
    };

    common::Status status = common::Status::Unknown;
    QString state = {}; ///< "connected 23 ms"
    std::vector<Section> sections = {};
    QString command = {}; ///< the same way in for a shell; empty: none is offered

    /// All of it, a line each, as one would paste it into a report.
    QString text() const;
};

/// The way in, told in full, in the middle of its window: what each leg took, what was agreed on, what goes
/// through it. It can be kept up to date while it is open.
class TunnelSheet final : public controls::Popup {
    Q_OBJECT

public:
    explicit TunnelSheet(const common::Look *look, QWidget *parent = nullptr);

    void setFacts(const TunnelFacts &facts);

    /// In the middle of the window.
    void open();

Q_SIGNALS:
    void copyRequested(const QString &text);
    void reconnectTriggered();

private:
    QPushButton *addButton(QBoxLayout *to, const QString &text);
    void makeLines();
    void showValues();
    void addRow(const TunnelFacts::Line &line);
    void fitLines();
    void center();

    TunnelFacts m_facts;
    StatusWords *m_state;
    QScrollArea *m_scroll;
    QWidget *m_lines;
    QGridLayout *m_grid;
    QPushButton *m_command;
    std::vector<QWidget *> m_made;
    std::vector<controls::Words *> m_values; ///< one for each line, in order
};

} // namespace zumik::widgets::shell
