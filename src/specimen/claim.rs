//! A claim, an outcome or a step that the file of a section gives as an example, and the case that is made of it.

use std::ops::Range;

use super::lines::Lines;
use crate::catalogue::{Factors, Kind, Limb, Section};
use crate::provision::Regime;
use crate::source::{SourceId, Sources};

/// An entry of the example of a section.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Its name.
    pub name: String,
    /// Its lines, without its name.
    pub body: String,
    source: SourceId,
    /// Where its lines begin in its file.
    start: usize,
}

/// The entries of the example of a section, in order.
#[must_use]
pub fn entries(section: &Section, sources: &Sources) -> Vec<Entry> {
    let Some(example) = &section.example else { return Vec::new() };
    let text = example.text(sources);
    let Some(range) = fenced(text) else { return Vec::new() };
    let mut found: Vec<Entry> = Vec::new();
    let mut at = example.range.start + range.start;
    for line in text[range].split_inclusive('\n') {
        let named = line.trim_end().strip_suffix(':').or_else(|| line.split_once(": #").map(|(name, _)| name));
        match (named, found.last_mut()) {
            _ if line.starts_with('#') => {}
            (Some(name), _) if !line.starts_with([' ', '\n']) => {
                let (name, source) = (name.trim().to_owned(), example.source);
                found.push(Entry { name, body: String::new(), source, start: at + line.len() });
            }
            (_, Some(entry)) => entry.body.push_str(line),
            (_, None) => {}
        }
        at += line.len();
    }
    found
}

/// What stands between the first two fences.
fn fenced(text: &str) -> Option<Range<usize>> {
    let start = text.find("```yaml\n")? + "```yaml\n".len();
    Some(start..start + text[start..].find("```")?)
}

impl Entry {
    /// What it cites; nothing where it is no claim.
    #[must_use]
    pub fn cite(&self) -> Option<&str> {
        let list = self.body.lines().find_map(|line| line.strip_prefix("  cite:"))?;
        list.trim().trim_matches(['[', ']']).split(',').next().map(str::trim)
    }

    /// Whether it is an example of neither confirming nor denying.
    #[must_use]
    pub fn is_neither(&self, section: &Section) -> bool {
        let cite = self.cite();
        section.exclusions.iter().any(|exclusion| Some(exclusion.provision.key().as_str()) == cite)
    }

    /// Whether it needs another entry: a test that they share, or one that it is the alternative to.
    fn needs(&self, other: &Self) -> bool {
        let named = |line: &str, key: &str| line.trim().strip_prefix(key).is_some_and(|rest| rest.trim() == other.name);
        self.body.lines().any(|line| named(line, "as:") || named(line, "in_the_alternative:"))
            || self.body.contains(&format!("{{ as: {} }}", other.name))
    }

    /// Whether it has points for and against of its own.
    pub(super) fn weighs(&self) -> bool {
        ["    for:", "    against:"].iter().all(|key| self.body.lines().any(|line| line.starts_with(key)))
    }

    fn lines(&self, indent: usize) -> Lines {
        let mut lines = Lines::default();
        lines.copy(self.source, self.start, &self.body, indent);
        lines
    }

    /// The same claim with every point that its section has.
    fn with_every_point(&self, factors: &Factors, indent: usize) -> Lines {
        let mut lines = Lines::default();
        let mut at = self.start;
        let mut left_out = false;
        for line in self.body.split_inclusive('\n') {
            let side = [("    for:", &factors.for_), ("    against:", &factors.against)];
            let side = side.into_iter().find(|(key, _)| line.starts_with(key));
            // What is listed below a key goes with it.
            left_out &= line.starts_with("     ");
            if let Some((key, points)) = side.filter(|(_, points)| !points.0.is_empty()) {
                let names: Vec<&str> = points.names().collect();
                lines.own(&format!("{}{key} [{}]\n", " ".repeat(indent), names.join(", ")));
                left_out = true;
            } else if !left_out {
                lines.copy(self.source, at, line, indent);
            }
            at += line.len();
        }
        lines
    }
}

/// The case of an entry, with its own points or with all that its section has.
pub(super) fn case(section: &Section, entry: &Entry, all: &[Entry], every_point: bool) -> Lines {
    let mut case = Lines::default();
    let regime = section.regime.folder();
    case.own(&format!(
        "reference: FV-2026-0107\nregime: {regime}\nsubject: Riverside works\nrequester: {{ name: Ann Lee }}\nrequest:\n  dated: 2026-05-01\n  received: 2026-05-01\n  questions:\n    - {{ id: 1, text: What did the works cost? }}\n"
    ));
    let other = other_law(section, entry);
    if let Some(law) = other {
        case.own(&format!("    - {{ id: 2, text: How clean is the river?, regime: {} }}\n", law.folder()));
    }
    if let Some(step) = entry.body.strip_prefix("  step:\n") {
        step_of(entry, step, &mut case);
        return case;
    }
    case.own("advice: If you asked for one year alone, we could answer.\nprogress:\n");
    // Nobody is refused for being unclear before they were asked what they meant.
    if section.limbs.iter().any(|limb| limb.facts.kind == Kind::TooGeneral) {
        case.own("  - clarification_asked: { date: 2026-05-05, unclear: the works, question: Which works? }\n");
    }
    case.own("  - answered: { date: 2026-05-18 }\n");
    if entry.cite().is_none() {
        case.own("answers:\n  - to: 1\n");
        case.join(&entry.lines(2));
        return case;
    }
    let used: Vec<&Entry> = all.iter().filter(|other| other.name == entry.name || entry.needs(other)).collect();
    case.own("exemptions:\n");
    for other in &used {
        case.own(&format!("  {}:\n", other.name));
        let sides = &section.public_interest;
        let factors = if other.is_neither(section) { &sides.confirming } else { &sides.disclosing };
        case.join(&if every_point && other.name == entry.name {
            other.with_every_point(factors, 2)
        } else {
            other.lines(2)
        });
    }
    let names: Vec<&str> = used.iter().map(|other| other.name.as_str()).collect();
    let outcome = if entry.is_neither(section) { "neither_confirm_nor_deny" } else { "withheld" };
    case.own(&format!("answers:\n  - {{ to: 1, {outcome}: [{}] }}\n", names.join(", ")));
    if other.is_some() {
        case.own("  - { to: 2, disclosed: { text: It is clean. } }\n");
    }
    case
}

/// The law that an entry says applies to something else that was asked.
fn other_law(section: &Section, entry: &Entry) -> Option<Regime> {
    let cite = entry.cite()?;
    let says = |limb: &&Limb| limb.facts.gateway && (limb.provision.key() == cite || entry.is_neither(section));
    section.limbs.iter().find(says)?;
    Some(if section.regime.is_scottish() { Regime::Eisr } else { Regime::Eir })
}

/// The step that an entry is: its key is an item of the list of steps.
fn step_of(entry: &Entry, step: &str, case: &mut Lines) {
    case.own("progress:\n");
    let mut at = entry.start + "  step:\n".len();
    for (place, line) in step.split_inclusive('\n').enumerate() {
        if place == 0 {
            case.own(&format!("  - {}\n", line.trim()));
        } else {
            case.copy(entry.source, at, line, 2);
        }
        at += line.len();
    }
}
