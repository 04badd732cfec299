//! A plan becomes a letter: each part is worded by its template, and the words take the place of
//! their tokens.

mod complete;
mod fill;
mod level;
mod marks;
mod public;

use serde_json::Value;

use crate::catalogue::{Catalogue, PartKind};
use crate::diagnostic::{Diagnostic, Report};
use crate::document::{About, Block, Document, Figure, IMAGE, Made, NOTE, Part, number_notes, step_headings, tidy};
use crate::files::Files;
use crate::office::Office;
use crate::plan::LetterPlan;
use crate::plan::view::{ClaimView, LetterView};
use crate::template::{self, Seen, Values};
use crate::yaml::Shape;

use fill::Filler;

/// Reports what templates ask for and no letter has: those of the parts and of the passages that the workspace has
/// written, or of every passage of the law. Gives what it saw on the way.
pub fn check_templates(catalogue: &Catalogue, every: bool, report: &mut Report) -> Seen {
    #[derive(schemars::JsonSchema)]
    #[expect(dead_code, reason = "only its shape is used: what a passage of the catalogue sees")]
    struct PassageView {
        claim: ClaimView,
    }
    let shape = |shape: Shape| -> Value { shape.schema().clone() };
    let letter = shape(Shape::of::<LetterView>("letter", &[]));
    let passage = shape(Shape::of::<PassageView>("passage", &[]));
    if every {
        template::walk(catalogue, catalogue.sections(), &letter, &passage, report)
    } else {
        template::walk(catalogue, catalogue.own_sections(), &letter, &passage, report)
    }
}

/// Writes the letter of a plan.
pub fn write(plan: LetterPlan, office: &Office, files: &dyn Files, report: &mut Report) -> Option<Document> {
    let LetterPlan { parts: planned, view, annexes, words, references, title, reference, date, .. } = plan;
    let LetterPlan { refusals, private, kind, neither, .. } = plan;
    let mut filler = Filler::new(office, files, &words, &references);
    let mut values = Values::of(&view);
    let mut annexes = annexes.into_iter();
    let mut parts = Vec::new();
    let mut made = Vec::new();
    for part in planned {
        let from = filler.used.len();
        if part.annex.is_some() {
            values.set("annex", &annexes.next());
        }
        let file = office.catalogue.part(&part.name)?;
        let filled = match office.templates.fill(&file.passage, &values) {
            Ok(filled) => filled,
            Err(finding) => {
                report.push(*finding);
                return None;
            }
        };
        let mut blocks = tidy(filler.template(&filled, report));
        if part.kind == PartKind::Letterhead {
            blocks.splice(0..0, logo(office));
        }
        made.push(Made { name: part.name, from, shown: !blocks.is_empty() });
        if !blocks.is_empty() {
            parts.push(Part { kind: part.kind, id: part.annex.map(|annex| annex.id), blocks });
        }
    }
    number_notes(&mut parts);
    step_headings(&mut parts);
    complete::check(&filler, &words, &refusals, report);
    let draft = filler.gaps > 0;
    let title = if draft { format!("DRAFT: {title}") } else { title };
    let author = office.authority.name.as_str().to_owned();
    let about = About { kind: Some(kind), neither, used: filler.used, parts: made };
    let document = Document { title, author, reference, date, language: "en-GB", draft, parts, about };
    marks::check(&document, report);
    public::check(&document, &private, report);
    Some(document)
}

/// The logo of the authority, which stands at the head of every letter.
fn logo(office: &Office) -> Option<Block> {
    let logo = office.authority.letterhead.logo.as_ref()?;
    let image = office.logo.clone()?;
    Some(Block::Figure(Figure { alternative: logo.alt.as_str().to_owned(), image }))
}

/// The one finding for a reference that leads nowhere, or for an image where no letter can show one.
fn lost(name: &str) -> Diagnostic {
    if let Some(file) = name.strip_prefix(IMAGE) {
        return Diagnostic::error("FOI127", format!("the image `{file}` cannot stand here"))
            .help("put it into a paragraph of its own in words of the case, not into a table, heading or template");
    }
    if let Some(label) = name.strip_prefix(NOTE) {
        return Diagnostic::error("FOI120", format!("nothing that is shown calls the footnote `{label}`"))
            .help("where hidden words call it, hide it as well or take it out; it would say what they are about");
    }
    if let Some(tag) = name.strip_prefix("lang:") {
        return Diagnostic::error("FOI126", format!("`{tag}` names no language"))
            .help("name it as BCP 47 does: `lang:cy` for Welsh, `lang:gd` for Scottish Gaelic");
    }
    Diagnostic::error("FOI126", format!("`{name}` leads nowhere"))
        .help("refer to an annex by what is in it, `[](annex:name-of-document)`, or to a question, `[](question:4)`")
}
