//! `foi wording diff`.

mod page;
mod plain;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::bail;

use crate::approval::Approvals;
use crate::catalogue::{Catalogue, TOPS};
use crate::cli::disk::Workspace;
use crate::cli::out::{Screen, count, print, say};
use crate::cli::writing::write_whole;
use crate::cli::{Outcome, git};
use crate::comparison::{Comparison, compare, fewest};
use crate::diagnostic::Report;
use crate::files::{Fault, Files};
use crate::letter;
use crate::office::{Layout, Office, Order, Words};
use crate::source::Sources;
use crate::specimen::{Wording, specimens};

/// Arguments of `foi wording diff`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Without --since and --from, each file is compared with the words that were approved, as version control remembers them, or else with the last commit.\n\nExamples:\n  foi wording diff\n  foi wording diff --since origin/main -o changes.html\n  foi wording diff cases/0142.yaml"
)]
pub(super) struct Arguments {
    /// Cases whose letters show the change; otherwise the examples that the wording carries.
    #[arg(value_name = "CASE")]
    cases: Vec<PathBuf>,
    /// Compare with the wording of a revision.
    #[arg(long, value_name = "REVISION", conflicts_with = "from")]
    since: Option<String>,
    /// Compare with the wording of another folder.
    #[arg(long, value_name = "FOLDER")]
    from: Option<PathBuf>,
    /// Show every letter that changes, not only as few as show each change.
    #[arg(long)]
    all: bool,
    /// Show the whole of each letter, not only where it changes.
    #[arg(long)]
    whole: bool,
    /// Write a page for a browser.
    #[arg(short, long, value_name = "FILE.html")]
    output: Option<PathBuf>,
}

/// The files of a workspace with other wording.
struct Other<'a> {
    wording: &'a dyn Files,
    rest: &'a dyn Files,
}

impl Files for Other<'_> {
    fn bytes(&self, path: &str, most: u64) -> Result<Vec<u8>, Fault> {
        let from = if is_wording(path) { self.wording } else { self.rest };
        from.bytes(path, most)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        if is_wording(folder) { self.wording.list(folder) } else { self.rest.list(folder) }
    }
}

fn is_wording(path: &str) -> bool {
    TOPS.iter().any(|top| path == *top || path.starts_with(&format!("{top}/")))
}

/// One letter in one wording.
type Drawn = (Option<crate::document::Document>, Sources);

pub(super) fn run(arguments: &Arguments, screen: &Screen) -> anyhow::Result<Outcome> {
    if arguments.output.as_ref().is_some_and(|path| path.extension().is_none_or(|ending| ending != "html")) {
        bail!("the page is HTML: name a file that ends in `.html`");
    }
    let files = match arguments.cases.first() {
        Some(case) => Workspace::of(case)?.0,
        None => Workspace::of_wording(Path::new("."))?,
    };
    let old: Box<dyn Files> = match (&arguments.since, &arguments.from) {
        (Some(revision), _) => Box::new(git::wording_at(files.root(), revision)?),
        (None, Some(folder)) => Box::new(Workspace::of_wording(folder)?),
        (None, None) => Box::new(approved(&files)?),
    };
    let old = Other { wording: old.as_ref(), rest: &files };
    let mut report = Report::default();
    let (before, now) = if arguments.cases.is_empty() {
        (examples(&old, &mut report), examples(&files, &mut report))
    } else {
        (cases(&old, &files, arguments, &mut report)?, cases(&files, &files, arguments, &mut report)?)
    };
    if report.errors() > 0 {
        return Ok(screen.report(&report));
    }
    let comparisons = compared(&before, &now);
    let shown = if arguments.all { (0..comparisons.len()).collect() } else { fewest(&comparisons) };
    let shown: Vec<&Comparison> = shown.into_iter().map(|place| &comparisons[place]).collect();
    if let Some(path) = &arguments.output {
        write_whole(path, page::write(&shown, comparisons.len(), arguments.whole).as_bytes())?;
    } else {
        print(plain::write(&shown, arguments.whole, screen.colours_output()).as_bytes())?;
    }
    let letters = count(now.len(), "letter");
    say(&match comparisons.len() {
        0 => format!("{letters} drawn: none reads differently\n"),
        changed => format!("{letters} drawn: {changed} read differently, {} shown\n", shown.len()),
    });
    Ok(Outcome::Clean)
}

/// The wording as it was approved, file by file; what nobody approved is as it was last committed.
fn approved(files: &Workspace) -> anyhow::Result<BTreeMap<String, String>> {
    let mut texts = git::wording_at(files.root(), "HEAD")?;
    let mut report = Report::default();
    let approvals = Approvals::read(files, &mut report);
    let catalogue = Catalogue::load(files, &mut report);
    for (file, source) in catalogue.files().iter().filter(|(file, _)| catalogue.is_own(file)) {
        let Some(approval) = approvals.last(file) else { continue };
        if approvals.has(file, catalogue.text(*source)) {
            texts.insert(file.clone(), catalogue.text(*source).to_owned());
            continue;
        }
        match git::approved(files.root(), file, &approval.words.value) {
            Some(text) => drop(texts.insert(file.clone(), text)),
            None => say(&format!(
                "foi: the approved words of `{file}` were never committed: it is compared with the last commit\n"
            )),
        }
    }
    Ok(texts)
}

/// Every example in a wording.
fn examples(files: &dyn Files, report: &mut Report) -> BTreeMap<String, Drawn> {
    let Some(office) = office(&Wording(files), report) else { return BTreeMap::new() };
    let draw = |specimen: crate::specimen::Specimen| {
        let mut found = Report::new(office.sources.clone());
        let document = specimen.draft(&office, Layout::Letter, Words::Law, &mut found);
        (specimen.name, (document, found.sources))
    };
    specimens(&office.catalogue, &office.sources).into_iter().map(draw).collect()
}

/// The letters of some cases in a wording.
fn cases(
    files: &dyn Files,
    workspace: &Workspace,
    arguments: &Arguments,
    report: &mut Report,
) -> anyhow::Result<BTreeMap<String, Drawn>> {
    let Some(office) = office(files, report) else { return Ok(BTreeMap::new()) };
    let mut drawn = BTreeMap::new();
    for path in &arguments.cases {
        let (other, within) = Workspace::of(path)?;
        if other.root() != workspace.root() {
            bail!("`{}` is in another workspace than the first case", path.display());
        }
        for case in workspace.cases(&within) {
            let order =
                Order { case: case.clone(), step: None, layout: Layout::Letter, as_draft: true, words: Words::Law };
            let mut found = Report::new(office.sources.clone());
            let document = crate::compose(&office, files, &order, &mut found);
            if document.is_none() {
                found.findings().into_iter().for_each(|finding| report.push(finding.clone()));
                report.sources = found.sources.clone();
            }
            drawn.insert(case, (document, found.sources));
        }
    }
    Ok(drawn)
}

fn office(files: &dyn Files, report: &mut Report) -> Option<Office> {
    let mut own = Report::default();
    let office = Office::load(files, &mut own);
    if let Some(office) = &office {
        letter::check_templates(&office.catalogue, false, &mut own);
    }
    let sound = own.errors() == 0;
    if !sound {
        *report = own;
    }
    office.filter(|_| sound)
}

/// What differs, letter by letter; a letter that only one wording has is all old or all new.
fn compared(before: &BTreeMap<String, Drawn>, now: &BTreeMap<String, Drawn>) -> Vec<Comparison> {
    let nothing: Drawn = (None, Sources::default());
    let mut names: Vec<&String> = before.keys().chain(now.keys()).collect();
    names.sort();
    names.dedup();
    let one = |name: &&String| {
        let (old, new) = (before.get(*name).unwrap_or(&nothing), now.get(*name).unwrap_or(&nothing));
        compare(name.trim_end_matches(".yaml"), (old.0.as_ref(), &old.1), (new.0.as_ref(), &new.1))
    };
    names.iter().filter_map(one).collect()
}

/// Whether a line is shown: a change, a line beside one, or the heading that it stands under.
fn shown(comparison: &Comparison, whole: bool) -> Vec<bool> {
    let lines = &comparison.lines;
    let mut shown = vec![whole; lines.len()];
    let mut heading = None;
    for (place, line) in lines.iter().enumerate() {
        if matches!(line.kind, crate::comparison::LineKind::Heading(_)) {
            heading = Some(place);
        }
        if line.is_changed() {
            let around = place.saturating_sub(1)..(place + 2).min(lines.len());
            shown[around].iter_mut().for_each(|one| *one = true);
            if let Some(heading) = heading {
                shown[heading] = true;
            }
        }
    }
    shown
}
