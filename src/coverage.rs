//! Which of the wording letters have said: files, branches, passages of the law, points of a public interest test.
//!
//! What no letter at hand has said, nobody has read as a requester would, and no rule about letters has seen.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::catalogue::{Catalogue, Passage};
use crate::diagnostic::Report;
use crate::document::{Document, Inline};
use crate::source::{Source, Sources, Span};
use crate::template;

/// What letters have said, by the names of the files that it stands in.
#[derive(Debug, Default)]
pub struct Said(BTreeMap<String, Places>);

#[derive(Debug)]
struct Places {
    file: Arc<Source>,
    at: BTreeSet<(u32, u32)>,
}

/// What there is to say, and what of it was said.
#[derive(Debug, Default)]
pub struct Coverage {
    /// Each kind of thing, in the order in which a report names them.
    pub kinds: Vec<Kind>,
}

/// One kind of thing that a letter can say.
#[derive(Debug)]
pub struct Kind {
    /// What it is called, for several of it.
    pub name: &'static str,
    /// How many there are.
    pub all: usize,
    /// Those that no letter said, with their places.
    pub unsaid: Vec<(String, Span)>,
}

impl Said {
    /// Takes in what a letter says, and where the sources of its office have it.
    pub fn add(&mut self, document: &Document, sources: &Sources) {
        for span in &document.about.used {
            self.say(*span, sources);
        }
        document.each(&mut |inline| {
            if let Inline::Text(_, Some(span)) = inline {
                self.say(*span, sources);
            }
        });
        // What a letter lists it is made of.
        if let Some(place) = document.about.kind.as_ref().map(|kind| kind.file) {
            self.say(place, sources);
        }
    }

    fn say(&mut self, span: Span, sources: &Sources) {
        let file = sources.get(span.source);
        let places = self.0.entry(file.name().to_owned()).or_insert_with(|| {
            let at = BTreeSet::new();
            Places { file: file.clone(), at }
        });
        // Another workspace may have another file of that name: the first is the one that is measured.
        if Arc::ptr_eq(&places.file, file) || places.file.raw() == file.raw() {
            places.at.insert((span.start, span.end));
        }
    }

    /// Whether letters have said anything that stands within a span.
    fn within(&self, span: Span, file: &Source) -> bool {
        let places = self.0.get(file.name()).filter(|places| places.file.raw() == file.raw());
        places.is_some_and(|places| {
            places.at.range((span.start, 0)..).next().is_some_and(|(start, _)| *start < span.end.max(span.start + 1))
        })
    }
}

/// Measures what letters have said of the wording of a catalogue.
#[must_use]
pub fn measure(catalogue: &Catalogue, said: &Said, report: &Report) -> Coverage {
    let mut measure = Measure { said, report, kinds: Vec::new() };
    let letters = catalogue.letters.iter().map(|letter| (letter.name.clone(), letter.place));
    measure.kind("letters", letters.collect());
    let parts = catalogue.parts.iter().map(|part| (part.name.clone(), measure.whole(&part.passage)));
    let parts = parts.collect();
    measure.kind("parts", parts);
    let passages: Vec<&Passage> = catalogue.sections().flat_map(crate::catalogue::Section::passages).collect();
    let mut files: Vec<(String, Span)> = Vec::new();
    for passage in &passages {
        let whole = 0..report.sources.get(passage.source).raw().len();
        let name = report.sources.get(passage.source).name().to_owned();
        files.push((name, report.sources.span(passage.source, whole)));
    }
    files.dedup();
    measure.kind("exemption files", files);
    let own = passages.iter().map(|passage| (passage.name.clone(), measure.whole(passage))).collect();
    measure.kind("passages of the law", own);
    let all = catalogue.parts.iter().map(|part| &part.passage).chain(passages.iter().copied());
    let arms = all.flat_map(|passage| template::arms(passage, report));
    let tag = |tag: Span| report.sources.get(tag.source).raw()[tag.start as usize..tag.end as usize].to_owned();
    let arms = arms.map(|arm| (tag(arm.tag), arm.body)).collect();
    measure.kind("branches", arms);
    let mut factors = Vec::new();
    for section in catalogue.sections() {
        let sides = &section.public_interest;
        for side in [&sides.disclosing, &sides.confirming] {
            let points = side.for_.iter().chain(side.against.iter());
            factors.extend(points.map(|(name, point)| (format!("{}: {}", section.key, name.as_str()), point.span)));
        }
    }
    measure.kind("points", factors);
    Coverage { kinds: measure.kinds }
}

struct Measure<'a> {
    said: &'a Said,
    report: &'a Report,
    kinds: Vec<Kind>,
}

impl Measure<'_> {
    fn kind(&mut self, name: &'static str, things: Vec<(String, Span)>) {
        let all = things.len();
        let unsaid = |(_, span): &(String, Span)| !self.said.within(*span, self.report.sources.get(span.source));
        let unsaid = things.into_iter().filter(unsaid).collect();
        self.kinds.push(Kind { name, all, unsaid });
    }

    fn whole(&self, passage: &Passage) -> Span {
        self.report.sources.span(passage.source, passage.range.clone())
    }
}

impl Coverage {
    /// How much of all there is to say was said, in tenths of a per cent, rounded down.
    #[must_use]
    pub fn tenths(&self) -> usize {
        let all: usize = self.kinds.iter().map(|kind| kind.all).sum();
        let unsaid: usize = self.kinds.iter().map(|kind| kind.unsaid.len()).sum();
        tenths(all - unsaid, all)
    }
}

impl Kind {
    /// How much of it was said, in tenths of a per cent, rounded down.
    #[must_use]
    pub fn tenths(&self) -> usize {
        tenths(self.all - self.unsaid.len(), self.all)
    }
}

fn tenths(said: usize, all: usize) -> usize {
    (said * 1000).checked_div(all).unwrap_or(1000)
}
