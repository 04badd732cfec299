//! What the tool tells its user: one value for each thing that a person can mend.

mod formats;
mod github;
pub mod json;
mod junit;
mod sarif;
pub mod terminal;

use std::borrow::Cow;
use std::collections::BTreeSet;

use crate::source::{Sources, Span};

pub use formats::{Checked, Format};

/// How grave a finding is (the classes of the Commissioner's practice, not of style).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// For the reader's information: an error that the case accepts, with its reason.
    Note,
    /// Good practice, the Commissioner's practice, or style. It stops nothing.
    Warning,
    /// The law is already broken, mostly by lateness. It stops nothing, because a late letter must
    /// still go; it asks for the sentence that owns up.
    Breach,
    /// The letter as drafted would break the law, or cannot be drafted. It stops the letter.
    Error,
}

/// One finding: what is wrong, where, why in law, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The code, such as `FOI012`. Codes are never reused.
    pub code: &'static str,
    /// The wording rule that was broken, by the name of its file: what an authority can word for itself.
    pub rule: Option<String>,
    /// How grave it is.
    pub severity: Severity,
    /// What is wrong, in one line.
    pub message: String,
    /// Where, and what the mark there says. `None` only where no text can be pointed at.
    pub label: Option<(Span, String)>,
    /// The provision that asks for it, for findings of law.
    pub law: Option<Cow<'static, str>>,
    /// What to do.
    pub help: Option<String>,
    /// Why the case goes on all the same, where it accepts the finding.
    pub accepted: Option<String>,
    /// Whether a gap is all that is wrong: a draft may be made of the letter, with the gap marked in it.
    pub gap: bool,
}

/// The findings of one run, with the sources that they point into.
#[derive(Debug, Clone, Default)]
pub struct Report {
    /// The texts read so far.
    pub sources: Sources,
    findings: Vec<Diagnostic>,
}

impl Diagnostic {
    /// An error.
    pub fn error(code: &'static str, message: impl Into<String>) -> Self {
        Self {
            code,
            rule: None,
            severity: Severity::Error,
            message: message.into(),
            label: None,
            law: None,
            help: None,
            accepted: None,
            gap: false,
        }
    }

    /// The same finding at another severity.
    #[must_use]
    pub fn with_severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self
    }

    /// Names the wording rule that was broken.
    #[must_use]
    pub fn rule(mut self, name: impl Into<String>) -> Self {
        self.rule = Some(name.into());
        self
    }

    /// What `foi explain` explains it by: the wording rule, or else the code.
    #[must_use]
    pub fn explained_by(&self) -> &str {
        self.rule.as_deref().unwrap_or(self.code)
    }

    /// Points at its place.
    #[must_use]
    pub fn at(mut self, span: Span, label: impl Into<String>) -> Self {
        self.label = Some((span, label.into()));
        self
    }

    /// Says which law asks for it.
    #[must_use]
    pub fn law(mut self, law: impl Into<Cow<'static, str>>) -> Self {
        self.law = Some(law.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says what to do, where there is something to say.
    #[must_use]
    pub fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }

    /// The same finding as one that the case accepts with a reason.
    #[must_use]
    pub fn accepted(mut self, reason: &str) -> Self {
        self.severity = Severity::Note;
        self.message = format!("{} (accepted: {reason})", self.message);
        self.accepted = Some(reason.to_owned());
        self
    }

    /// Marks the finding as a gap in the letter.
    #[must_use]
    pub fn gap(mut self) -> Self {
        self.gap = true;
        self
    }
}

impl Severity {
    /// How messages and files write it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Breach => "breach",
            Self::Error => "error",
        }
    }
}

impl Report {
    /// An empty report over the sources already read.
    #[must_use]
    pub fn new(sources: Sources) -> Self {
        Self { sources, findings: Vec::new() }
    }

    /// Adds a finding. The same finding twice is one.
    pub fn push(&mut self, finding: Diagnostic) {
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// The findings in the order in which a person reads the files: by source, then by place.
    #[must_use]
    pub fn findings(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.findings.iter().collect();
        sorted.sort_by_key(|finding| finding.label.as_ref().map(|(span, _)| *span));
        sorted
    }

    /// The findings that a condition holds for, over the same sources.
    #[must_use]
    pub fn keep(&self, holds: impl Fn(&Diagnostic, &Sources) -> bool) -> Self {
        let findings = self.findings.iter().filter(|finding| holds(finding, &self.sources)).cloned().collect();
        Self { sources: self.sources.clone(), findings }
    }

    /// Whether anything found so far is as grave as `severity`.
    #[must_use]
    pub fn has(&self, severity: Severity) -> bool {
        self.findings.iter().any(|finding| finding.severity >= severity)
    }

    /// Its errors, by code and place. One that has none is at no place.
    pub fn errors_at(&self) -> impl Iterator<Item = (&'static str, Span)> {
        let errors = self.findings.iter().filter(|finding| finding.severity == Severity::Error);
        errors.filter_map(|finding| finding.label.as_ref().map(|(span, _)| (finding.code, *span)))
    }

    /// The number of findings that are just as grave as `severity`.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }

    /// The number of errors.
    #[must_use]
    pub fn errors(&self) -> usize {
        self.count(Severity::Error)
    }

    /// Whether the letter may be written: no error, or only gaps where a draft was asked for.
    #[must_use]
    pub fn allows(&self, as_draft: bool) -> bool {
        self.findings.iter().all(|finding| finding.severity != Severity::Error || (as_draft && finding.gap))
    }

    /// Turns the errors of a rule into notes, because the case accepts them with a reason.
    ///
    /// Gives whether there was anything to accept.
    pub fn accept(&mut self, code: &str, reason: &str) -> bool {
        let mut any = false;
        for finding in self.findings.iter_mut().filter(|finding| finding.code == code) {
            any = true;
            *finding = finding.clone().accepted(reason);
        }
        any
    }

    /// The codes found, each once.
    #[must_use]
    pub fn codes(&self) -> BTreeSet<&'static str> {
        self.findings.iter().map(|finding| finding.code).collect()
    }
}

/// The known name nearest to a misspelt one, as a help line.
#[must_use]
pub fn did_you_mean<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    nearest(word, known).map(|name| format!("did you mean `{name}`?"))
}

/// The known name nearest to a misspelt one, if any is near.
#[must_use]
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = (word.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&word.to_lowercase(), &name.to_lowercase()), name))
        // Of a name of one or two characters any other is near: nothing is learnt from it.
        .filter(|(distance, name)| {
            *distance <= allowed && *distance * 2 < name.chars().count().max(word.chars().count())
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}
