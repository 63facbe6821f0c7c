// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspect/panelstory.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::inspect {

struct QueryWords;

/// A panel's queries as they were sent, one below the other, each with what came of it.
class QueryTab final : public QWidget {
    Q_OBJECT

public:
    explicit QueryTab(const common::Look *look, QWidget *parent = nullptr);

    void setStory(const PanelStory &story);

    /// Everything that is read here, line after line.
    QStringList texts() const;

Q_SIGNALS:
    /// Of the query of this id, as it was sent.
    void copyRequested(const QString &expression, const QString &id);

private:
    void addQuery(const QueryWords &words, const QString &expression, const QString &id);
    QWidget *makeExpression(const QString &text, const QString &name);
    controls::Words *addWords(const QString &text, const char *role, const char *color);

    const common::Look *m_look;
    QWidget *m_inside = nullptr; ///< of the scroll area; another one for each story
    QVBoxLayout *m_column = nullptr;
    QStringList m_texts;
};

} // namespace zumik::widgets::inspect
