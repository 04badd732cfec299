//! Letters that are drawn to see whether the wording makes good ones.

use crate::catalogue::{Catalogue, TOPS};
use crate::diagnostic::{Diagnostic, Report};
use crate::files::Files;
use crate::office::{Layout, Office, Words};
use crate::specimen::{self, Wording};

/// Draws every specimen, and reports what is found in it; gives how many were drawn.
pub(super) fn check(catalogue: Catalogue, files: &dyn Files, report: &mut Report) -> usize {
    let before = report.clone();
    let Some(office) = Office::with(catalogue, &Wording(files), report) else { return 0 };
    let mut drawn = 0;
    let mut found = Report::new(report.sources.clone());
    for specimen in specimen::specimens(&office.catalogue, &office.sources) {
        let document = specimen.draft(&office, Layout::Letter, Words::All, &mut found);
        drawn += usize::from(document.is_some());
        // A template that grows without end does so in every letter.
        if found.codes().contains("FOI208") {
            break;
        }
    }
    report.sources = found.sources.clone();
    for finding in found.findings() {
        let at = finding.label.as_ref().map(|(span, _)| report.sources.get(span.source).name());
        let is_wording = at.is_none_or(|file| TOPS.iter().any(|top| file.starts_with(top)));
        if is_wording && !is_known(finding, &before) {
            report.push(finding.clone());
        }
    }
    drawn
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
