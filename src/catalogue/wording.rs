//! The rules for wording, one file each: what a letter should not say, must say, or should say shorter.

mod hint;
pub(crate) mod pattern;

use schemars::JsonSchema;
use serde::Deserialize;

use super::markdown_file::{Passage, fences, front_matter, sections};
use crate::case::StepKind;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::provision::Regime;
use crate::source::{SourceId, Sources};
use crate::yaml::{self, Entries, Located, Shape, Text};

pub use pattern::{Found, Likely, Patterns, plain};

/// A rule for wording: one file of `templates/wording`.
#[derive(Debug)]
pub struct WordingRule {
    /// The name of its file, without the ending.
    pub name: String,
    /// Its file.
    pub source: SourceId,
    /// How grave a finding is; `None` where an authority does not want it.
    pub severity: Option<Severity>,
    /// What a finding says. Words in braces stand for what was found.
    pub message: Text,
    /// The provision that asks for it.
    pub law: Option<Text>,
    /// Where it looks.
    pub scope: Scope,
    /// What it looks for.
    pub check: Check,
    /// What lies within words that one of these finds is no fault.
    pub unless: Patterns,
    /// Why, for those who ask.
    pub why: Passage,
    /// Samples with the fault.
    pub bad: Vec<Passage>,
    /// Samples without it.
    pub good: Vec<Passage>,
}

/// Where a rule looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// At all that the authority writes: templates, passages of the law, and the words of a case.
    #[default]
    Everywhere,
    /// At templates and passages of the law alone.
    Templates,
    /// At what can stand where the authority neither confirms nor denies.
    Neither,
    /// At the words of links.
    Links,
}

/// What a rule looks for.
#[derive(Debug)]
pub enum Check {
    /// Words that have a better word, and that word for each.
    Substitution(Patterns, Vec<Text>),
    /// Words that should not stand there.
    Existence(Patterns),
    /// Words that may stand so many times in a part of a letter.
    Occurrence(Patterns, u32, Unit),
    /// Parts of a letter with more words than that.
    Length(Unit, u32),
    /// Letters that are harder to read than that (Automated Readability Index).
    Grade(u32),
    /// Several ways to say one thing, each with its name: a letter keeps to one.
    Consistency(Vec<(String, Patterns)>),
    /// Words that must have been introduced: what finds them, and what introduces the word that it found.
    Introduction(Patterns, Text),
    /// Passages that a letter must have.
    Required(Required),
}

/// A part of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// A sentence.
    Sentence,
    /// A paragraph, or an item of a list.
    Paragraph,
    /// The whole letter.
    Letter,
}

/// Passages that a letter must have.
#[derive(Debug)]
pub struct Required {
    /// The steps in whose letters they must stand.
    pub letters: Vec<StepKind>,
    /// Whether only a refusal must have them.
    pub refusals_only: bool,
    /// The laws under which they must stand.
    pub laws: Vec<Regime>,
    /// The parts in which they stand, the innermost first: a finding points at the first that the letter has.
    pub home: Vec<Text>,
    /// What is required, each with what finds it.
    pub passages: Vec<(Text, Patterns)>,
    /// Findings about the case that say the same: with one of them the letter is not looked at.
    pub found_by: Vec<Text>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Matter {
    /// How grave a finding is.
    level: Level,
    /// What a finding says, with `{found}`, `{instead}`, `{number}`, `{most}`, `{other}` or `{what}` in the place of
    /// what was found.
    message: Text,
    /// The provision that asks for it.
    law: Option<Text>,
    /// Where it looks.
    #[serde(rename = "in", default)]
    scope: Scope,
    /// What it looks for.
    check: CheckMatter,
    /// What lies within words that one of these patterns finds is no fault.
    #[serde(default)]
    unless: Vec<Located<String>>,
    /// Set where capital and small letters differ.
    #[serde(default)]
    exact_case: bool,
}

/// How grave a finding of a wording rule is.
#[derive(Debug, Clone, Copy, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum Level {
    /// What the law requires or forbids.
    Error,
    /// Style, and what readers find hard.
    Warning,
    /// For information.
    Note,
    /// Not wanted here.
    Unwanted,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum CheckMatter {
    /// Patterns, each with what to write instead.
    Substitution(Entries<Text>),
    /// Patterns of words that should not stand there.
    Existence(Vec<Located<String>>),
    /// Patterns that may be found so many times.
    Occurrence(OccurrenceMatter),
    /// A part of a letter may have so many words.
    Length(LengthMatter),
    /// The hardest that a letter may be to read.
    Grade(GradeMatter),
    /// Ways to say one thing, each with its patterns.
    Consistency(Entries<Vec<Located<String>>>),
    /// What must have been introduced.
    Introduction(IntroductionMatter),
    /// Passages that a letter must have.
    Required(RequiredMatter),
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct OccurrenceMatter {
    /// Patterns.
    of: Vec<Located<String>>,
    /// How many times they may be found.
    most: u32,
    /// In what.
    per: Unit,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct LengthMatter {
    /// Of what.
    of: Unit,
    /// How many words it may have.
    most: u32,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct GradeMatter {
    /// The highest grade, as schools in the United States count their years.
    most: u32,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct IntroductionMatter {
    /// A pattern; its group `word` is what must have been introduced.
    of: Located<String>,
    /// A pattern of what introduces it, with `{word}` for that.
    by: Text,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct RequiredMatter {
    /// The steps in whose letters the passages must stand.
    letters: Vec<StepKind>,
    /// Whether a letter must always have them, or only as a refusal.
    when: When,
    /// The laws under which they must stand; all of them where none is named.
    #[serde(default)]
    laws: Vec<Regime>,
    /// The parts in which the passages stand, the innermost first.
    home: Vec<Text>,
    /// What is required, each with patterns of which one must be found.
    passages: Entries<Vec<Located<String>>>,
    /// Codes of findings about a case that say the same, and make this one needless.
    #[serde(default)]
    found_by: Vec<Text>,
}

/// When a passage is required.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
enum When {
    /// In every letter of the step.
    Always,
    /// In a refusal notice.
    Refusal,
}

const HEADINGS: [&str; 3] = ["Why", "Bad", "Good"];

impl WordingRule {
    /// The shape of a rule's front matter.
    pub(super) fn shape() -> Shape {
        Shape::of::<Matter>("wording rule", &[yaml::LINE])
    }

    /// Reads a rule's file. Its patterns are read when they are first used; [`Self::faults`] reads them all.
    pub(super) fn read(name: &str, source: SourceId, shape: &Shape, report: &mut Report) -> Option<Self> {
        let (matter, body) = front_matter::<Matter>(source, shape, report)?;
        let found = sections(source, body, &HEADINGS, report);
        let under = |heading: &str| found.iter().find(|(name, _)| name == heading).map(|(_, range)| range.clone());
        let Some(why) = under("Why") else {
            let finding = Diagnostic::error("FOI201", format!("`{name}` has no section `Why`"))
                .at(matter.message.span, "this rule")
                .help("say under `# Why` what the rule finds, and why that matters");
            report.push(finding);
            return None;
        };
        let samples = |heading: &str| {
            let text = report.sources.get(source).clone();
            let range = under(heading).unwrap_or(0..0);
            let passage = |range| Passage { name: format!("{name}#{}", heading.to_lowercase()), source, range };
            fences(text.raw(), range).into_iter().map(passage).collect()
        };
        let exact = matter.exact_case;
        let patterns = |written: Vec<Located<String>>| Patterns::new(written, exact);
        let check = match matter.check {
            CheckMatter::Substitution(entries) => {
                let (keys, instead) = entries.0.into_iter().map(|(key, instead)| (written(key), instead)).unzip();
                Check::Substitution(patterns(keys), instead)
            }
            CheckMatter::Existence(of) => Check::Existence(patterns(of)),
            CheckMatter::Occurrence(one) => Check::Occurrence(patterns(one.of), one.most, one.per),
            CheckMatter::Length(one) => Check::Length(one.of, one.most),
            CheckMatter::Grade(one) => Check::Grade(one.most),
            CheckMatter::Consistency(ways) => Check::Consistency(
                ways.0.into_iter().map(|(way, of)| (way.as_str().to_owned(), patterns(of))).collect(),
            ),
            CheckMatter::Introduction(one) => Check::Introduction(patterns(vec![one.of]), one.by),
            CheckMatter::Required(one) => Check::Required(Required {
                letters: one.letters,
                refusals_only: one.when == When::Refusal,
                laws: one.laws,
                home: one.home,
                passages: one.passages.0.into_iter().map(|(what, of)| (what, patterns(of))).collect(),
                found_by: one.found_by,
            }),
        };
        Some(Self {
            name: super::letter::stem(name),
            source,
            severity: match matter.level {
                Level::Error => Some(Severity::Error),
                Level::Warning => Some(Severity::Warning),
                Level::Note => Some(Severity::Note),
                Level::Unwanted => None,
            },
            message: matter.message,
            law: matter.law,
            scope: matter.scope,
            check,
            unless: patterns(matter.unless),
            why: Passage { name: name.to_owned(), source, range: why },
            bad: samples("Bad"),
            good: samples("Good"),
        })
    }

    /// Whether the file of a rule may be about what the law requires, seen at a glance: to read it takes longer.
    pub(super) fn may_be_grave(text: &str) -> bool {
        text.lines().skip(1).take_while(|line| *line != "---").any(|line| line.contains("error"))
    }

    /// Why the rule is there, and its samples: the file without its front matter.
    #[must_use]
    pub fn explanation<'a>(&self, sources: &'a Sources) -> &'a str {
        &sources.get(self.source).raw()[self.why.range.start..]
    }

    /// Reports every pattern that cannot be read, and parts that there are not.
    pub fn faults(&self, parts: &[super::PartFile], report: &mut Report) {
        for patterns in self.patterns() {
            patterns.faults(report);
        }
        if let Check::Introduction(of, by) = &self.check {
            of.must_name("word", report);
            pattern::check(&by.as_str().replace("{word}", "word"), by.span, report);
        }
        let home = if let Check::Required(required) = &self.check { required.home.as_slice() } else { &[] };
        for name in home.iter().filter(|name| parts.iter().all(|part| part.name != name.as_str())) {
            super::no_part(name, parts, report);
        }
    }

    /// All patterns of the rule.
    fn patterns(&self) -> Vec<&Patterns> {
        let mut all = vec![&self.unless];
        match &self.check {
            Check::Substitution(of, _)
            | Check::Existence(of)
            | Check::Occurrence(of, ..)
            | Check::Introduction(of, _) => all.push(of),
            Check::Consistency(ways) => all.extend(ways.iter().map(|(_, patterns)| patterns)),
            Check::Required(required) => all.extend(required.passages.iter().map(|(_, patterns)| patterns)),
            Check::Length(..) | Check::Grade(_) => {}
        }
        all
    }
}

/// The key of a map as the pattern that it is.
fn written(key: Text) -> Located<String> {
    Located { value: key.value.0, span: key.span }
}
