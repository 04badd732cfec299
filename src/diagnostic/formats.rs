//! The formats in which findings are written: for people, and for the programs that gather them.

use super::{Diagnostic, Report, github, json, junit, sarif, terminal};
use crate::source::Place;

/// A format of findings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Format {
    /// For a person at a terminal.
    #[default]
    Terminal,
    /// One JSON object.
    Json,
    /// Commands of GitHub's workflows, which annotate the lines of a change.
    Github,
    /// SARIF 2.1.0, for code scanning.
    Sarif,
    /// `JUnit` XML, for test reports.
    Junit,
}

/// What was checked, and what was found in it.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "what says where a file is has no form to show")]
pub struct Checked<'a> {
    /// What was checked, such as the path of a case.
    pub name: &'a str,
    /// What was found.
    pub report: &'a Report,
    /// Says where a file is by the name that messages use for it: programs look for a file from where they stand,
    /// and a workspace may be below that.
    pub path: &'a dyn Fn(&str) -> String,
}

/// A finding with its file and the place in it, as a program wants them.
pub(super) struct Placed<'a> {
    pub(super) finding: &'a Diagnostic,
    pub(super) file: Option<String>,
    pub(super) place: Option<Place>,
}

impl Format {
    /// Every format.
    pub const ALL: [Self; 5] = [Self::Terminal, Self::Json, Self::Github, Self::Sarif, Self::Junit];

    /// How a command line writes it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::Json => "json",
            Self::Github => "github",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
        }
    }

    /// Writes findings.
    #[must_use]
    pub fn write(self, checked: &[Checked], colour: bool) -> String {
        match self {
            Self::Terminal => checked.iter().map(|checked| terminal::render(checked.report, colour)).collect(),
            Self::Json => json::write(checked),
            Self::Github => github::write(checked),
            Self::Sarif => sarif::write(checked),
            Self::Junit => junit::write(checked),
        }
    }
}

impl<'a> Checked<'a> {
    /// The findings in the order in which a person reads the files, each with its place.
    pub(super) fn placed(&self) -> Vec<Placed<'a>> {
        let sources = &self.report.sources;
        let placed = self.report.findings().into_iter().map(|finding| {
            let span = finding.label.as_ref().map(|(span, _)| *span);
            let file = span.map(|span| (self.path)(sources.get(span.source).name()));
            Placed { finding, file, place: span.map(|span| sources.place(span)) }
        });
        placed.collect()
    }
}
