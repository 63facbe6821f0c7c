// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"

class QTextDocument;
class QTextBrowser;

namespace zumik::widgets::panels {

/// Words of the dashboard's author. Markdown is laid out without images, HTML or working links, and never
/// fetches anything; HTML is shown as the text that it is.
class TextPanel final : public PanelView {
    Q_OBJECT

public:
    TextPanel(const zumik::dashboard::Panel &panel, const common::Look *look, QWidget *parent = nullptr);

    /// The content with its variables filled in.
    void setText(std::string_view text);

protected:
    void showContent() override { }

    QStringList bodyTexts() const override;

private:
    void layOutText();

    zumik::dashboard::TextOptions m_options;
    QString m_text;
    QTextBrowser *m_view;
};

/// Makes links inert and images words. For documents of strangers.
void disarm(QTextDocument &document);

} // namespace zumik::widgets::panels
