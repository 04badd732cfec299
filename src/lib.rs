//! Drafts the letters with which a UK public authority answers a request for information.
//!
//! The modules stand in order of dependency: each uses only those above it. [`compose`] is the
//! whole of it, from a case to a letter before any format.

pub mod redaction;
pub mod table;
pub mod source;
pub mod diagnostic;
pub mod files;
pub mod yaml;
pub mod image;
pub mod provision;
pub mod calendar;
pub mod money;
pub mod authority;
pub mod case;
pub mod catalogue;
pub mod approval;
pub mod template;
pub mod office;
pub mod resolve;
pub mod rules;
pub mod plan;
pub mod document;
pub mod letter;
pub mod wording;
pub mod specimen;
pub mod proofread;
pub mod coverage;
pub mod comparison;
pub mod backend;
pub mod cli;

use diagnostic::Report;
use document::Document;
use files::Files;
use office::{Office, Order};

/// The letter that a case calls for, before any format.
///
/// `None` where the findings do not allow a letter; all of them are in the report.
pub fn compose(office: &Office, files: &dyn Files, order: &Order, report: &mut Report) -> Option<Document> {
    let file = case::read(files, &order.case, &office.case, report)?;
    let mut resolved = resolve::resolve(&file, office, order, report)?;
    rules::run(&resolved.content, office, report);
    resolved.content.make_public();
    let plan = plan::plan(&resolved.content, office, report);
    let letter = plan.and_then(|plan| letter::write(plan, office, files, report));
    if let Some(letter) = &letter {
        wording::check(letter, office, order.words, report);
    }
    rules::accept(&resolved.accept, report);
    letter.filter(|_| report.allows(order.as_draft))
}
