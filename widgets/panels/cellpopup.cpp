// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/cellpopup.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/words.h"

#include <QClipboard>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr int narrowest = 240;
constexpr int widest = 520;
constexpr int mostLines = 16;

} // namespace

CellPopup::CellPopup(const common::Look *look, QWidget *parent)
    : Popup(look, parent)
    , m_title(new controls::Words(look, "caption", "text.tertiary", this))
    , m_text(new QPlainTextEdit(this))
    , m_copy(new controls::BarButton(look, this))
{
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setAccessibleName(tr("Value"));
    m_text->viewport()->setAutoFillBackground(false);
    m_copy->setLabel(tr("Copy"));
    auto *const head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(m_copy);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(10, 6, 6, 8);
    column->setSpacing(4);
    column->addLayout(head);
    column->addWidget(m_text);
    connect(m_copy, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_text->toPlainText());
        hide();
    });
}

void CellPopup::setText(const QString &title, const QString &text, bool fixed)
{
    const QFont font = look()->fonts().font(fixed ? "code" : "body");
    const QFontMetrics metrics(font);
    m_title->setText(title);
    m_text->setFont(font);
    m_text->setPlainText(text);
    int width = 0;
    int lines = 0;
    const QStringList parts = text.left(4000).split(QLatin1Char('\n'));
    for (const QString &line : parts) {
        const int advance = metrics.horizontalAdvance(line);
        width = std::max(width, advance);
        lines += 1 + advance / (widest - 30);
    }
    m_text->setFixedSize(std::clamp(width + 30, narrowest, widest),
        std::clamp(lines, 1, mostLines) * metrics.lineSpacing() + 16);
}

QString CellPopup::text() const
{
    return m_text->toPlainText();
}

} // namespace zumik::widgets::panels
