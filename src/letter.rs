//! A plan becomes a letter: each part is worded by its template, and the words take the place of
//! their tokens.

mod complete;
mod fill;
mod marks;

use serde_json::Value;

use crate::diagnostic::{Diagnostic, Report};
use crate::document::{Document, Part, tidy};
use crate::office::Office;
use crate::plan::LetterPlan;
use crate::plan::view::{ClaimView, LetterView};
use crate::template::Values;
use crate::yaml::Shape;

use fill::Filler;

/// Reports what the templates of an office ask for and no letter has.
pub fn check_templates(office: &Office, report: &mut Report) {
    #[derive(schemars::JsonSchema)]
    #[expect(dead_code, reason = "only its shape is used: what a passage of the catalogue sees")]
    struct PassageView {
        claim: ClaimView,
    }
    let shape = |shape: Shape| -> Value { shape.schema().clone() };
    let letter = shape(Shape::of::<LetterView>("letter", &[]));
    let passage = shape(Shape::of::<PassageView>("passage", &[]));
    office.templates.check(&office.catalogue, &letter, &passage, report);
}

/// Writes the letter of a plan.
pub fn write(plan: LetterPlan, office: &Office, report: &mut Report) -> Option<Document> {
    let LetterPlan { parts: planned, view, annexes, words, references, title, reference, refusals } = plan;
    let mut filler = Filler::new(office, &words, &references);
    let mut values = Values::of(&view);
    let mut annexes = annexes.into_iter();
    let mut parts = Vec::new();
    for part in planned {
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
        let blocks = tidy(filler.template(&filled, report));
        if !blocks.is_empty() {
            parts.push(Part { kind: part.kind, id: part.annex.map(|annex| annex.id), blocks });
        }
    }
    complete::check(&filler, &words, &refusals, report);
    let draft = filler.gaps > 0;
    let author = office.authority.name.as_str().to_owned();
    let document = Document { title, author, reference, language: "en-GB", draft, parts };
    marks::check(&document, report);
    Some(document)
}

/// The one finding for a reference that leads nowhere, or for an image, which no letter can show yet.
fn lost(name: &str) -> Diagnostic {
    if let Some(file) = name.strip_prefix("image:") {
        return Diagnostic::error("FOI127", format!("the image `{file}` cannot be put into a letter yet"))
            .help("say in words what it shows, or send it with the letter: `enclosed:` in `documents:`");
    }
    Diagnostic::error("FOI126", format!("`{name}` leads nowhere"))
        .help("refer to an annex by what is in it, `[](annex:name-of-document)`, or to a question, `[](question:4)`")
}
