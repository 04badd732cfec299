//! A letter as Markdown (`CommonMark`, with tables as GitHub has them).

use std::collections::BTreeMap;

use super::{Backend, DRAFT, Plain};
use crate::catalogue::PartKind;
use crate::document::{Block, Column, Document, Inline, Target, text_of};

/// Markdown.
pub const BACKEND: Backend = Backend { name: "md", ending: "md", text: true, press: |_, _, _| Box::new(Plain(write)) };

/// Writes a letter as Markdown.
#[must_use]
pub fn write(document: &Document) -> String {
    let writer = Writer { slugs: slugs(document) };
    let mut text = String::new();
    if document.draft {
        text.push_str(&format!("**{DRAFT}**\n\n"));
    }
    for part in &document.parts {
        if part.kind == PartKind::Annex {
            text.push_str("---\n\n");
        }
        text.push_str(&writer.blocks(&part.blocks));
    }
    document.each(&mut |inline| {
        if let Inline::Note(number, said) = inline
            && !said.is_empty()
        {
            let said = prefixed(&writer.blocks(said), "    ");
            text.push_str(&format!("[^{number}]: {}\n", said.trim_start()));
        }
    });
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

struct Writer {
    /// The place that links lead to, as readers of Markdown name it: after the heading there.
    slugs: BTreeMap<String, String>,
}

impl Writer {
    fn blocks(&self, blocks: &[Block]) -> String {
        let mut text = String::new();
        let mut list_before = false;
        for block in blocks {
            // Two lists in a row would become one: a comment that nobody sees keeps them apart.
            let list = matches!(block, Block::List(..));
            if list && list_before {
                text.push_str("<!-- -->\n\n");
            }
            list_before = list;
            text.push_str(&self.block(block));
            text.push('\n');
        }
        text
    }

    fn block(&self, block: &Block) -> String {
        match block {
            Block::Paragraph(inlines) => format!("{}\n", self.line(inlines, true)),
            Block::Heading(level, _, inlines) => {
                format!("{} {}\n", "#".repeat(usize::from(*level)), self.line(inlines, false).replace("\\\n", " "))
            }
            Block::List(start, items) => self.list(*start, items),
            Block::Quote(blocks) => prefixed(&self.blocks(blocks), "> "),
            Block::Table(columns, head, rows) => self.table(columns, head, rows),
            Block::Code(text) => fenced(text),
            Block::Rule => "---\n".to_owned(),
            Block::Figure(figure) => {
                format!("![{}](<{}>)\n", escape(&figure.alternative, false).replace(['[', ']'], ""), figure.image.name)
            }
        }
    }

    fn list(&self, start: Option<u64>, items: &[Vec<Block>]) -> String {
        let tight = items
            .iter()
            .all(|item| matches!(item.as_slice(), [Block::Paragraph(_)] | [Block::Paragraph(_), Block::List(..)]));
        let mut text = String::new();
        for (place, item) in items.iter().enumerate() {
            let marker = match start {
                None => "- ".to_owned(),
                Some(first) => format!("{}. ", first + place as u64),
            };
            let mut body = self.blocks(item);
            if tight {
                body = body.replace("\n\n", "\n");
            }
            let body = body.trim_end();
            let indent = " ".repeat(marker.len());
            for (number, line) in body.lines().enumerate() {
                let lead = if number == 0 {
                    &marker
                } else if line.is_empty() {
                    ""
                } else {
                    &indent
                };
                text.push_str(lead);
                text.push_str(line);
                text.push('\n');
            }
            if !tight {
                text.push('\n');
            }
        }
        text.truncate(text.trim_end().len());
        text.push('\n');
        text
    }

    fn table(&self, columns: &[Column], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) -> String {
        let row = |cells: &[Vec<Inline>]| {
            let cells: Vec<String> =
                cells.iter().map(|cell| self.line(cell, false).replace("\\\n", " ").replace('|', "\\|")).collect();
            format!("| {} |\n", cells.join(" | "))
        };
        let rule: Vec<&str> = columns
            .iter()
            .map(|column| match column {
                Column::Left => "---",
                Column::Centre => ":---:",
                Column::Right => "---:",
            })
            .collect();
        let mut text = row(head);
        text.push_str(&format!("| {} |\n", rule.join(" | ")));
        text + &rows.iter().map(|cells| row(cells)).collect::<String>()
    }

    /// A line. `start` says that it begins a paragraph, where more characters mean something.
    fn line(&self, inlines: &[Inline], start: bool) -> String {
        let mut line = String::new();
        for inline in inlines {
            let at_start = start && (line.is_empty() || line.ends_with("\\\n"));
            line.push_str(&self.inline(inline, at_start));
        }
        line
    }

    fn inline(&self, inline: &Inline, start: bool) -> String {
        match inline {
            Inline::Text(text, _) => escape(text, start),
            Inline::Emphasis(inner) => format!("*{}*", self.line(inner, false)),
            Inline::Strong(inner) => format!("**{}**", self.line(inner, false)),
            Inline::Code(text) => {
                let ticks = "`".repeat(longest_run(text, '`') + 1);
                let pad = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
                format!("{ticks}{pad}{text}{pad}{ticks}")
            }
            Inline::Link(Target::Address(address), inner) => {
                let words = text_of(inner);
                if words == *address || format!("mailto:{words}") == *address {
                    return format!("<{words}>");
                }
                format!("[{}](<{}>)", self.line(inner, false), address.replace('<', "%3C").replace('>', "%3E"))
            }
            Inline::Link(Target::Here(id), inner) => {
                let slug = self.slugs.get(id).unwrap_or(id);
                format!("[{}](#{slug})", self.line(inner, false))
            }
            Inline::Link(Target::Reference(..), inner) | Inline::Plain(inner) | Inline::Language(_, inner) => {
                self.line(inner, false)
            }
            Inline::Break => "\\\n".to_owned(),
            Inline::Redacted(_) | Inline::Gap(_) => format!("**{}**", text_of(std::slice::from_ref(inline))),
            Inline::Note(number, _) => format!("[^{number}]"),
            Inline::Anchor(_) | Inline::Token(_) | Inline::Mark(_) => String::new(),
        }
    }
}

/// Text with a backslash where a character would mean something.
pub(crate) fn escape(text: &str, start: bool) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = ' ';
    let characters: Vec<char> = text.chars().collect();
    for (place, character) in characters.iter().copied().enumerate() {
        let after = characters.get(place + 1).copied().unwrap_or(' ');
        let means = match character {
            '\\' => after.is_ascii_punctuation(),
            '*' | '`' | '<' => true,
            '_' => !(before.is_alphanumeric() && after.is_alphanumeric()),
            '~' => after == '~' || before == '~',
            ']' => matches!(after, '(' | '[' | ':'),
            '&' => after.is_ascii_alphabetic() || after == '#',
            '#' | '>' => start && place == 0,
            '-' | '+' | '=' => start && place == 0 && (after == ' ' || after == character),
            '.' | ')' => start && place > 0 && after == ' ' && characters[..place].iter().all(char::is_ascii_digit),
            _ => false,
        };
        if means {
            escaped.push('\\');
        }
        escaped.push(character);
        before = character;
    }
    escaped
}

fn prefixed(text: &str, prefix: &str) -> String {
    let line =
        |line: &str| if line.is_empty() { format!("{}\n", prefix.trim_end()) } else { format!("{prefix}{line}\n") };
    text.trim_end().lines().map(line).collect()
}

fn fenced(text: &str) -> String {
    let fence = "`".repeat(longest_run(text, '`').max(2) + 1);
    let end = if text.ends_with('\n') { "" } else { "\n" };
    format!("{fence}\n{text}{end}{fence}\n")
}

fn longest_run(text: &str, wanted: char) -> usize {
    let mut longest = 0;
    let mut run = 0;
    for character in text.chars() {
        run = if character == wanted { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest
}

/// Where links lead, by the headings there: readers of Markdown make the names of places from headings.
fn slugs(document: &Document) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for part in &document.parts {
        let mut first = part.id.as_ref();
        for block in &part.blocks {
            let Block::Heading(_, ids, inlines) = block else { continue };
            let slug = slug(&text_of(inlines));
            let count = seen.entry(slug.clone()).and_modify(|count| *count += 1).or_insert(0);
            let slug = if *count == 0 { slug } else { format!("{slug}-{count}") };
            for id in ids.iter().chain(first.take()) {
                found.insert(id.clone(), slug.clone());
            }
        }
    }
    found
}

fn slug(heading: &str) -> String {
    let kept = heading.to_lowercase();
    let kept = kept.chars().filter(|character| character.is_alphanumeric() || matches!(character, ' ' | '-' | '_'));
    kept.map(|character| if character == ' ' { '-' } else { character }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Origins, parse, tidy};

    #[track_caller]
    fn case(text: &str) {
        let paragraph = vec![Block::Paragraph(vec![Inline::Text(text.to_owned(), None)])];
        let writer = Writer { slugs: BTreeMap::new() };
        let read = tidy(parse(&writer.blocks(&paragraph), &Origins::One(None)));
        let words: Vec<String> = read
            .iter()
            .map(|block| if let Block::Paragraph(inlines) = block { text_of(inlines) } else { format!("{block:?}") })
            .collect();
        assert_eq!(words, [text]);
    }

    #[test]
    fn what_is_written_reads_back_as_it_was() {
        case("1. not a list");
        case("12) nor this");
        case("# nor a heading");
        case("- nor an item");
        case("> nor a quote");
        case("--- nor a rule");
        case("a *star* and _under_ and snake_case");
        case("<b>no tag</b> &amp; no entity");
        case("[no](link) and [x]: y");
        case("C:\\path \\* `code`");
        case("£5 | 6 ~~ 7");
    }
}
