//! A letter as one page of HTML that needs nothing else and that anyone can read.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::{Backend, DRAFT, Plain};
use crate::catalogue::PartKind;
use crate::document::{Block, Column, Document, Inline, Part, Target, names_rows, text_of};

/// HTML.
pub const BACKEND: Backend =
    Backend { name: "html", ending: "html", text: true, press: |_, _, _| Box::new(Plain(write)) };

/// Dark text on white, lines that are not too long, annexes on pages of their own in print.
const STYLE: &str = include_str!("html.css");

/// Writes a letter as a page.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut page = String::from("<!doctype html>\n");
    page.push_str(&format!("<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n", document.language));
    page.push_str("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    page.push_str(&format!("<title>{}</title>\n", escape(&document.title)));
    page.push_str(&format!("<meta name=\"author\" content=\"{}\">\n", escape(&document.author)));
    page.push_str(&format!("<style>\n{STYLE}</style>\n</head>\n<body>\n"));
    if document.draft {
        page.push_str(&format!("<p class=\"draft\" role=\"note\">{DRAFT}</p>\n"));
    }
    page.push_str("<main>\n");
    for part in &document.parts {
        page.push_str(&self::part(part));
    }
    page.push_str(&notes(document));
    page.push_str("</main>\n</body>\n</html>\n");
    page
}

/// What the footnotes say, each with the way back to its call.
fn notes(document: &Document) -> String {
    let mut items = String::new();
    document.each(&mut |inline| {
        if let Inline::Note(number, said) = inline
            && !said.is_empty()
        {
            let back =
                format!("<a href=\"#call-{number}\" role=\"doc-backlink\">Back to note {number} in the text</a>");
            items.push_str(&format!("<li id=\"note-{number}\">\n{}<p>{back}</p>\n</li>\n", blocks(said, None)));
        }
    });
    if items.is_empty() {
        return items;
    }
    format!("<section role=\"doc-endnotes\" aria-label=\"Notes\">\n<ol>\n{items}</ol>\n</section>\n")
}

fn part(part: &Part) -> String {
    let inside = blocks(&part.blocks, part.id.as_deref());
    let class = match part.kind {
        PartKind::Letterhead => "letterhead",
        PartKind::Address => "address",
        PartKind::Details => "details",
        PartKind::SignOff => "sign-off",
        PartKind::Subject | PartKind::Body | PartKind::Included => return inside,
        PartKind::Annex => {
            let label = part.id.as_deref().unwrap_or("annex");
            return format!("<section class=\"annex\" aria-labelledby=\"{label}\">\n{inside}</section>\n");
        }
    };
    format!("<div class=\"{class}\">\n{inside}</div>\n")
}

/// Blocks; the first heading among them also bears `id`.
fn blocks(blocks: &[Block], id: Option<&str>) -> String {
    let mut id = id;
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading(level, ids, inlines) => {
                let mut names: Vec<&str> = id.take().into_iter().collect();
                names.extend(ids.iter().map(String::as_str));
                heading(*level, &names, inlines)
            }
            other => self::block(other),
        })
        .collect()
}

/// A heading; links to any of its names lead to it.
fn heading(level: u8, names: &[&str], inlines: &[Inline]) -> String {
    let (first, rest) = names.split_first().map_or((None, &[][..]), |(first, rest)| (Some(first), rest));
    let id = first.map(|name| format!(" id=\"{}\"", escape(name))).unwrap_or_default();
    let others: String = rest.iter().map(|name| format!("<span id=\"{}\"></span>", escape(name))).collect();
    format!("<h{level}{id}>{others}{}</h{level}>\n", line(inlines))
}

fn block(block: &Block) -> String {
    match block {
        Block::Paragraph(inlines) => format!("<p>{}</p>\n", line(inlines)),
        Block::Heading(level, ids, inlines) => {
            let names: Vec<&str> = ids.iter().map(String::as_str).collect();
            heading(*level, &names, inlines)
        }
        Block::List(start, items) => {
            let (tag, from) = match start {
                None => ("ul", String::new()),
                Some(1) => ("ol", String::new()),
                Some(first) => ("ol", format!(" start=\"{first}\"")),
            };
            format!("<{tag}{from}>\n{}</{tag}>\n", items.iter().map(|item| self::item(item)).collect::<String>())
        }
        Block::Quote(inner) => format!("<blockquote>\n{}</blockquote>\n", blocks(inner, None)),
        Block::Table(columns, head, rows) => table(columns, head, rows),
        Block::Code(text) => format!("<pre><code>{}</code></pre>\n", escape(text)),
        Block::Rule => "<hr>\n".to_owned(),
        Block::Figure(figure) => {
            let image = &figure.image;
            let data = format!("data:{};base64,{}", image.media_type(), STANDARD.encode(&image.bytes));
            format!("<p class=\"figure\"><img alt=\"{}\" src=\"{data}\"></p>\n", escape(&figure.alternative))
        }
    }
}

/// An item of one paragraph has no paragraph of its own.
fn item(item: &[Block]) -> String {
    match item {
        [Block::Paragraph(inlines)] => format!("<li>{}</li>\n", line(inlines)),
        [Block::Paragraph(inlines), rest @ ..] if rest.iter().all(|block| matches!(block, Block::List(..))) => {
            format!("<li>{}\n{}</li>\n", line(inlines), blocks(rest, None))
        }
        several => format!("<li>\n{}</li>\n", blocks(several, None)),
    }
}

fn table(columns: &[Column], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
    let cells = |cells: &[Vec<Inline>], head: bool| -> String {
        cells
            .iter()
            .enumerate()
            .map(|(place, cell)| {
                let class = match columns.get(place) {
                    Some(Column::Right) => " class=\"right\"",
                    Some(Column::Centre) => " class=\"centre\"",
                    _ => "",
                };
                let (tag, scope) = match (head, place) {
                    (true, _) => ("th", " scope=\"col\""),
                    (false, 0) if names_rows(columns) => ("th", " scope=\"row\""),
                    (false, _) => ("td", ""),
                };
                format!("<{tag}{scope}{class}>{}</{tag}>", line(cell))
            })
            .collect()
    };
    let body: String = rows.iter().map(|row| format!("<tr>{}</tr>\n", cells(row, false))).collect();
    format!("<table>\n<thead>\n<tr>{}</tr>\n</thead>\n<tbody>\n{body}</tbody>\n</table>\n", cells(head, true))
}

fn line(inlines: &[Inline]) -> String {
    inlines.iter().map(inline).collect()
}

fn inline(inline: &Inline) -> String {
    match inline {
        Inline::Text(text, _) => escape(text),
        Inline::Emphasis(inner) => format!("<em>{}</em>", line(inner)),
        Inline::Strong(inner) => format!("<strong>{}</strong>", line(inner)),
        Inline::Code(text) => format!("<code>{}</code>", escape(text)),
        Inline::Link(Target::Address(address), inner) => format!("<a href=\"{}\">{}</a>", escape(address), line(inner)),
        Inline::Link(Target::Here(id), inner) => format!("<a href=\"#{}\">{}</a>", escape(id), line(inner)),
        Inline::Link(Target::Reference(..), inner) | Inline::Plain(inner) => line(inner),
        Inline::Language(tag, inner) => format!("<span lang=\"{}\">{}</span>", escape(tag), line(inner)),
        Inline::Break => "<br>\n".to_owned(),
        Inline::Redacted(_) => {
            format!("<strong class=\"redacted\">{}</strong>", escape(&text_of(std::slice::from_ref(inline))))
        }
        Inline::Gap(_) => format!("<mark>{}</mark>", escape(&text_of(std::slice::from_ref(inline)))),
        Inline::Note(number, said) => {
            let id = if said.is_empty() { String::new() } else { format!(" id=\"call-{number}\"") };
            format!("<sup{id}><a href=\"#note-{number}\" role=\"doc-noteref\">{number}</a></sup>")
        }
        Inline::Anchor(_) | Inline::Token(_) | Inline::Mark(_) => String::new(),
    }
}

/// Text as a page may hold it.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            other => escaped.push(other),
        }
    }
    escaped
}
