//! Drafts the letters with which a UK public authority answers a request for information.
//!
//! The modules stand in order of dependency: each uses only those above it. [`compose`] is the
//! whole of it, from a case to a letter before any format.

pub mod redaction;
pub mod table;
pub mod source;
pub mod diagnostic;
pub mod damage;
pub mod files;
pub mod yaml;
pub mod image;
pub mod enclosure;
pub mod provision;
pub mod calendar;
pub mod money;
pub mod authority;
pub mod case;
pub mod catalogue;
pub mod schema;
pub mod approval;
pub mod template;
pub mod office;
pub mod resolve;
pub mod rules;
pub mod plan;
pub mod document;
pub mod letter;
pub mod outline;
pub mod wording;
pub mod specimen;
pub mod proofread;
pub mod coverage;
pub mod comparison;
pub mod backend;
pub mod intake;
pub mod cli;

use damage::Damage;
use diagnostic::Report;
use document::Document;
use files::Files;
use office::{Office, Order};
use outline::Outline;
use rules::Topics;

/// The letter that a case calls for, before any format.
///
/// `None` where the findings do not allow a letter; all of them are in the report.
pub fn compose(office: &Office, files: &dyn Files, order: &Order, report: &mut Report) -> Option<Document> {
    compose_with(office, files, order, report).map(|(document, _)| document)?
}

/// Composes a letter to see what is found in it, and gives what it is about: several cases of a folder must fit together.
pub fn examine(office: &Office, files: &dyn Files, order: &Order, report: &mut Report) -> Option<Topics> {
    compose_with(office, files, order, report).map(|(_, topics)| topics)
}

/// What the letter of a case is made of, and why. What is wrong with the case is in the report, and what is known all the
/// same is in the outline.
pub fn outline(office: &Office, files: &dyn Files, order: &Order, report: &mut Report) -> Option<Outline> {
    let file = case::read_damaged(files, &order.case, &office.case, report)?;
    let mut content = resolve::resolve(&file, office, order, report)?.content;
    content.make_public();
    let plan = plan::plan(&content, office, report)?;
    let letter = letter::write(plan, office, files, report)?;
    let time = resolve::time(&file, office, &mut Report::new(report.sources.clone()));
    Some(outline::outline(&content, &letter, time.as_ref(), office, &report.sources))
}

/// Adds what was found to a report, but for what a damage leaves no longer true; gives the damage that it has done.
fn take(found: Report, damage: &Damage, report: &mut Report) -> Damage {
    for finding in found.findings().into_iter().filter(|finding| damage.leaves(finding, &found.sources)) {
        report.push(finding.clone());
    }
    let done = Damage::of(&found);
    report.sources = found.sources;
    done
}

fn compose_with(
    office: &Office,
    files: &dyn Files,
    order: &Order,
    report: &mut Report,
) -> Option<(Option<Document>, Topics)> {
    let mut found = Report::new(std::mem::take(&mut report.sources));
    let file = case::read_damaged(files, &order.case, &office.case, &mut found);
    let damage = take(found, &Damage::default(), report);
    let file = file?;
    let mut found = Report::new(std::mem::take(&mut report.sources));
    let resolved = resolve::resolve(&file, office, order, &mut found);
    let damage = take(found, &damage, report).and(damage);
    let mut resolved = resolved?;
    let mut found = Report::new(std::mem::take(&mut report.sources));
    rules::run(&resolved.content, &resolved.kept, office, &mut found);
    take(found, &damage, report);
    if !damage.is_none() {
        rules::accept(&resolved.accept, false, report);
        return None;
    }
    let topics = Topics::of(&resolved.content, &resolved.accept);
    resolved.content.make_public();
    let plan = plan::plan(&resolved.content, office, report);
    let letter = plan.and_then(|plan| letter::write(plan, office, files, report));
    if let Some(letter) = &letter {
        wording::check(letter, office, order.words, report);
    }
    rules::accept(&resolved.accept, true, report);
    Some((letter.filter(|_| report.allows(order.as_draft)), topics))
}
