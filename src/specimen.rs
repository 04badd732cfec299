//! Letters to look at where there is no case at hand: drawn from the examples that the files of the law and of the
//! letters carry, in the words that are in force.
//!
//! A lawyer who reads a change of wording reads it in these, a rule about whole letters is tried on them, and tests
//! draft each. Their authority and their requester are invented.

mod claim;
mod lines;

use std::collections::BTreeMap;

use crate::catalogue::{Catalogue, LetterFile, Passage, Section};
use crate::diagnostic::Report;
use crate::document::Document;
use crate::files::{Fault, Files};
use crate::office::{Layout, Office, Order, PROFILE, Words};
use crate::provision::Regime;
use crate::source::Sources;

pub use claim::{Entry, entries};
use lines::Lines;

/// The profile of the authority of specimens.
const AUTHORITY: &str = include_str!("specimen/foi.yaml");

/// The name of an earlier answer, which a review looks at.
const EARLIER: &str = "earlier.yaml";

/// A case made of an example.
#[derive(Debug)]
pub struct Specimen {
    /// What it is an example of, as a path that messages show: `exemptions/foia/s43.md, courier-bids`.
    pub name: String,
    /// The section that it is an example of, where it is one of a section.
    pub of: Option<(Regime, String)>,
    case: Lines,
    earlier: Option<String>,
}

/// The wording of a workspace, and nothing else of it, with the profile of the authority of specimens.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "what reads files has no form to show")]
pub struct Wording<'a>(pub &'a dyn Files);

impl Files for Wording<'_> {
    fn bytes(&self, path: &str, most: u64) -> Result<Vec<u8>, Fault> {
        if path == PROFILE { Ok(AUTHORITY.as_bytes().to_vec()) } else { self.0.bytes(path, most) }
    }

    fn list(&self, folder: &str) -> Vec<String> {
        self.0.list(folder)
    }
}

/// Every specimen: each example of the law, the points of each section in one letter, and each example of a letter
/// under each law that it may be under.
#[must_use]
pub fn specimens(catalogue: &Catalogue, sources: &Sources) -> Vec<Specimen> {
    let mut all: Vec<Specimen> = catalogue.sections().flat_map(|section| of_section(section, sources)).collect();
    all.extend(catalogue.letters.iter().flat_map(|letter| of_letter(letter, sources)));
    all
}

/// The specimens of a section.
fn of_section(section: &Section, sources: &Sources) -> Vec<Specimen> {
    let file = sources.get(section.letter.source).name();
    let all = entries(section, sources);
    let of = Some((section.regime, section.key.clone()));
    let specimen = |name: String, case: Lines| Specimen { name, of: of.clone(), case, earlier: None };
    let mut found: Vec<Specimen> = all
        .iter()
        .map(|entry| specimen(format!("{file}, {}.yaml", entry.name), claim::case(section, entry, &all, false)))
        .collect();
    for neither in [false, true] {
        if let Some(entry) = all.iter().find(|entry| entry.weighs() && entry.is_neither(section) == neither) {
            let about = if neither { "points about confirming" } else { "points about disclosing" };
            found.push(specimen(format!("{file}, {about}.yaml"), claim::case(section, entry, &all, true)));
        }
    }
    found
}

/// The specimens of a letter: its examples, or those of the built-in letter of its step.
fn of_letter(letter: &LetterFile, sources: &Sources) -> Vec<Specimen> {
    let mut found = Vec::new();
    for (place, example) in letter.examples.iter().enumerate() {
        let laws: Vec<Regime> =
            Regime::ALL.into_iter().filter(|law| may_be_under(example.text(sources), *law)).collect();
        for law in laws {
            let name = format!("{}, {} {}.yaml", sources.get(example.source).name(), law.folder(), place + 1);
            let case = with_head(example, law, sources);
            found.push(Specimen { name, of: None, case, earlier: Some(earlier(law)) });
        }
    }
    found
}

/// Whether an example of a letter is one under a law: it names one law, several in a remark (`# foia, eir`), or none.
fn may_be_under(example: &str, law: Regime) -> bool {
    let first = example.lines().next().and_then(|line| line.strip_prefix('#'));
    first.is_none_or(|named| named.split(',').any(|name| name.trim() == law.folder()))
}

/// An example of a letter as a case: what it does not say is said for it.
fn with_head(example: &Passage, law: Regime, sources: &Sources) -> Lines {
    let text = example.text(sources);
    let has = |key: &str| text.lines().any(|line| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':')));
    let mut case = Lines::default();
    case.own(&format!("reference: FV-2026-0107\nregime: {}\n", law.folder()));
    if !has("follows") {
        case.own("subject: Riverside works\n");
        if !has("requester") {
            case.own("requester: { name: Ann Lee, email: ann@example.org }\n");
        }
        if !has("request") {
            case.own(REQUEST);
        }
    }
    case.copy(example.source, example.range.start, text, 0);
    case
}

const REQUEST: &str = "request:\n  dated: 2026-05-01\n  received: 2026-05-01\n  questions:\n    - { id: 1, text: What did the works cost? }\n    - { id: 2, text: And why? }\n";

/// An answer that a review looks at.
fn earlier(law: Regime) -> String {
    format!(
        "reference: FV-2026-0101\nregime: {}\nsubject: Riverside works\nrequester: {{ name: Ann Lee, email: ann@example.org }}\n{REQUEST}progress:\n  - answered: {{ date: 2026-05-18 }}\nanswers:\n  - {{ to: 1-2, not_held: {{ because: We have no such works. }} }}\n",
        law.folder()
    )
}

impl Specimen {
    /// The files of the case.
    #[must_use]
    pub fn files(&self) -> BTreeMap<String, String> {
        let case = (self.name.clone(), self.case.text.clone());
        let earlier = self.earlier.iter().map(|earlier| (self.beside(EARLIER), earlier.clone()));
        std::iter::once(case).chain(earlier).collect()
    }

    /// The path of a file beside the case.
    fn beside(&self, file: &str) -> String {
        crate::files::beside(&self.name, file).unwrap_or_else(|| file.to_owned())
    }

    /// Drafts it in an office whose wording it is made of. What is found in the words of an example is found in its
    /// file.
    pub fn draft(&self, office: &Office, layout: Layout, words: Words, report: &mut Report) -> Option<Document> {
        let order = Order { case: self.name.clone(), step: None, layout, as_draft: false, words };
        let mut own = Report::new(report.sources.clone());
        let document = crate::compose(office, &self.files(), &order, &mut own);
        report.sources = own.sources.clone();
        let case = own.sources.named(&self.name);
        for finding in own.findings() {
            let mut finding = finding.clone();
            if let Some((span, _)) = finding.label.as_mut().filter(|(span, _)| Some(span.source) == case) {
                *span = self.case.origin(*span, &own.sources);
            }
            report.push(finding);
        }
        document
    }
}
