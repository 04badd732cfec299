//! What came of a batch: for the eye while it runs and after, and for a program.

use std::fmt::Write as _;
use std::io::{BufWriter, Write as _};
use std::path::PathBuf;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde_json::{Value, json};

use super::Arguments;
use super::cases::{Case, Shard};
use crate::backend::Backend;
use crate::cli::Outcome;
use crate::cli::disk::Workspace;
use crate::cli::out::{Screen, count, say, watched};
use crate::cli::writing::Unfinished;
use crate::diagnostic::{Checked, Report, Severity, json, terminal};

/// What came of one case.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// Whether all its letters were written.
    pub(super) written: bool,
    /// The files that were.
    pub(super) files: Vec<String>,
    errors: usize,
    breaches: usize,
    warnings: usize,
    /// Why there is no letter, where the case itself is not to blame.
    refused: Option<String>,
    /// The findings as a person reads them.
    told: String,
    /// The findings as a program reads them, where one will.
    findings: Value,
}

impl Done {
    /// A case whose findings are all in a report.
    pub(super) fn found(report: &Report, files: &Workspace, case: &Case, screen: &Screen, to_keep: bool) -> Self {
        let path = |name: &str| files.shown(name);
        let checked = Checked { name: &case.shown, report, path: &path };
        Self {
            written: false,
            files: Vec::new(),
            errors: report.count(Severity::Error),
            breaches: report.count(Severity::Breach),
            warnings: report.count(Severity::Warning),
            refused: None,
            told: terminal::render(report, screen.colours()),
            findings: if to_keep { json::findings(&checked) } else { Value::Null },
        }
    }

    /// A case that cannot have a letter in this batch.
    pub(super) fn refused(case: &Case) -> Self {
        Self { refused: case.refused.clone(), ..Self::default() }
    }

    /// A case whose workspace has faults.
    pub(super) fn unsound() -> Self {
        Self { refused: Some("its workspace has errors".to_owned()), ..Self::default() }
    }

    /// A case that was not begun.
    pub(super) fn stopped() -> Self {
        Self { refused: Some("not begun: nothing more can be written".to_owned()), ..Self::default() }
    }

    /// A case in which the program itself failed.
    pub(super) fn broken() -> Self {
        let refused = "the program itself failed here: please report it, with a case that shows it".to_owned();
        Self { refused: Some(refused), ..Self::default() }
    }

    /// Says why a letter could not be written.
    pub(super) fn refuse(&mut self, why: String) {
        self.written = false;
        self.refused = Some(why);
    }

    /// What came of it, in a word.
    fn outcome(&self) -> &'static str {
        if self.written { "written" } else { "no letter" }
    }

    /// Why there is no letter, or what the letter has.
    fn why(&self) -> String {
        if let Some(refused) = &self.refused {
            return refused.clone();
        }
        let counts = [(self.errors, "error"), (self.breaches, "breach"), (self.warnings, "warning")];
        let counts: Vec<String> = counts
            .into_iter()
            .filter(|(number, _)| *number > 0)
            .map(
                |(number, noun)| {
                    if noun == "breach" && number > 1 { format!("{number} breaches") } else { count(number, noun) }
                },
            )
            .collect();
        counts.join(", ")
    }
}

/// How the file of a summary begins.
const HEAD: &[u8] = b"{\n\"version\": 1,\n\"cases\": [";

/// What came of a batch. Of a case it keeps a line; the findings are told, and written away, as they come.
pub(super) struct Summary<'a> {
    bar: ProgressBar,
    lines: Vec<(&'static str, String)>,
    written: usize,
    grave: bool,
    refused: bool,
    shard: Option<Shard>,
    formats: &'a [&'static Backend],
    kept: Option<(PathBuf, BufWriter<Unfinished>)>,
}

impl<'a> Summary<'a> {
    /// Begins a summary, and the file of it where one is wanted.
    pub(super) fn open(arguments: &Arguments, formats: &'a [&'static Backend], cases: usize) -> anyhow::Result<Self> {
        let target = if watched() { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(Some(cases as u64), target);
        let style = ProgressStyle::with_template("{bar:30} {human_pos} of {human_len} cases, {per_sec:.0}, {eta} left");
        bar.set_style(style.context("the progress bar has no style")?);
        let mut kept = None;
        if let Some(path) = arguments.summary.as_deref() {
            let file = BufWriter::new(Unfinished::beside(path, HEAD)?);
            kept = Some((path.to_owned(), file));
        }
        Ok(Self {
            bar,
            lines: Vec::new(),
            written: 0,
            grave: false,
            refused: false,
            shard: arguments.shard,
            formats,
            kept,
        })
    }

    /// Adds what came of the next case.
    pub(super) fn add(&mut self, case: &Case, done: &Done) -> anyhow::Result<()> {
        if !done.told.is_empty() {
            self.bar.suspend(|| say(&done.told));
        }
        if let Some((path, file)) = &mut self.kept {
            let entry = json!({
                "case": case.shown,
                "outcome": if done.written { "written" } else { "failed" },
                "files": done.files,
                "refused": done.refused,
                "findings": done.findings,
            });
            let comma = if self.lines.is_empty() { "" } else { "," };
            write!(file, "{comma}\n{entry}").with_context(|| format!("cannot write `{}`", path.display()))?;
        }
        self.written += usize::from(done.written);
        self.grave |= done.errors + done.breaches > 0;
        self.refused |= done.refused.is_some();
        self.lines.push((done.outcome(), done.why()));
        self.bar.inc(1);
        Ok(())
    }

    /// Tells of every case in a line, and what it comes to.
    pub(super) fn close(mut self, cases: &[Case]) -> anyhow::Result<Outcome> {
        let elapsed = self.bar.elapsed();
        let shown = !self.bar.is_hidden();
        self.bar.finish_and_clear();
        let width = cases.iter().map(|case| case.shown.chars().count()).max().unwrap_or_default().min(60);
        let mut text = String::new();
        for (case, (outcome, why)) in cases.iter().zip(&self.lines) {
            let _ = writeln!(text, "{}", format!("{outcome:<9}  {:width$}  {why}", case.shown).trim_end());
        }
        let all = self.lines.len();
        let _ = write!(
            text,
            "{}: {} written as {}",
            count(all, "case"),
            count(self.written, "letter"),
            names(self.formats)
        );
        if all > self.written {
            let _ = write!(text, ", {} without a letter", all - self.written);
        }
        if shown {
            let seconds = elapsed.as_secs_f64().max(0.001);
            #[expect(clippy::cast_precision_loss, reason = "a rate for the eye")]
            let _ = write!(text, "; {seconds:.1} s, {:.0} a second", all as f64 / seconds);
        }
        text.push('\n');
        say(&text);
        if let Some((path, mut file)) = self.kept.take() {
            let end = json!({ "written": self.written, "failed": all - self.written, "shard": self.shard.map(|shard| shard.to_string()) });
            let end = end.to_string();
            writeln!(file, "\n],\n{}", end.trim_start_matches('{'))?;
            let file = file.into_inner().map_err(std::io::IntoInnerError::into_error);
            file.and_then(|file| file.finish(&path)).with_context(|| format!("cannot write `{}`", path.display()))?;
        }
        Ok(match (self.refused, self.grave) {
            (true, _) => Outcome::Unfinished,
            (false, true) => Outcome::Findings,
            (false, false) => Outcome::Clean,
        })
    }
}

fn names(formats: &[&Backend]) -> String {
    let names: Vec<&str> = formats.iter().map(|format| format.name).collect();
    names.join(" and ")
}
