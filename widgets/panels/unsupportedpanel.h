// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/panelview.h"

namespace zumik::widgets::common {
class MessageView;
}

namespace zumik::widgets::panels {

/// Says by name what is not drawn. Its data, if any, is not shown.
class UnsupportedPanel final : public PanelView {
    Q_OBJECT

public:
    UnsupportedPanel(
        const zumik::dashboard::Panel &panel, const common::Look *look, QWidget *parent = nullptr);

protected:
    void showContent() override { }

    QStringList bodyTexts() const override;

private:
    common::MessageView *m_message;
};

} // namespace zumik::widgets::panels
