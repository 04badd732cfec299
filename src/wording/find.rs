//! What a rule finds in a text, wherever it came from.

use std::ops::Range;

use super::readability::Count;
use super::sentences::{sentences, words};
use super::text::Text;
use crate::catalogue::{Check, Found, Likely, Patterns, Required, Unit, WordingRule, pattern};

/// Something that a rule found.
#[derive(Debug, Default)]
pub(super) struct Hit {
    /// The line; `None` where the text as a whole is at fault.
    pub(super) line: Option<usize>,
    /// The bytes of the line.
    pub(super) range: Range<usize>,
    /// What the words in braces of a message stand for.
    pub(super) found: String,
    pub(super) instead: String,
    pub(super) number: String,
    pub(super) most: String,
    pub(super) other: String,
    pub(super) what: String,
}

impl Hit {
    /// A message about it.
    pub(super) fn message(&self, message: &str) -> String {
        let said = message.replace("{found}", &self.found).replace("{instead}", &self.instead);
        let said = said.replace("{number}", &self.number).replace("{most}", &self.most);
        said.replace("{other}", &self.other).replace("{what}", &self.what)
    }

    /// What the mark at its place says.
    pub(super) fn label(&self) -> String {
        match (self.found.is_empty(), self.what.is_empty()) {
            (_, false) => "should be said here".to_owned(),
            (true, true) => "here".to_owned(),
            (false, true) => format!("says “{}”", self.found),
        }
    }
}

/// Everything that a rule finds in a text.
pub(super) fn find(rule: &WordingRule, text: &Text) -> Vec<Hit> {
    match &rule.check {
        Check::Substitution(of, _) => each(of, rule, text),
        Check::Existence(of) => each(of, rule, text),
        Check::Occurrence(of, most, per) => too_often(of, *most, *per, rule, text),
        Check::Length(of, most) => too_long(*of, *most, text),
        Check::Grade(most) => too_hard(*most, text),
        Check::Consistency(ways) => mixed(ways, rule, text),
        Check::Introduction(of, by) => unexplained(of, by.as_str(), rule, text),
        Check::Required(required) => missing(required, text),
    }
}

/// What likely patterns find in a text, which is given plain too, but for what the rule's exceptions cover.
pub(super) fn hits(of: &Likely, rule: &WordingRule, text: &str, plain: &str) -> Vec<Hit> {
    let mut found = if of.is_empty() { Vec::new() } else { of.find(text, plain) };
    if !found.is_empty() {
        let excused = rule.unless.likely(plain).all(text);
        found.retain(|one| !excused.iter().any(|wide| wide.start <= one.range.start && one.range.end <= wide.end));
    }
    found.into_iter().map(|found| hit(rule, text, found)).collect()
}

/// Every hit of patterns in a text.
fn each(of: &Patterns, rule: &WordingRule, text: &Text) -> Vec<Hit> {
    // What is nobody's to word needs no look, but where it is counted with the rest.
    let all_count = matches!(rule.check, Check::Consistency(_) | Check::Occurrence(..));
    let likely = of.likely(if all_count { &text.plain } else { &text.ours });
    if likely.is_empty() {
        return Vec::new();
    }
    let mut all = Vec::new();
    for (place, line) in text.lines.iter().enumerate().filter(|(_, line)| all_count || line.is_ours()) {
        let found = hits(&likely, rule, &line.text, &line.plain).into_iter();
        all.extend(found.map(|hit| Hit { line: Some(place), ..hit }));
    }
    all
}

fn hit(rule: &WordingRule, text: &str, found: Found) -> Hit {
    let words = text[found.range.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
    let instead = match &rule.check {
        Check::Substitution(_, instead) => instead.get(found.pattern).map(|text| text.as_str().to_owned()),
        _ => None,
    };
    Hit { range: found.range, found: words, instead: instead.unwrap_or_default(), ..Hit::default() }
}

fn too_often(of: &Patterns, most: u32, per: Unit, rule: &WordingRule, text: &Text) -> Vec<Hit> {
    let all = each(of, rule, text);
    let most = most as usize;
    let mut hits = Vec::new();
    let mut over = |group: Vec<Hit>| {
        let number = group.len();
        if let Some(hit) = group.into_iter().nth(most) {
            hits.push(Hit { number: number.to_string(), most: most.to_string(), ..hit });
        }
    };
    if per == Unit::Letter {
        over(all);
        return hits;
    }
    let mut all = all.into_iter().peekable();
    while let Some(line) = all.peek().and_then(|hit| hit.line) {
        let mut of_line: Vec<Hit> = Vec::new();
        while let Some(hit) = all.next_if(|hit| hit.line == Some(line)) {
            of_line.push(hit);
        }
        if per == Unit::Paragraph {
            over(of_line);
            continue;
        }
        for sentence in sentences(&text.lines[line].text) {
            let (within, rest) = of_line.into_iter().partition(|hit| hit.range.start < sentence.end);
            over(within);
            of_line = rest;
        }
    }
    hits
}

fn too_long(of: Unit, most: u32, text: &Text) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (place, line) in text.lines.iter().enumerate().filter(|(_, line)| line.prose && line.is_ours()) {
        let stretches = match of {
            Unit::Sentence => sentences(&line.text),
            Unit::Paragraph | Unit::Letter => std::iter::once(0..line.text.len()).collect(),
        };
        for range in stretches {
            let number = words(&line.text[range.clone()]).count();
            if number > most as usize {
                let start = line.text[range.clone()].split_whitespace().take(4).collect::<Vec<_>>().join(" ");
                let (number, most) = (number.to_string(), most.to_string());
                hits.push(Hit {
                    line: Some(place),
                    range,
                    found: format!("{start} …"),
                    number,
                    most,
                    ..Hit::default()
                });
            }
        }
    }
    hits
}

/// How many words a letter must have for its grade to mean something.
const ENOUGH: u64 = 100;

/// A letter that is too hard is so at its hardest paragraph.
fn too_hard(most: u32, text: &Text) -> Vec<Hit> {
    let mut whole = Count::default();
    let mut hardest = (0, None);
    for (place, line) in text.lines.iter().enumerate().filter(|(_, line)| line.prose && line.is_ours()) {
        whole.add(&line.text);
        let mut own = Count::default();
        own.add(&line.text);
        // A few words are soon hard; they are not what makes a letter so.
        if own.words() >= 12 && own.grade_in_tenths() > hardest.0 {
            hardest = (own.grade_in_tenths(), Some(place));
        }
    }
    let grade = whole.grade_in_tenths();
    if whole.words() < ENOUGH || grade <= u64::from(most) * 10 {
        return Vec::new();
    }
    let range = hardest.1.map_or(0..0, |place| 0..text.lines[place].text.len());
    let number = format!("{}.{}", grade / 10, grade % 10);
    vec![Hit { line: hardest.1, range, number, most: most.to_string(), ..Hit::default() }]
}

/// Every use of a way that is not the way that the letter uses most.
fn mixed(ways: &[(String, Patterns)], rule: &WordingRule, text: &Text) -> Vec<Hit> {
    // Most letters have one way alone, and that is soon seen.
    let likely = ways.iter().filter(|(_, of)| !of.likely(&text.plain).is_empty()).count();
    if likely < 2 {
        return Vec::new();
    }
    let mut used: Vec<(&String, Vec<Hit>)> =
        ways.iter().map(|(name, of)| (name, each(of, rule, text))).filter(|(_, hits)| !hits.is_empty()).collect();
    // Of ways that are used as often, the one that comes first in the rule is the house's.
    let Some(main) = (0..used.len()).rev().max_by_key(|way| used[*way].1.len()) else { return Vec::new() };
    let (main, _) = used.remove(main);
    let others = used.into_iter().flat_map(|(_, hits)| hits);
    others.map(|hit| Hit { other: main.clone(), ..hit }).collect()
}

fn unexplained(of: &Patterns, by: &str, rule: &WordingRule, text: &Text) -> Vec<Hit> {
    let mut said: Vec<String> = Vec::new();
    let mut unknown = Vec::new();
    let likely = of.likely(&text.ours);
    for (place, line) in text.lines.iter().enumerate().filter(|(_, line)| line.is_ours()) {
        let allowed = hits(&likely, rule, &line.text, &line.plain);
        let words = if allowed.is_empty() { Vec::new() } else { of.find_group(&line.text, "word") };
        for (range, word) in words {
            if said.iter().any(|known| known == word) || allowed.iter().all(|hit| hit.range != range) {
                continue;
            }
            let by = pattern::one(&by.replace("{word}", &escape(word)), true);
            let before = |text: &str| by.as_ref().is_some_and(|by| by.is_match(text));
            let introduced =
                text.lines[..place].iter().any(|line| before(&line.text)) || before(&line.text[..range.end]) || {
                    // `Freedom of Information Act 2000 (FOIA)`: the word is part of what introduces it.
                    by.as_ref().is_some_and(|by| {
                        by.find_iter(&line.text).any(|found| found.start() <= range.start && range.end <= found.end())
                    })
                };
            said.push(word.to_owned());
            if !introduced {
                unknown.push(Hit { line: Some(place), found: word.to_owned(), range, ..Hit::default() });
            }
        }
    }
    unknown
}

/// A word as a pattern that finds it.
fn escape(word: &str) -> String {
    let mut escaped = String::with_capacity(word.len());
    for character in word.chars() {
        if character.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(character);
    }
    escaped
}

fn missing(required: &Required, text: &Text) -> Vec<Hit> {
    let absent = |of: &Patterns| !text.lines.iter().any(|line| of.finds(&line.text, &line.plain));
    let absent = required.passages.iter().filter(|(_, of)| absent(of));
    absent.map(|(what, _)| Hit { what: what.as_str().to_owned(), ..Hit::default() }).collect()
}
