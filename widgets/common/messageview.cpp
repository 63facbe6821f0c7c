// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/messageview.h"

#include "widgets/common/look.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <cmath>

namespace zumik::widgets::common {

namespace {

constexpr double shapeSize = 18;
constexpr double textIndent = 30; ///< of the text from the shape's left edge
constexpr double widest = 420; ///< a line of text that is still pleasant to read

/// Metric names and addresses may break after their separators.
QString breakable(QString text)
{
    for (const char separator : {'_', '/', ':'}) {
        text.replace(QLatin1Char(separator), QString(QLatin1Char(separator)) + QChar(0x200b));
    }
    return text;
}

} // namespace

MessageView::MessageView(const Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_action(new QPushButton(this))
    , m_copy(new QPushButton(tr("Copy details"), this))
{
    m_copy->setFlat(true);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_action->text() == m_copy->text()) {
            copyDetails();
        }
        Q_EMIT actionTriggered();
    });
    connect(m_copy, &QPushButton::clicked, this, &MessageView::copyDetails);
    connect(look, &Look::changed, this, &MessageView::applyLook);
    applyLook();
}

void MessageView::setSentence(const Sentence &sentence)
{
    m_sentence = sentence;
    m_action->setText(sentence.action);
    setAccessibleName(sentence.title);
    setAccessibleDescription(statusName(sentence.status) + QLatin1String(": ") + sentence.text);
    layOut();
    update();
}

void MessageView::applyLook()
{
    const Theme &theme = m_look->theme();
    for (QPushButton *button : {m_action, m_copy}) {
        button->setFont(m_look->fonts().font("table"));
    }
    QPalette quiet = theme.palette();
    quiet.setColor(QPalette::ButtonText, theme.color("text.secondary"));
    m_copy->setPalette(quiet);
    m_action->setPalette(theme.palette());
    layOut();
    update();
}

void MessageView::layOut()
{
    const double margin = std::min(18.0, width() * 0.06);
    const double left = margin + (width() < 160 ? 0 : textIndent);
    const double room = std::min(widest, width() - left - margin);
    const QFontMetricsF titleMetrics(m_look->fonts().font("body"));
    const QFontMetricsF textMetrics(m_look->fonts().font("table"));
    const auto measured = [room](const QFontMetricsF &metrics, const QString &text) {
        return metrics.boundingRect(QRectF(0, 0, room, 4000), Qt::TextWordWrap, text).height();
    };
    const double titleHeight = measured(titleMetrics, breakable(m_sentence.title));
    const double textHeight = measured(textMetrics, breakable(m_sentence.text));
    const double buttons = m_sentence.action.isEmpty() && m_sentence.details.isEmpty() ? 0 : 34;
    const double used = titleHeight + 4 + textHeight + buttons;
    const double top = std::clamp((height() - used) / 3, 2.0, 24.0);
    m_shape = QRectF(margin, top, shapeSize, shapeSize);
    m_title = QRectF(left, top, room, titleHeight);
    // A text that is too long ends with a whole line and leaves the buttons their place.
    const double lines = std::floor((height() - m_title.bottom() - 4 - buttons) / textMetrics.lineSpacing());
    m_text = QRectF(left, m_title.bottom() + 4, room,
        std::min(textHeight, std::max(lines, 1.0) * textMetrics.lineSpacing()));

    const int y = static_cast<int>(m_text.bottom()) + 8;
    const int controlHeight = static_cast<int>(m_look->theme().number("size.controlSmall"));
    const bool fits = y + controlHeight <= height();
    int x = static_cast<int>(left);
    const bool copies = m_sentence.status == Status::Critical && m_sentence.action != m_copy->text();
    for (auto [button, wanted] :
        {std::pair(m_action, !m_sentence.action.isEmpty()), std::pair(m_copy, copies)}) {
        const int buttonWidth = button->fontMetrics().horizontalAdvance(button->text()) + 18;
        button->setVisible(wanted && fits && x + buttonWidth <= width());
        button->setGeometry(x, y, buttonWidth, controlHeight);
        x += wanted ? buttonWidth + 4 : 0;
    }
}

void MessageView::copyDetails() const
{
    QGuiApplication::clipboard()->setText(m_sentence.details);
}

void MessageView::resizeEvent(QResizeEvent * /*event*/)
{
    layOut();
}

void MessageView::paintEvent(QPaintEvent * /*event*/)
{
    const Theme &theme = m_look->theme();
    QPainter painter(this);
    if (width() >= 160) {
        paintStatus(painter, m_sentence.status, m_shape, theme);
    }
    painter.setFont(m_look->fonts().font("body"));
    painter.setPen(theme.color("text.primary"));
    painter.drawText(m_title, Qt::TextWordWrap, breakable(m_sentence.title));
    painter.setFont(m_look->fonts().font("table"));
    painter.setPen(theme.color("text.secondary"));
    painter.drawText(m_text, Qt::TextWordWrap, breakable(m_sentence.text));
}

} // namespace zumik::widgets::common
