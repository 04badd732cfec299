//! A letter as one reads it at a terminal, in lines of a width.

use console::{measure_text_width, style};
use textwrap::{Options, WordSplitter, wrap};

use super::DRAFT;
use crate::catalogue::PartKind;
use crate::document::{Block, Column, Document, Inline, Target, text_of};
use crate::source::printable;

/// The widest that lines are: longer ones are hard to read.
const WIDEST: usize = 88;
/// The narrowest.
const NARROWEST: usize = 30;

/// A letter in lines of at most so many columns.
#[must_use]
pub fn write(document: &Document, width: usize, colour: bool) -> String {
    let width = width.clamp(NARROWEST, WIDEST);
    let mut writer = Writer { colour, notes: Vec::new() };
    let mut text = String::new();
    if document.draft {
        text.push_str(&writer.strong(&format!("{DRAFT}\n\n")));
    }
    for part in &document.parts {
        if part.kind == PartKind::Annex {
            text.push_str(&writer.faint(&"─".repeat(width)));
            text.push_str("\n\n");
        }
        text.push_str(&writer.blocks(&part.blocks, width));
    }
    let notes = std::mem::take(&mut writer.notes);
    for (number, said) in notes {
        text.push_str(&indented(&writer.blocks(&said, width - 6), &format!("[{number}] ")));
    }
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

struct Writer {
    colour: bool,
    /// The footnotes that were called, with their words.
    notes: Vec<(usize, Vec<Block>)>,
}

impl Writer {
    fn strong(&self, text: &str) -> String {
        if self.colour { style(text).bold().force_styling(true).to_string() } else { text.to_owned() }
    }

    fn faint(&self, text: &str) -> String {
        if self.colour { style(text).dim().force_styling(true).to_string() } else { text.to_owned() }
    }

    fn blocks(&mut self, blocks: &[Block], width: usize) -> String {
        blocks.iter().map(|block| self.block(block, width) + "\n").collect()
    }

    fn block(&mut self, block: &Block, width: usize) -> String {
        match block {
            Block::Paragraph(inlines) => filled(&self.line(inlines), width),
            Block::Heading(level, _, inlines) => self.heading(*level, inlines, width),
            Block::List(start, items) => self.list(*start, items, width),
            Block::Quote(blocks) => {
                let bar = self.faint("│ ");
                let inner = self.blocks(blocks, width.saturating_sub(2).max(NARROWEST / 2));
                inner.trim_end().lines().map(|line| format!("{bar}{line}\n")).collect()
            }
            Block::Table(columns, head, rows) => self.table(columns, head, rows, width),
            Block::Code(code) => code.lines().map(|line| format!("    {line}\n")).collect(),
            Block::Rule => self.faint(&"─".repeat(width / 2)) + "\n",
            Block::Figure(figure) => filled(&self.faint(&format!("[image: {}]", figure.alternative)), width),
        }
    }

    fn heading(&mut self, level: u8, inlines: &[Inline], width: usize) -> String {
        let words = self.line(inlines);
        let lines: Vec<String> = filled(&words, width).lines().map(|line| self.strong(line)).collect();
        let rule = match level {
            1 => "═",
            2 => "─",
            _ => return lines.join("\n") + "\n",
        };
        let longest = lines.iter().map(|line| measure_text_width(line)).max().unwrap_or_default();
        format!("{}\n{}\n", lines.join("\n"), self.faint(&rule.repeat(longest)))
    }

    fn list(&mut self, start: Option<u64>, items: &[Vec<Block>], width: usize) -> String {
        let mut text = String::new();
        for (place, item) in items.iter().enumerate() {
            let mark = start.map_or("• ".to_owned(), |first| format!("{}. ", first + place as u64));
            let inner = width.saturating_sub(mark.chars().count()).max(NARROWEST / 2);
            let body = self.blocks(item, inner);
            let tight = !item.iter().skip(1).any(|block| matches!(block, Block::Paragraph(_)));
            let body = if tight { body.replace("\n\n", "\n") } else { body };
            text.push_str(&indented(body.trim_end(), &mark));
        }
        text
    }

    /// A table: columns as wide as their words where they fit, and narrower in proportion where they do not.
    fn table(&mut self, columns: &[Column], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>], width: usize) -> String {
        let mut all: Vec<Vec<String>> = vec![head.iter().map(|cell| self.line(cell)).collect()];
        all.extend(rows.iter().map(|row| row.iter().map(|cell| self.line(cell)).collect()));
        let count = columns.len().max(1);
        let wanted = |column: usize| {
            all.iter().filter_map(|row| row.get(column)).map(|cell| measure_text_width(cell)).max().unwrap_or(0).max(1)
        };
        let mut widths: Vec<usize> = (0..count).map(wanted).collect();
        let room = width.saturating_sub(2 * (count - 1)).max(count * 3);
        while widths.iter().sum::<usize>() > room {
            // The widest gives way; of equals the last.
            let Some(widest) = (0..count).max_by_key(|column| widths[*column]) else { break };
            widths[widest] -= 1;
        }
        let mut text = String::new();
        for (number, row) in all.iter().enumerate() {
            let cells: Vec<Vec<String>> = widths
                .iter()
                .enumerate()
                .map(|(column, width)| {
                    let cell = row.get(column).map_or("", String::as_str);
                    filled(cell, *width).lines().map(str::to_owned).collect()
                })
                .collect();
            for line in 0..cells.iter().map(Vec::len).max().unwrap_or(0).max(1) {
                let pieces: Vec<String> = cells
                    .iter()
                    .enumerate()
                    .map(|(column, lines)| {
                        let piece = lines.get(line).map_or("", String::as_str);
                        padded(piece, widths[column], columns.get(column).copied().unwrap_or(Column::Left))
                    })
                    .collect();
                let whole = pieces.join("  ").trim_end().to_owned();
                text.push_str(&if number == 0 { self.strong(&whole) } else { whole });
                text.push('\n');
            }
            if number == 0 {
                let rules: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
                text.push_str(&self.faint(&rules.join("  ")));
                text.push('\n');
            }
        }
        text
    }

    fn line(&mut self, inlines: &[Inline]) -> String {
        inlines.iter().map(|inline| self.inline(inline)).collect()
    }

    fn inline(&mut self, inline: &Inline) -> String {
        match inline {
            Inline::Text(text, _) | Inline::Code(text) => printable(text),
            Inline::Emphasis(inner) => {
                let inner = self.line(inner);
                if self.colour { style(inner).italic().force_styling(true).to_string() } else { inner }
            }
            Inline::Strong(inner) => {
                let inner = self.line(inner);
                self.strong(&inner)
            }
            Inline::Link(Target::Address(address), inner) => {
                let words = self.line(inner);
                let bare = address.trim_start_matches("mailto:");
                let shown = if words == bare || words == *address { words } else { format!("{words} ({bare})") };
                if self.colour { style(shown).underlined().force_styling(true).to_string() } else { shown }
            }
            Inline::Link(_, inner) | Inline::Language(_, inner) | Inline::Plain(inner) => self.line(inner),
            Inline::Break => "\n".to_owned(),
            Inline::Redacted(_) => {
                let mark = text_of(std::slice::from_ref(inline));
                if self.colour { style(mark).reverse().force_styling(true).to_string() } else { mark }
            }
            Inline::Gap(_) => {
                let mark = text_of(std::slice::from_ref(inline));
                if self.colour { style(mark).red().bold().force_styling(true).to_string() } else { mark }
            }
            Inline::Note(number, said) => {
                if !said.is_empty() {
                    self.notes.push((*number, said.clone()));
                }
                format!("[{number}]")
            }
            Inline::Anchor(_) | Inline::Token(_) | Inline::Mark(_) => String::new(),
        }
    }
}

/// Words in lines of a width. Colours take no room, and a long word is divided.
fn filled(words: &str, width: usize) -> String {
    let options = Options::new(width.max(3)).word_splitter(WordSplitter::NoHyphenation);
    let line = |line: &str| {
        if line.is_empty() {
            "\n".to_owned()
        } else {
            wrap(line, &options).iter().map(|piece| format!("{piece}\n")).collect()
        }
    };
    words.split('\n').map(line).collect()
}

/// A piece of a cell with spaces around it.
fn padded(piece: &str, width: usize, column: Column) -> String {
    let room = width.saturating_sub(measure_text_width(piece));
    match column {
        Column::Left => format!("{piece}{}", " ".repeat(room)),
        Column::Right => format!("{}{piece}", " ".repeat(room)),
        Column::Centre => format!("{}{piece}{}", " ".repeat(room / 2), " ".repeat(room - room / 2)),
    }
}

/// Lines behind a mark, the further ones below its words.
fn indented(text: &str, mark: &str) -> String {
    let indent = " ".repeat(mark.chars().count());
    let line = |(place, line): (usize, &str)| {
        let lead = if place == 0 { mark } else { indent.as_str() };
        format!("{lead}{line}").trim_end().to_owned() + "\n"
    };
    text.lines().enumerate().map(line).collect()
}
