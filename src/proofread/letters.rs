//! Letters that are drawn to see whether the wording makes good ones.

use std::thread;

use crate::catalogue::{Catalogue, TOPS};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::files::Files;
use crate::office::{Layout, Office, Words};
use crate::specimen::{self, Specimen, Wording};

/// Draws every specimen, and reports what is found in it; gives how many were drawn.
pub(super) fn check(catalogue: Catalogue, files: &dyn Files, report: &mut Report) -> usize {
    let before = report.clone();
    let Some(office) = Office::with(catalogue, &Wording(files), report) else { return 0 };
    let specimens = specimen::specimens(&office.catalogue, &office.sources);
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let shares = specimens.chunks(specimens.len().div_ceil(threads).max(1));
    let drawn = thread::scope(|scope| {
        let running: Vec<_> = shares.map(|share| scope.spawn(|| draw(share, &office))).collect();
        // In the order of the specimens, however many threads there are.
        running.into_iter().filter_map(|thread| thread.join().ok()).collect::<Vec<_>>()
    });
    for found in drawn.iter().map(|(_, found)| found) {
        for finding in found.findings() {
            if let Some(finding) = settled(finding, &office).filter(|finding| !is_known(finding, &before)) {
                report.push(finding);
            }
        }
    }
    drawn.iter().map(|(drawn, _)| drawn).sum()
}

/// Draws some specimens; gives how many could be drawn, and what was found.
fn draw(specimens: &[Specimen], office: &Office) -> (usize, Report) {
    let mut drawn = 0;
    let mut found = Report::new(office.sources.clone());
    for specimen in specimens {
        let document = specimen.draft(office, Layout::Letter, Words::All, &mut found);
        drawn += usize::from(document.is_some());
        // A template that grows without end does so in every letter.
        if found.codes().contains("FOI208") {
            break;
        }
    }
    (drawn, found)
}

/// A finding as one about wording, at a place that the office knows; `None` where it is about something else, such as
/// the regulator's address. What is said for an example that says too little is in no file.
fn settled(finding: &Diagnostic, office: &Office) -> Option<Diagnostic> {
    let mut finding = finding.clone();
    finding.label = finding.label.filter(|(span, _)| office.sources.has(span.source));
    let at = finding.label.as_ref().map(|(span, _)| office.sources.get(span.source).name());
    // What an example accepts is no news.
    let told = finding.severity > Severity::Note;
    let wording = told && at.is_none_or(|file| TOPS.iter().any(|top| file.starts_with(top)));
    wording.then_some(finding)
}

/// Whether a rule has found the same in the template itself, where it knows the place to the word.
fn is_known(finding: &Diagnostic, before: &Report) -> bool {
    let Some((span, _)) = finding.label.as_ref().filter(|_| finding.rule.is_some()) else { return false };
    before.findings().iter().any(|known| {
        let at = known.label.as_ref().map(|(place, _)| *place);
        let within = |place: crate::source::Span| {
            place.source == span.source && span.start <= place.start && place.start < span.end
        };
        known.rule == finding.rule && at.is_some_and(within)
    })
}
