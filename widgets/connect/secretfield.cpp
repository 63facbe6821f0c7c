// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/secretfield.h"

#include "widgets/common/look.h"
#include "widgets/connect/secretfieldface.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QStyleOptionFrame>

#include <algorithm>

namespace zumik::widgets::connect {

namespace {

constexpr int dotStep = 9;
constexpr double dotSize = 5;
constexpr int inset = 9;

bool isContinuation(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

} // namespace

SecretField::SecretField(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
{
    installSecretFieldFaces();
    m_text.reserve(most + 1);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::IBeamCursor);
    setAttribute(Qt::WA_InputMethodEnabled);
    setInputMethodHints(Qt::ImhHiddenText | Qt::ImhSensitiveData | Qt::ImhNoPredictiveText);
    connect(look, &common::Look::changed, this, qOverload<>(&QWidget::update));
}

SecretField::~SecretField()
{
    base::wipe(m_text);
}

int SecretField::length() const
{
    return static_cast<int>(
        std::count_if(m_text.begin(), m_text.end(), [](char byte) { return !isContinuation(byte); }));
}

void SecretField::clear()
{
    base::wipe(m_text); // and its memory stays
    m_text.clear();
    m_text.reserve(most + 1);
    m_all = false;
    update();
    Q_EMIT edited();
}

void SecretField::insert(const QString &text)
{
    if (m_all) {
        clear();
    }
    QByteArray bytes = text.toUtf8();
    const bool whole = std::none_of(
        bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    if (whole && m_text.size() + static_cast<std::size_t>(bytes.size()) <= most) {
        m_text.append(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }
    base::wipe(bytes.data(), static_cast<std::size_t>(bytes.size()));
    update();
    Q_EMIT edited();
}

void SecretField::takeLast()
{
    if (m_all) {
        return clear();
    }
    while (!m_text.empty()) {
        const bool last = !isContinuation(m_text.back());
        m_text.back() = '\0';
        m_text.pop_back();
        if (last) {
            break;
        }
    }
    update();
    Q_EMIT edited();
}

/// The line's end that a copied secret often has is not part of it.
void SecretField::paste()
{
    QString text = QGuiApplication::clipboard()->text().trimmed();
    insert(text);
    base::wipe(text.data(), static_cast<std::size_t>(text.size()) * sizeof(QChar));
}

void SecretField::keyPressEvent(QKeyEvent *event)
{
    const bool erases = event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete;
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        Q_EMIT returnPressed();
    } else if (event->matches(QKeySequence::Paste)) {
        paste();
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_all = !m_text.empty();
        update();
    } else if (erases) {
        event->modifiers().testFlag(Qt::ControlModifier) ? clear() : takeLast();
    } else if (!event->text().isEmpty() && event->text().front().isPrint()) {
        insert(event->text());
    } else {
        QWidget::keyPressEvent(event);
    }
}

void SecretField::inputMethodEvent(QInputMethodEvent *event)
{
    if (!event->commitString().isEmpty()) {
        insert(event->commitString());
    }
    event->accept();
}

QVariant SecretField::inputMethodQuery(Qt::InputMethodQuery query) const
{
    if (query == Qt::ImSurroundingText || query == Qt::ImCurrentSelection) {
        return QString();
    }
    return QWidget::inputMethodQuery(query);
}

void SecretField::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    event->accept();
}

void SecretField::contextMenuEvent(QContextMenuEvent *event)
{
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    connect(menu->addAction(tr("Paste")), &QAction::triggered, this, &SecretField::paste);
    connect(menu->addAction(tr("Clear")), &QAction::triggered, this, &SecretField::clear);
    menu->popup(event->globalPos());
}

void SecretField::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void SecretField::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    m_all = false;
    update();
}

QSize SecretField::sizeHint() const
{
    return {240, static_cast<int>(m_look->theme().number("size.control"))};
}

void SecretField::paintEvent(QPaintEvent * /*event*/)
{
    const common::Theme &theme = m_look->theme();
    QPainter painter(this);
    QStyleOptionFrame frame;
    frame.initFrom(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &frame, &painter, this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int room = (width() - 2 * inset) / dotStep;
    const int shown = std::min(length(), std::max(0, room - 1));
    const double middle = height() / 2.0;
    if (m_all) {
        painter.fillRect(
            QRectF(inset - 2, 5, shown * dotStep + 2, height() - 10), theme.color("accent.fill"));
    }
    painter.setBrush(theme.color(m_all ? "text.onAccent" : "text.primary"));
    for (int i = 0; i < shown; ++i) {
        painter.drawEllipse(QRectF(inset + i * dotStep, middle - dotSize / 2, dotSize, dotSize));
    }
    if (hasFocus() && !m_all) {
        painter.fillRect(QRectF(inset + shown * dotStep, 6, 1, height() - 12), theme.color("text.primary"));
    }
}

} // namespace zumik::widgets::connect
