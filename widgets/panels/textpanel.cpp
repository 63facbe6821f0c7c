// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/textpanel.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QTextBlock>
#include <QTextBrowser>
#include <QTextCursor>
#include <QTextDocument>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr std::size_t longestText = 20'000;

/// A document that knows no resource but itself.
class ClosedBrowser final : public QTextBrowser {
public:
    using QTextBrowser::QTextBrowser;

    QVariant loadResource(int /*type*/, const QUrl & /*name*/) override { return {}; }
};

struct Piece {
    int position = 0;
    int length = 0;
    bool image = false;
    QTextCharFormat format;
};

std::vector<Piece> piecesToDisarm(const QTextDocument &document)
{
    std::vector<Piece> pieces;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        for (auto it = block.begin(); !it.atEnd(); ++it) {
            const QTextFragment fragment = it.fragment();
            const QTextCharFormat format = fragment.charFormat();
            if (format.isImageFormat() || format.isAnchor() || !format.anchorHref().isEmpty()) {
                pieces.push_back({fragment.position(), fragment.length(), format.isImageFormat(), format});
            }
        }
    }
    return pieces;
}

/// Headings in the theme's sizes; markdown's own are a page's.
void sizeHeadings(QTextDocument &document, const common::Fonts &fonts)
{
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        const int level = block.blockFormat().headingLevel();
        if (level > 0) {
            QTextCharFormat format;
            format.setFont(fonts.font(level == 1 ? "heading" : "strong"));
            format.setProperty(QTextFormat::FontSizeAdjustment, 0);
            QTextCursor cursor(block);
            cursor.select(QTextCursor::BlockUnderCursor);
            cursor.mergeCharFormat(format);
        }
    }
}

} // namespace

void disarm(QTextDocument &document)
{
    std::vector<Piece> pieces = piecesToDisarm(document);
    std::reverse(pieces.begin(), pieces.end());
    for (Piece &piece : pieces) {
        QTextCursor cursor(&document);
        cursor.setPosition(piece.position);
        cursor.setPosition(piece.position + piece.length, QTextCursor::KeepAnchor);
        if (piece.image) {
            cursor.insertText(QStringLiteral("[image]"), QTextCharFormat());
            continue;
        }
        piece.format.setAnchor(false);
        piece.format.clearProperty(QTextFormat::AnchorHref);
        piece.format.clearProperty(QTextFormat::TextToolTip);
        cursor.setCharFormat(piece.format);
    }
}

TextPanel::TextPanel(const dashboard::Panel &panel, const common::Look *look, QWidget *parent)
    : PanelView(panel, look, parent)
    , m_view(new ClosedBrowser(this))
{
    if (const auto *options = std::get_if<dashboard::TextOptions>(&panel.options)) {
        m_options = *options;
    }
    m_view->setOpenLinks(false);
    m_view->setOpenExternalLinks(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->viewport()->setAutoFillBackground(false);
    m_view->document()->setDocumentMargin(8);
    m_view->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_view->setAccessibleName(tr("Text"));
    connect(look, &common::Look::changed, this, &TextPanel::layOutText);
    setText(m_options.content);
    setBody(m_view);
    showBodyAlways();
}

void TextPanel::setText(std::string_view text)
{
    m_text = common::plainLines(text, longestText);
    layOutText();
}

void TextPanel::layOutText()
{
    const bool code = m_options.mode == dashboard::TextOptions::Mode::Code;
    const common::Theme &theme = look()->theme();
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Base, theme.color("surface.panel"));
    m_view->setPalette(palette);
    m_view->document()->setDefaultFont(look()->fonts().font(code ? "code" : "body"));
    if (m_options.mode == dashboard::TextOptions::Mode::Markdown) {
        m_view->document()->setMarkdown(m_text,
            QTextDocument::MarkdownFeatures(QTextDocument::MarkdownDialectGitHub)
                | QTextDocument::MarkdownNoHTML);
        disarm(*m_view->document());
        sizeHeadings(*m_view->document(), look()->fonts());
    } else {
        m_view->setPlainText(m_text);
    }
}

QStringList TextPanel::bodyTexts() const
{
    return m_view->document()->toPlainText().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace zumik::widgets::panels
