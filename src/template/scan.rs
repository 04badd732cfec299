//! Reads the small language of templates. What it does not have is reported where it stands.

use std::ops::Range;

use crate::catalogue::Passage;
use crate::diagnostic::{Diagnostic, Report};

/// A stretch of a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its bytes, from the start of the template.
    pub(super) range: Range<usize>,
    /// What it is.
    pub(super) kind: TagKind,
}

/// What a stretch of a template is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum TagKind {
    /// Words.
    Text,
    /// A remark, `{# … #}`.
    Comment,
    /// `{{ path }}`.
    Place(Path),
    /// `{% if … %}` or, where it is set, `{% elif … %}`.
    If(Condition, bool),
    /// `{% else %}`.
    Else,
    /// `{% endif %}`.
    EndIf,
    /// `{% for name in path %}`.
    For(String, Path),
    /// `{% endfor %}`.
    EndFor,
    /// `{% include "name" %}`.
    Include(String),
    /// Something that the language does not have. It has been reported.
    Wrong,
}

/// A condition: it holds where all terms of one of its choices do.
pub(super) type Condition = Vec<Vec<Term>>;

/// A path, and whether there must be something at it or nothing.
#[derive(Debug, PartialEq, Eq, Clone)]
pub(super) struct Term {
    pub(super) path: Path,
    pub(super) wanted: bool,
}

/// A path to a value, and its bytes.
#[derive(Debug, PartialEq, Eq, Clone)]
pub(super) struct Path {
    pub(super) steps: Vec<String>,
    pub(super) range: Range<usize>,
}

/// Reads a template, and reports what it cannot read.
pub(super) fn scan(passage: &Passage, report: &mut Report) -> Vec<Tag> {
    let file = report.sources.get(passage.source).clone();
    let text = &file.raw()[passage.range.clone()];
    let mut scan = Scan { passage, report, tags: Vec::new(), open: Vec::new() };
    let mut at = 0;
    while at < text.len() {
        at = scan.next(text, at);
    }
    for (name, range) in std::mem::take(&mut scan.open) {
        let name = if name == "else" { "if" } else { name };
        scan.wrong(range, format!("`{name}` is never closed"), &format!("add `{{% end{name} %}}`"));
    }
    scan.tags
}

/// How deep conditions and loops may stand within each other.
pub(super) const DEEPEST: usize = 20;

/// How many values one condition may ask for.
const MOST_TERMS: usize = 20;

struct Scan<'a> {
    passage: &'a Passage,
    report: &'a mut Report,
    tags: Vec<Tag>,
    /// What is open: `if` or `for`, and where it was opened.
    open: Vec<(&'static str, Range<usize>)>,
}

impl Scan<'_> {
    fn next(&mut self, text: &str, at: usize) -> usize {
        let rest = &text[at..];
        let close = match rest.get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                let opens =
                    |(start, _): &(usize, &str)| matches!(rest.get(*start..*start + 2), Some("{{" | "{%" | "{#"));
                let end = rest.match_indices('{').find(opens).map_or(text.len(), |(start, _)| at + start);
                self.tags.push(Tag { range: at..end, kind: TagKind::Text });
                return end;
            }
        };
        // A tag that opens is not closed by its own bracket: `{%}`.
        let Some(end) = rest[2..].find(close).map(|end| at + 2 + end + 2) else {
            self.wrong(at..at + 2, format!("`{}` is never closed", &rest[..2]), &format!("add `{close}`"));
            return text.len();
        };
        let inside = at + 2..end - 2;
        let kind = match close {
            "#}" => TagKind::Comment,
            "}}" => self.place(text, inside),
            _ => self.statement(text, inside),
        };
        self.tags.push(Tag { range: at..end, kind });
        end
    }

    fn wrong(&mut self, range: Range<usize>, message: String, help: &str) {
        let start = self.passage.range.start;
        let span = self.report.sources.span(self.passage.source, start + range.start..start + range.end);
        self.report.push(Diagnostic::error("FOI202", message).at(span, "not in the language of templates").help(help));
    }

    fn place(&mut self, text: &str, inside: Range<usize>) -> TagKind {
        let inside = strip(text, inside);
        match path(text, inside.clone()) {
            Some(path) => TagKind::Place(path),
            None => {
                let message = format!("`{}` is no path to a value", &text[inside.clone()]);
                self.wrong(inside, message, "templates place words and cannot compute on them: write `{{ a.b }}`");
                TagKind::Wrong
            }
        }
    }

    fn statement(&mut self, text: &str, inside: Range<usize>) -> TagKind {
        let inside = strip(text, inside);
        let words: Vec<&str> = text[inside.clone()].split_whitespace().collect();
        let kind = match words.as_slice() {
            ["if" | "elif", ..] => self.condition(text, &inside, words[0]),
            ["else"] => self.last_arm().then_some(TagKind::Else),
            ["endif"] => (self.close("if") || self.close("else")).then_some(TagKind::EndIf),
            ["endfor"] => self.close("for").then_some(TagKind::EndFor),
            ["for", name, "in", value] => {
                let start = inside.start + text[inside.clone()].rfind(value).unwrap_or(0);
                let found = path(text, start..inside.end).filter(|_| is_name(name));
                self.open("for", &inside);
                found.map(|path| TagKind::For((*name).to_owned(), path))
            }
            ["include", name] => {
                let literal = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
                literal.map(|name| TagKind::Include(name.to_owned()))
            }
            _ => None,
        };
        kind.unwrap_or_else(|| {
            let message = format!("`{}` is not in the language of templates", &text[inside.clone()]);
            self.wrong(
                inside,
                message,
                "it has: if, elif, else, endif, for … in path, endfor, include \"templates/parts/name.md\"",
            );
            TagKind::Wrong
        })
    }

    /// `if a`, `if not a.b`, `if a and not b`, `if a or b`.
    fn condition(&mut self, text: &str, inside: &Range<usize>, first: &str) -> Option<TagKind> {
        let again = first == "elif";
        if again {
            self.open.last().filter(|(name, _)| *name == "if")?;
        } else {
            self.open("if", inside);
        }
        let mut condition = vec![Vec::new()];
        let (mut wants_path, mut wanted) = (true, true);
        let mut at = inside.start + text[inside.clone()].find(first)? + first.len();
        for word in text[at..inside.end].split_whitespace() {
            let start = at + text[at..inside.end].find(word)?;
            at = start + word.len();
            match word {
                "not" if wants_path && wanted => wanted = false,
                "and" if !wants_path => wants_path = true,
                "or" if !wants_path => {
                    wants_path = true;
                    condition.push(Vec::new());
                }
                _ if wants_path => {
                    condition.last_mut()?.push(Term { path: path(text, start..at)?, wanted });
                    (wants_path, wanted) = (false, true);
                }
                _ => return None,
            }
        }
        let few = condition.iter().flatten().count() <= MOST_TERMS;
        (!wants_path && few).then_some(TagKind::If(condition, again))
    }

    fn open(&mut self, name: &'static str, inside: &Range<usize>) {
        self.open.push((name, inside.clone()));
        if self.open.len() == DEEPEST + 1 {
            let message = format!("more than {DEEPEST} conditions and loops stand within each other");
            self.wrong(inside.clone(), message, "move the inner ones into a part of their own, and include it");
        }
    }

    /// An `else` after which no other arm can come.
    fn last_arm(&mut self) -> bool {
        match self.open.last_mut() {
            Some((name, _)) if *name == "if" => {
                *name = "else";
                true
            }
            _ => false,
        }
    }

    fn close(&mut self, wanted: &str) -> bool {
        let fits = self.open.last().is_some_and(|(name, _)| *name == wanted);
        if fits {
            self.open.pop();
        }
        fits
    }
}

/// The inside of a tag without the dashes and spaces at its ends.
fn strip(text: &str, inside: Range<usize>) -> Range<usize> {
    let whole = &text[inside.clone()];
    let front = whole.strip_prefix('-').unwrap_or(whole).trim_start();
    let start = inside.start + (whole.len() - front.len());
    let back = front.trim_end();
    let length = back.strip_suffix('-').unwrap_or(back).trim_end().len();
    start..start + length
}

fn path(text: &str, range: Range<usize>) -> Option<Path> {
    let steps: Vec<String> = text[range.clone()].trim().split('.').map(str::to_owned).collect();
    (is_name(&steps[0]) && steps.iter().all(|step| is_step(step))).then_some(Path { steps, range })
}

/// Words that mean something to the language itself.
const RESERVED: [&str; 15] =
    ["and", "or", "not", "in", "is", "if", "else", "elif", "for", "true", "false", "none", "loop", "self", "super"];

fn is_name(word: &str) -> bool {
    is_step(word) && !RESERVED.contains(&word)
}

fn is_step(word: &str) -> bool {
    let mut characters = word.chars();
    characters.next().is_some_and(|first| first.is_ascii_lowercase())
        && characters.all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_')
}
